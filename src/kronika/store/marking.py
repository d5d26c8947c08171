"""How far each page may travel: the part of a store that keeps TLP labels and rights.

A mark stands under the id of a document and may be there before it: whoever keeps a partner's
statement writes the mark first, so that there is no moment at which the statement has none.
"""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, insert, select

from kronika.model.sharing import Mark
from kronika.model.tlp import label_of
from kronika.store import lookup, stale
from kronika.store.sharing.inbox import Inbox
from kronika.store.tables import assertions, document_marks, documents

_m = document_marks


class Marking:
    """The part of a store that keeps the marks of pages, and what is a partner's statement."""

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def mark(self, document_id: str, mark: Mark | None) -> bool:
        """Give a page a mark, there or still to come; None takes it away. True when that is new.

        Example:
            >>> from kronika.store import open_store
            >>> with open_store(":memory:") as store:
            ...     store.mark("d1", Mark(2)), store.mark("d1", Mark(2)), store.marks()["d1"].level
            (True, False, 2)
        """
        with self._transaction(writing=True) as connection:
            known = _read(connection, (document_id,)).get(document_id)
            if known == mark:
                return False
            connection.execute(delete(_m).where(_m.c.document == document_id))
            if mark is not None:
                row = {"level": mark.level, "rights": mark.rights, "partner": mark.partner}
                connection.execute(insert(_m).values(document=document_id, **row))
            found = select(documents.c.number).where(documents.c.id == document_id)
            number = connection.execute(found).scalar()
            if number is not None:
                stale.mark(connection, lookup.event_ids(connection, int(number)))
                stale.changed(connection)
            return True

    def marks(self) -> dict[str, Mark]:
        """The marks of all pages that have one, by document id."""
        with self._transaction() as connection:
            return _read(connection, None)

    def inbox(self) -> Inbox:
        """What partners gave us, and where we stand with their servers."""
        return Inbox(self._transaction)

    def own_pages(self, ids: Collection[str], addresses: Collection[str]) -> frozenset[str]:
        """Those of the ids and addresses that are of pages which were read here.

        Statements of partners are no pages that were read.
        """
        found: set[str] = set()
        stated = select(_m.c.document).where(_m.c.partner.is_not(None))
        with self._transaction() as connection:
            for column, values in (
                (documents.c.id, ids), (documents.c.url, addresses),
                (documents.c.canonical_url, addresses),
            ):  # fmt: skip
                for some in stale.chunks(sorted(values)):
                    query = select(column).where(column.in_(some), documents.c.id.not_in(stated))
                    found |= set(connection.execute(query).scalars())
        return frozenset(found)

    def drop_superseded(self, document_id: str) -> None:
        """Delete what a page said before: a partner's older words are not kept here."""
        a = assertions
        number = select(documents.c.number).where(documents.c.id == document_id).scalar_subquery()
        gone = delete(a).where(a.c.document == number, a.c.superseded_at.is_not(None))
        with self._transaction(writing=True) as connection:
            connection.execute(gone)


def _read(connection: Connection, ids: Collection[str] | None) -> dict[str, Mark]:
    query = select(_m) if ids is None else select(_m).where(_m.c.document.in_(ids))
    return {
        row.document: Mark(row.level, row.rights, row.partner) for row in connection.execute(query)
    }


def labels(connection: Connection, document_ids: Iterable[str]) -> tuple[str, ...]:
    """The labels of those pages that bear one of their own."""
    found: set[str] = set()
    for some in stale.chunks(sorted(document_ids)):
        found |= {label_of(mark.level) for mark in _read(connection, some).values()}
    return tuple(sorted(found))
