"""Choices that the words leave open: which Monday, which December (docs/times.md says why)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kronika.reading.times.calendar import Direction, Reference, exact
from kronika.reading.times.lexicon import Lexicon

AHEAD_MONTHS = 9
"""A date without a year that would lie more months ahead than this belongs to last year."""
_BOUNDARY = re.compile(r"[,;:«»“”\"()—。，；：]|\s[–-]\s|\bthat\b|\bque\b|\bчто\b|\bdass\b", re.I)


def direction(sentence: str, start: int, end: int, lexicon: Lexicon) -> Direction:
    """Whether the clause round `sentence[start:end]` looks ahead or back.

    A weekday beside a verb of saying ("said on Monday that it will") dates the saying.
    """
    left = max((m.end() for m in _BOUNDARY.finditer(sentence, 0, start)), default=0)
    after = _BOUNDARY.search(sentence, end)
    clause_end = after.start() if after else len(sentence)
    before = sentence[max(left, start - 200) : start]
    if lexicon.saying and lexicon.saying.search(before[-40:]):
        return "past"
    clause = before + " " + sentence[end : min(clause_end, end + 200)]
    if lexicon.future and lexicon.future.search(clause):
        return "future"
    if lexicon.past and lexicon.past.search(clause):
        return "past"
    return "none"


def weekday(number: int, anchor: date, way: Direction) -> date:
    """The day meant by a bare weekday: the anchor itself, else the last one, or the next.

    Example:
        >>> weekday(0, date(2016, 10, 28), "none")
        datetime.date(2016, 10, 24)
    """
    back = (anchor.weekday() - number) % 7
    if back and way == "future":
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back)


def year_of_month(number: int, anchor: Reference, way: Direction) -> int | None:
    """The year of a month without one; None where the anchor is not known well enough."""
    if anchor.month is None:
        return None
    ahead = number - anchor.month
    if ahead > AHEAD_MONTHS or (way == "past" and ahead > 0):
        return anchor.year - 1
    if ahead < 0 and (way == "future" or -ahead > AHEAD_MONTHS):
        return anchor.year + 1
    return anchor.year


def year_of_day(number: int, on: int, anchor: Reference, way: Direction) -> int | None:
    """The year of a day and month without one.

    Past telling moves a date to last year only when it lies more than a month ahead: a
    sentence in the past tense often names a day agreed for the near future.
    """
    if anchor.month is None:
        return None
    ahead = number - anchor.month
    if ahead > AHEAD_MONTHS or (way == "past" and ahead > 1):
        return anchor.year - 1
    behind = anchor.date and exact(anchor.year, number, on)
    if way == "future" and behind and anchor.date and behind < anchor.date:
        return anchor.year + 1
    return anchor.year if -ahead <= AHEAD_MONTHS or way == "past" else anchor.year + 1


def year_with_weekday(number: int, on: int, wanted: int, anchor: Reference) -> int | None:
    """The one year nearest the anchor in which that date falls on that weekday."""
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        found = exact(year, number, on)
        if found and found.weekday() == wanted:
            return year
    return None
