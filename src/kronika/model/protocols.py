"""What stages are given from outside: interfaces, no behaviour."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kronika.model.assertions import Assertion
from kronika.model.documents import Capture, Document
from kronika.model.judgements import Judgement
from kronika.model.readings import Reading, Refusal
from kronika.model.records import Chronicle, Place
from kronika.model.settling import Batch, Listed
from kronika.model.tellings import Telling

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
        capture: Capture | None = None,
    ) -> bool:
        """Keep one document with all that rests on it, whole or not at all.

        `capture` are the bytes that it came from, None where only their hash is kept. `ran` are
        the components (component@version) that were run: what they asserted before and assert
        no more is superseded. The same content twice changes nothing: False then, True when
        something was new.
        """

    def refuse(self, path: str, refused: Iterable[Refusal]) -> None:
        """Remember a page that could not be read."""

    def assertions(self, document_id: str) -> tuple[Assertion, ...]:
        """The assertions about one document that are not superseded."""

    def chronicles(self, document_ids: Iterable[str] | None = None) -> Iterator[Chronicle]:
        """What is known, one document at a time."""


class EventLister(Protocol):
    """Where the list of merged events is kept, and what of it waits to be made anew."""

    def unsettled(self, *, limit: int = 200) -> Batch:
        """Some of what waits, with all that is needed to make it anew; nothing when all is done."""

    def list_anew(self, batch: Batch, listed: Iterable[Listed]) -> int:
        """Write what was made of a batch; how many records of the list changed."""


class Neighbourhood(Protocol):
    """Tellings by the keys under which they meet, and what is judged of them."""

    def file(self, telling: Telling, keys: Iterable[int]) -> None:
        """Make a telling known under its keys; the same once more changes nothing."""

    def near(self, keys: Iterable[int]) -> Sequence[Telling]:
        """The tellings under any of the keys, those that share most first."""

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """The tellings of those ids, in the order of ids; unknown ids are left out."""

    def judgements(self, ids: Iterable[str]) -> Sequence[Judgement]:
        """All judgements in which one of the ids stands, once each."""

    def around(self, ids: Iterable[str], judged: Iterable[Judgement]) -> Sequence[Judgement]:
        """The judgements of the group that `same` ties to the ids, with those given as made."""

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements; one that is taken back is kept with the time of that."""

    def record_ids(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The record of each id: its own id where it is joined with nothing."""
