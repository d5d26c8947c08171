"""One database of a PostgreSQL server, made once for each test worker and emptied for each test."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, insert, make_url, text

from kronika.store import open_store
from kronika.store.tables import counters, metadata

SERVER = os.environ.get("KRONIKA_TEST_POSTGRES")
WHY_NOT = "KRONIKA_TEST_POSTGRES names no server: see .ci/postgres"


@contextmanager
def new_database() -> Iterator[str]:
    """The address of a database that holds nothing yet, and is gone afterwards."""
    name = f"t_{uuid.uuid4().hex[:12]}"
    url = make_url(SERVER or "").set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield _address(url.set(database=name))
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()


def _address(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


class Kept:
    """A database with the tables of a store, which can be made as good as new in a moment."""

    def __init__(self, address: str) -> None:
        self.address = address
        open_store(address).close()
        url = make_url(address).set(drivername="postgresql+psycopg")
        self._engine: Engine = create_engine(url)
        with self._engine.connect() as connection:
            self._counters = [dict(row) for row in connection.execute(counters.select()).mappings()]

    def emptied(self) -> str:
        """The address, once no row of another test is left and all numbers begin anew."""
        with self._engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
            connection.execute(insert(counters), self._counters)
            _begin_anew(connection)
        return self.address

    def close(self) -> None:
        """Let go of the server."""
        self._engine.dispose()


def _begin_anew(connection: Connection) -> None:
    connection.execute(
        text(
            "SELECT setval(format('%I.%I', schemaname, sequencename), start_value, false) "
            "FROM pg_sequences WHERE last_value IS NOT NULL"
        )
    )
