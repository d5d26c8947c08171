"""Lists of documents and of entities, and the pages on which a bearer of a name stands."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, true, tuple_

from kronika.errors import StoreError, UsageError
from kronika.model.records import Chronicle
from kronika.store import bearers, lookup, stale, tables
from kronika.store.base import Found, Raw
from kronika.store.folding import fold
from kronika.store.rows import padded

_pages, _records, _names = tables.documents, tables.records, tables.names_index


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the list; `cursor` goes on behind it, `refused` counts what was left out."""

    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    language: str | None
    path: str | None
    events: int
    refused: int
    cursor: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One record of an entity in the list: a name, and on how many pages it stands."""

    record_id: str
    name: str
    country: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, and its outlet."""

    text: str
    outlet: str | None


class Directory:
    """The part of a store that lists documents and entities."""

    _outlets: tuple[tuple[int, int], tuple[tuple[str, int], ...]] = ((-1, 0), ())
    _entities: tuple[tuple[int, str, int], tuple[EntityRow, ...]] = ((-1, "", 0), ())

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _view(self, connection: Connection, number: int) -> Chronicle:
        raise NotImplementedError

    def documents_listed(
        self, outlet: str | None = None, *, after: str | None = None, limit: int = 50
    ) -> tuple[DocumentRow, ...]:
        """Documents, the latest published first, those without a date last.

        `outlet` is whole words of the outlet's name; `after` the cursor of a row.

        Raises:
            UsageError: the cursor is none.
        """
        refused = select(func.coalesce(func.sum(tables.refusals.c.count), 0)).where(
            tables.refusals.c.document == _pages.c.number
        )
        events = select(func.count()).where(tables.event_index.c.document == _pages.c.number)
        asked = select(
            _pages.c.number, _pages.c.id, _pages.c.headline, _pages.c.outlet, _pages.c.published,
            _pages.c.language, _pages.c.path, _pages.c.first_day,
            events.scalar_subquery().label("events"), refused.scalar_subquery().label("refused"),
        )  # fmt: skip
        if outlet and fold(outlet):
            asked = asked.where(_pages.c.outlet_words.contains(padded(fold(outlet))))
        asked = asked.order_by(_pages.c.first_day.desc().nulls_last(), _pages.c.number.desc())
        rows: list[Any] = []
        with self._transaction() as connection:
            for where in _following(after):
                some = asked.where(where).limit(limit - len(rows))
                rows += connection.execute(some).all() if len(rows) < limit else ()
        return tuple(
            DocumentRow(
                r.id, r.headline, r.outlet, r.published, r.language, r.path, r.events,
                int(r.refused), f"{r.first_day or ''}:{r.number}",
            )
            for r in rows
        )  # fmt: skip

    def raw(self, document_id: str) -> Raw | None:
        """What is kept of the bytes a document came from, None where only their hash is."""
        with self._transaction() as connection:
            return lookup.raw(connection, lookup.number_of(connection, document_id))

    def page_texts(self, document_ids: Iterable[str]) -> dict[str, PageText]:
        """The texts of some pages by their ids; ids that no page has are left out."""
        wanted, found = select(_pages.c.id, _pages.c.text, _pages.c.outlet), {}
        with self._transaction() as connection:
            for some in stale.chunks(sorted(set(document_ids))):
                for row in connection.execute(wanted.where(_pages.c.id.in_(some))):
                    found[row.id] = PageText(row.text, row.outlet)
        return found

    def outlets(self, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """The outlets with how many documents each has, the most frequent first.

        They are counted once as long as the store does not change.
        """
        count = func.count().label("documents")
        asked = select(_pages.c.outlet, count).where(_pages.c.outlet.is_not(None))
        asked = asked.group_by(_pages.c.outlet).order_by(count.desc(), _pages.c.outlet)
        with self._transaction() as connection:
            now = (stale.changes(connection), limit)
            kept_at, kept = self._outlets
            if kept_at != now:
                kept = tuple((r[0], r[1]) for r in connection.execute(asked.limit(limit)))
                self._outlets = now, kept
        return kept

    def entities_listed(self, query: str = "", *, limit: int = 100) -> tuple[EntityRow, ...]:
        """Entities by any of their names, those on most pages first.

        `query` is the beginning of words of a name, in any script; empty for all, which is
        counted once as long as the store does not change.
        """
        with self._transaction() as connection:
            now = (stale.changes(connection), query.strip(), limit)
            kept_at, kept = self._entities
            if kept_at == now:
                return kept
            found = self._counted_entities(connection, query, limit=limit)
        if not query.strip():
            self._entities = now, found
        return found

    def _counted_entities(
        self, connection: Connection, query: str, *, limit: int
    ) -> tuple[EntityRow, ...]:
        count = func.count(func.distinct(_names.c.document)).label("documents")
        asked = (
            select(
                _records.c.record_id, func.max(_names.c.country).label("country"), count,
            )
            .join(
                _names,
                and_(_names.c.document == _records.c.document, _names.c.record == _records.c.id),
            )
            .where(_records.c.kind == "entity", _names.c.role == "entity")
        )  # fmt: skip
        if query.strip():
            words = fold(query)
            if not words:
                return ()
            asked = asked.where(_names.c.words.contains(f" {words}", autoescape=True))
        asked = asked.group_by(_records.c.record_id)
        asked = asked.order_by(count.desc(), _records.c.record_id).limit(limit)
        rows = connection.execute(asked).all()
        names = _usual_names(connection, [r[0] for r in rows])
        return tuple(EntityRow(r[0], names[r[0]], r[1], r[2]) for r in rows)

    def bearer_pages(self, name: str, *, limit: int = 100) -> tuple[int, tuple[Found, ...]]:
        """On how many pages an entity stands, and what the latest `limit` of them say of it.

        `name` is the id of an entity or of its record, or any name of it.

        Raises:
            StoreError: nobody here bears the name.
        """
        with self._transaction() as connection:
            if name.startswith("en_"):
                name = _record_of(connection, name) or name
            meant = bearers.places(connection, name)
            if not meant:
                raise StoreError(f"nobody here bears the name {name}: /entities lists who does")
            latest = sorted(meant, reverse=True)[:limit]
            return len(meant), tuple(
                lookup.found(
                    self._view(connection, number), (), kind="entity", record_id=full, also=()
                )
                for number, full in latest
            )


def _usual_names(connection: Connection, record_ids: list[str]) -> dict[str, str]:
    """The name that most pages use of each record; of two as frequent, the longer one."""
    pages = func.count(func.distinct(_names.c.document)).label("pages")
    asked = (
        select(_records.c.record_id, _names.c.name, pages)
        .join(
            _names,
            and_(_names.c.document == _records.c.document, _names.c.record == _records.c.id),
        )
        .where(_records.c.record_id.in_(record_ids), _names.c.role == "entity")
        .group_by(_records.c.record_id, _names.c.name)
    )
    found = sorted(
        connection.execute(asked), key=lambda r: (r.pages, len(r.name), r.name), reverse=True
    )
    return {r.record_id: r.name for r in reversed(found)}


def _record_of(connection: Connection, entity_id: str) -> str | None:
    found = select(_records.c.record_id).where(_records.c.id == entity_id)
    return connection.execute(found.limit(1)).scalar()


def _following(after: str | None) -> tuple[ColumnElement[bool], ...]:
    """What holds of the rows behind a cursor: of those with a date, then of those without.

    Two questions, since each finds its rows by the index on days, and one would sort them all.
    """
    if not after:
        return (true(),)
    at, number = _cursor(after)
    undated = _pages.c.first_day.is_(None)
    if not at:
        return (and_(undated, _pages.c.number < number),)
    return (tuple_(_pages.c.first_day, _pages.c.number) < (at, number), undated)


def _cursor(after: str) -> tuple[str, int]:
    day, _, number = after.rpartition(":")
    if not number.isascii() or not number.isdigit() or len(day) > 10 or len(number) > 12:
        raise UsageError("that is no place in the list of documents: begin at /documents")
    return day, int(number)
