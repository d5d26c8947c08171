"""What stages are given from outside: interfaces, no behaviour."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.readings import Reading, Refusal
from kronika.model.records import Chronicle, Place

OnError = Callable[[str, object, Exception], None]
"""Called with the stage's name, the item that failed and the error; the stream goes on."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that a name may mean; `feature` is country, admin1, city, region or site."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    feature: str
    source: str


class Gazetteer(Protocol):
    """Names of places and what they may mean."""

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        """All places of that name, best known first; empty when there is none."""

    def locate(
        self, name: str, *, countries: Iterable[str] = (), near: Iterable[str] = ()
    ) -> Place:
        """The place meant, given the ISO countries and the other place names beside it.

        Ambiguous, unconfirmed and unknown are answers: see `Place.precision`.
        """


class Component(Protocol):
    """A part of a reader: takes a document and what was read so far, gives a fuller reading.

    `requires` and `assigns` name fields of `Reading`; a pipeline is checked with them before
    it runs.
    """

    name: str
    version: str
    requires: frozenset[str]
    assigns: frozenset[str]

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """A new reading with the assigned fields filled."""


class Store(Protocol):
    """Where documents, assertions and judgements are kept."""

    def put(
        self,
        document: Document,
        assertions: Iterable[Assertion],
        refused: Iterable[Refusal] = (),
        *,
        ran: Iterable[str] = (),
    ) -> bool:
        """Keep one document with all that rests on it, whole or not at all.

        `ran` are the components (component@version) that were run: what they asserted before
        and assert no more is superseded. The same content twice changes nothing: False then,
        True when something was new.
        """

    def refuse(self, path: str, refused: Iterable[Refusal]) -> None:
        """Remember a page that could not be read."""

    def assertions(self, document_id: str) -> tuple[Assertion, ...]:
        """The assertions about one document that are not superseded."""

    def chronicles(self, document_ids: Iterable[str] | None = None) -> Iterator[Chronicle]:
        """What is known, one document at a time."""
