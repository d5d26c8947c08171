"""The words of a search where they stand: one snippet an event."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kronika.model.event_rows import EventRow
from kronika.store import Snippet, SqlStore
from kronika.store.directory import PageText
from kronika.store.queries import Phrase, phrases
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
    wanted, found = phrases(query), {}
    if not wanted:
        return {}
    some = list(records)
    first = store.page_texts(one.merged.documents[0] for one in some if one.merged.documents)
    for record in some:
        hit = _hit(store, record, wanted, first)
        if hit is not None:
            found[record.id] = hit
    return found


def _hit(
    store: SqlStore, record: EventRow, wanted: Sequence[Phrase], first: Mapping[str, PageText]
) -> EventHit | None:
    best: EventHit | None = None
    for document_id in record.merged.documents[:_MOST_PAGES]:
        page = first.get(document_id) or store.page_texts([document_id]).get(document_id)
        if page is None:
            continue  # forgotten since the list was made
        words = snippet(page.text, wanted)
        if words is not None and (best is None or len(words.marks) > len(best.found.marks)):
            best = EventHit(document_id, page.outlet, words)
            if len(words.marks) >= len(wanted):
                break
    return best
