"""`kronika read`: pages in, chronicle out."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kronika.model.documents import Given


class Format(StrEnum):
    """How the chronicle is printed."""

    table = "table"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika read pages/ --format jsonl | jq .events")(read)


def read(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, - for standard input, or URLs.")
    ],
    *,
    db: Annotated[str, typer.Option(help="The store: a file, or postgresql://...")] = "kronika.db",
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
    format_: Annotated[
        Format | None, typer.Option("--format", help="Default: table; jsonl through a pipe.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="When the pages appeared (ISO 8601), if they do not say.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who printed them.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they stood.")] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Allow URLs to be fetched.")] = False,
    reader: Annotated[
        str | None,
        typer.Option(
            help="learned (default: the trained model and the rules), rules (several "
            "times faster), or one of another package."
        ),
    ] = None,
    codebook: Annotated[
        str | None, typer.Option(help="A codebook folder of your own, for its event types.")
    ] = None,
    no_resolve: Annotated[
        bool,
        typer.Option("--no-resolve", help="Merge nothing, and print each page when it is read."),
    ] = False,
    no_raw: Annotated[
        bool,
        typer.Option("--no-raw", help="Keep the hash of each page as received, not its bytes."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notes.")] = False,
) -> None:
    """Read news pages and write what they say, each value with its words.

    Exit codes: 0 all pages were read, 1 some were refused, 2 the command was used wrongly.
    """
    from kronika.cli.reading import Job, run

    given = Given(published=checked_date(published), outlet=outlet, url=url)
    job = Job(
        paths=tuple(paths),
        db=None if no_store else db,
        jsonl=(format_ or _default_format()) is Format.jsonl,
        given=given if any((published, outlet, url)) else None,
        fetch=fetch,
        reader=reader,
        codebook=codebook,
        quiet=quiet,
        resolve=not no_resolve,
        keep_raw=not no_raw,
    )
    raise typer.Exit(run(job))


def _default_format() -> Format:
    return Format.table if sys.stdout.isatty() else Format.jsonl


def checked_date(value: str | None) -> str | None:
    """An ISO 8601 date or instant as given, or a usage error that says what is expected."""
    from datetime import datetime

    from kronika.errors import UsageError

    if value is None:
        return None
    try:
        datetime.fromisoformat(value if len(value) > 7 else f"{value}-01"[:10])
    except ValueError:
        raise UsageError(
            f"--published {value!r} is not a date: write 2016-07-04, 2016-07-04T04:57 or "
            "2016-07-04T04:57+03:00"
        ) from None
    return value
