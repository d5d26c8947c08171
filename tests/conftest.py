"""The stores that tests run on, made once for each worker and copied or emptied for each test.

The tests read with the rules unless they say otherwise: they start faster, and the model has
tests of its own (`reading/test_learned.py`, `end_to_end/test_default_reader.py`).
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kronika.store import open_store

sys.path.append(str(Path(__file__).parent))
os.environ["KRONIKA_READER"] = "rules"
settings.register_profile("untimed", deadline=None)  # speed is measured in benchmarks/
settings.load_profile("untimed")
# jsonschema would make 38 grammars for formats that no test checks, for seconds in each worker
sys.modules.setdefault("rfc3987_syntax", None)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all tables, to be copied: making them takes longer than most tests."""
    file = tmp_path_factory.mktemp("empty") / "empty.db"
    open_store(file).close()
    return file


@pytest.fixture
def empty_file(empty_store: Path, tmp_path: Path) -> Path:
    """A store of this test's own in a file, with nothing in it."""
    return Path(shutil.copy(empty_store, tmp_path / "a.db"))


@pytest.fixture(scope="session")
def _postgres() -> Iterator[object]:
    import postgres

    if not postgres.SERVER:
        pytest.skip(postgres.WHY_NOT)
    with postgres.new_database() as address:
        kept = postgres.Kept(address)
        yield kept
        kept.close()


@pytest.fixture
def empty_postgres(_postgres) -> str:
    """The address of a PostgreSQL store with nothing in it, for the time of this test."""
    return _postgres.emptied()


@pytest.fixture
def new_postgres() -> Iterator[str]:
    """The address of a PostgreSQL database without any table."""
    import postgres

    if not postgres.SERVER:
        pytest.skip(postgres.WHY_NOT)
    with postgres.new_database() as address:
        yield address
