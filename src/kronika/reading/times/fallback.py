"""Whole dates in languages without a lexicon of their own, by dateparser.

Only dates that name day, month and year are asked for: nothing that needs an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kronika.model.readings import TimeExpression
from kronika.reading.times import calendar as cal
from kronika.reading.times.dates import Partial

_CANDIDATE = re.compile(
    r"(?<!\w)\d{1,2}\.?\s(?:[^\W\d_]{1,3}\s)?(?P<month>[^\W\d_]{3,15})\.?,?\s(?:[^\W\d_]{1,3}\s)?"
    r"(?P<year>[12]\d{3})(?!\d)"
    r"|(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?<![\d.])(?P<dotted>\d{1,2}\.\d{1,2}\.[12]\d{3})(?![\d.])"
)
_SETTINGS = {
    "STRICT_PARSING": True,
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],
}


def scan(text: str, language: str) -> Iterator[TimeExpression]:
    """The whole dates of one sentence; offsets count from its start."""
    for match in _CANDIDATE.finditer(text[:20_000]):
        interval = _interval(match, language)
        if interval is not None:
            first, last = interval.iso()
            yield TimeExpression(*match.span(), first, last, "day", rule="day_with_year")


def _interval(match: re.Match[str], language: str) -> cal.Interval | None:
    if match["iso"]:
        return Partial(*map(int, match["iso"].split("-"))).interval()
    if match["dotted"]:
        day, month, year = map(int, match["dotted"].split("."))
        return Partial(year, month, day).interval() if 1 <= month <= 12 else None
    try:
        found = _parser(language).get_date_data(match.group())
    except (ValueError, OverflowError):  # a language that dateparser does not know
        return None
    if found is None or found.date_obj is None or found.date_obj.year != int(match["year"]):
        return None
    return cal.day(found.date_obj.date())


@lru_cache(maxsize=16)
def _parser(language: str) -> Any:  # noqa: ANN401 dateparser is imported only here
    """The parser of one language."""
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language], settings=_SETTINGS)
