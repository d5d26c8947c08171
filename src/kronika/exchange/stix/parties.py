"""Who takes part in an event and where it is, gathered from the values of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kronika.exchange.stix.bases import Made
from kronika.exchange.stix.evidence import Item, of_value
from kronika.exchange.stix.identities import of_participant
from kronika.exchange.stix.locations import location
from kronika.exchange.stix.marks import LABEL_OF_ID, Marks, rank
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue


@dataclass(slots=True)
class Party:
    """An identity or a location with its role, and the evidence for that role."""

    made: Made
    role: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Parties:
    """All parties of an event, and the evidence that belongs to the event itself."""

    found: dict[tuple[str, str], Party] = field(default_factory=dict)
    own: list[Item] = field(default_factory=list)

    def ids(self, *roles: str, label: str, type_: str = "") -> list[str]:
        """The ids of parties of a type that are no narrower than `label`, once each.

        Only those in `roles` when roles are named.
        """
        return list(
            dict.fromkeys(
                one
                for (role, one), party in self.found.items()
                if one.startswith(type_)
                and (not roles or role in roles)
                and rank(LABEL_OF_ID[party.made["object_marking_refs"][0]]) <= rank(label)
            )
        )


def parties(record: EventRecord, marks: Marks, *, label: str) -> Parties:
    """The parties of an event; a value in conflict with the headline value makes none.

    `label` is that of the event: a party that only narrower pages name bears theirs.
    """
    gathered = Parties()
    for name, value in _values(record):
        items = of_value(name, value)
        made = None
        if value.relation != "conflict" and value.parts:
            widest = marks.of_items(label, items)
            made = _made(name, value, widest)
        if made is None:
            gathered.own += items
            continue
        role = str(value.parts.get("role") or "at")
        party = gathered.found.setdefault((role, made["id"]), Party(made, role))
        party.items += items
    return gathered


def _values(record: EventRecord) -> Iterator[tuple[str, FieldValue]]:
    return ((one.field, value) for one in record.merged.fields for value in one.values)


def _made(name: str, value: FieldValue, label: str) -> Made | None:
    if name.startswith("participant"):
        if value.parts.get("kind") == "place":
            return None
        return of_participant(value.parts, label=label)
    return location(value.parts, label=label) if name == "place" else None
