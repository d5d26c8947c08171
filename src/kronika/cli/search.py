"""`kronika search`: full text and filters over the store."""

from typing import Annotated

import typer

from kronika.cli.options import (
    DEFAULT_DB,
    Db,
    FormatChoice,
    Outlet,
    ParticipantName,
    PlaceName,
    Quiet,
    Since,
    Type,
    Until,
    lines_wanted,
    selection,
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika search '\"joint drill\" navy*' --since 2019 --place KG")(
        search
    )


def search(
    query: Annotated[
        str, typer.Argument(help='Words that must all be there; "a phrase"; begin* of a word.')
    ] = "",
    *,
    type_: Type = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    participant: ParticipantName = None,
    outlet: Outlet = None,
    limit: Annotated[int, typer.Option(min=1, help="How many pages at most.")] = 20,
    db: Db = DEFAULT_DB,
    format_: FormatChoice = None,
    quiet: Quiet = False,
) -> None:
    """Find pages by their words, and by the events that they tell."""
    from kronika.cli.finding import as_json, as_screen
    from kronika.cli.output import note, screen, write_json
    from kronika.store import open_store

    meant = selection(
        type_=type_, since=since, until=until, place=place, participant=participant, outlet=outlet
    )
    with open_store(db, create=False) as store:
        hits = store.search(query, meant, limit=limit)
    if lines_wanted(format_):
        write_json([as_json(hit) for hit in hits])
    elif hits:
        screen().print(as_screen(hits))
    if not hits:
        note("nothing found", quiet=quiet)
