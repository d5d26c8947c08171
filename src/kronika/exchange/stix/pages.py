"""The objects of one page: its claims, designations and the report that holds all that it tells."""

from collections.abc import Iterator

from kronika.exchange.stix.bases import Made
from kronika.exchange.stix.definitions import AUTHOR_ID
from kronika.exchange.stix.identities import outlet
from kronika.exchange.stix.marks import Marks
from kronika.exchange.stix.notes import (
    claim_note,
    designation_note,
    designation_parties,
    speaker,
)
from kronika.exchange.stix.opinions import of_denial
from kronika.exchange.stix.reports import report, statement
from kronika.exchange.stix.sent import Sent
from kronika.model.documents import Document
from kronika.model.records import Chronicle

Changed = tuple[Made, str | None]
"""An object, and when what it tells last changed."""


def of_page(page: Chronicle, sent: Sent, marks: Marks) -> Iterator[Changed]:
    """The notes of a page and its report; nothing of a page that could not be read.

    A report names its outlet where nothing was read in the page.
    """
    if page.document is None:
        return
    document, label = page.document, marks.of(page.document.id)
    records = {event.id: event.record_id for event in page.events}
    refs, changed = sent.of_events(list(records.values()))
    for made in _notes(page, document, records, sent=sent, marks=marks):
        if made["type"] in ("note", "opinion"):
            refs.append(made["id"])
            yield made, changed
        elif sent.first(made["id"]):
            yield made, None
    if not refs:
        source = outlet(document.outlet, label=label) if document.outlet else None
        refs = [source["id"] if source else AUTHOR_ID]
        if source and sent.first(source["id"]):
            yield source, None
    rights = statement(said) if (said := marks.rights.get(document.id)) else None
    if rights and sent.first(rights["id"]):
        yield rights, None
    yield report(document, refs, label=label, rights=rights["id"] if rights else None), changed


def _notes(
    page: Chronicle, document: Document, records: dict[str, str], *, sent: Sent, marks: Marks
) -> Iterator[Made]:
    label = marks.of(document.id)
    entities = {entity.id: entity for entity in page.entities}
    for claim in page.claims:
        who = speaker(claim, entities, label=label)
        about, _ = sent.of_events([records.get(one, one) for one in claim.about])
        speaker_id = who["id"] if who else None
        note = claim_note(
            claim, document, about=about, speaker_id=speaker_id, label=label, marks=marks
        )
        if note is not None:
            if who is not None:
                yield who
            yield note
        if (denial := of_denial(claim, about, label=label)) is not None:
            yield denial
    for one in page.designations:
        parties = [found for found in designation_parties(one, entities, label=label) if found]
        if parties:
            yield from parties
            refs = [found["id"] for found in parties]
            yield designation_note(one, document, refs=refs, label=label, marks=marks)
