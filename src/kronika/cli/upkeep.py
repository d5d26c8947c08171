"""`kronika forget` and `kronika backup`: take a page out, keep a copy of all."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet

if TYPE_CHECKING:
    from kronika.model.documents import Document
    from kronika.store import SqlStore


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog="Example: kronika forget d_5c21 --yes")(forget)
    app.command(epilog="Example: kronika backup kronika-2026-11-22.db")(backup)


def forget(
    document_id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A document; without it, only finish earlier ones."),
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Remove a document with everything that rests on it alone."""
    from kronika.cli.output import note
    from kronika.cli.settling import settled
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        if document_id is None:
            scrubbed = store.scrub()
            note("nothing more to remove", quiet=quiet or not scrubbed)
        else:
            document = _meant(store, document_id, yes=yes)
            gone = store.forget(document.id)
            scrubbed = gone.scrubbed
            settled(store)
            note(f"forgotten: {gone.document_id} with {gone.assertions} values", quiet=quiet)
            if document.path and Path(document.path).exists():
                note(f"the page itself is still at {document.path}", quiet=quiet)
            if any(one.profile for one in store.shelf().collections()):
                note("partners still find what rests on it: run `kronika exchange publish` now")
    if not scrubbed:
        note(
            "another program has the store open, so old words stay in the file: run "
            "`kronika forget` once more when it is done"
        )
        raise typer.Exit(1)


def _meant(store: "SqlStore", document_id: str, *, yes: bool) -> "Document":
    """The document that is to go, once somebody agreed."""
    from kronika.cli.output import harmless
    from kronika.errors import UsageError

    found = store.get(document_id)
    document = found.chronicle.document
    if found.kind != "document" or document is None:
        where = document.id if document else "its document"
        raise UsageError(f"{document_id} is one {found.kind} of a page: forget {where}")
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("nobody can be asked here: say --yes")
        title = harmless(document.headline or document.path or document.id)
        typer.confirm(
            f"Remove {document.id} ({title}) with {len(found.assertions)} values?", abort=True
        )
    return document


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    *,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Copy the store to a new file; safe while reading goes on."""
    from kronika.cli.output import note
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        store.backup(file)
    note(f"{file} holds a copy of {db.rsplit('@', 1)[-1]}", quiet=quiet)
