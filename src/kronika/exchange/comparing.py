"""What differs between two releases, or two CSV exports, row by row and column by column.

Rows meet by the key of their table (`kronika.exchange.schema`). Older rows wait in a temporary
database on disk, so that memory stays flat.
"""

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Literal

import msgspec

from kronika.errors import UsageError
from kronika.exchange.schema import TABLES, Table

COLUMNS = ("table", "key", "change", "column", "before", "after")
"""The columns of `changes.csv`; `key` holds the cells of the key with ` / ` between them."""
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One row that came or went, or one cell that differs; cells as they stand in the files."""

    table: str
    key: tuple[str, ...]
    kind: Literal["added", "removed", "changed"]
    column: str = ""
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Summary:
    """How many rows of each table came, went and changed, and which columns changed how often."""

    added: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """One line a table with changes, for people."""
        for name in TABLES:
            if self.added[name] or self.removed[name] or self.changed[name]:
                yield (
                    f"{name}: {self.added[name]} added, {self.removed[name]} removed, "
                    f"{self.changed[name]} changed{self._columns(name)}"
                )

    def table(self) -> Iterator[str]:
        """The same as lines of a Markdown table."""
        yield "| table | added | removed | changed | columns |"
        yield "| --- | --- | --- | --- | --- |"
        for name in TABLES:
            counts = f"{self.added[name]} | {self.removed[name]} | {self.changed[name]}"
            yield f"| {name} | {counts} | {self._columns(name).strip(' ()')} |"

    def _columns(self, name: str) -> str:
        found = sorted((-n, column) for (table, column), n in self.cells.items() if table == name)
        said = ", ".join(f"{column} {-n}" for n, column in found[:8])
        return f" ({said})" if said else ""


def compare(old: Path, new: Path) -> Iterator[Change]:
    """The changes from one release to the next, table by table.

    Raises:
        UsageError: one of the folders holds no tables, or a table without the columns of its key.
    """
    first, second = tables_in(old), tables_in(new)
    for table in TABLES.values():
        files = [folder / f"{table.name}.csv" for folder in (first, second)]
        if any(file.is_file() for file in files):
            yield from _compared(table, *files)


def tables_in(folder: Path) -> Path:
    """The folder of CSV files in a release or an export.

    Raises:
        UsageError: it holds none.
    """
    for one in (folder / "csv", folder):
        if (one / "events.csv").is_file():
            return one
    raise UsageError(
        f"{folder} holds no events.csv and no csv/events.csv: name the folder of a release or of "
        "`kronika export csv`"
    )


def _compared(table: Table, old: Path, new: Path) -> Iterator[Change]:
    with closing(sqlite3.connect("")) as rows:  # a database of its own on disk, gone when closed
        rows.execute("PRAGMA journal_mode = OFF")
        rows.execute("CREATE TABLE old (key TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID")
        before = _header(old)
        rows.executemany(
            "INSERT OR REPLACE INTO old VALUES (?, ?)",
            ((_key(row, table, old, before), _packed(row)) for row in _rows(old)),
        )
        after = _header(new)
        for row in _rows(new):
            key = _key(row, table, new, after)
            found = rows.execute("SELECT row FROM old WHERE key = ?", (key,)).fetchone()
            if found is None:
                yield Change(table.name, _unpacked(key), "added")
                continue
            rows.execute("DELETE FROM old WHERE key = ?", (key,))
            if found[0] != _packed(row) or before != after:
                was = dict(zip(before, _unpacked(found[0]), strict=False))
                yield from _cells(table, key, was, dict(zip(after, row, strict=False)))
        for (key,) in rows.execute("SELECT key FROM old ORDER BY key"):
            yield Change(table.name, _unpacked(key), "removed")


def _cells(table: Table, key: str, was: dict[str, str], now: dict[str, str]) -> Iterator[Change]:
    for column in dict.fromkeys((*was, *now)):
        before, after = was.get(column, ""), now.get(column, "")
        if before != after:
            yield Change(
                table.name, _unpacked(key), "changed", column, before, after
            )  # fmt: skip


def _header(file: Path) -> tuple[str, ...]:
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8", newline="") as words:
        return tuple(next(csv.reader(words), ()))


def _rows(file: Path) -> Iterator[Sequence[str]]:
    if not file.is_file():
        return
    with file.open(encoding="utf-8", newline="") as words:
        rows = csv.reader(words)
        next(rows, None)
        yield from rows


def _packed(cells: Sequence[str]) -> str:
    """Cells as one text, whatever they hold."""
    return msgspec.json.encode(cells).decode()


def _unpacked(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])


def _key(row: Sequence[str], table: Table, file: Path, header: tuple[str, ...]) -> str:
    try:
        return _packed([row[header.index(name)] for name in table.key])
    except (ValueError, IndexError) as error:
        raise UsageError(
            f"{file} has a row without {', '.join(table.key)}, which name a row of {table.name}: "
            "is it a file of `kronika export`?"
        ) from error


def write_changes(changes: Iterable[Change], file: IO[bytes]) -> Summary:
    """All changes as CSV; what they come to."""
    summary = Summary()
    last: tuple[str, tuple[str, ...]] = ("", ())
    text = TextIOWrapper(file, "utf-8", "backslashreplace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for one in changes:
            key = " / ".join(one.key)
            writer.writerow((one.table, key, one.kind, one.column, one.before, one.after))
            if one.kind == "added":
                summary.added[one.table] += 1
            elif one.kind == "removed":
                summary.removed[one.table] += 1
            else:
                summary.changed[one.table] += (one.table, one.key) != last
                summary.cells[one.table, one.column] += 1
                last = (one.table, one.key)
        text.flush()
    finally:
        text.detach()
    return summary
