"""`kronika collection`: what is laid out for partners."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

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

if TYPE_CHECKING:
    from kronika.model.sharing import Collection

PROFILES = ("portable", "full")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help="Collections that partners read or write.", no_args_is_help=True)
    example = "kronika collection add exercises --type joint_exercise --since 2016"
    group.command(epilog=f"Example: {example}")(add)
    group.command("list", epilog="Example: kronika collection list")(list_)
    app.add_typer(group, name="collection")


def add(
    alias: Annotated[str, typer.Argument(help="A short name, usable in addresses.")],
    *,
    title: Annotated[str | None, typer.Option(help="For people; the short name if absent.")] = None,
    description: Annotated[str | None, typer.Option(help="What is in it.")] = None,
    profile: Annotated[
        str, typer.Option(help="portable: types that all tools know; or full.")
    ] = "portable",
    inbox: Annotated[
        bool, typer.Option("--inbox", help="Partners write into it; nothing is published there.")
    ] = False,
    type_: Type = None, since: Since = None, until: Until = None, place: PlaceName = None,
    participant: ParticipantName = None, outlet: Outlet = None,
    db: Db = DEFAULT_DB, quiet: Quiet = False,
) -> None:  # fmt: skip
    """Lay out part of the chronicle for partners, or a box that they write into.

    The filters are kept as a view: `kronika exchange publish` fills the collection with what
    fits them then.
    """
    from kronika.cli.output import note
    from kronika.store import open_store

    if not alias.isascii() or not alias.replace("-", "").isalnum():
        raise _usage(f"a collection cannot be called {alias!r}: use letters, digits and hyphens")
    if profile not in PROFILES:
        raise _usage(f"there is no profile {profile!r}: use portable or full")
    chosen = selection(type_=type_, since=since, until=until, place=place,
                       participant=participant, outlet=outlet)  # fmt: skip
    given = {"type": type_, "since": since, "until": until, "place": place,
             "participant": participant, "outlet": outlet}  # fmt: skip
    if inbox and not chosen.empty:
        raise _usage("an inbox holds what partners send: it takes no filters")
    view = urlencode({k: v for k, v in given.items() if v})
    with open_store(db, create=False) as store:
        made = store.shelf().add_collection(
            title or alias, alias=alias, description=description, can_write=inbox,
            profile=None if inbox else profile, view=None if inbox else view,
        )  # fmt: skip
    way = f"kronika partner add NAME --collection {alias}"
    note(f"collection {alias}: let partners in with `{way}`", quiet=quiet)
    typer.echo(made.id)


def _usage(words: str) -> Exception:
    from kronika.errors import UsageError

    return UsageError(words)


def list_(*, format_: FormatChoice = None, db: Db = DEFAULT_DB) -> None:
    """All collections with the views that fill them."""
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        found = store.shelf().collections()
    if lines_wanted(format_):
        from kronika.cli.output import write_json

        write_json(found)
    else:
        _table(found)


def _table(found: "tuple[Collection, ...]") -> None:
    from rich.table import Table

    from kronika.cli.output import cell, screen

    table = Table("alias", "id", "title", "partners may", "profile", "view")
    for one in found:
        may = " and ".join(
            word for word, can in (("read", one.can_read), ("write", one.can_write)) if can
        )
        view = "" if one.view is None else one.view or "everything"
        table.add_row(*map(cell, (one.alias, one.id, one.title, may, one.profile, view)))
    screen().print(table)
