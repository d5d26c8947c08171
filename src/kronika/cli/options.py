"""Options that commands over the store share, and the values they make."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from kronika.cli.read import Format
from kronika.codebook.type_files import type_names
from kronika.errors import UsageError
from kronika.model.listing import Review
from kronika.model.records import FACTUALITIES, LIFECYCLES

if TYPE_CHECKING:
    from kronika.store.selection import Selection

Db = Annotated[str, typer.Option("--db", help="The store: a file, or postgresql://user@host/name.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error.")]
FormatChoice = Annotated[
    Format | None, typer.Option("--format", help="Default: table; jsonl through a pipe.")
]
Type = Annotated[str | None, typer.Option("--type", help="Only events of this type.")]
Since = Annotated[
    str | None, typer.Option(help="Only what ends on or after this year, month or day (2016-07).")
]
Until = Annotated[
    str | None, typer.Option(help="Only what begins on or before this year, month or day.")
]
PlaceName = Annotated[
    str | None, typer.Option("--place", help="Only events there: a name, or a code as KG.")
]
ParticipantName = Annotated[
    str | None, typer.Option("--participant", help="Only events with them: a name, or a code.")
]
Outlet = Annotated[str | None, typer.Option(help="Only pages of this outlet.")]
Series = Annotated[str | None, typer.Option(help="Only exercises of this series of the codebook.")]
Lifecycle = Annotated[
    str | None, typer.Option(help="Only events that are planned, ongoing, concluded …")
]
Factuality = Annotated[
    str | None, typer.Option(help="Only events that are reported, claimed, denied …")
]
Reviewed = Annotated[str | None, typer.Option("--review", help="none, open or reviewed.")]
Disputed = Annotated[
    str | None,
    typer.Option("--disagreement", help="Only events whose pages disagree: on a field, or any."),
]

DEFAULT_DB = "kronika.db"


def lines_wanted(format_: Format | None) -> bool:
    """True when JSON lines are wanted: by name, or because nobody looks."""
    if format_ is None:
        return not sys.stdout.isatty()
    return format_ is Format.jsonl


def selection(
    *, type_: str | None = None, since: str | None = None, until: str | None = None,
    place: str | None = None, participant: str | None = None, outlet: str | None = None,
    codebook: str | None = None, **facets: str | None,
) -> "Selection":  # fmt: skip
    """The filters of a command line as one value; `facets` are those of the list of events.

    `codebook` is a folder whose event types are meant; None is the packaged one.

    Raises:
        UsageError: there is no event type, lifecycle, factuality or state of review of that
            name, or a date is none, or the first is after the last.
    """
    from kronika.store.selection import Selection

    _dated(since, until)
    _known("event type", type_, type_names(codebook))
    _known("lifecycle", facets.get("lifecycle"), LIFECYCLES)
    _known("factuality", facets.get("factuality"), FACTUALITIES)
    _known("state of review", facets.get("review"), get_args(Review))
    return Selection(type_, since, until, place, participant, outlet, **facets)


def _dated(since: str | None, until: str | None) -> None:
    from kronika.store.dates import asked_day, first_day, last_day

    first = first_day(asked_day(since, option="--since")) if since else None
    last = last_day(asked_day(until, option="--until")) if until else None
    if first and last and first > last:
        raise UsageError(f"--since {since} is after --until {until}: nothing lies between them")


def _known(noun: str, said: str | None, known: Sequence[str]) -> None:
    if said is not None and said not in known:
        near = get_close_matches(said, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(known)}"
        raise UsageError(f"there is no {noun} {said!r}: {hint}")
