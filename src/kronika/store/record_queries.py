"""Queries over the list of merged events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, true

from kronika.errors import StoreError, UsageError
from kronika.model.listing import EventRecord
from kronika.store import stale
from kronika.store.backends import Backend
from kronika.store.base import FacetCount, Page
from kronika.store.cursors import decoded, encoded
from kronika.store.dates import first_day, last_day
from kronika.store.facet_filters import value_numbers
from kronika.store.facets import FACETS
from kronika.store.listing import to_record
from kronika.store.queries import phrases
from kronika.store.search import checked
from kronika.store.selection import Selection, several
from kronika.store.tables import (
    documents,
    event_records,
    facet_values,
    record_facets,
    record_tellings,
)

_rows = event_records.c
Condition = ColumnElement[bool]
_ORDERS = {"newest": (_rows.day, True), "oldest": (_rows.day, False),
           "changed": (_rows.changed_at, True), "id": (_rows.id, False)}  # fmt: skip
MOST = 1000


def condition(
    connection: Connection, backend: Backend, selection: Selection, *, query: str
) -> Condition:
    """What must hold of a row of `event_records`."""
    asked = checked(selection)
    found: list[Condition] = [true()]
    if asked.since:
        found.append(_rows.last_day >= first_day(asked.since))
    if asked.until:
        found.append(_rows.first_day <= last_day(asked.until))
    for numbers in value_numbers(connection, asked):
        having = select(record_facets.c.record).where(record_facets.c.value.in_(numbers))
        found.append(_rows.number.in_(having) if numbers else false())
    if "any" in several(asked.disagreement):
        found.append(_rows.disagreements > 0)
    if asked.document:
        found.append(_told_by(documents.c.id.in_(several(asked.document))))
    if query.strip():
        found.append(_holds(backend, query))
    return and_(*found)


def _told_by(which: Condition) -> Condition:
    told = select(record_tellings.c.record).join(
        documents, documents.c.number == record_tellings.c.document
    )
    return _rows.number.in_(told.where(which))


def _holds(backend: Backend, query: str) -> Condition:
    wanted = phrases(query)
    if not wanted:
        return false()
    match = backend.matching(wanted)
    told = select(record_tellings.c.record).join(
        match, match.c.document == record_tellings.c.document
    )
    return _rows.number.in_(told)


def page(
    connection: Connection, backend: Backend, selection: Selection, *, query: str, order: str,
    after: str | None, limit: int,
) -> Page:  # fmt: skip
    """One page of the records that are meant."""
    if order not in _ORDERS:
        raise UsageError(f"there is no order {order!r}: choose one of {', '.join(_ORDERS)}")
    column, falling = _ORDERS[order]
    found = select(column.label("key"), _rows.id, _rows.body).where(
        condition(connection, backend, selection, query=query)
    )
    if after is not None:
        found = found.where(_beyond(column, decoded(after, order=order), falling=falling))
    by = (column.desc(), _rows.id.desc()) if falling else (column, _rows.id)
    size = max(1, min(limit, MOST))
    rows = connection.execute(found.order_by(*by).limit(size + 1)).all()
    more = encoded(order, rows[size - 1].key, rows[size - 1].id) if len(rows) > size else None
    records = tuple(to_record(row.body) for row in rows[:size])
    return Page(records, more, stale.waiting(connection))


def _beyond(column: ColumnElement[Any], place: tuple[str, str], *, falling: bool) -> Condition:
    key, id_ = place
    if falling:
        return and_(column <= key, or_(column < key, _rows.id < id_))
    return and_(column >= key, or_(column > key, _rows.id > id_))


def count(connection: Connection, backend: Backend, selection: Selection, *, query: str) -> int:
    """How many records are meant."""
    meant = condition(connection, backend, selection, query=query)
    found = select(func.count()).select_from(event_records).where(meant)
    return int(connection.execute(found).scalar() or 0)


def facets(
    connection: Connection, backend: Backend, selection: Selection, *, query: str,
    names: Sequence[str] | None, limit: int,
) -> dict[str, tuple[FacetCount, ...]]:  # fmt: skip
    """The counts of each facet, its own filter left out."""
    asked = FACETS if names is None else tuple(names)
    for name in asked:
        if name not in FACETS:
            raise UsageError(f"there is no facet {name!r}: choose one of {', '.join(FACETS)}")
    own = [name for name in asked if getattr(selection, name)]
    others = [name for name in asked if name not in own]
    found = _counts(connection, backend, selection, query=query, names=others, limit=limit)
    for name in own:
        without = replace(selection, **{name: None})
        found |= _counts(connection, backend, without, query=query, names=[name], limit=limit)
    return {name: found[name] for name in asked}


def _counts(
    connection: Connection, backend: Backend, selection: Selection, *, query: str,
    names: Sequence[str], limit: int,
) -> dict[str, tuple[FacetCount, ...]]:  # fmt: skip
    found: dict[str, list[FacetCount]] = {name: [] for name in names}
    if not names:
        return {}
    how_many = func.count().label("records")
    rows = (
        select(facet_values.c.facet, facet_values.c.value, how_many)
        .join(record_facets, record_facets.c.value == facet_values.c.number)
        .where(facet_values.c.facet.in_(names))
        .group_by(facet_values.c.facet, facet_values.c.value)
        .order_by(how_many.desc(), facet_values.c.value)
    )
    if not selection.empty or query.strip():
        meant = select(_rows.number).where(condition(connection, backend, selection, query=query))
        rows = rows.where(record_facets.c.record.in_(meant))
    for facet, value, number in connection.execute(rows):
        if len(found[facet]) < limit:
            found[facet].append(FacetCount(value, number))
    return {name: tuple(values) for name, values in found.items()}


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
        record_tellings.c.telling.startswith(record_id, autoescape=True)
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
