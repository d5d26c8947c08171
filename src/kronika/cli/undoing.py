"""`kronika undo` and `kronika decisions`: what people decided, and taking it back."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kronika.cli.options import DEFAULT_DB, Db, FormatChoice, Quiet, lines_wanted
from kronika.cli.review import By, now, user
from kronika.errors import UsageError

if TYPE_CHECKING:
    from kronika.store import SqlStore


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog="Example: kronika undo d12")(undo)
    app.command(epilog="Example: kronika decisions --format jsonl | jq .by")(decisions)


def undo(
    number: Annotated[
        str | None,
        typer.Argument(metavar="[NUMBER]", help="d12 a value, j7 or 7 sameness; else the latest."),
    ] = None,
    *,
    depth: Annotated[int, typer.Option(min=1, help="So many of the latest decisions.")] = 1,
    by: By = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Take decisions back: the latest, the latest few, or any one by its number."""
    from kronika.cli.output import note
    from kronika.cli.settling import settled
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        standing = [one["number"] for one in _log(store) if not one["retracted_at"]]
        meant = standing[:depth] if number is None else [number]
        take_back(store, meant, by or user(), quiet=quiet)
        settled(store)
        if not meant:
            note("nobody has decided anything yet")


def decisions(
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 200,
    db: Db = DEFAULT_DB,
    format_: FormatChoice = None,
) -> None:
    """List what people decided, the latest first, with who took it back and when."""
    from kronika.cli.output import note, screen, write_json
    from kronika.cli.reviewing import log_table
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        log = _log(store, limit=limit)[:limit]
    if lines_wanted(format_):
        write_json(log)
    elif log:
        screen().print(log_table(log))
    else:
        note("nobody has decided anything yet")


def _log(store: "SqlStore", *, limit: int = 1000) -> list[dict[str, Any]]:
    """Decisions about values (`d`) and about sameness (`j`), the latest first."""
    values = [
        {
            "number": f"d{one.number}", "action": one.action, "by": one.by, "at": one.at,
            "about": one.subject, "field": one.field, "document_id": one.document_id,
            "asserted": [a.value for a in one.asserted], "denied": [a.value for a in one.denied],
            "note": one.note, "retracted_by": one.retracted_by, "retracted_at": one.retracted_at,
        }
        for one in store.corrections(limit=limit)
        if one.action != "undo"
    ]  # fmt: skip
    sameness = [
        {
            "number": f"j{number}", "action": one.verdict, "by": one.by, "at": one.at,
            "about": one.left, "with": one.right, "note": "; ".join(one.reasons),
            "retracted_by": one.retracted_by, "retracted_at": one.retracted_at,
        }
        for number, one in store.decisions(taken_back=True)
    ]  # fmt: skip
    return sorted([*values, *sameness], key=lambda one: str(one["at"]), reverse=True)


def take_back(store: "SqlStore", numbers: list[str], by: str, *, quiet: bool) -> None:
    """Take decisions back in the name of `by`, and say so.

    Raises:
        UsageError: that is no number of a decision.
        StoreError: there is none, or it is taken back already.
    """
    from kronika.cli.output import note

    for number in numbers:
        kind, digits = (number[0], number[1:]) if number[:1] in ("d", "j") else ("j", number)
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 12):
            raise UsageError(f"{number!r} is no decision: `kronika decisions` numbers them")
        if kind == "d":
            made = store.undo(int(digits), by=by)
            said = f"decision {number} about {made.field} of {made.subject}"
        else:
            one = store.take_back(int(digits), at=now(), by=by)
            said = f"{one.left} {one.verdict} {one.right}, by {one.by}"
        note(f"taken back: {said}", quiet=quiet)
