"""From when to when: which of the dates told is the event's, and which only its last day."""

import re

from kronika.model.readings import TimeExpression
from kronika.records.dates import Dates, last_day, partial

Told = tuple[TimeExpression, Dates]

NAME_YEAR = "year_in_name"
"""The rule of a year that stands in a name ("Northern Shield 2019"): the weakest date."""

LONG_EVENT_DAYS = 62
"""A longer span is a period in which something happened, not its duration."""

_ENDING = re.compile(
    r"\b(?:end|ends|ended|ending|conclude|concludes|concluded|finish|finishes|finished|close"
    r"|closes|closed|wraps? up|wrapped up|run until|runs until|lasts? until|through|until)"
    r"\b[^.;:]{0,12}$"
)
_BEFORE = 28


def most_exact(told: list[Told]) -> Told:
    """The shortest date, the first of equals; days "from … to …" around it say more."""
    best = min(told, key=lambda t: (_days(t[1]), t[0].start))
    around = [
        t for t in told
        if t[1].precision == "range" and 1 < _days(t[1]) <= LONG_EVENT_DAYS
        and t[1].first <= best[1].first and best[1].last <= t[1].last
    ]  # fmt: skip
    return min(around, key=lambda t: _days(t[1]), default=best)


def _days(dates: Dates) -> int:
    return (dates.last - dates.first).days


def until(time: TimeExpression) -> str | None:
    """The last day of "until X", "through X": an interval that is open at its start."""
    if time.first is not None or time.last is None:
        return None
    return day_of(time)


def day_of(time: TimeExpression) -> str | None:
    """The last day that a time expression of days covers, or None for coarser ones."""
    if time.last is None or time.grain not in ("day", "range", "hour", "minute"):
        return None
    last = last_day(time.last)
    return partial(last, last, grain="day")


def ending(text: str, time: TimeExpression) -> bool:
    """Whether the words before a time say that something ended then ("which ends on Friday").

    Example:
        >>> friday = TimeExpression(19, 25, "2016-07-08", "2016-07-09", "day")
        >>> ending("The drill, ends on Friday.", friday)
        True
    """
    return bool(_ENDING.search(text[max(0, time.start - _BEFORE) : time.start].rstrip(" onat")))
