"""The assertions that a record carries: what an export may keep and a reader may give back.

A record of the chronicle holds, for each value, the pages that say it with their words; each such
telling is one assertion. Where pages give one value in different words, the record keeps the parts
of one of them, and so does the assertion.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kronika.model.assertions import Assertion, Value
from kronika.model.evidence import Evidence
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, Said
from kronika.model.records import Chronicle, Claim, Designation

_WITH_PARTS = {
    "participant": "participant",
    "place": "place",
    "number": "number",
    "ordinal": "number",
}
CLAIM_FIELDS = (
    "content", "post", "affiliation", "verb", "directness", "stance", "modality", "quoted_by",
)  # fmt: skip


def base_field(name: str, value: FieldValue) -> str:
    """The field of an event that a field of a merged event is of.

    Example:
        >>> base_field("number troops CN", FieldValue("300", (), parts={"what": "troops"}))
        'number'
    """
    first = name.split(" ")[0]
    return _WITH_PARTS.get(first, name) if value.parts else name


def plain_value(value: FieldValue) -> Value:
    """The value as its assertion holds it, without parts that nobody gives."""
    if not value.parts:
        return value.value
    return {name: part for name, part in value.parts.items() if part is not None}


def assertion(field: str, value: Value, said: Said) -> Assertion:
    """One telling of a value as an assertion."""
    words = Evidence(said.document_id, said.start, said.end, said.quote)
    return Assertion.make(
        said.event_id, field, value, words, made_by=said.made_by, confidence=said.confidence
    )


def of_record(record: EventRecord) -> Iterator[Assertion]:
    """The assertions about the tellings of an event, in the order of its fields.

    Example:
        >>> from kronika.model.merged import FieldValues, MergedEvent
        >>> said = Said("ev_1", "d_1", "d_1", None, None, None, None, "raid", 3, 7)
        >>> values = (FieldValues("type", (FieldValue("attack", (said,)),)),)
        >>> told = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, values)
        >>> [(a.subject, a.field, a.value) for a in of_record(EventRecord("ev_1", "attack", told))]
        [('ev_1', 'type', 'attack')]
    """
    for field in record.merged.fields:
        for value in field.values:
            plain, name = plain_value(value), base_field(field.field, value)
            for said in value.said:
                yield assertion(name, plain, said)


def of_claim(claim: Claim, document_id: str) -> Iterator[Assertion]:
    """The assertions about a claim for which the claim holds the words."""
    for words in claim.evidence:
        value = _claimed(claim, words.field)
        if value is not None:
            place = Evidence(document_id, words.start, words.end, words.quote)
            yield Assertion.make(claim.id, words.field, value, place, made_by="")


def _claimed(claim: Claim, field: str) -> Value | None:
    if field == "speaker":
        speaker: Mapping[str, Any] = {"name": claim.speaker, "entity_id": claim.speaker_id}
        return {name: part for name, part in speaker.items() if part}
    if field in CLAIM_FIELDS:
        value = getattr(claim, field)
        return str(value) if value else None
    return None


def of_designation(designation: Designation, document_id: str) -> Iterator[Assertion]:
    """The assertions about a designation; all rest on the words that give the name."""
    words = designation.evidence
    place = Evidence(document_id, words.start, words.end, words.quote)
    for field in ("authority", "action", "name_as_listed", "as_said", "on"):
        value = getattr(designation, field)
        if value:
            yield Assertion.make(designation.id, field, str(value), place, made_by="")


def of_page(page: Chronicle) -> Iterator[Assertion]:
    """The assertions about the claims and designations of a page."""
    if page.document is None:
        return
    for claim in page.claims:
        yield from of_claim(claim, page.document.id)
    for designation in page.designations:
        yield from of_designation(designation, page.document.id)
