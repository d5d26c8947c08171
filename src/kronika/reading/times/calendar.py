"""Calendar arithmetic on half-open intervals of local time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

Instant = date | datetime
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season; seasons are those of the northern hemisphere."""


@dataclass(frozen=True, slots=True)
class Interval:
    """`first` is included, `last` is not; None is an open side."""

    first: Instant | None
    last: Instant | None
    grain: str

    def iso(self) -> tuple[str | None, str | None]:
        """Both ends as ISO dates or local date-times to the minute.

        Example:
            >>> Interval(date(2016, 7, 3), date(2016, 7, 4), "day").iso()
            ('2016-07-03', '2016-07-04')
        """
        return _iso(self.first), _iso(self.last)

    def to(self, other: Interval) -> Interval | None:
        """From the start of this one to the end of the other; None when that is empty."""
        if self.first is None or other.last is None or _iso(self.first) >= _iso(other.last):  # type: ignore[operator]
            return None
        return Interval(self.first, other.last, "range")

    def as_grain(self, grain: str) -> Interval:
        """The same ends under another grain."""
        return replace(self, grain=grain)


def _iso(instant: Instant | None) -> str | None:
    if isinstance(instant, datetime):
        return instant.isoformat(timespec="minutes")
    return instant.isoformat() if instant else None


def day(on: date) -> Interval:
    """One day."""
    return Interval(on, on + timedelta(days=1), "day")


def week(on: date, shift: int = 0) -> Interval:
    """The week from Monday to Sunday that holds the day, moved by whole weeks.

    Example:
        >>> week(date(2016, 10, 28), -1).iso()
        ('2016-10-17', '2016-10-24')
    """
    monday = on - timedelta(days=on.weekday() - 7 * shift)
    return Interval(monday, monday + timedelta(days=7), "week")


def weekend(on: date, shift: int = 0) -> Interval:
    """Saturday and Sunday of the week that holds the day, moved by whole weeks."""
    monday = on - timedelta(days=on.weekday() - 7 * shift)
    return Interval(monday + timedelta(days=5), monday + timedelta(days=7), "range")


def months(year: int, month: int, count: int, *, grain: str = "range") -> Interval:
    """`count` whole months from the first day of `month`, which may lie outside 1 to 12.

    Example:
        >>> months(2015, 12, 3).iso()
        ('2015-12-01', '2016-03-01')
    """
    return Interval(_month_start(year, month), _month_start(year, month + count), grain)


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def month(year: int, number: int) -> Interval:
    """One month; `number` may lie outside 1 to 12."""
    return months(year, number, 1, grain="month")


def years(year: int, count: int = 1) -> Interval:
    """Whole years; the grain is year for one, decade for ten, else range."""
    grain = {1: "year", 10: "decade"}.get(count, "range")
    return months(year, 1, 12 * count, grain=grain)


def quarter(year: int, number: int) -> Interval:
    """Quarter 1 to 4 of a year; numbers outside move to other years."""
    return months(year, 3 * number - 2, 3, grain="quarter")


def season(name: str, year: int) -> Interval:
    """Three months; a winter belongs to the year it begins in."""
    return months(year, SEASONS[name], 3, grain="quarter")


def exact(year: int, number: int, on: int) -> date | None:
    """The date, or None where the calendar has none (31 June).

    Example:
        >>> exact(2016, 6, 31) is None
        True
    """
    if not 1 <= number <= 12 or not 1 <= on <= calendar.monthrange(year, number)[1]:
        return None
    return date(year, number, on)


def at(on: date, hour: int, minute: int | None) -> Interval:
    """A minute of a day, or the whole hour when no minute is said."""
    start = datetime(on.year, on.month, on.day, hour, minute or 0)  # noqa: DTZ001 local time
    if minute is None:
        return Interval(start, start + timedelta(hours=1), "hour")
    return Interval(start, start + timedelta(minutes=1), "minute")


@dataclass(frozen=True, slots=True)
class Reference:
    """The date that relative words count from, known to the day, the month or the year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: str | None) -> Reference | None:
        """Read `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an instant; None for anything else.

        Example:
            >>> Reference.parse("2016-10")
            Reference(year=2016, month=10, day=None)
        """
        parts = (iso or "")[:10].split("-")
        if not all(p.isdecimal() for p in parts) or len(parts[0]) != 4 or int(parts[0]) < 2:
            return None
        numbers = [int(p) for p in parts][:3]
        if len(numbers) == 3 and exact(*numbers) is None:
            return None
        if len(numbers) == 2 and not 1 <= numbers[1] <= 12:
            return None
        return cls(*numbers)

    @property
    def date(self) -> date | None:
        """The day itself, where it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def iso(self) -> str:
        """As it was given, cut to the date."""
        parts = (f"{self.year:04}", self.month, self.day)
        return "-".join(p if isinstance(p, str) else f"{p:02}" for p in parts if p is not None)


Direction = Literal["past", "future", "none"]
