"""The list of merged events: its queries, and what keeps it up to date."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from kronika.model.listing import EventRecord
from kronika.model.settling import Batch, Listed
from kronika.store import batches, listing, record_queries, stale
from kronika.store.backends import Backend
from kronika.store.base import FacetCount, Page
from kronika.store.selection import Selection

_ALL = Selection()
_STEP = 500


class EventList:
    """The part of a store that lists merged events; see `kronika.pipeline.settle`.

    The list is derived: what changed waits until it is made anew, and every answer says how
    much waits.
    """

    _backend: Backend

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def records(
        self, selection: Selection = _ALL, query: str = "", *, order: str = "newest",
        after: str | None = None, limit: int = 50,
    ) -> Page:  # fmt: skip
        """The merged events that are meant and told by a page that holds all words of `query`.

        `order` is newest, oldest (by their first day; without one they come last and first),
        changed (what changed last comes first) or id. `after` is the cursor of the page before.

        Raises:
            UsageError: a date, the order or the cursor is none.
        """
        with self._transaction() as connection:
            return record_queries.page(
                connection, self._backend, selection, query=query, order=order, after=after,
                limit=limit,
            )  # fmt: skip

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
        with self._transaction() as connection:
            return record_queries.record(connection, record_id)

    def records_of(self, ids: Iterable[str]) -> Iterator[EventRecord]:
        """The merged events of full ids, of records or tellings, in that order, each once.

        Ids that nothing has are left out.
        """
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
        with self._transaction() as connection:
            return record_queries.count(connection, self._backend, selection, query=query)

    def facets(
        self, selection: Selection = _ALL, query: str = "", *,
        names: Sequence[str] | None = None, limit: int = 20,
    ) -> dict[str, tuple[FacetCount, ...]]:  # fmt: skip
        """How many of the events that are meant have each value, the most frequent first.

        The counts of a facet leave out its own filter: they say what each other choice gives.

        Raises:
            UsageError: a date is none, or no facet is called so.
        """
        with self._transaction() as connection:
            return record_queries.facets(
                connection, self._backend, selection, query=query, names=names, limit=limit
            )

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
