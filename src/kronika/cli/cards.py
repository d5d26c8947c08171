"""Events and claims as a few lines each: readable on any terminal, however narrow."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from kronika.cli.output import cell, harmless
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
    verb,
    what,
)
from kronika.model.documents import Document
from kronika.model.records import Claim

_LABEL = 9
_SOURCES = 6


def event_cards(events: Sequence[Told]) -> Iterator[Text]:
    """One card an event, latest first; events without a date stand last."""
    found = sorted(groups(events), key=lambda g: _day(g) or "0", reverse=True)
    for tellings in found:
        yield _event_card(tellings)


def _day(tellings: Sequence[Told]) -> str | None:
    return max((e.start or "" for e, _ in tellings), default=None) or None


def _event_card(tellings: Sequence[Told]) -> Text:
    """The fullest telling, then what the tellings count and who they are."""
    event = max((e for e, _ in tellings), key=lambda e: (len(e.evidence), e.id))
    card = cell(f"{dates(event) or 'no date':23} ")
    card.append(cell(what(event), "bold"))
    card.append(f"   {event.id[:ID_CHARS]}", "dim")
    for label, said in (("where", places(event)), ("who", participants(event))):
        _line(card, label, said)
    for label, said in _counted(tellings):
        _line(card, label, said)
    told = list(dict.fromkeys(source(d) for _, d in tellings))
    more = f" and {len(told) - _SOURCES} more" if len(told) > _SOURCES else ""
    _line(card, "told by", "; ".join(told[:_SOURCES]) + more)
    return card


def _counted(tellings: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """The figures: with their sources where reports differ, plain where one report tells."""
    if len(tellings) == 1:
        yield "how many", numbers(tellings[0][0])
        return
    said: dict[str, list[str]] = {}
    for event, document in tellings:
        if numbers(event):
            said.setdefault(numbers(event), []).append(source(document))
    for words, sources in said.items():
        yield "how many", f"{words}   ({'; '.join(sources)})"


def _line(card: Text, label: str, words: str) -> None:
    if words:
        card.append(f"\n    {label:{_LABEL}}", "dim")
        card.append(harmless(words))


def claim_cards(claims: Sequence[tuple[Claim, Document | None]]) -> Iterator[Text]:
    """One card a claim: who says what, and where it stands."""
    for claim, document in claims:
        card = cell(speaker(claim), "bold")
        card.append(f" {verb(claim)}: ")
        card.append(harmless(shortened(claim.content)))
        card.append(f"   [{source(document)}]", "dim")
        yield card
