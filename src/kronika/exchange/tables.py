"""Chronicles as tables: CSV for spreadsheets and statistics, JSON lines of records.

Every row names its document. Cells that a spreadsheet would run as a formula get an
apostrophe in front; numbers keep their sign.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from kronika.errors import UsageError
from kronika.exchange import merged
from kronika.exchange.jsonl import document_block
from kronika.exchange.rows import COLUMNS, rows
from kronika.model.merged import MergedEvent
from kronika.model.records import Chronicle

if TYPE_CHECKING:
    from _csv import Writer

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula; None is the empty cell.

    Example:
        >>> cell("=1+1"), cell(-12.5), cell(None)
        ("'=1+1", '-12.5', '')
    """
    if value is None:
        return ""
    said = str(value)
    if _FORMULA.match(said) and not _NUMBER.fullmatch(said):
        return f"'{said}"
    return said


def write_csv(chronicles: Iterable[Chronicle | MergedEvent], folder: Path) -> dict[str, int]:
    """Write one file a table into `folder`; how many rows each one holds.

    The files are UTF-8 with the quoting and line ends of RFC 4180. They replace files of
    the same names only once all of them are whole.

    Raises:
        UsageError: `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder for the tables")
    folder.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(COLUMNS, 0)
    partial = {name: folder / f".{name}.csv.partial" for name in COLUMNS}
    try:
        with ExitStack() as open_files:
            writers = {
                name: _writer(open_files.enter_context(_opened(path)), name)
                for name, path in partial.items()
            }
            for chronicle in chronicles:
                for name, row in rows(chronicle):
                    writers[name].writerow(_cells(name, row))
                    counts[name] += 1
        for name, path in partial.items():
            path.replace(folder / f"{name}.csv")
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)
    return counts


def write_table(chronicles: Iterable[Chronicle | MergedEvent], name: str, *, file: IO[str]) -> int:
    """Write one table to an open text file; how many rows it got.

    Raises:
        UsageError: there is no table of that name.
    """
    if name not in COLUMNS:
        raise UsageError(f"there is no table {name!r}: choose one of {', '.join(COLUMNS)}")
    writer, count = _writer(file, name), 0
    for chronicle in chronicles:
        for table, row in rows(chronicle):
            if table == name:
                writer.writerow(_cells(name, row))
                count += 1
    return count


def _opened(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", newline="", errors="backslashreplace")


def _writer(file: IO[str], name: str) -> "Writer":
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS[name])
    return writer


def _cells(name: str, row: Mapping[str, object]) -> list[str]:
    return [cell(row[column]) for column in COLUMNS[name]]


_KINDS = {"events": "event", "claims": "claim", "entities": "entity", "designations": "designation"}


def record_lines(chronicles: Iterable[Chronicle | MergedEvent]) -> Iterator[bytes]:
    """One line of JSON a record, each document before its records; no line feeds.

    `record` is document, event, claim, entity, designation, merged_event or unread;
    `document_id` joins a record to its document, `record_id` to the merged event. The
    other keys are those of `kronika read --format jsonl`.
    """
    for chronicle in chronicles:
        if isinstance(chronicle, MergedEvent):
            yield msgspec.json.encode({"record": "merged_event", **merged.line(chronicle)})
            continue
        if chronicle.document is None:
            refused = msgspec.to_builtins(chronicle.refused)
            unread = {"record": "unread", "path": chronicle.path or "", "refused": refused}
            yield msgspec.json.encode(unread)
            continue
        yield msgspec.json.encode({"record": "document", **document_block(chronicle.document)})
        for group, kind in _KINDS.items():
            for record in getattr(chronicle, group):
                said = {"record": kind, "document_id": chronicle.document.id}
                yield msgspec.json.encode(said | msgspec.to_builtins(record))
