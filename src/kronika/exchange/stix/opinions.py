"""Disagreement as opinions: pages that contradict a value, speakers who deny an event.

An opinion says that its authors do not agree with what the event's object says (STIX 2.1 section
4.12); it is theirs, with their words as evidence.
"""

from collections.abc import Iterator, Sequence

from kronika.exchange.stix.bases import Made, base, given, with_granular
from kronika.exchange.stix.definitions import EVIDENCE
from kronika.exchange.stix.evidence import Item, extension, of_value
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.stix.marks import Granular, Marks, narrowest
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValues
from kronika.model.records import Claim


def of_conflicts(record: EventRecord, event_id: str, *, label: str, marks: Marks) -> Iterator[Made]:
    """One opinion for each value that cannot be true together with the headline value.

    Its evidence repeats that of the event, so that a reader finds the words beside the opinion.
    """
    for field in record.merged.fields:
        for value in field.conflicting:
            items = of_value(field.field, value)
            widest = _label(field, items, marks, label)
            made = base(
                "opinion", identifier("opinion", record.id, field.field, value.value), widest
            )
            granular = Granular()
            made |= {"opinion": "disagree", "object_refs": [event_id]}
            made |= given(
                {
                    "explanation": f"{field.field}: {value.value}. {value.why}"[:2000],
                    "authors": sorted({one.outlet or one.document_id for one in value.said}),
                    "extensions": {
                        EVIDENCE: extension(items, marks, label=widest, granular=granular)
                    }
                    if items
                    else None,
                }
            )
            yield with_granular(made, granular)


def _label(field: FieldValues, items: Sequence[Item], marks: Marks, label: str) -> str:
    """The label of an opinion: why it disagrees names both values, so both must be open."""
    own = marks.of_items(label, items)
    other = marks.of_record(label, [one.document_id for one in field.headline.said])
    return narrowest([own, other])


def of_denial(claim: Claim, event_ids: list[str], *, label: str) -> Made | None:
    """The opinion of a speaker who denies an event, None where he denies none."""
    if claim.stance != "denies" or not event_ids or not claim.speaker:
        return None
    made = base("opinion", identifier("opinion", claim.id), label)
    return made | {
        "opinion": "strongly-disagree",
        "explanation": claim.content[:2000] or f"{claim.speaker} {claim.verb}",
        "authors": [claim.speaker],
        "object_refs": event_ids,
    }
