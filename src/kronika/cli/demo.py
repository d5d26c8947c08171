"""`kronika demo`: read the example pages, print the chronicle, say what to type next."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kronika.errors import UsageError

_NEXT = """
Kept in {db}. What to type next:

  kronika show --db {db}                    every event, newest first
  kronika show {event} --db {db}        one event with all its values
  kronika explain {event} --db {db}     the sentence behind each value
  kronika search "exercise" --db {db}       full text, with filters
  kronika export csv out/ --db {db}         the chronicle as tables
  kronika read YOUR-PAGES/                  your own pages, kept in kronika.db
"""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika demo")(demo)


def demo(
    *,
    examples: Annotated[Path, typer.Option(help="The folder of pages.")] = Path("examples/pages"),
    db: Annotated[str, typer.Option(help="Where the chronicle is kept.")] = "demo.db",
) -> None:
    """Read the example pages of the repository, print their chronicle, say what to do next."""
    from kronika.cli.reading import Job, run

    if not examples.is_dir():
        raise UsageError(
            f"{examples} is not a folder: run this in a clone of the repository, or name a folder "
            "of pages with --examples"
        )
    code = run(Job(paths=(str(examples),), db=db, jsonl=False))
    next_steps = _NEXT.format(db=db, event=_first_event(db))
    Console(highlight=False, soft_wrap=True).print(next_steps, markup=False)
    raise typer.Exit(code)


def _first_event(db: str) -> str:
    """The id of an event to try things with."""
    from kronika.store import open_store

    with open_store(db) as store:
        for page in store.chronicles():
            for event in page.events:
                return event.id[:11]
    return "EVENT-ID"
