"""The stores that every contract is tested on, and the pages in `store_pages.py`."""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kronika.store import SqlStore, open_store
from kronika.store.backends import backend_of

sys.path.append(str(Path(__file__).parent.parent / "contracts"))


@pytest.fixture(params=["file", "memory", "postgresql"])
def store(request: pytest.FixtureRequest, empty_store: Path) -> Iterator[SqlStore]:
    if request.param == "memory":
        with _in_memory(empty_store) as opened:
            yield opened
        return
    place = {"file": "empty_file", "postgresql": "empty_postgres"}[request.param]
    with open_store(request.getfixturevalue(place)) as opened:
        yield opened


def _in_memory(made: Path) -> SqlStore:
    """A store in memory with the tables of one that is made already."""
    backend = backend_of(":memory:")
    raw, source = backend.engine.raw_connection(), sqlite3.connect(made)
    source.backup(raw.driver_connection)
    source.close()
    raw.close()
    backend.prepare(create=False)
    return SqlStore(backend, target=":memory:")
