"""Filters and full text as queries over the tables."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    false,
    literal,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from kronika.codebook.identity import NameIndex
from kronika.store import tables
from kronika.store.backends import Backend
from kronika.store.base import Hit
from kronika.store.dates import asked_day, first_day, last_day
from kronika.store.folding import fold
from kronika.store.queries import Phrase, phrases
from kronika.store.rows import padded
from kronika.store.selection import Selection, several
from kronika.store.snippets import snippet
from kronika.store.tables import record_tellings

_documents, _events, _names = tables.documents, tables.event_index, tables.names_index
Condition = ColumnElement[bool]
Listed = list[int] | None


def checked(selection: Selection) -> Selection:
    """The selection, once its dates are known to be dates.

    Raises:
        UsageError: a date is none.
    """
    for option, date in (("--since", selection.since), ("--until", selection.until)):
        if date is not None:
            asked_day(date, option=option)
    return selection


def event_condition(
    selection: Selection, *, number: int | None = None, listed: Listed = None
) -> Condition:
    """What must hold of a row of `event_index`; `number` says of which document alone.

    `listed` are the numbers of the merged events that fit what only merged events have.
    """
    conditions: list[Condition] = [true()]
    if selection.type:
        conditions.append(_events.c.type.in_(several(selection.type)))
    conditions.append(_overlaps(_events.c, selection))
    for role in ("place", "participant"):
        wanted = several(getattr(selection, role))
        if wanted:
            ways = (_is_named(role, one, number=number) for one in wanted)
            conditions.append(or_(*ways))
    if listed is not None:
        numbers: BindParameter[Any] = bindparam(
            "listed", listed, expanding=True, literal_execute=True
        )
        told = select(record_tellings.c.telling).where(record_tellings.c.record.in_(numbers))
        conditions.append(_events.c.id.in_(told))
    return and_(*conditions)


def _overlaps(columns: ReadOnlyColumnCollection[str, Any], selection: Selection) -> Condition:
    conditions: list[Condition] = [true()]
    if selection.since:
        conditions.append(columns.last_day >= first_day(selection.since))
    if selection.until:
        conditions.append(columns.first_day <= last_day(selection.until))
    return and_(*conditions)


def _is_named(role: str, wanted: str, *, number: int | None) -> Condition:
    every = NameIndex.packaged().every_name(wanted) if role == "participant" else (wanted,)
    ways = [_holds_words(_names.c.words, name) for name in every]
    if len(wanted) == 2 and wanted.isascii() and wanted.isupper():
        ways.append(_names.c.country == wanted)
    named = select(_names.c.document, _names.c.record).where(_names.c.role == role, or_(*ways))
    if number is not None:
        named = named.where(_names.c.document == number)
    return tuple_(_events.c.document, _events.c.id).in_(named)


def _holds_words(column: ColumnElement[Any], wanted: str) -> Condition:
    folded = fold(wanted)
    return column.like(f"%{padded(folded)}%") if folded else false()


def _of_outlet(selection: Selection) -> Condition:
    asked = several(selection.outlet)
    return or_(*(_holds_words(_documents.c.outlet_words, one) for one in asked))


def document_condition(selection: Selection, *, listed: Listed = None) -> Condition:
    """What must hold of a row of `documents`."""
    conditions: list[Condition] = [true()]
    if selection.outlet:
        conditions.append(_of_outlet(selection))
    if selection.of_events:
        here = select(_events.c.document).where(event_condition(selection, listed=listed))
        ways: list[Condition] = [_documents.c.number.in_(here)]
        if not (selection.type or selection.place or selection.participant or selection.of_records):
            ways.append(_overlaps(_documents.c, selection))
        conditions.append(or_(*ways))
    return and_(*conditions)


def document_numbers(
    selection: Selection, *, limit: int | None = None, listed: Listed = None
) -> Select[Any]:
    """The numbers of the documents that are meant, newest first."""
    meant = document_condition(checked(selection), listed=listed)
    found = select(_documents.c.number).where(meant)
    return found.order_by(*_newest_first()).limit(limit)


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    return _documents.c.first_day.desc().nulls_last(), _documents.c.number.desc()


def event_rows(
    selection: Selection, *, limit: int | None = None, listed: Listed = None
) -> Select[Any]:
    """The events that are meant, latest first, undated ones last: document number and id."""
    found = select(_events.c.document, _events.c.id, _events.c.first_day).join(
        _documents, _documents.c.number == _events.c.document
    )
    if selection.outlet:
        found = found.where(_of_outlet(selection))
    found = found.where(event_condition(checked(selection), listed=listed))
    order = (_events.c.first_day.desc().nulls_last(), _events.c.document, _events.c.id)
    return found.order_by(*order).limit(limit)


def events_of(
    connection: Connection, number: int, *, selection: Selection, listed: Listed = None
) -> tuple[str, ...]:
    """The ids of the events of one document that are meant."""
    found = select(_events.c.id).where(
        _events.c.document == number, event_condition(selection, number=number, listed=listed)
    )
    return tuple(connection.execute(found.order_by(_events.c.first_day, _events.c.id)).scalars())


def hits(
    connection: Connection,
    backend: Backend,
    *,
    query: str,
    selection: Selection,
    limit: int,
    listed: Listed = None,
) -> tuple[Hit, ...]:
    """The documents that answer, best first; without words, newest first."""
    wanted = phrases(query)
    if query.strip() and not wanted:
        return ()
    columns = [_documents.c[name] for name in _COLUMNS]
    if wanted:
        match = backend.matching(wanted)
        found = select(*columns, match.c.score).join(match, match.c.document == _documents.c.number)
        order: tuple[ColumnElement[Any], ...] = (match.c.score, *_newest_first())
    else:
        found = select(*columns, literal(0.0).label("score"))
        order = _newest_first()
    meant = document_condition(checked(selection), listed=listed)
    found = found.where(meant).order_by(*order).limit(limit)
    rows = connection.execute(found).all()
    return tuple(
        _hit(connection, row, wanted=wanted, selection=selection, listed=listed) for row in rows
    )


_COLUMNS = ("number", "id", "headline", "outlet", "published", "path", "text")


def _hit(
    connection: Connection,
    row: Row[*tuple[Any, ...]],
    *,
    wanted: tuple[Phrase, ...],
    selection: Selection,
    listed: Listed,
) -> Hit:
    found = snippet(row.text, wanted) if wanted else None
    events: tuple[str, ...] = ()
    if selection.of_events:
        events = events_of(connection, row.number, selection=selection, listed=listed)
    return Hit(
        row.id, row.headline, row.outlet, row.published, row.path, float(row.score), found, events
    )
