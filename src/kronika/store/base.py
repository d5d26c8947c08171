"""What a store answers with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.event_rows import EventRow
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle, Claim, Designation, Entity, Event
from kronika.store.snippets import Snippet

Record = Document | Event | Claim | Entity | Designation


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was asked for by its id, with the document and the assertions it rests on.

    `kind` is document, event, claim, entity or designation. `also` holds the ids of the
    records in other documents that are judged to be the same.
    """

    kind: str
    record: Record
    chronicle: Chronicle
    assertions: tuple[Assertion, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a search; `events` are the ids of its events that were meant.

    `snippet` is None when no words were searched for. `score` orders hits of one search, less
    is better, and means nothing beyond that.
    """

    document_id: str
    headline: str | None
    outlet: str | None
    published: str | None
    path: str | None
    score: float
    snippet: Snippet | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """What is kept of a page as received, without unpacking it; `packed` are bytes in the store."""

    packed: int
    media_type: str | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What `forget` took away: the document's id, how many assertions went with it.

    `scrubbed` is False when another program kept the file open, so that old words may stay
    in it until `scrub` is run without it.
    """

    document_id: str
    headline: str | None
    assertions: int
    scrubbed: bool


Row = TypeVar("Row", EventRecord, EventRow)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of the list of merged events; it can be looped over.

    `after` is the cursor of the next page, None on the last one. `waiting` counts the events
    that changed and are not listed anew yet: 0 says that the list is up to date. `total` counts
    the events on all pages.
    """

    records: tuple[Row, ...]
    after: str | None = None
    waiting: int = 0
    total: int = 0

    def __iter__(self) -> Iterator[Row]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the events that are meant have a value."""

    value: str
    records: int
