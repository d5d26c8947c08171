"""Instants as STIX writes them: RFC 3339, UTC, milliseconds (STIX 2.1 section 3.2)."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

ORIGIN = "2026-01-01T00:00:00.000Z"
"""`created` of objects for which no earlier export says another: a constant, because every version
of an object must have the same `created` (STIX 2.1 section 3.6)."""


@lru_cache(maxsize=4096)
def stamp(words: str | None) -> str | None:
    """An ISO date or instant as a STIX instant; a clock without a zone is read as UTC.

    None where the words name no day that exists, or no whole day (`2016-04`).

    Example:
        >>> stamp("2016-07-04"), stamp("2016-07-04T04:57+03:00"), stamp("2016-04")
        ('2016-07-04T00:00:00.000Z', '2016-07-04T01:57:00.000Z', None)
    """
    if not words or len(words) < 10:
        return None
    try:
        at = datetime.fromisoformat(words)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return f"{at.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


@lru_cache(maxsize=4096)
def midnight(day: str | None) -> str | None:
    """The first instant of a whole day.

    Example:
        >>> midnight("2016-07-04"), midnight("2016-02-31")
        ('2016-07-04T00:00:00.000Z', None)
    """
    try:
        return f"{date.fromisoformat(day or '').isoformat()}T00:00:00.000Z"
    except ValueError:
        return None


def after(instant: str) -> str:
    """The next millisecond.

    Example:
        >>> after("2026-01-01T00:00:00.999Z")
        '2026-01-01T00:00:01.000Z'
    """
    at = datetime.fromisoformat(instant) + timedelta(milliseconds=1)
    return str(stamp(at.isoformat()))


def fidelity(words: str) -> str:
    """How exact a partial date is, as the event extension of OASIS names it.

    Example:
        >>> fidelity("2016"), fidelity("2016-04"), fidelity("2016-04-19")
        ('year', 'month', 'day')
    """
    return {4: "year", 7: "month"}.get(len(words), "day")
