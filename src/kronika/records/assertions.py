"""A reading becomes assertions: entities, claims, events, designations, each with its words."""

from collections.abc import Iterable, Iterator

from kronika.codebook.book import Codebook
from kronika.errors import QuoteMismatchError
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.readings import Reading, Refusal
from kronika.records import claims as claim_records
from kronika.records import designations as designation_records
from kronika.records import entities as entity_records
from kronika.records import events as event_records
from kronika.records.claims import claims
from kronika.records.designations import designations
from kronika.records.entities import Naming, entities
from kronika.records.events import events

COMPONENTS = (entity_records.MADE_BY, claim_records.MADE_BY, event_records.MADE_BY,
              designation_records.MADE_BY)  # fmt: skip
"""What makes assertions here, as component@version: a new run supersedes its own older ones."""


def assertions(
    document: Document, reading: Reading, *, codebook: Codebook
) -> tuple[tuple[Assertion, ...], tuple[Refusal, ...]]:
    """All that one document says, and what was found but refused.

    An assertion whose quote does not stand in the document is refused and counted, never kept.
    """
    naming = Naming(document, reading, codebook.states)
    told, refused = events(
        document, reading, types=codebook.events, naming=naming, gazetteer=codebook.gazetteer
    )
    found = _in_order(
        entities(document, reading, naming),
        claims(document, reading, naming),
        told,
        designations(document, reading, naming),
    )
    kept, misquoted = checked(document, found)
    return kept, (*reading.refused, *refused, *misquoted)


def _in_order(*groups: Iterable[Assertion]) -> Iterator[Assertion]:
    for group in groups:
        yield from group


def checked(
    document: Document, found: Iterable[Assertion]
) -> tuple[tuple[Assertion, ...], tuple[Refusal, ...]]:
    """The assertions whose quotes stand in the document, once each, and a refusal for the rest."""
    kept: dict[str, Assertion] = {}
    refused: list[Refusal] = []
    for assertion in found:
        try:
            assertion.evidence.check(document.text)
        except QuoteMismatchError as error:
            refused.append(Refusal("align", str(error)))
        else:
            kept.setdefault(assertion.id, assertion)
    return tuple(kept.values()), tuple(refused)
