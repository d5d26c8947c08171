"""The stores that every contract is tested on, and the pages in `store_pages.py`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kronika.store import SqlStore, open_store

sys.path.append(str(Path(__file__).parent.parent / "contracts"))


@pytest.fixture(params=["file", "memory", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[SqlStore]:
    place = {"file": "empty_file", "postgresql": "empty_postgres"}.get(request.param)
    with open_store(request.getfixturevalue(place) if place else ":memory:") as opened:
        yield opened
