"""`kronika partner`: who may take from us and give to us, with which keys."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kronika.cli.options import DEFAULT_DB, Db, FormatChoice, Quiet, lines_wanted

if TYPE_CHECKING:
    from kronika.model.sharing import Scope

_NAME = re.compile(r"[\w .@-]{1,80}")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help="Partners, their keys and rights.", no_args_is_help=True)
    group.command(
        epilog="Example: kronika partner add desk --ceiling AMBER --collection chronicle"
    )(add)
    group.command("list", epilog="Example: kronika partner list")(list_)
    group.command(epilog="Example: kronika partner revoke desk --key 0a1b2c3d4e")(revoke)
    app.add_typer(group, name="partner")


def add(
    name: Annotated[str, typer.Argument(help="A new partner, or one who needs another key.")],
    *,
    ceiling: Annotated[
        str | None, typer.Option(help="The narrowest TLP label it may see: CLEAR to RED.")
    ] = None,
    collection: Annotated[
        list[str] | None, typer.Option(help="A collection it may use: id, alias or title.")
    ] = None,
    scope: Annotated[
        list[str] | None, typer.Option(help="What it may do there: read (if not given), write.")
    ] = None,
    network: Annotated[
        list[str] | None, typer.Option("--networks", help="Only from there, as 192.0.2.0/24.")
    ] = None,
    expires: Annotated[str | None, typer.Option(help="The day on which the key ends.")] = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Make a key for a partner. The key is printed once and can never be shown again."""
    from kronika.cli.output import note
    from kronika.store import open_store
    from kronika.store.sharing.partners import Terms

    scopes, rank = _scopes(scope or ["read"]), ceiling_of(ceiling) if ceiling else None
    networks = tuple(part for one in network or () for part in one.split(",") if part)
    with open_store(db, create=False) as store:
        shelf = store.shelf()
        key = shelf.admit(
            checked_name(name), rank, collections=collection or (), scopes=scopes,
            terms=Terms(scopes, networks, expires),
        )  # fmt: skip
    note(f"the key of {name}: keep it now, it is not shown again", quiet=quiet)
    typer.echo(key)


def checked_name(name: str) -> str:
    """A name that a partner can have.

    Raises:
        UsageError: it is none.
    """
    from kronika.errors import UsageError

    if not _NAME.fullmatch(name):
        raise UsageError(f"a partner cannot be called {name!r}: use letters, digits, spaces, .@-")
    return name


def ceiling_of(label: str, what: str = "--ceiling") -> int:
    """The rank of a label that somebody typed.

    Raises:
        UsageError: it is none.
    """
    from kronika.errors import UsageError
    from kronika.model.tlp import LABELS, rank

    found = rank(label)
    if found is None:
        names = ", ".join(one.removeprefix("TLP:") for one in LABELS)
        raise UsageError(f"{what} {label!r} is no label of TLP 2.0: use one of {names}")
    return found


def _scopes(given: list[str]) -> tuple["Scope", ...]:
    from kronika.errors import UsageError
    from kronika.model.sharing import SCOPES

    wrong = sorted(set(given).difference(SCOPES))
    if wrong:
        raise UsageError(f"--scope {wrong[0]!r} is none: use read, write, or both")
    return tuple(one for one in SCOPES if one in given)


def list_(*, format_: FormatChoice = None, db: Db = DEFAULT_DB) -> None:
    """Partners with their keys (never the secret) and what they may do."""
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        found = store.shelf().partners()
    if lines_wanted(format_):
        from kronika.cli.output import write_json

        write_json(found)
        return
    _table(found)


def _table(found: list[dict[str, Any]]) -> None:
    from rich.table import Table

    from kronika.cli.output import cell, screen
    from kronika.model.tlp import LABELS

    table = Table("partner", "ceiling", "key", "scopes", "until", "last used", "collections")
    for one in found:
        for key in one["keys"] or [{}]:
            state = key.get("revoked_at") or one["revoked_at"]
            until = f"revoked {state[:10]}" if state else key.get("expires_at") or "for ever"
            table.add_row(*map(cell, (
                one["name"], LABELS[one["ceiling"]], key.get("id"),
                key.get("scopes"), until, key.get("used_at"), len(one["grants"]),
            )))  # fmt: skip
    screen().print(table)


def revoke(
    name: Annotated[str, typer.Argument(help="The partner.")],
    *,
    key: Annotated[str | None, typer.Option(help="Only the key of this id.")] = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """End all keys of a partner, or one of them; from the next request on."""
    from kronika.cli.output import note
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        ended = store.shelf().revoke(name, key=key)
    note(f"{ended} {'key' if ended == 1 else 'keys'} of {name} ended", quiet=quiet)
