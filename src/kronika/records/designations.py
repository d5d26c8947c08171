"""What a page says about lists: an authority's act upon a name, always as said."""

from collections.abc import Iterator

from kronika.model.assertions import Assertion, content_id
from kronika.model.documents import Document
from kronika.model.readings import AliasLink, Mention, Reading
from kronika.records.entities import Naming, evidence
from kronika.records.ids import entity_id

MADE_BY = "designations@1"


def designations(document: Document, reading: Reading, naming: Naming) -> Iterator[Assertion]:
    """Asides such as "outlawed in X" as designations by X, recorded as this page's words."""
    for link in reading.links:
        listed = [m for m in naming.chains.get(link.left, ()) if m.named]
        authority = naming.chains.get(link.right) if link.right is not None else None
        if link.relation == "outlawed_in" and listed and authority:
            name = min(listed, key=lambda m: abs(m.end - link.start))
            by = min(authority, key=lambda m: abs(m.start - link.start))
            yield from _aside(document, link, name=name, by=by, naming=naming)


def _aside(
    document: Document, link: AliasLink, *, name: Mention, by: Mention, naming: Naming
) -> Iterator[Assertion]:
    subject = content_id("de", document.id, link.start, link.end)
    said = evidence(document, link.start, link.end)
    listed = evidence(document, name.start, name.end)
    fields = (
        ("entity_id", entity_id(document.id, link.left), listed),
        ("authority", naming.name(by) or naming.words(by), evidence(document, by.start, by.end)),
        ("action", "listed", said),
        ("name_as_listed", listed.quote, listed),
        ("as_said", said.quote, said),
    )
    for field, value, words in fields:
        yield Assertion.make(subject, field, value, words, made_by=MADE_BY, confidence=0.6)
