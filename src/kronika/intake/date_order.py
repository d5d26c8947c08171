"""Whether a page writes `3/4/2016` with the day or with the month first, by its own evidence."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from kronika.intake.instants import days_between
from kronika.intake.printed import figures_of, printed_instant

__all__ = ["day_comes_first"]

_FIGURES = re.compile(r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 200
_CLOSE = 3
"""Days within which a date in words on the page tells which reading is meant."""


def day_comes_first(texts: Sequence[str], *, language: str | None) -> bool | None:
    """True for day first, False for month first, None where the page does not say.

    A page in another language than English writes the day first. In English the page's other
    dates decide: dates in figures with one reading alone, all of one order; or dates in words,
    close to one reading of the date in question and not to the other.

    Example:
        >>> day_comes_first(["08/11/2018", "Archive: 25/10/2018"], language="en")
        True
        >>> day_comes_first(["08/11/2018", "Since August 10, 2018"], language="en")
        False
        >>> day_comes_first(["08/11/2018"], language="en") is None
        True
    """
    if language not in (None, "en"):
        return True
    dated = list(islice((t[:400] for t in texts if _YEAR.search(t[:400])), _MOST))
    figures = [figures_of(found) for t in dated for found in _FIGURES.findall(t)]
    orders = {bool(by_day) for by_day, by_month in figures if bool(by_day) != bool(by_month)}
    if len(orders) == 1:
        return orders.pop()
    open_dates = [(d, m) for d, m in figures if d and m and d != m]
    return _by_words(open_dates, _in_words(dated)) if not orders else None


def _in_words(dated: Iterable[str]) -> list[str]:
    found = (printed_instant(_FIGURES.sub(" ", text)) for text in dated)
    return [said.iso for said in found if said is not None and said.iso]


def _by_words(open_dates: Sequence[tuple[str, str]], words: Sequence[str]) -> bool | None:
    votes = set()
    for by_day, by_month in open_dates:
        near_day = any(days_between(by_day, said) <= _CLOSE for said in words)
        near_month = any(days_between(by_month, said) <= _CLOSE for said in words)
        if near_day != near_month:
            votes.add(near_day)
    return votes.pop() if len(votes) == 1 else None
