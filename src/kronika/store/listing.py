"""Writing the list of merged events: one row a record, its tellings and its facets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from kronika.model.listing import EventRecord
from kronika.model.settling import Batch, Listed
from kronika.store import stale
from kronika.store.facets import facets_of
from kronika.store.folding import fold
from kronika.store.rows import Values, now, padded, to_json
from kronika.store.tables import (
    event_records,
    facet_values,
    record_facets,
    record_tellings,
    records,
    stale_events,
)


def write(connection: Connection, batch: Batch, listed: Iterable[Listed]) -> int:
    """Write what was made of a batch; how many records of the list changed.

    What was marked again since the batch was read is left alone, and waits on.
    """
    known = dict(batch.marks)
    made = [one for one in listed if _fresh(connection, one.record.merged.events, known)]
    change = stale.changed(connection)
    written = {one.record.id for one in made}
    changed = _drop_gone(connection, batch, written=written)
    _free(connection, made)
    for one in made:
        changed += _write_one(connection, one, change=change)
    for some in stale.chunks(batch.marks):
        for id_, mark in some:
            connection.execute(
                delete(stale_events).where(stale_events.c.id == id_, stale_events.c.mark == mark)
            )
    return changed


def _fresh(connection: Connection, ids: Sequence[str], known: Mapping[str, int]) -> bool:
    """Whether none of the events was marked since, and all of them are there."""
    for some in stale.chunks(ids):
        found = connection.execute(select(stale_events).where(stale_events.c.id.in_(some)))
        if any(known.get(row.id) != row.mark for row in found):
            return False
        there = select(records.c.id).where(records.c.id.in_(some), records.c.kind == "event")
        if set(connection.execute(there).scalars()) != set(some):
            return False
    return True


def _drop_gone(connection: Connection, batch: Batch, *, written: set[str]) -> int:
    """Take out the records that are told under that id no more."""
    dropped = 0
    for some in stale.chunks([one for one in batch.gone if one not in written]):
        rows = connection.execute(
            select(event_records.c.number).where(event_records.c.id.in_(some))
        )
        numbers = list(rows.scalars())
        stale.drop_numbers(connection, numbers)
        dropped += len(numbers)
    return dropped


def _free(connection: Connection, made: Sequence[Listed]) -> None:
    """Take the tellings of the records out of whichever record they stood in."""
    for some in stale.chunks([event for one in made for event in one.record.merged.events]):
        connection.execute(delete(record_tellings).where(record_tellings.c.telling.in_(some)))


def _write_one(connection: Connection, one: Listed, *, change: int) -> bool:
    """One record with its tellings and facets; True when what it says changed."""
    found = select(event_records).where(event_records.c.id == one.record.id)
    old = connection.execute(found).mappings().one_or_none()
    record = replace(one.record, changed_at=old["changed_at"] if old else one.record.changed_at)
    same = old is not None and old["body"] == to_json(record)
    if old is None:
        record = replace(record, changed_at=record.changed_at or now())
        made = connection.execute(
            insert(event_records)
            .values(**_values(record, change))
            .returning(event_records.c.number)
        )
        number = int(made.scalar_one())
    else:
        number = int(old["number"])
        if not same:
            record = replace(record, changed_at=now())
            this = update(event_records).where(event_records.c.number == number)
            connection.execute(this.values(**_values(record, change)))
    _write_tellings(connection, number, record.merged.events)
    _write_facets(connection, number, sorted({*facets_of(record), *one.names}))
    return not same


def _values(record: EventRecord, change: int) -> Values:
    return {
        "id": record.id, "day": record.first_day or "", "type": record.type,
        "first_day": record.first_day, "last_day": record.last_day, "reports": record.reports,
        "disagreements": len(record.disagreements), "changed_at": record.changed_at or "",
        "change": change, "body": to_json(record),
    }  # fmt: skip


def _write_tellings(connection: Connection, number: int, events: Sequence[str]) -> None:
    rows: list[Values] = []
    for some in stale.chunks(events):
        places = select(records.c.id, records.c.document).where(
            records.c.id.in_(some), records.c.kind == "event"
        )
        told = {row.id: row.document for row in connection.execute(places)}
        rows += [{"telling": t, "record": number, "document": d} for t, d in told.items()]
    connection.execute(insert(record_tellings), rows)


def _write_facets(connection: Connection, number: int, pairs: Sequence[tuple[str, str]]) -> None:
    wanted = {_value_number(connection, facet, value) for facet, value in pairs}
    old = select(record_facets.c.value).where(record_facets.c.record == number)
    known = set(connection.execute(old).scalars())
    for some in stale.chunks(sorted(known - wanted)):
        connection.execute(
            delete(record_facets).where(
                record_facets.c.record == number, record_facets.c.value.in_(some)
            )
        )
    new = [{"value": value, "record": number} for value in sorted(wanted - known)]
    if new:
        connection.execute(insert(record_facets), new)


def _value_number(connection: Connection, facet: str, value: str) -> int:
    here = (facet_values.c.facet == facet) & (facet_values.c.value == value)
    found = connection.execute(select(facet_values.c.number).where(here)).scalar()
    if found is None:
        row = {"facet": facet, "value": value, "words": padded(fold(value))}
        made = insert(facet_values).values(**row).returning(facet_values.c.number)
        found = connection.execute(made).scalar_one()
    return int(found)


def to_record(body: str) -> EventRecord:
    """The record that a row's body holds."""
    return msgspec.json.decode(body, type=EventRecord)


def clear(connection: Connection) -> None:
    """Empty the list; every event that a page tells waits to be listed."""
    for table in (record_facets, record_tellings, facet_values, event_records, stale_events):
        connection.execute(delete(table))
    every = select(records.c.id).where(records.c.kind == "event").distinct()
    stale.mark(connection, connection.execute(every).scalars().all())
