"""Where exported records go: standard output, a file, a folder."""

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kronika.cli.output import note
from kronika.errors import UsageError
from kronika.exchange.tables import record_lines, write_csv, write_table
from kronika.model.merged import MergedEvent
from kronika.model.records import Chronicle


@contextmanager
def _opened(out: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name only when it is whole."""
    if out in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(str(out))
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError(f"{target} cannot be a file: name one in a folder that is there")
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def write_jsonl(pages: Iterable[Chronicle | MergedEvent], out: str | None, *, quiet: bool) -> None:
    """One line a record."""
    count = 0
    with _opened(out) as file:
        for line in record_lines(pages):
            file.write(line + b"\n")
            count += 1
    note(f"{count} records", quiet=quiet)


def write_one_table(
    pages: Iterable[Chronicle | MergedEvent], table: str, *, out: str | None, quiet: bool
) -> None:
    """One table as CSV."""
    with _opened(out) as file:
        words = io.TextIOWrapper(
            file, encoding="utf-8", newline="", errors="backslashreplace", write_through=True
        )
        try:
            count = write_table(pages, table, file=words)
        finally:
            words.detach()
    note(f"{count} rows of {table}", quiet=quiet)


def write_tables(pages: Iterable[Chronicle | MergedEvent], folder: Path, *, quiet: bool) -> None:
    """All tables as CSV, one file each."""
    counts = write_csv(pages, folder)
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    note(f"{folder}: {said or 'no records'}", quiet=quiet)
