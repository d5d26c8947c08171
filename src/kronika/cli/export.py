"""`kronika export`: records leave as tables or JSON lines."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.options import (
    DEFAULT_DB,
    Db,
    Outlet,
    ParticipantName,
    PlaceName,
    Quiet,
    Since,
    Type,
    Until,
    selection,
)  # fmt: skip
from kronika.model.merged import MergedEvent
from kronika.model.records import Chronicle

if TYPE_CHECKING:
    from kronika.store.selection import Selection


class ExportFormat(StrEnum):
    """The forms in which records leave."""

    csv = "csv"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika export csv --type attack --since 2016 --out attacks")(
        export
    )


def export(
    format_: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="csv or jsonl.")],
    *,
    out: Annotated[
        str | None,
        typer.Option(help="csv: a folder (kronika-csv); jsonl: a file; - is standard output."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="csv: only this table, to standard output or a file.")
    ] = None,
    type_: Type = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    participant: ParticipantName = None,
    outlet: Outlet = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Write the records that are meant, with the words they rest on."""
    from kronika.cli.exporting import write_jsonl, write_one_table, write_tables
    from kronika.errors import UsageError

    meant = selection(
        type_=type_, since=since, until=until, place=place, participant=participant, outlet=outlet
    )
    pages = _meant(db, meant)
    if format_ is ExportFormat.jsonl:
        if table is not None:
            raise UsageError("--table is for csv: JSON lines hold all records")
        write_jsonl(pages, out, quiet=quiet)
    elif table is not None:
        write_one_table(pages, table, out=out, quiet=quiet)
    elif out == "-":
        raise UsageError("csv makes several files: name a folder with --out, or one --table")
    else:
        write_tables(pages, Path(out or "kronika-csv"), quiet=quiet)
    sys.stdout.flush()


def _meant(db: str, meant: "Selection") -> Iterator[Chronicle | MergedEvent]:
    """The pages that are meant, the events that several of them tell, and what was not read."""
    from kronika.cli.merging import merged_of
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        joined = store.joined_records()
        told: dict[str, None] = {}
        for page in store.select(meant):
            told |= {e.record_id: None for e in page.events if e.record_id in joined}
            yield page
        for record_id in told:
            yield merged_of(store, store.get(record_id))[0]
        if meant.empty:
            yield from store.unread()
