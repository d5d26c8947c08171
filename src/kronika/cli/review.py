"""`kronika review`: people decide which events are one."""

import getpass
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet
from kronika.model.judgements import Judgement

if TYPE_CHECKING:
    from kronika.store import SqlStore

Verdict = Literal["same", "different", "unsure"]
KEYS: dict[str, Verdict] = {"a": "same", "r": "different", "u": "unsure"}
_HELP = "a: one event   r: two events   s: leave it open   u: cannot be told   q: stop"
By = Annotated[
    str | None, typer.Option("--by", help="Who decides; your user name if you do not say.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: kronika review")(review)


def review(
    *,
    undo_: Annotated[
        int | None, typer.Option("--undo", metavar="NUMBER", help="Take a decision back.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Only list what is open, and what was decided.")
    ] = False,
    by: By = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Decide one by one which events are one event, with the sentences beside the fields."""
    from kronika.cli.settling import settled
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        if undo_ is not None:
            from kronika.cli.undoing import take_back

            take_back(store, [f"j{undo_}"], by or user(), quiet=quiet)
        elif list_:
            _list(store)
        else:
            _decide_all(store, by or user(), quiet=quiet)
        settled(store)


def user() -> str:
    """The name under which a decision is kept."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "reviewer"
    return name.replace("@", " at ")


def now() -> str:
    """The present instant, ISO 8601 in UTC, to the microsecond: decisions have an order."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _decide_all(store: "SqlStore", by: str, *, quiet: bool) -> None:
    from kronika.cli.output import note, screen
    from kronika.cli.reviewing import question

    asked = store.questions()
    decided = 0
    for place, (_, judgement) in enumerate(asked, start=1):
        screen().print(question(store, judgement, place=place, of=len(asked)))
        key = next(_answers(), "q")
        if key == "q":
            break
        if key in KEYS:
            store.judge(_decision(judgement, KEYS[key], by))
            decided += 1
    note(f"{decided} decided, {len(store.questions())} open", quiet=quiet)


def _decision(asked: Judgement, verdict: Verdict, by: str) -> Judgement:
    return Judgement(
        asked.left, asked.right, verdict, by, now(), reasons=("decided in review",)
    )  # fmt: skip


def _answers() -> Iterator[str]:
    """The keys that are typed; nothing more when standard input is at its end."""
    while True:
        sys.stdout.write(f"{_HELP}\n> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return
        if line.strip().casefold()[:1] in (*KEYS, "s", "q"):
            yield line.strip().casefold()[:1]


def _list(store: "SqlStore") -> None:
    from kronika.cli.output import screen
    from kronika.cli.reviewing import listed

    screen().print(listed(store.questions(), store.decisions(taken_back=True)))
