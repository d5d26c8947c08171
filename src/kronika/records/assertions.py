"""A reading becomes assertions: entities, claims, events, designations, each with its words."""

from collections.abc import Iterator

from kronika.errors import QuoteMismatchError
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.readings import Reading, Refusal
from kronika.records.claims import claims
from kronika.records.designations import designations
from kronika.records.entities import entities
from kronika.records.events import events


def assertions(
    document: Document, reading: Reading
) -> tuple[tuple[Assertion, ...], tuple[Refusal, ...]]:
    """All that one document says, and what was found but refused.

    An assertion whose quote does not stand in the document is refused and counted, never kept.
    """
    kept: dict[str, Assertion] = {}
    refused = list(reading.refused)
    for assertion in _found(document, reading):
        try:
            assertion.evidence.check(document.text)
        except QuoteMismatchError as error:
            refused.append(Refusal("align", str(error)))
        else:
            kept.setdefault(assertion.id, assertion)
    return tuple(kept.values()), tuple(refused)


def _found(document: Document, reading: Reading) -> Iterator[Assertion]:
    yield from entities(document, reading)
    yield from claims(document, reading)
    yield from events(document, reading)
    yield from designations(document, reading)
