"""Days for comparing: partial ISO dates as the first and last day they can mean."""

import calendar
import re

from kronika.errors import UsageError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?")


def first_day(date: str | None) -> str | None:
    """The first day that a partial ISO date can mean, None when it is none.

    Example:
        >>> first_day("2016-04"), first_day("2016-04-19T10:00"), first_day("soon")
        ('2016-04-01', '2016-04-19', None)
    """
    parts = _parts(date)
    return parts and f"{parts[0]:04}-{parts[1] or 1:02}-{parts[2] or 1:02}"


def last_day(date: str | None) -> str | None:
    """The last day that a partial ISO date can mean, None when it is none.

    Example:
        >>> last_day("2016-02"), last_day("2016")
        ('2016-02-29', '2016-12-31')
    """
    parts = _parts(date)
    if parts is None:
        return None
    year, month = parts[0], parts[1] or 12
    return f"{year:04}-{month:02}-{parts[2] or calendar.monthrange(year, month)[1]:02}"


def _parts(date: str | None) -> tuple[int, int | None, int | None] | None:
    match = _PARTIAL.fullmatch(date or "")
    if match is None:
        return None
    year, month, day = int(match[1]), _number(match[2]), _number(match[3])
    fits = year >= 1 and (month is None or 1 <= month <= 12)
    if fits and day is not None:
        fits = 1 <= day <= calendar.monthrange(year, month or 1)[1]
    return (year, month, day) if fits else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def asked_day(date: str, *, option: str) -> str:
    """A date that a user gave, unchanged once it is known to be one.

    Raises:
        UsageError: it is no ISO date, month or year.
    """
    if _parts(date) is None:
        raise UsageError(f"{option} {date!r} is no date: give a year, month or day as 2016-07-04")
    return date
