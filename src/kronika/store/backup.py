"""A copy of the whole store as one SQLite file, made while others read and write."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import delete, insert, select

from kronika.errors import StoreError
from kronika.store.backends import Backend
from kronika.store.sqlite import SqliteBackend
from kronika.store.tables import counters, documents, metadata


def backup(backend: Backend, target: Path) -> None:
    """Write the copy beside `target` and move it there when it is whole.

    Raises:
        StoreError: `target` exists, or its folder does not.
    """
    if target.exists():
        raise StoreError(f"{target} exists: name a new file for the backup")
    if not target.parent.is_dir():
        raise StoreError(f"{target.parent} is no folder: make it first, or name another file")
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        if isinstance(backend, SqliteBackend):
            _copy_file(backend, partial)
        else:
            _copy_rows(backend, partial)
        partial.replace(target)
    finally:
        for leftover in (partial, *(Path(f"{partial}{end}") for end in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def _copy_file(backend: SqliteBackend, partial: Path) -> None:
    """One step of SQLite's online backup: a snapshot, and writers need not wait for it."""
    raw = backend.engine.raw_connection()
    copy = sqlite3.connect(partial)
    try:
        driver = raw.driver_connection
        if driver is not None:
            driver.backup(copy, pages=-1)
        _as_one_file(copy)
    finally:
        copy.close()
        raw.close()


def _as_one_file(copy: sqlite3.Connection) -> None:
    copy.execute("PRAGMA journal_mode = DELETE")


def _copy_rows(backend: Backend, partial: Path) -> None:
    """All tables of a server, as they stood at one instant, into a new file."""
    copy = SqliteBackend(str(partial))
    copy.prepare(create=True)
    snapshot = backend.engine.connect().execution_options(isolation_level="REPEATABLE READ")
    with snapshot as source, copy.engine.begin() as goal:
        goal.execute(delete(counters))
        for table in metadata.sorted_tables:
            for rows in source.execute(select(table)).mappings().partitions(200):
                goal.execute(insert(table), [dict(row) for row in rows])
        for row in source.execute(select(documents.c.number, documents.c.text)):
            copy.index_words(goal, row.number, text=row.text)
    raw = copy.engine.raw_connection()
    if raw.driver_connection is not None:
        _as_one_file(raw.driver_connection)
    raw.close()
    copy.engine.dispose()
