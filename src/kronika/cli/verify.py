"""`kronika verify`: whether a file of STIX objects keeps to the standard and to our own rules."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from kronika.cli.options import Quiet

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika export stix --out all.json && kronika verify all.json")(
        verify
    )


def verify(
    file: Annotated[str, typer.Argument(help="A bundle or one object a line; - for input.")],
    *,
    sample: Annotated[
        int | None,
        typer.Option(min=0, help="How many objects the (slow) validator looks at, at most."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Check a file of STIX 2.1 objects: exit code 1 when it holds an error."""
    from kronika.cli.output import harmless, note
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
    note(f"{objects} objects, {wrong} errors", quiet=quiet)
    if wrong:
        raise typer.Exit(1)


def _opened(file: str) -> "AbstractContextManager[BinaryIO]":
    from kronika.errors import UsageError

    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
