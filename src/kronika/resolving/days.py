"""Partial dates as the days they cover, counted as proleptic ordinals."""

import calendar
from datetime import date


def first_day(value: str | None) -> int | None:
    """The first day of an inclusive partial ISO date, None when there is none.

    Example:
        >>> first_day("2016-02") == date(2016, 2, 1).toordinal()
        True
    """
    parts = _parts(value)
    return date(*(*parts, 1, 1)[:3]).toordinal() if parts else None


def last_day(value: str | None) -> int | None:
    """The last day of an inclusive partial ISO date, None when there is none.

    Example:
        >>> last_day("2016-02") == date(2016, 2, 29).toordinal()
        True
    """
    parts = _parts(value)
    if not parts:
        return None
    year, month = (*parts, 12)[:2]
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day).toordinal()


def _parts(value: str | None) -> tuple[int, ...]:
    """Year, month and day as far as they are given; nothing for what is no date."""
    if not value:
        return ()
    try:
        parts = tuple(int(part) for part in value[:10].split("-"))
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return ()
    return parts


def iso(day: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(day).isoformat()


def apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days between two spans: 0 where they touch or overlap.

    Example:
        >>> apart((1, 3), (5, 9)), apart((1, 5), (3, 4))
        (2, 0)
    """
    return max(0, a[0] - b[1], b[0] - a[1])
