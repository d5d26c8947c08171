"""The events and claims of pages on standard output: tables where there is room, else cards."""

from collections.abc import Sequence

from rich.console import Console

from kronika.cli.cards import claim_cards, event_cards
from kronika.cli.output import screen
from kronika.cli.said import Told, groups
from kronika.cli.tables import claims_table, events_table
from kronika.model.documents import Document
from kronika.model.records import Chronicle, Claim

_TABLE_COLUMNS = 140


def print_chronicle(pages: Sequence[Chronicle]) -> None:
    """The events and the claims of the pages, each with its sources, on standard output."""
    console = screen()
    events = [(event, page.document) for page in pages for event in page.events]
    claims = [(claim, page.document) for page in pages for claim in page.claims]
    if console.width < _TABLE_COLUMNS:
        _print_cards(console, events, claims)
    else:
        for table in (events and events_table(events), claims and claims_table(claims)):
            if table:
                console.print(table)
    read = sum(page.document is not None for page in pages)
    console.print(
        f"{_count(read, 'page')}, {_count(len(groups(events)), 'event')}, "
        f"{_count(len(claims), 'claim')}"
        + (f", {_count(len(pages) - read, 'page')} refused" if read < len(pages) else "")
    )


def _print_cards(
    console: Console, events: list[Told], claims: list[tuple[Claim, Document | None]]
) -> None:
    """A table with eight columns needs room; on a narrow terminal each record is a card."""
    for title, cards in (("Events", event_cards(events)), ("Claims", claim_cards(claims))):
        console.print(f"{title}\n", style="bold")
        for card in cards:
            console.print(card, "\n", sep="")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
