"""Instants of the exchange: RFC 3339 texts in UTC as whole microseconds, and back."""

import re
from calendar import timegm
from datetime import date
from functools import lru_cache

_FORM = re.compile(r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?[Zz]", re.ASCII)


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
    year, month, day, hour, minute, second = (int(one) for one in match.groups()[:6])
    if not (hour < 24 and minute < 60 and second < 60 and _exists(year, month, day)):
        return None
    whole = timegm((year, month, day, hour, minute, second))
    return whole * 1_000_000 + int(((match[7] or "") + "000000")[:6])


@lru_cache(4096)
def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


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
    day = date.fromordinal(date(1970, 1, 1).toordinal() + days)
    return f"{day.isoformat()}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
