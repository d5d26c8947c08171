"""SQLite: one file, readers and one writer at a time from any number of processes.

The write-ahead log makes a transaction whole or absent after a kill at any moment. Deleted
content is overwritten (`secure_delete`), because `forget` promises so.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    Engine,
    FromClause,
    Integer,
    column,
    create_engine,
    event,
    text,
)  # fmt: skip
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

from kronika.errors import StoreError
from kronika.store.folding import fold
from kronika.store.queries import Phrase
from kronika.store.schema import migrate, up_to_date

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

APPLICATION_ID = 0x4B524F4E
"""Marks the file as Kronika's ("KRON"), for `file` and for us."""
WAIT_MS = 60_000
"""How long a writer waits for another one, in milliseconds."""


class SqliteBackend:
    """A store in one file, or in memory for `:memory:`."""

    name = "sqlite"

    def __init__(self, target: str) -> None:
        self.path = None if target == ":memory:" else Path(target)
        self.engine = _engine(self.path)

    def prepare(self, *, create: bool) -> None:
        """Check the file's kind and schema; make or migrate it when `create` is set."""
        if self.path is not None:
            _check_place(self.path, create=create)
        with self.engine.connect() as connection:
            ready = up_to_date(connection)
        if ready:
            return
        if self.path is not None:
            self._to_wal()
        with self._writing() as connection:
            migrate(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def _to_wal(self) -> None:
        """Two programs that open a new file at once collide here without being made to wait."""
        until = time.monotonic() + WAIT_MS / 1000
        while True:
            try:
                self._bare("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    def _bare(self, statement: str) -> tuple[int, ...] | None:
        """The first row of a statement that is run outside any transaction."""
        raw = self.engine.raw_connection()
        try:
            driver = raw.driver_connection
            return driver.execute(statement).fetchone() if driver is not None else None
        finally:
            raw.close()

    def lock(self, connection: Connection) -> None:
        """Nothing to do: a transaction that writes began as one and has waited already."""

    def index_words(self, connection: Connection, number: int, *, text: str) -> None:
        """Put the folded words of a document into the FTS5 table."""
        connection.exec_driver_sql(
            "INSERT INTO document_words(rowid, folded) VALUES (?, ?)", (number, fold(text))
        )

    def drop_words(self, connection: Connection, number: int) -> None:
        """Take the words of a document out of the FTS5 table."""
        connection.exec_driver_sql("DELETE FROM document_words WHERE rowid = ?", (number,))

    def matching(self, wanted: Sequence[Phrase]) -> FromClause:
        """Documents by BM25, which FTS5 gives as a negative number."""
        found = text(
            "SELECT rowid AS document, bm25(document_words) AS score "
            "FROM document_words WHERE document_words MATCH :words"
        ).bindparams(words=" AND ".join(map(_quoted, wanted)))
        return found.columns(column("document", Integer), column("score")).subquery("matching")

    def holding(
        self, connection: Connection, wanted: Sequence[Phrase], *, beyond: int = 0
    ) -> "NDArray[np.int64]":
        """Documents by the index alone: no text is touched, and the numbers come as one value."""
        import numpy as np

        found = connection.exec_driver_sql(
            "SELECT group_concat(rowid) FROM document_words "
            "WHERE document_words MATCH ? AND rowid > ?",
            (" AND ".join(map(_quoted, wanted)), beyond),
        ).scalar()
        return np.fromstring(found or "", np.int64, sep=",")

    def scrub(self) -> bool:
        """Make the index and the file anew, so that no page keeps old words."""
        with self._writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO document_words(document_words) VALUES ('rebuild')"
            )
        if self.path is None:
            return True
        try:
            self._bare("VACUUM")
        except sqlite3.OperationalError:
            return False
        busy = self._bare("PRAGMA wal_checkpoint(TRUNCATE)")
        return busy is not None and busy[0] == 0


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.words) + '"' + (" *" if phrase.prefix else "")


def _check_place(path: Path, *, create: bool) -> None:
    """Refuse what cannot be a store; SQLite itself says of a file whether it is a database.

    We must not open the file ourselves: closing it again would let go of the locks that this
    process holds on it by other connections (POSIX), and others would then delete its log.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file with --db")
    if not path.exists():
        if not create:
            raise StoreError(f"no store at {path}: `kronika read` makes one, --db names another")
        if not path.parent.is_dir():
            raise StoreError(f"{path.parent} is no folder: make it first, or name another file")


def _engine(path: Path | None) -> Engine:
    url = URL.create("sqlite+pysqlite", database=str(path) if path else ":memory:")
    shared: dict[str, Any] = {} if path else {"poolclass": StaticPool}
    engine = create_engine(url, connect_args={"check_same_thread": False}, **shared)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(driver: sqlite3.Connection, _record: object) -> None:
    driver.isolation_level = None
    for pragma in (
        f"busy_timeout = {WAIT_MS}", "foreign_keys = ON", "secure_delete = ON",
        "synchronous = NORMAL",
    ):  # fmt: skip
        driver.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    """A transaction that will write says so at once: it waits then, and cannot fail later."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
