"""`kronika resolve`: hold all events of the store against each other once more."""

from typing import Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika resolve --db kronika.db")(resolve)


def resolve(
    *,
    document: Annotated[
        list[str] | None, typer.Option(help="Only the events of this page, and their like.")
    ] = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Propose which events of different pages are one; `kronika review` decides what is unsure.

    `kronika read` does the same for each page that it reads: this is for pages that were read
    before, by an older version or with --no-resolve. What people decided stays.
    """
    from kronika.cli.output import note
    from kronika.codebook.book import load_codebook
    from kronika.pipeline import resolve_page
    from kronika.store import open_store

    codebook, new, pages = load_codebook(), 0, 0
    with open_store(db, create=False) as store:
        near = store.neighbourhood()
        for page in store.chronicles(document):
            if page.document is not None:
                new += len(resolve_page(page, near, codebook=codebook))
                pages += 1
        waiting = len(store.questions())
    note(f"{pages} pages, {new} new judgements, {waiting} questions for `kronika review`",
         quiet=quiet)  # fmt: skip
