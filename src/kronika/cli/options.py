"""Options that commands over the store share, and the values they make."""

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.read import Format
from kronika.errors import UsageError
from kronika.model.records import EVENT_TYPES

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

DEFAULT_DB = "kronika.db"


def lines_wanted(format_: Format | None) -> bool:
    """True when JSON lines are wanted: by name, or because nobody looks."""
    if format_ is None:
        return not sys.stdout.isatty()
    return format_ is Format.jsonl


def selection(
    *, type_: str | None = None, since: str | None = None, until: str | None = None,
    place: str | None = None, participant: str | None = None, outlet: str | None = None,
) -> "Selection":  # fmt: skip
    """The filters of a command line as one value.

    Raises:
        UsageError: there is no event type of that name.
    """
    from kronika.store.selection import Selection

    if type_ is not None and type_ not in EVENT_TYPES:
        near = get_close_matches(type_, EVENT_TYPES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(EVENT_TYPES)}"
        raise UsageError(f"there is no event type {type_!r}: {hint}")
    return Selection(type_, since, until, place, participant, outlet)
