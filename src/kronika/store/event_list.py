"""The list of merged events: its queries, and what keeps it up to date."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from kronika.model.event_rows import EventRow
from kronika.model.listing import EventRecord
from kronika.model.settling import Batch, Listed
from kronika.store import batches, listing, stale
from kronika.store.backends import Backend
from kronika.store.base import FacetCount, Page, Row
from kronika.store.selection import OF_RECORDS, Selection

if TYPE_CHECKING:
    from kronika.store.columns import Columns, Ints
    from kronika.store.facet_filters import Masks
    from kronika.store.held_pages import HeldPages
    from kronika.store.record_queries import Place

_ALL = Selection()
_STEP = 500


class EventList:
    """The part of a store that lists merged events; see `kronika.pipeline.settle`.

    The list is derived: what changed waits until it is made anew, and every answer says how
    much waits.
    """

    _backend: Backend
    _columns: "Columns | None" = None
    _words: "HeldPages | None" = None
    _columns_guard: threading.Lock

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def records(
        self, selection: Selection = _ALL, query: str = "", *, order: str = "newest",
        after: str | None = None, limit: int = 50,
    ) -> Page[EventRecord]:  # fmt: skip
        """The merged events that are meant and told by a page that holds all words of `query`.

        `order` is newest, oldest (by their first day; without one they come last and first),
        changed (what changed last comes first) or id. `after` is the cursor of the page before.

        Raises:
            UsageError: a date, the order or the cursor is none.
        """
        from kronika.store.listing import to_record
        from kronika.store.record_queries import Place

        return self._page(selection, query, Place(order, after, limit), to_record)

    def rows(
        self, selection: Selection = _ALL, query: str = "", *, order: str = "newest",
        after: str | None = None, limit: int = 50,
    ) -> Page[EventRow]:  # fmt: skip
        """The same as `records` without what stands behind the headline values, and sooner.

        Raises:
            UsageError: as `records`.
        """
        from kronika.store.listing import to_row
        from kronika.store.record_queries import Place

        return self._page(selection, query, Place(order, after, limit), to_row)

    def _page(
        self, selection: Selection, query: str, place: "Place", read: Callable[[str], Row]
    ) -> Page[Row]:
        from kronika.store import record_queries

        with self._transaction() as connection:
            columns, found = self._meant(connection, selection, query)
            return record_queries.page(connection, columns, found, place, read)

    def all_records(
        self, selection: Selection = _ALL, query: str = "", *, order: str = "newest"
    ) -> Iterator[EventRecord]:
        """All merged events that are meant, one after the other, without holding them all."""
        after: str | None = None
        while True:
            page = self.records(selection, query, order=order, after=after, limit=_STEP)
            yield from page.records
            after = page.after
            if after is None:
                return

    def record(self, record_id: str) -> EventRecord:
        """The merged event of an id: its own, or that of one of its tellings, or a beginning.

        Raises:
            StoreError: there is none, or more than one.
        """
        from kronika.store import record_queries

        with self._transaction() as connection:
            return record_queries.record(connection, record_id)

    def records_of(self, ids: Iterable[str]) -> Iterator[EventRecord]:
        """The merged events of full ids, of records or tellings, in that order, each once.

        Ids that nothing has are left out.
        """
        from kronika.store import record_queries

        seen: set[str] = set()
        for some in stale.chunks(list(dict.fromkeys(ids))):
            with self._transaction() as connection:
                found = record_queries.by_ids(connection, some)
            new = [found[one] for one in some if one in found]
            yield from {one.id: one for one in new if one.id not in seen}.values()
            seen |= {one.id for one in new}

    def count(self, selection: Selection = _ALL, query: str = "") -> int:
        """How many merged events are meant.

        Raises:
            UsageError: a date is none.
        """
        from kronika.store import record_queries

        with self._transaction() as connection:
            columns, found = self._meant(connection, selection, query)
        return record_queries.count(columns, found)

    def facets(
        self, selection: Selection = _ALL, query: str = "", *,
        names: Sequence[str] | None = None, limit: int = 20,
    ) -> dict[str, tuple[FacetCount, ...]]:  # fmt: skip
        """How many of the events that are meant have each value, the most frequent first.

        The counts of a facet leave out its own filter: they say what each other choice gives.

        Raises:
            UsageError: a date is none, or no facet is called so.
        """
        from kronika.store.facet_counts import facets

        with self._transaction() as connection:
            columns, found = self._meant(connection, selection, query)
        return facets(columns, found, names=names, limit=limit)

    def _meant(
        self, connection: Connection, selection: Selection, query: str
    ) -> "tuple[Columns, Masks]":
        """The list as it is now, and for each filter that is set the records that fit it."""
        from kronika.store.facet_filters import masks

        columns = self._snapshot(connection)
        return columns, masks(connection, self._holding, columns, selection, query=query)

    def _holding(self, connection: Connection, query: str) -> "Ints":
        """The pages that hold the words of a query."""
        from kronika.store.held_pages import HeldPages

        with self._columns_guard:
            self._words = self._words or HeldPages()
        return self._words.numbers(connection, self._backend, query)

    def _snapshot(self, connection: Connection) -> "Columns":
        from kronika.store.snapshots import snapshot

        with self._columns_guard:
            self._columns = snapshot(connection, self._columns)
            return self._columns

    def _numbers_listed(self, connection: Connection, selection: Selection) -> "list[int] | None":
        """The merged events that fit what only merged events have; None where nothing is asked."""
        if not selection.of_records:
            return None
        from kronika.store.facet_filters import numbers_of, together

        only = Selection(**{name: getattr(selection, name) for name in OF_RECORDS})
        columns, found = self._meant(connection, only, "")
        return numbers_of(columns, together(columns, found))

    def page_ids(
        self, selection: Selection = _ALL, query: str = "", *, after: str | None = None,
        limit: int = 50,
    ) -> tuple[list[str], str | None]:  # fmt: skip
        """Ids of the pages that tell what is meant and hold the words, the latest to come first.

        With them comes the cursor of those that follow, None at the end.

        Raises:
            UsageError: a date or the cursor is none.
        """
        from kronika.store import page_queries

        with self._transaction() as connection:
            numbers = self._pages_meant(connection, selection, query)
            return page_queries.page_ids(connection, numbers, after=after, limit=limit)

    def entity_ids(
        self, selection: Selection = _ALL, query: str = "", *, after: str | None = None,
        limit: int = 50,
    ) -> tuple[list[tuple[str, str, int]], str | None]:  # fmt: skip
        """Who is named on those pages: record, one of its entities, on how many pages.

        Of very many pages the 5,000 latest are looked at. The cursor is as in `page_ids`.

        Raises:
            UsageError: a date or the cursor is none.
        """
        from kronika.store import page_queries

        with self._transaction() as connection:
            numbers = self._pages_meant(connection, selection, query)
            return page_queries.entity_ids(connection, numbers, after=after, limit=limit)

    def _pages_meant(
        self, connection: Connection, selection: Selection, query: str
    ) -> "Ints | None":
        from kronika.store.page_queries import document_numbers

        columns = self._snapshot(connection)
        return document_numbers(connection, self._holding, columns, selection, query=query)

    def tellings_of(self, selection: Selection, document_ids: Iterable[str]) -> set[str]:
        """The tellings on some pages that belong to merged events that are meant.

        Raises:
            UsageError: a date is none.
        """
        from kronika.store import page_queries

        with self._transaction() as connection:
            columns, found = self._meant(connection, selection, "")
            return page_queries.tellings_of(connection, columns, found, document_ids)

    def totals(self) -> dict[str, int]:
        """How many documents, tellings, claims and entities there are, and merged events."""
        with self._transaction() as connection:
            found = batches.totals(connection)
            return found | {"events": self._snapshot(connection).size}

    def changes(self) -> int:
        """How often the store changed: the same number means the same answers."""
        with self._transaction() as connection:
            return stale.changes(connection)

    def waiting(self) -> int:
        """How many events wait to be listed anew: 0 when the list is up to date."""
        with self._transaction() as connection:
            return stale.waiting(connection)

    def unsettled(self, *, limit: int = 200) -> Batch:
        """Some of what waits, with all that is needed to make it anew; nothing when all is done."""
        with self._transaction() as connection:
            return batches.read(connection, limit=limit)

    def list_anew(self, batch: Batch, listed: Iterable[Listed]) -> int:
        """Write what was made of a batch; how many records of the list changed."""
        with self._transaction(writing=True) as connection:
            return listing.write(connection, batch, listed)

    def unlist(self) -> None:
        """Empty the list, so that all of it waits to be made from the record."""
        with self._transaction(writing=True) as connection:
            listing.clear(connection)
