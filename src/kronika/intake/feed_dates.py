"""Dates that feeds and archives write, as ISO 8601 with the zone that was written."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

DAY = len("2016-04-19")


def feed_date(raw: str | None) -> str | None:
    """An ISO 8601 or RFC 5322 date with its own zone; None when it is neither.

    Example:
        >>> feed_date("Tue, 19 Apr 2016 08:30:00 +0430"), feed_date("2016-04-19")
        ('2016-04-19T08:30:00+04:30', '2016-04-19')
    """
    words = (raw or "").strip()
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return _written_out(words)
    return words if len(words) == DAY else found.isoformat()


def _written_out(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_utc(raw: str | None) -> str | None:
    """An instant in UTC to the second, `2016-04-19T04:00:00Z`; None without a zone.

    Example:
        >>> in_utc("2016-04-19T08:30:00+04:30")
        '2016-04-19T04:00:00Z'
    """
    found = feed_date(raw)
    moment = datetime.fromisoformat(found) if found else None
    if moment is None or moment.tzinfo is None:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
