"""`kronika audit`: who took and gave what, and whether the log was touched."""

from typing import Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help="The log of all that partners did.", no_args_is_help=True)
    group.command(epilog="Example: kronika audit verify --head 3f2a…")(verify)
    group.command(epilog="Example: kronika audit export | jq .partner")(export)
    app.add_typer(group, name="audit")


def verify(
    *,
    head: Annotated[
        str | None, typer.Option(help="A hash that was printed before: it must be in the log.")
    ] = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Check that no row of the log was changed, removed, added or moved.

    Prints the hash of the last row. Who keeps it elsewhere can prove later that the log was not
    made anew, even by somebody who holds the whole store.
    """
    from kronika.cli.output import note
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        count, last = store.shelf().verify_audit(noted=head)
    note(f"the log holds: {count} rows, none changed or missing", quiet=quiet)
    typer.echo(last)


def export(*, db: Db = DEFAULT_DB) -> None:
    """Print the log as JSON lines, the oldest row first."""
    import msgspec

    from kronika.cli.output import write_lines
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        write_lines(msgspec.json.encode(row) for row in store.shelf().audit_entries())
