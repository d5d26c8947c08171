"""The words of a search where they stand: one snippet an event."""

from collections.abc import Iterable
from dataclasses import dataclass

from kronika.errors import StoreError
from kronika.model.event_rows import EventRow
from kronika.store import Snippet, SqlStore
from kronika.store.queries import phrases
from kronika.store.snippets import snippet

_MOST_PAGES = 4


@dataclass(frozen=True, slots=True)
class EventHit:
    """The stretch of a page of an event that holds the words, and the page's outlet."""

    document_id: str
    outlet: str | None
    found: Snippet


def hits(store: SqlStore, records: Iterable[EventRow], query: str) -> dict[str, EventHit]:
    """For each event the first of its pages that holds the words, by the event's id."""
    wanted = phrases(query)
    if not wanted:
        return {}
    found = ((record.id, _hit(store, record, query)) for record in records)
    return {id_: hit for id_, hit in found if hit is not None}


def _hit(store: SqlStore, record: EventRow, query: str) -> EventHit | None:
    wanted = phrases(query)
    best: EventHit | None = None
    for document_id in record.merged.documents[:_MOST_PAGES]:
        try:
            document = store.document(document_id)
        except StoreError:
            continue  # forgotten since the list was made
        words = snippet(document.text, wanted)
        if words is not None and (best is None or len(words.marks) > len(best.found.marks)):
            best = EventHit(document.id, document.outlet, words)
            if len(words.marks) >= len(wanted):
                break
    return best
