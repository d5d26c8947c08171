"""Time expressions become the dates of an event: inclusive, as precise as said, never more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kronika.model.readings import TimeExpression


@dataclass(frozen=True, slots=True)
class Dates:
    """`start` and `end` are inclusive partial ISO dates; `first`..`last` the days they cover.

    `end` is None for what was still going on; `precision` is day, week, month, year or range.
    """

    start: str | None
    end: str | None
    precision: str
    first: date
    last: date


_LONG_AGO, _FAR_OFF = date.min, date.max
_OUTSIDE = frozenset({"before", "after", "until", "by"})


def dates_of(time: TimeExpression) -> Dates | None:
    """The dates that a time expression gives an event, or None when it gives none.

    "before X" and "after X" say when the event was not: they give none.

    Example:
        >>> april = TimeExpression(0, 5, "2016-04-01", "2016-05-01", "month")
        >>> dates_of(april).start, dates_of(april).precision
        ('2016-04', 'month')
    """
    if time.modifier in _OUTSIDE or (time.first is None and time.last is None):
        return None
    first = _day(time.first) if time.first else _LONG_AGO
    last = last_day(time.last) if time.last else _FAR_OFF
    if last < first:
        last = first
    open_end = time.last is None or time.modifier == "since"
    start = None if time.first is None else partial(first, last, grain=time.grain)
    end = None if open_end else partial(last, first, grain=time.grain)
    return Dates(start, end, _precision(time, first, last), first, last)


def partial(day: date, other: date, *, grain: str) -> str:
    """A day at the precision of its grain: whole months and years keep no day.

    Example:
        >>> partial(date(2016, 7, 3), date(2016, 7, 14), grain="range")
        '2016-07-03'
        >>> partial(date(2010, 1, 1), date(2014, 12, 31), grain="range")
        '2010'
    """
    low, high = min(day, other), max(day, other)
    if grain in ("year", "decade") or (grain in ("range", "quarter") and _whole_years(low, high)):
        return f"{day.year:04d}"
    if grain in ("month", "quarter") or (grain == "range" and _whole_months(low, high)):
        return f"{day.year:04d}-{day.month:02d}"
    return day.isoformat()


def _whole_years(low: date, high: date) -> bool:
    return (low.month, low.day) == (1, 1) and (high.month, high.day) == (12, 31)


def _whole_months(low: date, high: date) -> bool:
    ends = (high + timedelta(days=1)).day == 1 if high < _FAR_OFF else False
    return low.day == 1 and ends


def _precision(time: TimeExpression, first: date, last: date) -> str:
    if first == last:
        return "day"
    return time.grain if time.grain in ("week", "month", "year") else "range"


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def last_day(value: str) -> date:
    """The last day inside a half-open end: midnight belongs to the day before.

    Example:
        >>> last_day("2016-07-15").isoformat()
        '2016-07-14'
    """
    day = _day(value)
    at_midnight = len(value) <= 10 or value[11:16] == "00:00"
    return day - timedelta(days=1) if at_midnight else day


def overlap(left: Dates, right: Dates) -> bool:
    """Whether two dates may be the same time."""
    return left.first <= right.last and right.first <= left.last


_LONGEST = 62
"""Days: a longer span is a period in which something happened, and meets every day in it."""


def exact(dates: Iterable[Dates]) -> list[Dates]:
    """The dates that say when something was: those of two months at most, or all if none is.

    The year in an exercise's name and an open "until Friday" say little beside a day.
    """
    told = list(dates)
    return [d for d in told if (d.last - d.first).days <= _LONGEST] or told
