"""Parquet: one typed file a table, with what it was made of in its metadata.

Partial dates are text, the whole days that bound them `date32`; lists are lists, objects of
fields are JSON text. Rows are written in groups as they come, so memory stays flat. Needs the
extra `parquet` (pyarrow).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

import msgspec

from kronika import __version__
from kronika.errors import UsageError
from kronika.exchange.folders import whole
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.rows import parcel_rows
from kronika.exchange.schema import TABLES, Column, Table

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 32_000
"""Rows of one row group: as many wait in memory, packed, until it is written."""
BATCH = 1_000
"""Rows that wait as they come, until they are packed."""


class ParquetTables:
    """One Parquet file a table, written group by group; use it as a context manager.

    `to` is a folder, or an open binary file when only one table is wanted. `counts` says how
    many rows each table has got, once it is closed.

    Raises:
        UsageError: pyarrow is not installed.
    """

    def __init__(
        self, to: Path | IO[bytes], parcel: Parcel, *, tables: Mapping[str, Table] = TABLES
    ) -> None:
        self._to, self._tables = to, tables
        self._waiting: dict[str, list[Sequence[Any]]] = {name: [] for name in tables}
        self._packed: dict[str, list[pa.RecordBatch]] = {name: [] for name in tables}
        self._schemas = {name: arrow_schema(one, parcel) for name, one in tables.items()}
        self._writers: dict[str, Any] = {}
        self.counts = dict.fromkeys(tables, 0)

    def __enter__(self) -> Self:
        from pyarrow.parquet import ParquetWriter

        for name, schema in self._schemas.items():
            where = self._to / f"{name}.parquet" if isinstance(self._to, Path) else self._to
            self._writers[name] = ParquetWriter(where, schema, compression="zstd")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        for name, writer in self._writers.items():
            if kind is None:
                self._pack(name)
                self._flush(name)
            writer.close()

    def add(self, name: str, row: Sequence[Any]) -> None:
        """One more row of a table."""
        waiting = self._waiting[name]
        waiting.append(row)
        if len(waiting) >= BATCH:
            self._pack(name)
            if BATCH * len(self._packed[name]) >= GROUP:
                self._flush(name)

    def _pack(self, name: str) -> None:
        import pyarrow as pa

        rows = self._waiting[name]
        self.counts[name] += len(rows)
        if rows:
            schema, columns = self._schemas[name], self._tables[name].columns
            arrays = [
                _array(values, column, schema.field(n).type)
                for n, (values, column) in enumerate(
                    zip(zip(*rows, strict=True), columns, strict=True)
                )
            ]
            self._packed[name].append(pa.RecordBatch.from_arrays(arrays, schema=schema))
            rows.clear()

    def _flush(self, name: str) -> None:
        import pyarrow as pa

        packed = self._packed[name]
        if packed:
            self._writers[name].write_table(pa.Table.from_batches(packed))
            packed.clear()


def arrow_schema(table: Table, parcel: Parcel) -> "pa.Schema":
    """The schema of a table, with what each column holds and what the file was made of.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError("pyarrow is not installed: pip install 'kronika[parquet]'") from error
    types = {
        "string": pa.string(), "json": pa.string(), "integer": pa.int64(), "number": pa.float64(),
        "boolean": pa.bool_(), "day": pa.date32(), "list": pa.list_(pa.string()),
    }  # fmt: skip
    about = {
        "kronika.version": __version__,
        "kronika.codebook.version": parcel.codebook.version,
        "kronika.codebook.sha256": parcel.codebook.sha256,
        "kronika.table": table.name,
        "kronika.about": table.about,
        "kronika.key": ",".join(table.key),
    }
    if parcel.stamp:
        about["kronika.stamp"] = parcel.stamp
    fields = [
        pa.field(one.name, types[one.kind], metadata={"about": one.about}) for one in table.columns
    ]
    return pa.schema(fields, metadata=about)


def _array(values: Sequence[Any], column: Column, kind: "pa.DataType") -> "pa.Array[Any]":
    import pyarrow as pa

    if column.kind == "day":
        values = [_day(one) for one in values]
    elif column.kind == "json":
        values = [msgspec.json.encode(one).decode() if one else None for one in values]
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_whole(one) for one in values], kind)


def _day(said: str | None) -> date | None:
    """A whole day; None for what is none, as the year 0."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _whole(value: Any) -> Any:  # noqa: ANN401 (text, a tuple of text, or None)
    """Text without halves of characters, which no file of UTF-8 can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return [_whole(one) for one in value] if isinstance(value, tuple) else value


def write_tables(parcel: Parcel, folder: Path, _options: Options) -> Written:
    """One file a table into `folder`; they replace older ones once all of them are whole."""
    with whole(folder) as inside, ParquetTables(inside, parcel) as tables:
        for name, row in parcel_rows(parcel):
            tables.add(name, row)
    return Written(tables.counts)


def write_table(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """The one table that the option `table` names.

    Raises:
        UsageError: there is no table of that name.
    """
    wanted = str(options.get("table"))
    if wanted not in TABLES:
        raise UsageError(f"there is no table {wanted!r}: choose one of {', '.join(TABLES)}")
    with ParquetTables(file, parcel, tables={wanted: TABLES[wanted]}) as tables:
        for name, row in parcel_rows(parcel, only=wanted):
            if name == wanted:
                tables.add(name, row)
    return Written(tables.counts)


FORMAT = Format(
    "parquet",
    "all tables, one typed Parquet file each, or one of them with --table",
    to_file=write_table,
    to_folder=write_tables,
    options=(Option("table", f"Only this table: {', '.join(TABLES)}."),),
    name_as="kronika-parquet",
    one_by="table",
)
