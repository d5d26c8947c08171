"""Where exported records go: standard output, a file, a folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kronika.cli.output import harmless, note
from kronika.errors import UsageError
from kronika.exchange.comparing import compare, write_changes
from kronika.exchange.parcel import Format, Options, Parcel, Written


def export(
    format_: Format, parcel: Parcel, *, options: Options, out: str | None, quiet: bool
) -> None:
    """Write a parcel in a format to where it is meant to go, and say what was written.

    Raises:
        UsageError: the format makes several files and one was named, or the other way round.
    """
    one_file = format_.to_file is not None and (
        format_.to_folder is None or bool(format_.one_by and options.get(format_.one_by))
    )
    if one_file:
        where = out or (None if format_.to_folder else format_.name_as)
        written = _to_file(format_, parcel, options=options, out=where)
    else:
        where = out or format_.name_as or f"kronika-{format_.name}"
        written = _to_folder(format_, parcel, options=options, out=where)
    _tell(written, where=where, quiet=quiet)


def _to_file(format_: Format, parcel: Parcel, *, options: Options, out: str | None) -> Written:
    if format_.to_file is None:
        raise UsageError(f"{format_.name} makes several files: name a folder with --out")
    with _opened(out) as file:
        return format_.to_file(parcel, file, options)


def _to_folder(format_: Format, parcel: Parcel, *, options: Options, out: str) -> Written:
    one = f", or one with --{format_.one_by}" if format_.one_by else ""
    if out == "-" or format_.to_folder is None:
        raise UsageError(f"{format_.name} makes several files: name a folder with --out{one}")
    return format_.to_folder(parcel, Path(out), options)


def _tell(written: Written, *, where: str | None, quiet: bool) -> None:
    said = ", ".join(f"{count} {name}" for name, count in written.counts.items() if count)
    place = f"{where}: " if where not in (None, "-") else ""
    note(f"{place}{said or 'no records'}", quiet=quiet)
    for one in written.notes:
        note(f"note: {one}", quiet=quiet)


def tell_changes(old: Path, new: Path, *, out: str | None, quiet: bool) -> None:
    """Print what two releases differ in; every row and cell goes to `out` as CSV.

    Raises:
        UsageError: one of the folders holds no tables.
    """
    with _opened(out) if out else Path(os.devnull).open("wb") as file:
        summary = write_changes(compare(old, new), file)
    said = list(summary.lines()) or ["no row differs"]
    for line in said:
        if out == "-":
            note(line, quiet=quiet)
        else:
            sys.stdout.write(f"{harmless(line)}\n")


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
        file = partial.open("wb")
    except OSError as error:
        said = f"{target} cannot be written ({error.strerror}): name another file with --out"
        raise UsageError(said) from None
    try:
        with file:
            yield file
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
