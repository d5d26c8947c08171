"""How far an event had come, and how far it is told as fact."""

from collections.abc import Sequence
from datetime import date, timedelta

from kronika.model.readings import Anchor, Quote
from kronika.records.dates import Dates
from kronika.records.happening import Happening

_BACKGROUND = timedelta(days=180)
_SEASON = timedelta(days=200)


def lifecycle(happening: Happening, anchor: Anchor) -> str:
    """Planned, ongoing, concluded and so on: the dates decide where they can, then the words."""
    told = [f.lifecycle for f in happening.frames]
    for word in ("cancelled", "foiled", "attempted"):
        if told[0] == word:
            return word
    day, dates = _day(anchor), _finest(happening.dates)
    if day is not None and dates:
        first, last = min(d.first for d in dates), max(d.last for d in dates)
        if first > day:
            return "planned"
        lasts = happening.kind.merge_within == "document" and last - first < _SEASON
        if first < last and first <= day <= last and lasts:
            return "ongoing"
    if "ongoing" in told:
        return "ongoing"
    return told[0]


def factuality(happening: Happening, anchor: Anchor, quotes: Sequence[Quote]) -> str:
    """Reported by the page itself, only claimed by somebody, still to come, or background.

    What the page retells by an ordinary "X said" is its report; it is a claim in somebody's own
    quoted words, as an accusation, or where the page itself says "claimed" or "alleged".
    """
    narrated = [f for f in happening.frames if f.quote is None or not is_claim(quotes[f.quote])]
    if all(f.factuality == "future" for f in happening.frames):
        return "future"
    if all(f.factuality == "denied" for f in happening.frames):
        return "denied"
    day = _day(anchor)
    if day is not None and happening.dates:
        if max(d.last for d in happening.dates) < day - _BACKGROUND:
            return "historical"
        if min(d.first for d in _finest(happening.dates)) > day:
            return "future"
    return "reported" if narrated else "claimed"


def is_claim(quote: Quote) -> bool:
    """Whether a page leaves a statement to its speaker instead of telling it as its own."""
    doubted = quote.verb.startswith(_CLAIMING) or quote.stance in ("accuses", "doubts")
    return doubted or quote.directness == "direct"


_CLAIMING = ("claim", "alleg", "accus", "insist", "boast", "purport", "contend", "maintain")


def _finest(dates: Sequence[Dates]) -> list[Dates]:
    """The dates that say more than a year ("2018", "this year"), or all where none does."""
    return [d for d in dates if d.last - d.first < _SEASON] or list(dates)


def _day(anchor: Anchor) -> date | None:
    if anchor.date is None or len(anchor.date) < 10:
        return None
    return date.fromisoformat(anchor.date[:10])
