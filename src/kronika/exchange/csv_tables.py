"""CSV: one file a table, for spreadsheets and statistics.

UTF-8, quoting and line ends of RFC 4180; every row names its event or its page. Cells that a
spreadsheet would run as a formula get an apostrophe in front (`kronika.exchange.cells`).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from kronika.errors import UsageError
from kronika.exchange.cells import cell, cells, value_of
from kronika.exchange.folders import whole
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.rows import Row, parcel_rows
from kronika.exchange.schema import TABLES, Table

_BATCH = 1_000


class CsvTables:
    """One CSV file a table in a folder, written row by row; use it as a context manager.

    `counts` says how many rows each table has got, once it is closed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._files = folder, ExitStack()
        self.counts = dict.fromkeys(TABLES, 0)
        self._write: dict[str, Any] = {}
        self._waiting: dict[str, list[Sequence[Any]]] = {name: [] for name in TABLES}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, table in TABLES.items():
            file = (self._folder / f"{name}.csv").open(
                "w", encoding="utf-8", newline="", errors="backslashreplace"
            )
            self._write[name] = _writer(self._files.enter_context(file), table).writerows
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        with self._files:
            if kind is None:
                for name in TABLES:
                    self._flush(name)

    def add(self, name: str, row: Sequence[Any]) -> None:
        """One more row of a table."""
        waiting = self._waiting[name]
        waiting.append(row)
        if len(waiting) >= _BATCH:
            self._flush(name)

    def _flush(self, name: str) -> None:
        """Write the rows that wait, column by column made into cells."""
        rows, columns = self._waiting[name], TABLES[name].columns
        self.counts[name] += len(rows)
        made = map(cells, zip(*rows, strict=True), columns)
        self._write[name](zip(*made, strict=True))
        rows.clear()


def write_tables(parcel: Parcel, folder: Path, _options: Options) -> Written:
    """One file a table into `folder`; they replace older ones once all of them are whole."""
    with whole(folder) as inside:
        return Written(write_rows(parcel_rows(parcel), inside))


def write_rows(rows: Iterable[Row], folder: Path) -> dict[str, int]:
    """Rows into one CSV file a table; how many each got."""
    with CsvTables(folder) as tables:
        for name, row in rows:
            tables.add(name, row)
    return tables.counts


def write_table(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """The one table that the option `table` names.

    Raises:
        UsageError: there is no table of that name.
    """
    name = str(options.get("table"))
    if name not in TABLES:
        raise UsageError(f"there is no table {name!r}: choose one of {', '.join(TABLES)}")
    text = io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="", write_through=True)
    try:
        write, count = _writer(text, TABLES[name]).writerow, 0
        for table, row in parcel_rows(parcel, only=name):
            if table == name:
                write(map(cell, row))
                count += 1
        text.flush()
    finally:
        text.detach()
    return Written({name: count})


def read_table(path: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a CSV file of a table, as they went in.

    Raises:
        UsageError: the file has other columns, or a cell that does not fit its column.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = tuple(next(reader, ()))
        if header != table.header:
            raise UsageError(
                f"{path} has the columns {', '.join(header)[:200]}; a table {table.name} of this "
                f"version has {', '.join(table.header)}: export it again with this version"
            )
        for row in reader:
            try:
                yield tuple(map(value_of, row, table.columns))
            except (ValueError, KeyError) as error:
                raise UsageError(f"{path}, line {reader.line_num}: {error}") from error


def _writer(file: IO[str], table: Table) -> Any:  # noqa: ANN401 (csv names no type)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.header)
    return writer


FORMAT = Format(
    "csv",
    "all tables, one CSV file each, or one of them with --table",
    to_file=write_table,
    to_folder=write_tables,
    options=(Option("table", f"Only this table: {', '.join(TABLES)}."),),
    name_as="kronika-csv",
    one_by="table",
)
