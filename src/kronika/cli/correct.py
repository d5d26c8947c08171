"""`kronika correct`, `accept` and `reject`: what a person says of values, kept beside them."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet
from kronika.cli.review import By, user
from kronika.errors import UsageError

if TYPE_CHECKING:
    from kronika.model.corrections import Correction

Id = Annotated[str, typer.Argument(metavar="ID", help="A record, or the beginning of its id.")]
Field = Annotated[
    str, typer.Argument(help="date, place, participant, number, name, type, speaker …")
]
Value = Annotated[str, typer.Argument(help="The value as it is shown, its name or its number.")]
Note = Annotated[str, typer.Option(help="Why, in a few words.")]
_PLACE = re.compile(r"(?P<id>[^:]+)(?::(?P<start>\d{1,9})-(?P<end>\d{1,9}))?")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(
        epilog="Example: kronika correct ev_3f29 date 2007-08-09 --evidence d_5c21:120-133"
    )(correct)
    app.command(epilog="Example: kronika accept ev_3f29 'number troops' 4000")(accept)
    app.command(epilog="Example: kronika reject ev_3f29 place Urumqi")(reject)


def correct(
    record_id: Id, field: Field,
    value: Annotated[str, typer.Argument(help="A date as 2007-08-09 or 2007-08-09/2007-08-17.")],
    *,
    evidence: Annotated[
        str, typer.Option(metavar="DOC:START-END", help="The page and its code points, half-open; "
                          "the page alone with --words.")
    ],
    words: Annotated[str, typer.Option(help="The words that say it, as the page has them.")] = "",
    instead: Annotated[str, typer.Option(help="The value that it replaces.")] = "",
    add: Annotated[bool, typer.Option("--add", help="Beside the values that stand.")] = False,
    what: Annotated[str, typer.Option(help="What a number counts: troops, ships.")] = "",
    country: Annotated[str, typer.Option(help="Of a place or participant: KG.")] = "",
    role: Annotated[str, typer.Option(help="Of a place or participant.")] = "",
    kind: Annotated[str, typer.Option(help="Of a participant: state, force …")] = "",
    note: Note = "", by: By = None, db: Db = DEFAULT_DB, quiet: Quiet = False,
) -> None:  # fmt: skip
    """Say what the words of a page give for a field; the machine's value stays on record."""
    from kronika.cli.correcting import Said, corrected
    from kronika.store import open_store

    place = _PLACE.fullmatch(evidence)
    if place is None or (place["start"] is None and not words):
        raise UsageError(
            "--evidence is DOC:START-END, as `kronika show --format jsonl` prints it, or DOC with "
            "--words 'the words of the page'"
        )
    more = {"what": what, "country": country, "role": role, "kind": kind, "note": note}
    said = Said(
        record_id, field, value, place["id"], place["start"], place["end"], words, instead,
        {name: one for name, one in more.items() if one},
    )  # fmt: skip
    with open_store(db, create=False) as store:
        _told([corrected(store, said, add=add, by=by or user())], quiet=quiet)


def accept(
    record_id: Id, field: Field, value: Value, *, note: Note = "", by: By = None,
    db: Db = DEFAULT_DB, quiet: Quiet = False,
) -> None:  # fmt: skip
    """Stand for a value that a page gives: it heads its field from then on."""
    _decided("accept", record_id, field, value, note=note, by=by, db=db, quiet=quiet)


def reject(
    record_id: Id, field: Field, value: Value, *, note: Note = "", by: By = None,
    db: Db = DEFAULT_DB, quiet: Quiet = False,
) -> None:  # fmt: skip
    """Say that the words do not give a value: it leaves every view, on every page that gives it."""
    _decided("reject", record_id, field, value, note=note, by=by, db=db, quiet=quiet)


def _decided(
    action: str, record_id: str, field: str, value: str, *, note: str, by: str | None, db: str,
    quiet: bool,
) -> None:  # fmt: skip
    from kronika.cli.correcting import decided
    from kronika.store import open_store

    with open_store(db, create=False) as store:
        made = decided(store, action, record_id, field, value, note=note, by=by or user())
        _told(made, quiet=quiet)


def _told(made: "list[Correction]", *, quiet: bool) -> None:
    from kronika.cli.output import note
    from kronika.serve.values import field_label, shown

    done = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added"}
    for one in made:
        said = (one.asserted or one.denied)[0]
        value = shown(said.field, said.value)
        note(
            f"d{one.number}: {one.by} {done[one.action]} {field_label(one.field).lower()} of "
            f"{one.subject}: {value}; `kronika undo d{one.number}` takes it back", quiet=quiet,
        )  # fmt: skip
