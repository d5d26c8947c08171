"""`kronika demo`: read the example pages, print the chronicle, say what to type next."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kronika.errors import UsageError

_NEXT = """
Kept in {db}. What to type next:

  {run} serve --db {db}                   all of it in your browser, with who says otherwise
  {run} show --db {db}                    every event, latest first
  {run} show {event} --db {db}        the event that most reports tell, its figures side by side
  {run} explain {event} --db {db}     the sentence behind each value, and why reports were joined
  {run} stories --db {db}                 the pages grouped by what they report
  {run} search "exercise" --db {db}       full text, with filters
  {run} export csv out/ --db {db}         the chronicle as tables
  {run} read YOUR-PAGES/                  your own pages, kept in kronika.db
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
    next_steps = _NEXT.format(db=db, event=_most_told(db), run=_program())
    Console(highlight=False, soft_wrap=True).print(next_steps, markup=False)
    raise typer.Exit(code)


def _program() -> str:
    """How this command was called, so that the lines can be typed as they stand."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m kronika"
    if called.is_absolute() and called.is_relative_to(Path.cwd()):
        return str(called.relative_to(Path.cwd()))
    return str(called) if called.parts[:-1] else "kronika"


def _most_told(db: str) -> str:
    """The id of the event that most pages tell."""
    from kronika.store import open_store

    with open_store(db) as store:
        told = max(store.all_records(), key=lambda one: one.reports, default=None)
    return told.id[:11] if told else "EVENT-ID"
