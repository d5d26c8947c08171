"""The stores that every contract is tested on, and the pages in `store_pages.py`."""

import os
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kronika.store import SqlStore, open_store

sys.path.append(str(Path(__file__).parent.parent / "contracts"))
POSTGRES = os.environ.get("KRONIKA_TEST_POSTGRES")


@pytest.fixture(params=["file", "memory", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path) -> Iterator[SqlStore]:
    if request.param != "postgresql":
        with open_store(tmp_path / "a.db" if request.param == "file" else ":memory:") as opened:
            yield opened
        return
    if not POSTGRES:
        pytest.skip("KRONIKA_TEST_POSTGRES names no server (postgresql://user@host/database)")
    import sqlalchemy

    name = f"t_{uuid.uuid4().hex[:12]}"
    url = sqlalchemy.make_url(POSTGRES.replace("postgresql://", "postgresql+psycopg://", 1))
    admin = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        target = url.set(database=name, drivername="postgresql")
        with open_store(target.render_as_string(hide_password=False)) as opened:
            yield opened
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()
