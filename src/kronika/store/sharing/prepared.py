"""Questions that are asked at every request, put into SQL once.

Building a statement costs more than a page of a hundred objects does. Here a statement with named
parameters is compiled once for each database and shape, and from then on only run.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    Select,
    Table,
    bindparam,
    insert,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    names: tuple[str, ...] | None
    fixed: Mapping[str, Any]

    def parameters(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as the driver wants
        """The values by place or by name."""
        full = {**self.fixed, **values}
        return full if self.names is None else tuple(full[name] for name in self.names)


_known: dict[tuple[str, Hashable], _Compiled] = {}
_MOST = 500


class Rows(Protocol):
    """Rows as they come: a cursor of the driver, or a result that streams."""

    def fetchmany(self, size: int = ..., /) -> Sequence[Any]:
        """Some more rows, none at the end."""

    def fetchall(self) -> Sequence[Any]:
        """All rows that are left."""


def ask(
    connection: Connection, shape: Hashable, make: Callable[[], Select[Any]],
    values: Mapping[str, Any],
) -> Rows:  # fmt: skip
    """The rows of the statement that `make` gives, which is called once for each `shape`.

    SQLite steps through them as they are fetched; other databases are asked to stream.
    """
    known = _prepared(connection, shape, make)
    parameters = known.parameters(values)
    if connection.dialect.name == "sqlite":
        cursor: Rows = connection.connection.cursor().execute(known.sql, parameters)
        return cursor
    return connection.exec_driver_sql(known.sql, parameters, {"stream_results": True})


def add_many(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:  # fmt: skip
    """Insert rows that all have the same columns, the values as the driver takes them."""
    columns = tuple(rows[0])
    made = _prepared(
        connection, ("insert", table.name, columns),
        lambda: insert(table).values({name: bindparam(name) for name in columns}),
    )  # fmt: skip
    connection.exec_driver_sql(made.sql, [made.parameters(row) for row in rows])


def _prepared(
    connection: Connection, shape: Hashable, make: Callable[[], Executable]
) -> _Compiled:  # fmt: skip
    key = (connection.dialect.name, shape)
    known = _known.get(key)
    if known is None:
        if len(_known) >= _MOST:
            _known.clear()
        known = _known[key] = _compiled(connection, make())
    return known


def _compiled(connection: Connection, statement: Executable) -> _Compiled:
    made = statement.compile(dialect=connection.dialect)  # type: ignore[attr-defined]
    names = getattr(made, "positiontup", None)
    return _Compiled(str(made), None if names is None else tuple(names), dict(made.params))


def slots(name: str, count: int) -> list[BindParameter[Any]]:
    """Places for `count` values or more: their number grows by doubling, to keep shapes few."""
    return [bindparam(f"{name}_{i}") for i in range(room(count))]


def room(count: int) -> int:
    """The least power of two that is not less.

    Example:
        >>> room(1), room(3), room(100)
        (1, 4, 128)
    """
    return 1 << max(0, count - 1).bit_length()


def filled(name: str, values: Iterable[Any]) -> dict[str, Any]:
    """The values for `slots`; the last one is repeated in the places that are left over."""
    given = list(values)
    given += given[-1:] * (room(len(given)) - len(given))
    return {f"{name}_{i}": value for i, value in enumerate(given)}
