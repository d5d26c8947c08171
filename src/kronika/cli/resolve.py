"""`kronika resolve`: hold all events of the store against each other once more."""

from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet

if TYPE_CHECKING:
    from kronika.store import SqlStore


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
    """Propose which events and entities of pages are one; `kronika review` decides the unsure.

    `kronika read` does the same for each page that it reads: this is for pages that were read
    before, by an older version or with --no-resolve. What people decided stays.
    """
    from kronika.cli.output import note
    from kronika.cli.settling import settled
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
        if document is None:
            new += _entities(store)
        settled(store)
        waiting = len(store.questions())
    note(f"{pages} pages, {new} new judgements, {waiting} questions for `kronika review`",
         quiet=quiet)  # fmt: skip


def _entities(store: "SqlStore") -> int:
    """Propose which records of entities are one; how many judgements are new."""
    from datetime import UTC, datetime

    from kronika.codebook.identity import NameIndex
    from kronika.model.linking import pair
    from kronika.resolving.entities import bearers, propose
    from kronika.resolving.names import Names

    known = {(pair(j.left, j.right), j.verdict) for j in store.judgements()}
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = propose(bearers(store.chronicles()), Names(NameIndex.packaged()), at=at)
    new = [j for j in made if (pair(j.left, j.right), j.verdict) not in known]
    store.neighbourhood().judge(new)
    return len(new)
