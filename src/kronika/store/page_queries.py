"""Pages and entities behind the merged events that are meant, in pieces with a cursor."""

from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import Connection, func, select

from kronika.errors import UsageError
from kronika.store import stale
from kronika.store.columns import Columns, Ints
from kronika.store.cursors import decoded, encoded
from kronika.store.facet_filters import Masks, Words, masks, together
from kronika.store.selection import Selection
from kronika.store.tables import documents, record_tellings, records

_SCANNED = 5000


def document_numbers(
    connection: Connection, words: Words, columns: Columns, selection: Selection, *, query: str
) -> Ints | None:
    """The pages that tell what is meant and hold the words, by number; None for all pages."""
    found: Ints | None = None
    if not selection.empty:
        fits = together(columns, masks(connection, words, columns, selection, query=""))
        found = np.unique(columns.pages.values[fits[columns.pages.rows]]).astype(np.int64)
    if query.strip():
        held = np.unique(words(connection, query))
        found = held if found is None else np.intersect1d(found, held)
    return found


def page_ids(
    connection: Connection, numbers: Ints | None, *, after: str | None, limit: int
) -> tuple[list[str], str | None]:
    """Ids of pages, those that came last first, and the cursor of what follows."""
    before = _whole(decoded(after, order="pages")) if after is not None else None
    if numbers is None:
        wanted = select(documents.c.number, documents.c.id).order_by(documents.c.number.desc())
        if before is not None:
            wanted = wanted.where(documents.c.number < before)
        rows = [(r.number, r.id) for r in connection.execute(wanted.limit(limit + 1))]
    else:
        own = numbers[: int(np.searchsorted(numbers, before))] if before is not None else numbers
        chosen = own[::-1][: limit + 1].tolist()
        ids = _ids(connection, chosen)
        rows = [(number, ids[number]) for number in chosen if number in ids]
    more = encoded("pages", str(rows[limit - 1][0])) if len(rows) > limit else None
    return [id_ for _, id_ in rows[:limit]], more


def _ids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in stale.chunks(numbers):
        wanted = select(documents.c.number, documents.c.id).where(documents.c.number.in_(some))
        found |= {row.number: row.id for row in connection.execute(wanted)}
    return found


def entity_ids(
    connection: Connection, numbers: Ints | None, *, after: str | None, limit: int
) -> tuple[list[tuple[str, str, int]], str | None]:
    """Record, one entity and the count of pages of those who are named, and the next cursor."""
    own = records.c
    wanted = (
        select(own.record_id, func.min(own.id).label("one"), func.count().label("pages"))
        .where(own.kind == "entity")
        .group_by(own.record_id)
        .order_by(own.record_id)
    )
    if after is not None:
        wanted = wanted.where(own.record_id > decoded(after, order="entities"))
    if numbers is not None:
        wanted = wanted.where(own.document.in_(numbers[::-1][:_SCANNED].tolist()))
    rows = [(r.record_id, r.one, r.pages) for r in connection.execute(wanted.limit(limit + 1))]
    more = encoded("entities", rows[limit - 1][0]) if len(rows) > limit else None
    return rows[:limit], more


def tellings_of(
    connection: Connection, columns: Columns, found: Masks, document_ids: Iterable[str]
) -> set[str]:
    """The tellings on some pages that belong to records that fit all filters."""
    fits, told = together(columns, found), set()
    own = record_tellings.c
    for some in stale.chunks(list(document_ids)):
        wanted = (
            select(own.telling, own.record)
            .join(documents, documents.c.number == own.document)
            .where(documents.c.id.in_(some))
        )
        rows = connection.execute(wanted)
        told |= {r.telling for r in rows if columns.holds(r.record, fits)}
    return told


def _whole(place: str) -> int:
    if not (place.isascii() and place.isdecimal() and len(place) < 16):
        raise UsageError("this cursor is none: begin without one")
    return int(place)
