"""Choices that the words leave open: which Monday, which December (docs/times.md says why)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kronika.reading.times.calendar import Direction, Reference, exact
from kronika.reading.times.lexicon import Lexicon

AHEAD_MONTHS = 9
"""A date without a year that would lie more months ahead than this belongs to last year."""
FLIP_MONTHS = 6
"""Words that look ahead move a past date without a year to next year only from here on; a bare
month more than this ahead, with no word that looks ahead, belongs to last year."""
REACH = 200
"""Characters on each side in which tense is looked for."""
_CLAUSE = re.compile(r"[,;:«»“”\"()—。，；：？！]|\s[–-]\s|\b(?:that|que|что|dass)\b", re.I)
_SENTENCE = re.compile(r"[;«»“”\"()。；？！]|\b(?:that|que|что|dass)\b", re.I)


def direction(sentence: str, start: int, end: int, lexicon: Lexicon) -> Direction:
    """Whether the words round `sentence[start:end]` look ahead or back.

    The clause is searched first, then what lies round it. A day beside a verb of saying ("said
    on Monday that it will") dates the saying.
    """
    before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
    if lexicon.saying and lexicon.saying.search(_cut(before, _CLAUSE)[-25:]):
        return "past"
    for boundary in (_CLAUSE, _SENTENCE):
        left = _cut(before, boundary)
        fronted = len(left.split()) <= 2 and not boundary.search(before)
        right = after.lstrip(" ,，、") if fronted else after
        stop = (boundary if fronted else _CLAUSE).search(right)
        if way := _nearest(left, right[: stop.start()] if stop else right, lexicon):
            return way
    return "none"


def _cut(before: str, boundary: re.Pattern[str]) -> str:
    """What follows the last boundary."""
    return before[max((m.end() for m in boundary.finditer(before)), default=0) :]


def _nearest(left: str, right: str, lexicon: Lexicon) -> Direction | None:
    """The direction of the cue word nearest to the expression between the two texts."""
    found: list[tuple[int, Direction]] = []
    patterns: tuple[tuple[re.Pattern[str] | None, Direction], ...] = (
        (lexicon.future, "future"), (lexicon.plan, "future"), (lexicon.past, "past"),
    )  # fmt: skip
    for pattern, way in patterns:
        if pattern is None:
            continue
        found += [(len(left) - m.end(), way) for m in pattern.finditer(left)]
        if pattern is not lexicon.plan:
            found += [(m.start(), way) for m in pattern.finditer(right)]
    return min(found)[1] if found else None


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
    if (ahead > FLIP_MONTHS and way != "future") or (way == "past" and ahead > 0):
        return anchor.year - 1
    if ahead < 0 and (way == "future" or -ahead > AHEAD_MONTHS):
        return anchor.year + 1
    return anchor.year


def year_of_day(number: int, anchor: Reference, way: Direction) -> int | None:
    """The year of a day and month without one.

    Past telling moves a date to last year only when it lies more than a month ahead: a
    sentence in the past tense often names a day agreed for the near future.
    """
    if anchor.month is None:
        return None
    ahead = number - anchor.month
    if ahead > AHEAD_MONTHS or (way == "past" and ahead > 1):
        return anchor.year - 1
    if way == "future" and -ahead > FLIP_MONTHS:
        return anchor.year + 1
    return anchor.year if -ahead <= AHEAD_MONTHS or way == "past" else anchor.year + 1


def year_with_weekday(number: int, on: int, wanted: int, anchor: Reference) -> int | None:
    """The one year nearest the anchor in which that date falls on that weekday."""
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        found = exact(year, number, on)
        if found and found.weekday() == wanted:
            return year
    return None
