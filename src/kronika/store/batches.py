"""The records to be made anew, read together: their tellings, and what is judged of them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, func, select

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.settling import Batch, TellingOf, Unsettled
from kronika.store import judging, lookup, marking
from kronika.store.stale import chunks
from kronika.store.tables import documents, event_records, record_tellings, records, stale_events

_Page = tuple[Document, tuple[Assertion, ...]]


def read(connection: Connection, *, limit: int) -> Batch:
    """So many of the stale events, the longest waiting first, with the records they touch."""
    found = select(stale_events).order_by(stale_events.c.mark, stale_events.c.id).limit(limit)
    marks = {row.id: row.mark for row in connection.execute(found)}
    if not marks:
        return Batch()
    ids, now, before = _closed(connection, set(marks))
    marks |= _marks(connection, ids)
    pages: dict[int, _Page] = {}
    told = tuple(_unsettled(connection, one, pages) for one in sorted(now))
    return Batch(told, tuple(sorted(before - now)), tuple(sorted(marks.items())))


def _closed(connection: Connection, ids: set[str]) -> tuple[set[str], set[str], set[str]]:
    """All tellings of the records that the ids stand in or stood in, and those records."""
    while True:
        before = _select(connection, record_tellings.c.record, record_tellings.c.telling, ids)
        old = set(_select(connection, record_tellings.c.telling, record_tellings.c.record, before))
        now = set(_select(connection, records.c.record_id, records.c.id, ids | old))
        new = set(_select(connection, records.c.id, records.c.record_id, now))
        if old | new <= ids:
            listed = _select(connection, event_records.c.id, event_records.c.number, before)
            return ids, now, set(listed)
        ids = ids | old | new


def _select(
    connection: Connection, wanted: Column[Any], by: Column[Any], values: Iterable[Any]
) -> set[Any]:
    """The values of one column where another holds one of those given; of events only."""
    found: set[Any] = set()
    for some in chunks(sorted(values)):
        query = select(wanted).where(by.in_(some))
        if by.table is records:
            query = query.where(records.c.kind == "event")
        found |= set(connection.execute(query).scalars())
    return found


def _marks(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(sorted(ids)):
        rows = connection.execute(select(stale_events).where(stale_events.c.id.in_(some)))
        found |= {row.id: row.mark for row in rows}
    return found


def _unsettled(connection: Connection, record_id: str, pages: dict[int, _Page]) -> Unsettled:
    members = (
        select(records.c.document, records.c.id)
        .where(records.c.record_id == record_id, records.c.kind == "event")
        .order_by(records.c.id, records.c.document)
    )
    tellings = []
    rows = connection.execute(members).all()
    for number, event_id in rows:
        if number not in pages:
            pages[number] = lookup.whole(connection, number)
        tellings.append(TellingOf(event_id, *pages[number]))
    numbers = sorted({number for number, _ in rows})
    changed = select(documents.c.changed_at).where(documents.c.number.in_(numbers))
    judged = judging.standing(connection, {one.event_id for one in tellings})
    times = [
        *connection.execute(changed).scalars(), *(j.at for j in judged),
        *(j.retracted_at for j in judged if j.retracted_at),
    ]  # fmt: skip
    labels = marking.labels(connection, {one.document.id for one in tellings})
    return Unsettled(record_id, tuple(tellings), judged, max(times, default=None), labels)


def totals(connection: Connection) -> dict[str, int]:
    """How many documents there are, and how many tellings, claims and entities they hold."""
    kinds = select(records.c.kind, func.count()).group_by(records.c.kind)
    counted = {kind: int(count) for kind, count in connection.execute(kinds)}
    pages = connection.execute(select(func.count()).select_from(documents)).scalar()
    names = {"tellings": "event", "claims": "claim", "entities": "entity",
             "designations": "designation"}  # fmt: skip
    return {"documents": int(pages or 0)} | {n: counted.get(k, 0) for n, k in names.items()}
