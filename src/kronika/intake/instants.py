"""Instants as machines print them: ISO 8601 and its near forms, RFC 2822, dates in URLs.

The result keeps the precision and the zone that were printed. A zone is never added.
"""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

__all__ = ["day_in_url", "days_between", "parse_instant"]

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"(?:(?:T|t|\s+|,\s*)(?P<h>\d\d):?(?P<min>\d\d)(?::?(?P<s>\d\d))?(?:[.,:]\d+)?"
    r"\s*(?P<zone>Z|z|UTC|GMT|(?:UTC|GMT)?[+-−]\d\d?:?\d\d|(?:UTC|GMT)?[+-]\d\d?)?)?"
    r"(?:\[[\w/+-]+\])?$"
)
_RFC = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?"
    r"(?:\s+(?P<zone>[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T))?(?:\s+\([^)]{1,10}\))?$"
)
_IN_URL = re.compile(
    r"(?:/|[-_])(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>[0-2]\d|3[01])"
    r"(?=[/_.-]|$|\D)"
)
_LONGEST = 80


def parse_instant(raw: str) -> str | None:
    """ISO 8601 with the precision and the zone that `raw` prints, or None.

    Example:
        >>> parse_instant("2024-05-03 15:47:42.389+0200")
        '2024-05-03T15:47:42+02:00'
        >>> parse_instant("2024-05-03T15:47"), parse_instant("2024-05-03")
        ('2024-05-03T15:47', '2024-05-03')
        >>> parse_instant("Fri, 03 May 2024 15:47:00 GMT"), parse_instant("yesterday")
        ('2024-05-03T15:47:00+00:00', None)
    """
    words = raw.strip()
    if len(words) > _LONGEST:
        return None
    found = _ISO.match(words)
    if found:
        return _from_iso(found)
    return _from_rfc(words)


def day_in_url(url: str) -> str | None:
    """The day that the path of a URL holds, or None.

    Example:
        >>> day_in_url("https://news.example/2024/05/03/fleet"), day_in_url("https://a.example/x")
        ('2024-05-03', None)
    """
    path = url[:2000].split("?", 1)[0].split("#", 1)[0]
    for found in _IN_URL.finditer(path):
        day = _day(found["y"], found["m"], found["d"])
        if day:
            return day
    return None


def days_between(left: str, right: str) -> int:
    """Whole days between the days of two ISO dates or instants, without sign.

    Example:
        >>> days_between("2024-05-03T23:00Z", "2024-05-05")
        2
    """
    return abs((date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])).days)


def _from_iso(found: re.Match[str]) -> str | None:
    day = _day(found["y"], found["m"], found["d"])
    if day is None or found["h"] is None:
        return day
    hour, minute, second = int(found["h"]), int(found["min"]), int(found["s"] or 0)
    if hour > 23 or minute > 59 or second > 60:
        return day
    clock = f"{found['h']}:{found['min']}" + (f":{min(second, 59):02}" if found["s"] else "")
    return f"{day}T{clock}{_zone(found['zone'])}"


def _zone(raw: str | None) -> str:
    """The printed offset as `+HH:MM`; empty when none or none that exists was printed."""
    if not raw:
        return ""
    bare = raw.upper().removeprefix("UTC").removeprefix("GMT").replace("−", "-")
    if bare in ("", "Z"):
        return "+00:00"
    digits = bare[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(hours) > 14 or int(minutes) > 59:
        return ""
    return f"{bare[0]}{int(hours):02}:{int(minutes):02}"


def _from_rfc(words: str) -> str | None:
    found = _RFC.match(words)
    if not found:
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.isoformat() if found["zone"] else _without_zone(moment)


def _without_zone(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat()


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found < date(2100, 1, 1) - timedelta(1) else None
