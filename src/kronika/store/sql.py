"""The store: documents, assertions and judgements in a database, records as views over them."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, RowMapping, select

from kronika.errors import StoreError
from kronika.model.assertions import Assertion
from kronika.model.documents import Capture, Document
from kronika.model.judgements import Judgement
from kronika.model.readings import Refusal
from kronika.model.records import Chronicle
from kronika.model.views import chronicle, with_records
from kronika.store import (
    bearers,
    entity_records,
    judging,
    lookup,
    search,
    stale,
    tables,
    writing,
)
from kronika.store.backends import Backend
from kronika.store.base import Forgotten, Found, Hit
from kronika.store.corrections import Corrections
from kronika.store.directory import Directory
from kronika.store.event_list import EventList
from kronika.store.failures import as_store_error
from kronika.store.forgetting import forget_rows
from kronika.store.index import drop_index, reindex
from kronika.store.marking import Marking
from kronika.store.narrowing import narrowed
from kronika.store.neighbourhood import SqlNeighbourhood, drop_of
from kronika.store.overview import Overview
from kronika.store.selection import Selection
from kronika.store.sharing.shelf import Shelf

_CHUNK = 64
EVERYTHING = Selection()


class SqlStore(EventList, Corrections, Directory, Overview, Marking):
    """A store in SQLite or PostgreSQL; use it as a context manager, or `close` it.

    Every method is one transaction, or one for each step of an iterator: an iterator sees
    each document whole, and never stands in the way of a writer.

    Example:
        >>> from kronika.store import open_store
        >>> with open_store(":memory:") as store:
        ...     store.put(Document("d1", "It rained.", ()), ())
        ...     store.put(Document("d1", "It rained.", ()), ())
        True
        False
    """

    def __init__(self, backend: Backend, *, target: str) -> None:
        self._backend, self._target = backend, target
        self._columns_guard = threading.Lock()
        self._guard = threading.RLock()  # a store in memory has one connection for all threads
        self._shared = target == ":memory:"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._backend.engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        with as_store_error(self._target):
            if self._shared:
                with self._guard, self._begun(writing=writing) as connection:
                    yield connection
            else:
                with self._begun(writing=writing) as connection:
                    yield connection

    @contextmanager
    def _begun(self, *, writing: bool) -> Iterator[Connection]:
        with self._backend.engine.connect() as connection:
            if writing:
                connection = connection.execution_options(writing=True)
            with connection.begin():
                if writing:
                    self._backend.lock(connection)
                yield connection

    def put(
        self, document: Document, assertions: Iterable[Assertion],
        refused: Iterable[Refusal] = (), *, ran: Iterable[str] = (),
        capture: Capture | None = None,
    ) -> bool:  # fmt: skip
        """Keep one document with all that rests on it, whole or not at all.

        Older assertions of the components that made `assertions`, or are named in `ran`
        (component@version) because they ran and found nothing, are marked as superseded;
        those of people stay. Assertions whose words do not stand at their place are refused,
        and counted. The same content twice changes nothing: False then, True when something
        was new.

        Raises:
            StoreError: the database cannot keep it.
        """
        kept, wrong = writing.checked(document, assertions)
        refusals = (*refused, *wrong)
        with self._transaction(writing=True) as connection:
            row = writing.known_document(connection, document.id)
            if row is None:
                number = writing.write_new(connection, document, assertions=kept, refused=refusals)
                self._backend.index_words(connection, number, text=document.text)
                view = _seen(document, kept, refusals)
                reindex(connection, number, chronicle=view)
                stale.mark(connection, (event.id for event in view.events))
                new = True
            else:
                new = self._put_again(
                    connection, row, document=document, kept=kept, refusals=refusals,
                    ran=tuple(ran),
                )  # fmt: skip
            if document.path is not None:
                new |= writing.write_refusals(connection, (), path=document.path)
            if capture is not None:
                new |= writing.write_capture(connection, capture, document=document)
            if new:
                stale.changed(connection)
        return new

    def _put_again(
        self, connection: Connection, row: RowMapping, *, document: Document,
        kept: Sequence[Assertion], refusals: Sequence[Refusal], ran: Sequence[str],
    ) -> bool:  # fmt: skip
        number = int(row["number"])
        before = set(lookup.event_ids(connection, number))
        new, new_text = writing.write_known(connection, document, row=row)
        new |= writing.write_assertions(connection, number, assertions=kept, ran=ran)
        if new_text:
            self._backend.drop_words(connection, number)
            self._backend.index_words(connection, number, text=document.text)
            stale.changed(connection, "texts")
        if new:
            drop_index(connection, number)
            drop_of(connection, number)
            view = self._view(connection, number)
            reindex(connection, number, chronicle=view)
            lost = before - {event.id for event in view.events}
            judging.refresh(
                connection,
                {event.id for event in view.events} | before | judging.neighbours(connection, lost),
            )
            stale.mark(connection, lost)
        if ran or refusals or any("@" in a.made_by for a in kept):
            new |= writing.write_refusals(
                connection, refusals, number=number, path=document.path
            )  # fmt: skip
        return new

    def refuse(self, path: str, refused: Iterable[Refusal]) -> None:
        """Remember a page that could not be read; what was known of it before is replaced."""
        with self._transaction(writing=True) as connection:
            if writing.write_refusals(connection, tuple(refused), path=path):
                stale.changed(connection)

    def _view(self, connection: Connection, number: int) -> Chronicle:
        found, rows = lookup.whole(connection, number)
        view = _seen(found, rows, lookup.refusals(connection, number))
        joined = entity_records.merged(connection, {e.record_id for e in view.entities})
        return with_records(view, lookup.merged(connection, number) | joined)

    def documents(self) -> Iterator[Document]:
        """Every document, in the order of their coming."""
        for numbers in self._numbered(None):
            with self._transaction() as connection:
                page = [lookup.document(connection, number) for number in numbers]
            yield from page

    def document(self, document_id: str) -> Document:
        """One document by its full id.

        Raises:
            StoreError: there is none.
        """
        with self._transaction() as connection:
            return lookup.document(connection, lookup.number_of(connection, document_id))

    def capture(self, document_id: str) -> Capture | None:
        """The bytes a document came from, when they were kept."""
        with self._transaction() as connection:
            return lookup.capture(connection, lookup.number_of(connection, document_id))

    def assertions(self, document_id: str) -> tuple[Assertion, ...]:
        """The assertions about one document that are not superseded."""
        with self._transaction() as connection:
            return lookup.whole(connection, lookup.number_of(connection, document_id))[1]

    def chronicles(self, document_ids: Iterable[str] | None = None) -> Iterator[Chronicle]:
        """What is known, one document at a time; for all, unread pages come last.

        Raises:
            StoreError: a named document is not there.
        """
        named = None if document_ids is None else tuple(document_ids)
        for numbers in self._numbered(named):
            with self._transaction() as connection:
                page = [self._view(connection, number) for number in numbers]
            yield from page
        if named is None:
            yield from self.unread()

    def unread(self) -> tuple[Chronicle, ...]:
        """The pages that could not be read, as chronicles without document."""
        with self._transaction() as connection:
            return lookup.unread(connection)

    def _numbered(self, document_ids: Sequence[str] | None) -> Iterator[Sequence[int]]:
        table = tables.documents.c
        with self._transaction() as connection:
            if document_ids is None:
                every = select(table.number).order_by(table.number)
                numbers = list(connection.execute(every).scalars())
            else:
                numbers = [lookup.number_of(connection, one) for one in document_ids]
        return (numbers[i : i + _CHUNK] for i in range(0, len(numbers), _CHUNK))

    def select(self, selection: Selection = EVERYTHING) -> Iterator[Chronicle]:
        """What is known about the events that are meant, newest document first.

        Raises:
            UsageError: a date of the selection is none.
        """
        with self._transaction() as connection:
            listed = self._numbers_listed(connection, selection)
            wanted = search.document_numbers(selection, listed=listed)
            numbers = list(connection.execute(wanted).scalars())
        for number in numbers:
            with self._transaction() as connection:
                whole = self._view(connection, number)
                events = search.events_of(connection, number, selection=selection, listed=listed)
            yield narrowed(whole, events) if selection.of_events else whole

    def events(
        self, selection: Selection = EVERYTHING, *, limit: int | None = None
    ) -> tuple[Found, ...]:
        """The events that are meant, latest first, those without a date last."""
        with self._transaction() as connection:
            listed = self._numbers_listed(connection, selection)
            rows: Sequence[Any] = connection.execute(
                search.event_rows(selection, limit=limit, listed=listed)
            ).all()
            views = {n: self._view(connection, n) for n in dict.fromkeys(r.document for r in rows)}
        by_id = {(n, e.id): e for n, view in views.items() for e in view.events}
        return tuple(
            Found("event", by_id[row.document, row.id], views[row.document], ()) for row in rows
        )

    def get(self, record_id: str) -> Found:
        """The record whose id begins so, when only one does.

        Raises:
            StoreError: there is none, or more than one.
        """
        with self._transaction() as connection:
            number, kind, full, also = lookup.resolve(connection, record_id)
            view = self._view(connection, number)
            rests_on = lookup.whole(connection, number)[1]
        return lookup.found(view, rests_on, kind=kind, record_id=full, also=also)

    def search(
        self, query: str = "", selection: Selection = EVERYTHING, *, limit: int = 20
    ) -> tuple[Hit, ...]:
        """The documents that hold all words of `query` and fit the selection, best first.

        No query is wrong: see `kronika.store.queries`.

        Raises:
            UsageError: a date of the selection is none.
        """
        with self._transaction() as connection:
            return search.hits(
                connection, self._backend, query=query, selection=selection, limit=limit,
                listed=self._numbers_listed(connection, selection),
            )  # fmt: skip

    def bearers(self, name: str) -> tuple[Found, ...]:
        """The entities that bear a name, or are the record of that id, one for each document.

        A name counts under all names that the codebook gives its bearer.

        Raises:
            StoreError: nobody here bears the name.
        """
        with self._transaction() as connection:
            meant = bearers.places(connection, name)
            if not meant:
                raise StoreError(
                    f"nobody here bears the name {name!r}: `kronika search` looks in the texts"
                )
            return tuple(
                lookup.found(self._view(connection, number), (), kind="entity", record_id=full,
                             also=()) for number, full in meant
            )  # fmt: skip

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; one that is taken back is kept with the time of that."""
        with self._transaction(writing=True) as connection:
            judging.write_all(connection, (judgement,))

    def take_back(self, number: int, *, at: str, by: str) -> Judgement:
        """Retract the judgement of that number, in the name of `by`, and give it as it was.

        Raises:
            StoreError: there is none, or it was taken back before.
        """
        with self._transaction(writing=True) as connection:
            return judging.take_back(connection, number, at=at, by=by)

    def neighbourhood(self) -> SqlNeighbourhood:
        """The tellings and judgements, as `kronika.resolving` asks for them."""
        return SqlNeighbourhood(self._transaction)

    def shelf(self) -> Shelf:
        """What is shared with partners: collections, keys, rights, the audit log."""
        return Shelf(self._transaction)

    def joined_records(self) -> frozenset[str]:
        """The ids of the records that more than one telling is merged into."""
        with self._transaction() as connection:
            return judging.joined(connection)

    def questions(self) -> tuple[tuple[int, Judgement], ...]:
        """What is unsure and nobody has decided, the likeliest first, each with its number."""
        with self._transaction() as connection:
            return judging.open_questions(connection)

    def decisions(self, *, taken_back: bool = False) -> tuple[tuple[int, Judgement], ...]:
        """What people decided of two records, the latest first, each with its number.

        What was taken back is left out unless `taken_back` asks for it too.
        """
        with self._transaction() as connection:
            return judging.decisions(connection, taken_back=taken_back)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order of their coming, retracted ones too."""
        with self._transaction() as connection:
            return judging.all_of(connection)

    def forget(self, document_id: str) -> Forgotten:
        """Remove a document with everything that rests on it alone, from the file too.

        Raises:
            StoreError: there is no such document.
        """
        with self._transaction(writing=True) as connection:
            number = lookup.number_of(connection, document_id)
            found = select(tables.documents).where(tables.documents.c.number == number)
            row = connection.execute(found).mappings().one()
            count = forget_rows(connection, self._backend, row=row)
        return Forgotten(row["id"], row["headline"], count, scrubbed=self.scrub())

    def scrub(self) -> bool:
        """Overwrite what was deleted; False when another program has the store open."""
        with as_store_error(self._target):
            return self._backend.scrub()

    def backup(self, target: str | Path) -> None:
        """Copy the whole store to a new SQLite file, while others read and write.

        Raises:
            StoreError: `target` exists, or cannot be written.
        """
        from kronika.store.backup import backup

        with as_store_error(str(target)):
            backup(self._backend, Path(target))


def _seen(
    document: Document, assertions: Sequence[Assertion], refused: Sequence[Refusal]
) -> Chronicle:
    try:
        return chronicle(document, assertions, refused)
    except (TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"document {document.id} holds a value of a shape that no record has ({error}): "
            "read the page again"
        ) from error
