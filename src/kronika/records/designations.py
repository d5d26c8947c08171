"""What a page says about lists: an authority's act upon a name, always as said."""

from collections.abc import Iterator

from kronika.model.assertions import Assertion, content_id
from kronika.model.documents import Document
from kronika.model.readings import AliasLink, Reading
from kronika.records.entities import chains, display_name, evidence
from kronika.records.ids import entity_id

MADE_BY = "designations@1"


def designations(document: Document, reading: Reading) -> Iterator[Assertion]:
    """Asides such as "outlawed in X" as designations by X, recorded as this page's words."""
    for link in reading.links:
        if link.relation == "outlawed_in":
            yield from _aside(document, reading, link)


def _aside(document: Document, reading: Reading, link: AliasLink) -> Iterator[Assertion]:
    grouped = chains(reading)
    listed = [m for m in grouped[link.left] if m.named]
    if link.right is None or not listed:
        return
    subject = content_id("de", document.id, link.start, link.end)
    nearest = min(listed, key=lambda m: abs(m.end - link.start))
    said = evidence(document, link.start, link.end)
    by = min(grouped[link.right], key=lambda m: abs(m.start - link.start))
    name = evidence(document, nearest.start, nearest.end)
    authority = display_name(document, grouped[link.right])
    for field, value, words in (
        ("entity_id", entity_id(document.id, link.left), name),
        ("authority", authority, evidence(document, by.start, by.end)),
        ("action", "listed", said),
        ("name_as_listed", name.quote, name),
        ("as_said", said.quote, said),
    ):
        yield Assertion.make(subject, field, value, words, made_by=MADE_BY, confidence=0.6)
