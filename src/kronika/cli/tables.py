"""Events and claims as tables, for `read` and `show`."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table

from kronika.cli.output import cell
from kronika.cli.said import (
    ID_CHARS,
    Told,
    dates,
    groups,
    numbers,
    participants,
    places,
    shortened,
    source,
    speaker,
    told_by,
    verb,
    what,
)
from kronika.model.documents import Document
from kronika.model.listing import EventRecord
from kronika.model.records import Claim


def events_table(events: Iterable[Told]) -> Table:
    """One row an event: when, what, where, who, how many, and who tells it."""
    table = _table("Events", "When", "What", "Where", "Who", "Numbers", "Source", "Id")
    for tellings in groups(events):
        event = tellings[0][0]
        table.add_row(
            cell(dates(event)), cell(what(event), "bold"), cell(places(event)),
            cell(participants(event)), cell(numbers(event)),
            cell("; ".join(dict.fromkeys(source(d) for _, d in tellings))),
            cell(event.id[:ID_CHARS], "dim"),
        )  # fmt: skip
    return table


def records_table(records: Iterable[EventRecord]) -> Table:
    """One row a merged event, with all that tell it."""
    table = _table("Events", "When", "What", "Where", "Who", "Numbers", "Told by", "Id")
    for one in records:
        table.add_row(
            cell(dates(one)), cell(what(one), "bold"), cell(places(one)),
            cell(participants(one)), cell(numbers(one)), cell(told_by(one)),
            cell(one.id[:ID_CHARS], "dim"),
        )  # fmt: skip
    return table


def claims_table(claims: Iterable[tuple[Claim, Document | None]]) -> Table:
    """One row a claim: who says what, and where it stands."""
    table = _table("Claims", "Who", "Says", "What", "Source", "Id")
    for claim, document in claims:
        table.add_row(
            cell(speaker(claim), "bold"), cell(verb(claim)), cell(shortened(claim.content)),
            cell(source(document)), cell(claim.id[:ID_CHARS], "dim"),
        )  # fmt: skip
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name == "Id", max_width=60)
    return table
