"""Which events of the list are to be made anew, and how often the store changed.

A mark is the count of changes at which an event became stale; it is taken away only by whoever
made the event anew from what was there at that mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update

from kronika.store.tables import (
    counters,
    event_records,
    gone_records,
    record_tellings,
    stale_events,
)

T = TypeVar("T")
_CHUNK = 400
_WAITING = 100_000


def changed(connection: Connection, name: str = "changes") -> int:
    """Count one more change of the store, or of what the name says, and give the count."""
    more = update(counters).where(counters.c.name == name).values(value=counters.c.value + 1)
    count = connection.execute(more.returning(counters.c.value)).scalar()
    if count is None:
        connection.execute(insert(counters).values(name=name, value=(count := 1)))
    return int(count)


def changes(connection: Connection, name: str = "changes") -> int:
    """How often the store changed, or what the name says."""
    found = select(counters.c.value).where(counters.c.name == name)
    return int(connection.execute(found).scalar() or 0)


def counts(connection: Connection) -> dict[str, int]:
    """All counts of changes by their names; those that nobody counted yet are 0."""
    rows = connection.execute(select(counters.c.name, counters.c.value))
    return defaultdict(int, {row.name: row.value for row in rows})


def mark(connection: Connection, ids: Iterable[str]) -> None:
    """The events of these ids, and the records they stand in, are to be made anew.

    Ids of records of entities are no events, and are passed over.
    """
    wanted = sorted({one for one in ids if not one.startswith("er_")})
    if not wanted:
        return
    count = changed(connection)
    for chunk in chunks(wanted):
        connection.execute(delete(stale_events).where(stale_events.c.id.in_(chunk)))
        connection.execute(insert(stale_events), [{"id": one, "mark": count} for one in chunk])


def waiting(connection: Connection) -> int:
    """How many events wait to be made anew; no more than 100,000 are counted."""
    some = select(stale_events.c.id).limit(_WAITING).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar() or 0)


def drop_rows(connection: Connection, events: Iterable[str]) -> None:
    """Take the records out of the list in which one of the events stands; the others wait."""
    numbers: set[int] = set()
    own = sorted(set(events))
    for chunk in chunks(own):
        connection.execute(delete(stale_events).where(stale_events.c.id.in_(chunk)))
        found = select(record_tellings.c.record).where(record_tellings.c.telling.in_(chunk))
        numbers |= set(connection.execute(found).scalars())
    tellings: list[str] = []
    for some in chunks(sorted(numbers)):
        told = select(record_tellings.c.telling).where(record_tellings.c.record.in_(some))
        tellings += connection.execute(told).scalars()
    drop_numbers(connection, sorted(numbers), change=changed(connection))
    mark(connection, set(tellings).difference(own))


def drop_numbers(connection: Connection, numbers: Sequence[int], *, change: int) -> None:
    """Take records out of the list, by their numbers; `change` is the count that it makes."""
    for some in chunks(numbers):
        for column in (record_tellings.c.record, event_records.c.number, gone_records.c.number):
            connection.execute(delete(column.table).where(column.in_(some)))
        rows = [{"number": number, "change": change} for number in some]
        connection.execute(insert(gone_records), rows)


def chunks(values: Sequence[T], size: int = _CHUNK) -> Iterable[Sequence[T]]:
    """The values in pieces that fit into one statement."""
    return (values[i : i + size] for i in range(0, len(values), size))
