"""Writing the list of merged events: one row a record, with its tellings and facets."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from kronika.model.event_rows import EventRow
from kronika.model.listing import EventRecord
from kronika.model.settling import Batch, Listed
from kronika.store import stale
from kronika.store.facet_values import numbered
from kronika.store.facets import facets_of
from kronika.store.rows import Values, now, to_json
from kronika.store.tables import (
    event_records,
    facet_values,
    gone_records,
    record_tellings,
    records,
    stale_events,
)

_rows = event_records.c
Pair = tuple[str, str]


def write(connection: Connection, batch: Batch, listed: Iterable[Listed]) -> int:
    """Write what was made of a batch; how many records of the list changed.

    What was marked again since the batch was read is left alone, and waits on.
    """
    made = list(listed)
    told = _told(connection, [event for one in made for event in one.record.merged.events])
    again = _marked_again(connection, told, dict(batch.marks))
    made = [
        one for one in made
        if all(event in told and event not in again for event in one.record.merged.events)
    ]  # fmt: skip
    change = stale.changed(connection)
    changed = _drop_gone(connection, batch, {one.record.id for one in made}, change=change)
    if made:
        changed += _write(connection, made, told=told, change=change)
    done = [{"i": id_, "m": mark} for id_, mark in batch.marks]
    if done:
        these = (stale_events.c.id == bindparam("i")) & (stale_events.c.mark == bindparam("m"))
        connection.execute(delete(stale_events).where(these), done)
    return changed


def _told(connection: Connection, events: Sequence[str]) -> dict[str, list[int]]:
    """The documents that tell each event now."""
    found: dict[str, list[int]] = {}
    for some in stale.chunks(events):
        there = select(records.c.id, records.c.document).where(
            records.c.id.in_(some), records.c.kind == "event"
        )
        for id_, document in connection.execute(there.order_by(records.c.document)):
            found.setdefault(id_, []).append(document)
    return found


def _marked_again(
    connection: Connection, events: Iterable[str], known: Mapping[str, int]
) -> set[str]:
    found: set[str] = set()
    for some in stale.chunks(list(events)):
        rows = connection.execute(select(stale_events).where(stale_events.c.id.in_(some)))
        found |= {row.id for row in rows if known.get(row.id) != row.mark}
    return found


def _drop_gone(connection: Connection, batch: Batch, written: set[str], *, change: int) -> int:
    """Take out the records that are told under that id no more."""
    dropped = 0
    for some in stale.chunks([one for one in batch.gone if one not in written]):
        numbers = list(connection.execute(select(_rows.number).where(_rows.id.in_(some))).scalars())
        stale.drop_numbers(connection, numbers, change=change)
        dropped += len(numbers)
    return dropped


def _write(
    connection: Connection, made: Sequence[Listed], *, told: Mapping[str, list[int]], change: int
) -> int:
    """The records with their tellings; how many say something else than before."""
    pairs = [sorted({*facets_of(one.record), *one.names}) for one in made]
    values = numbered(connection, {pair for own in pairs for pair in own})
    old = _old(connection, [one.record.id for one in made])
    fresh, other, changed = [], [], 0
    for one, own in zip(made, pairs, strict=True):
        before = old.get(one.record.id)
        row, differs = _row(one.record, before, change=change)
        row |= _packed([values[pair] for pair in own], told, one.record.merged.events)
        changed += differs
        if before is None:
            fresh.append(row)
        elif differs or any(before[name] != row[name] for name in ("facets", "pages")):
            other.append(row | {"n": before["number"]})
    if fresh:
        connection.execute(insert(event_records), fresh)
    if other:
        names = [name for name in other[0] if name != "n"]
        this = update(event_records).where(_rows.number == bindparam("n"))
        connection.execute(this.values({name: bindparam(name) for name in names}), other)
    _write_tellings(connection, made, told=told)
    return changed


def _old(connection: Connection, ids: Sequence[str]) -> dict[str, Values]:
    found: dict[str, Values] = {}
    for some in stale.chunks(ids):
        rows = connection.execute(select(event_records).where(_rows.id.in_(some))).mappings()
        found |= {row["id"]: dict(row) for row in rows}
    return found


def _row(record: EventRecord, old: Values | None, *, change: int) -> tuple[Values, bool]:
    """The row of a record, and whether it says something else than the old one."""
    at = old["changed_at"] if old else record.changed_at or now()
    body = to_json(replace(record, changed_at=at))
    differs = old is None or old["body"] != body
    if old is not None and differs:
        at = now()
        body = to_json(replace(record, changed_at=at))
    days = {"first_day": _day(record.first_day), "last_day": _day(record.last_day)}
    row = {"id": record.id, "changed_at": at, "change": change, "body": body}
    return row | days, differs


def _day(day: str | None) -> int | None:
    """A whole day as a number that orders like it."""
    return int(day.replace("-", "")) if day else None


def _packed(
    values: Sequence[int], told: Mapping[str, list[int]], events: Sequence[str]
) -> dict[str, bytes]:
    pages = sorted({number for event in events for number in told[event]})
    return {"facets": array("i", sorted(values)).tobytes(), "pages": array("i", pages).tobytes()}


def _write_tellings(
    connection: Connection, made: Sequence[Listed], *, told: Mapping[str, list[int]]
) -> None:
    """Each telling to its record, out of whichever it stood in before."""
    numbers: dict[str, int] = {}
    for some in stale.chunks([one.record.id for one in made]):
        found = select(_rows.id, _rows.number).where(_rows.id.in_(some))
        numbers |= {row.id: row.number for row in connection.execute(found)}
    rows = [
        {"telling": event, "record": numbers[one.record.id], "document": told[event][0]}
        for one in made
        for event in one.record.merged.events
    ]
    for part in stale.chunks(rows):
        own = [row["telling"] for row in part]
        connection.execute(delete(record_tellings).where(record_tellings.c.telling.in_(own)))
        connection.execute(insert(record_tellings), list(part))


def clear(connection: Connection) -> None:
    """Empty the list; every event that a page tells waits to be listed."""
    change = stale.changed(connection)
    numbers = connection.execute(select(_rows.number)).scalars().all()
    connection.execute(delete(gone_records))
    if numbers:
        connection.execute(
            insert(gone_records), [{"number": number, "change": change} for number in numbers]
        )
    for table in (record_tellings, facet_values, event_records, stale_events):
        connection.execute(delete(table))
    stale.changed(connection, "values")
    every = select(records.c.id).where(records.c.kind == "event").distinct()
    stale.mark(connection, connection.execute(every).scalars().all())


_RECORD, _ROW = msgspec.json.Decoder(EventRecord), msgspec.json.Decoder(EventRow)


def to_record(body: str) -> EventRecord:
    """The record that a row's body holds."""
    return _RECORD.decode(body)


def to_row(body: str) -> EventRow:
    """The same without what stands behind the headline values: a third of the work."""
    return _ROW.decode(body)
