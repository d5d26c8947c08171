"""`kronika stories`: the pages of the store grouped by what they mainly report."""

from typing import TYPE_CHECKING, Any

import typer

from kronika.cli.options import DEFAULT_DB, Db, FormatChoice, Quiet, lines_wanted

if TYPE_CHECKING:
    from kronika.model.documents import Document
    from kronika.resolving.stories import Story

_SHOWN = 100


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika stories --format jsonl | jq '.documents | length'")(
        stories
    )


def stories(
    *,
    db: Db = DEFAULT_DB,
    format_: FormatChoice = None,
    quiet: Quiet = False,
) -> None:
    """Group the pages of the store by what they mainly report, whatever its type."""
    from kronika.cli.output import note, screen, write_json
    from kronika.codebook.book import load_codebook
    from kronika.pipeline import told_stories
    from kronika.plugins import load_reader
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        pages = {page.id: page for page in store.documents()}
    wanted = {"sentences", "times", "names"}
    reader = [c for c in load_reader("rules")(load_codebook()) if c.name in wanted]
    found = sorted(told_stories(pages.values(), reader=reader), key=lambda s: -len(s.document_ids))
    told = [_line(story, pages) for story in found]
    if lines_wanted(format_):
        write_json(told)
    else:
        for story in told:
            screen().print(_card(story), soft_wrap=True)
    note(f"{len(pages)} pages, {len(found)} stories", quiet=quiet)


def _line(story: "Story", pages: "dict[str, Document]") -> dict[str, Any]:
    documents = [pages[i] for i in story.document_ids]
    documents.sort(key=lambda d: (d.published or "9", d.id))
    return {
        "headline": documents[0].headline,
        "cohesion": story.cohesion,
        "documents": [
            {"id": d.id, "outlet": d.outlet, "published": d.published, "headline": d.headline}
            for d in documents
        ],
    }


def _card(story: dict[str, Any]) -> str:
    """A story as a few lines: its first headline, then who told it when."""
    from kronika.cli.output import harmless

    lines = [harmless(story["headline"] or "(no headline)")[:_SHOWN]]
    if len(story["documents"]) > 1:
        lines += [
            f"    {harmless((d['published'] or 'no date')[:10]):10}  "
            f"{harmless(d['outlet'] or 'unknown outlet')[:24]:24}  "
            f"{harmless(d['headline'] or '')[:_SHOWN]}"
            for d in story["documents"]
        ]
    return "\n".join(lines)
