"""Instants of the exchange: RFC 3339 texts in UTC as whole microseconds, and back."""

import re
from datetime import date, datetime
from functools import lru_cache

_FORM = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,12}))?[Zz]", re.ASCII)
_EPOCH = date(1970, 1, 1).toordinal()


@lru_cache(4096)
def instant(words: str) -> int | None:
    """Microseconds since 1970-01-01 UTC, None when the words are no instant that exists.

    Digits after the sixth do not count; an hour or a day that does not exist is refused.

    Example:
        >>> instant("1970-01-01T00:00:01.5Z"), instant("2024-02-31T00:00:00Z"), instant("soon")
        (1500000, None, None)
    """
    match = _FORM.fullmatch(words)
    if match is None:
        return None
    try:
        at = datetime.fromisoformat(f"{match[1]} {match[2]}")
    except ValueError:
        return None
    days = at.toordinal() - _EPOCH
    whole = days * 86400 + at.hour * 3600 + at.minute * 60 + at.second
    return whole * 1_000_000 + int(f"{match[3] or ''}000000"[:6])


def written(instant_us: int) -> str:
    """RFC 3339 in UTC with six digits after the second, as TAXII 2.1 section 2 wants.

    Example:
        >>> written(1500000)
        '1970-01-01T00:00:01.500000Z'
    """
    seconds, fraction = divmod(instant_us, 1_000_000)
    return f"{_second(seconds)}.{fraction:06}Z"


@lru_cache(1024)
def _second(seconds: int) -> str:
    days, rest = divmod(seconds, 86400)
    day = date.fromordinal(_EPOCH + days)
    return f"{day.isoformat()}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
