"""Queries over the list of merged events: pages of it, counts of its facets, one record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Column, ColumnElement, Connection, and_, select

from kronika.errors import StoreError, UsageError
from kronika.model.listing import EventRecord
from kronika.store import stale
from kronika.store.base import Page, Row
from kronika.store.columns import Columns, Ints, Mask
from kronika.store.cursors import decoded, encoded
from kronika.store.facet_filters import Masks, together
from kronika.store.listing import to_record
from kronika.store.tables import event_records, record_tellings

_rows = event_records.c
ORDERS = ("newest", "oldest", "changed", "id")
MOST = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of the list: its order, the cursor of the page before, how many records."""

    order: str
    after: str | None
    limit: int


def page(
    connection: Connection, columns: Columns, found: Masks, asked: Place, read: Callable[[str], Row]
) -> Page[Row]:
    """One page of the records that fit all filters, each made of its body by `read`."""
    order = asked.order
    if order not in ORDERS:
        raise UsageError(f"there is no order {order!r}: choose one of {', '.join(ORDERS)}")
    size = max(1, min(asked.limit, MOST))
    place = decoded(asked.after, order=order) if asked.after is not None else None
    fits = together(columns, found)
    if order == "id":
        ids, rows = _by_id(connection, columns)
        own = _after(fits, rows, ids, place, falling=False)
    else:
        keys, rows = columns.by_change if order == "changed" else columns.by_day
        own = _after(fits, rows, keys, place, falling=order != "oldest")
    chosen = own[: size + 1]
    numbers = columns.number[chosen[:size]]
    bodies = _bodies(connection, numbers)
    records = tuple(read(bodies[n]) for n in numbers.tolist() if n in bodies)
    more = None
    if len(chosen) > size:
        last = int(chosen[size - 1])
        more = encoded(order, _key(columns, order, last, records[-1].id if records else ""))
    total = int(np.count_nonzero(fits)) if found else columns.size
    return Page(records, more, stale.waiting(connection), total)


def _key(columns: Columns, order: str, row: int, id_: str) -> str:
    if order == "id":
        return id_
    column = columns.changes if order == "changed" else columns.first
    return str((int(column[row]) << 32) | int(columns.number[row]))


def _by_id(connection: Connection, columns: Columns) -> tuple[Any, Ints]:
    """Ids and rows in order of id, once for a snapshot."""
    if "id" not in columns.counted:
        every = connection.execute(select(_rows.id, _rows.number).order_by(_rows.id))
        found = sorted((one.id, one.number) for one in every)
        found = [one for one in found if columns.holds(one[1], columns.there)]
        ids = np.array([id_ for id_, _ in found], dtype=object)
        numbers = np.array([number for _, number in found], np.int64)
        columns.counted["id"] = ids, columns.row_of[numbers]
    ordered: tuple[Any, Ints] = columns.counted["id"]
    return ordered


def _after(fits: Mask, rows: Ints, keys: Any, place: str | None, *, falling: bool) -> Ints:  # noqa: ANN401
    """The rows that fit, in order, those after a place alone; `keys` are in the same order."""
    if place is not None:
        at: Any = place if keys.dtype == object else _whole(place)
        if falling:
            end = int(np.searchsorted(keys, at, side="left"))
            rows = rows[:end]
        else:
            rows = rows[int(np.searchsorted(keys, at, side="right")) :]
    own = rows[fits[rows]]
    return own[::-1] if falling else own


def _whole(place: str) -> int:
    try:
        found = int(place)
    except ValueError as error:
        raise UsageError("this cursor is none: begin without one") from error
    if not -(2**62) < found < 2**62:
        raise UsageError("this cursor is none: begin without one")
    return found


def _bodies(connection: Connection, numbers: Ints) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in stale.chunks(numbers.tolist()):
        rows = connection.execute(select(_rows.number, _rows.body).where(_rows.number.in_(some)))
        found |= {row.number: row.body for row in rows}
    return found


def count(columns: Columns, found: Masks) -> int:
    """How many records fit all filters."""
    return int(np.count_nonzero(together(columns, found))) if found else columns.size


def record(connection: Connection, record_id: str) -> EventRecord:
    """The record of an id, or of one that begins so.

    Raises:
        StoreError: there is none, or more than one.
    """
    if not record_id:
        raise StoreError("an id is needed: `kronika show` lists them")
    exact = by_ids(connection, [record_id])
    if exact:
        return exact[record_id]
    begun = select(record_tellings.c.telling, record_tellings.c.record).where(
        _begins(connection, record_tellings.c.telling, record_id)
    )
    found = connection.execute(begun.order_by(record_tellings.c.telling).limit(50)).all()
    numbers = {row.record for row in found}
    if not numbers:
        raise StoreError(
            f"no event here has the id {record_id}: `kronika show` lists what there is"
        )
    if len(numbers) > 1:
        some = ", ".join(row.telling for row in found[:5])
        raise StoreError(f"{record_id} begins more than one id ({some} …): type more of it")
    body = select(_rows.body).where(_rows.number == numbers.pop())
    return to_record(connection.execute(body).scalar_one())


def _begins(connection: Connection, column: Column[str], prefix: str) -> ColumnElement[bool]:
    """Whether a text begins so; a range of its index where texts compare by code points."""
    if connection.dialect.name != "sqlite":
        return column.startswith(prefix, autoescape=True)
    return and_(column >= prefix, column < prefix + "\U0010ffff")


def by_ids(connection: Connection, ids: Iterable[str]) -> Mapping[str, EventRecord]:
    """The records that the ids of tellings stand in; a record's own id is one of them."""
    found: dict[str, EventRecord] = {}
    for some in stale.chunks(list(dict.fromkeys(ids))):
        rows = (
            select(record_tellings.c.telling, _rows.body)
            .join(event_records, _rows.number == record_tellings.c.record)
            .where(record_tellings.c.telling.in_(some))
        )
        found |= {row.telling: to_record(row.body) for row in connection.execute(rows)}
    return found
