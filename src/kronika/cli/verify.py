"""`kronika verify`: whether a store, or a file of STIX objects, is what it says it is."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet
from kronika.cli.output import note

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika export stix --out all.json && kronika verify all.json")(
        verify
    )


def verify(
    file: Annotated[
        str | None,
        typer.Argument(help="A bundle or one object a line, - for input; without it the store."),
    ] = None,
    *,
    db: Db = DEFAULT_DB,
    sample: Annotated[
        int | None,
        typer.Option(min=0, help="How many objects the (slow) validator looks at, at most."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Check the store, or a file of STIX 2.1 objects: exit code 1 when it holds an error.

    In the store the bytes of each page must have the hash under which they are known, and
    every value must stand on the characters that it names.
    """
    if file is None:
        wrong, told = _store(db)
    else:
        wrong, told = _objects(file, sample)
    note(told, quiet=quiet)
    if wrong:
        raise typer.Exit(1)


def _store(db: str) -> tuple[int, str]:
    """How many faults a store has, and what was looked at."""
    from kronika.cli.output import harmless
    from kronika.store import open_store
    from kronika.store.checking import checked

    pages = kept = size = values = wrong = 0
    with open_store(db, create=False) as store:
        for one in checked(store):
            pages, values, wrong = pages + 1, values + one.values, wrong + len(one.faults)
            kept, size = kept + (one.kept is not None), size + (one.kept or 0)
            for fault in one.faults:
                print(harmless(f"{one.document_id}: {fault}"))  # noqa: T201
    bytes_of = f"the bytes of {kept} ({size / 1e6:.1f} MB) against their hash"
    return wrong, f"{pages} pages: {bytes_of}, {values} values against their words, {wrong} errors"


def _objects(file: str, sample: int | None) -> tuple[int, str]:
    """How many errors a file of objects has, and how many objects."""
    from kronika.cli.output import harmless
    from kronika.exchange.stix.checks import problems
    from kronika.exchange.stix.files import objects_in

    objects = wrong = 0
    with _opened(file) as raw:

        def counted() -> Iterator[bytes]:
            nonlocal objects
            for body in objects_in(raw, file):
                objects += 1
                yield body

        for one in problems(counted(), sample=sample):
            wrong += 1
            place = f" {one.path}" if one.path else ""
            print(harmless(f"{one.object_id}{place}: {one.message} ({one.by})"))  # noqa: T201
    return wrong, f"{objects} objects, {wrong} errors"


def _opened(file: str) -> "AbstractContextManager[BinaryIO]":
    from kronika.errors import UsageError

    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
