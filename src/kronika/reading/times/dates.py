"""Calendar dates: whole ones, and those that lack a year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kronika.reading.times import calendar as cal
from kronika.reading.times import policy
from kronika.reading.times.context import Context, Outcome, anchored, plain, unresolved
from kronika.reading.times.terms import Term

COMING_YEARS = 10
"""A year of two digits ('14) is the latest such year no further ahead of the anchor."""


@dataclass(frozen=True, slots=True)
class Partial:
    """The parts of a date that the words give."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def interval(self) -> cal.Interval | None:
        """The interval of a date with a year; None where the calendar has no such day."""
        if self.year is None:
            return None
        if self.month is None:
            return cal.years(self.year)
        if self.day is None:
            return cal.month(self.year, self.month)
        on = cal.exact(self.year, self.month, self.day)
        return cal.day(on) if on else None

    @property
    def grain(self) -> str:
        """How finely the words date."""
        return "day" if self.day else "month" if self.month else "year"


def partial(terms: Iterable[Term], context: Context) -> Partial:
    """The parts of one date, whatever their order."""
    found: dict[str, int] = {}
    for term in terms:
        if term.kind in {"iso", "isomonth"}:
            return _iso_partial(context.word(term))
        if isinstance(term.value, int) and term.kind in _PARTS:
            found.setdefault(_PARTS[term.kind], _year(term, context))
    return Partial(**{part: value for part, value in found.items() if value >= 0})


_PARTS = {
    "year": "year",
    "abbr": "year",
    "month": "month",
    "day": "day",
    "monthday": "day",
    "weekday": "weekday",
    "shortday": "weekday",
}


def _iso_partial(words: str) -> Partial:
    return Partial(*(int(p) for p in words[:10].split("-")))


def _year(term: Term, context: Context) -> int:
    """The value of a term; a two-digit year in full, -1 when there is no anchor to place it."""
    value = term.value if isinstance(term.value, int) else -1
    if term.kind != "abbr":
        return value
    return short_year(value, context)


def short_year(value: int, context: Context) -> int:
    """A year of two digits in full, -1 when there is no anchor to place it."""
    if context.anchor is None:
        return -1
    latest = context.anchor.year + COMING_YEARS
    return latest - (latest - value) % 100


def resolve(date: Partial, context: Context) -> Outcome | None:
    """The interval of a date; None when the words cannot be a date (31 June)."""
    if date.year is not None:
        interval = date.interval()
        return plain(interval, f"{date.grain}_with_year") if interval else None
    if date.month is None:
        return None
    if date.day is not None and cal.exact(2000, date.month, date.day) is None:
        return None
    return _without_year(date, context, date.month)


def _without_year(date: Partial, context: Context, month: int) -> Outcome:
    name = "month_day" if date.day else "month"
    if outcome := _year_from_text(date, context):
        return outcome
    anchor, year = context.anchor or context.dated, None
    if anchor is not None:
        if date.day and date.weekday is not None:
            year = policy.year_with_weekday(month, date.day, date.weekday, anchor)
        elif date.day:
            year = policy.year_of_day(month, anchor, context.way)
        else:
            year = policy.year_of_month(month, anchor, context.way)
    interval = replace(date, year=year).interval()
    if interval is None:
        return unresolved(f"{name}_without_year", date.grain)
    if context.anchor is None and anchor is not None:
        return Outcome(interval, "year_from_text", anchor.iso)
    return anchored(interval, f"{name}_near_anchor", context)


def _belongs_to_anchor(date: Partial, context: Context, told: cal.Reference) -> bool:
    """Whether a date lies so near the anchor, or so plainly ahead, that a told year is no guide."""
    anchor = context.anchor
    if anchor is None or anchor.month is None or date.month is None:
        return False
    near = told.month is None and date.day is not None and abs(date.month - anchor.month) <= 1
    return near or (told.year < anchor.year and context.way == "future")


def in_month(date: Partial, context: Context) -> Outcome:
    """A day of the month alone: of the month last told of, else the anchor's or the one before."""
    told = context.said.reference if context.said else None
    if told is not None and told.month is not None and date.day:
        on = cal.exact(told.year, told.month, date.day)
        return (
            Outcome(cal.day(on), "day_of_told_month", told.iso) if on else unresolved("no_such_day")
        )
    today = context.today
    if today is None or not date.day:
        return unresolved("day_of_month_without_anchor")
    ahead = date.day > today.day and context.way != "future"
    first = cal.months(today.year, today.month - ahead, 1).first
    on = cal.exact(first.year, first.month, date.day) if first else None
    return anchored(cal.day(on), "day_of_month", context) if on else unresolved("no_such_day")


def _year_from_text(date: Partial, context: Context) -> Outcome | None:
    """A month after a date with a year takes that year: "in 2014 ... from January to April"."""
    said = context.said
    if said is None or not (context.elsewhere or (context.anchor is None and said.near)):
        return None
    if _belongs_to_anchor(date, context, said.reference):
        return None
    interval = replace(date, year=said.reference.year).interval()
    return Outcome(interval, "year_from_text", said.reference.iso) if interval else None


def digits(words: str, context: Context) -> Outcome | None:
    """A date in digits alone; the order of day and month must follow from digits or language."""
    one, two, three = re.split(r"[./-]", words)
    if len(one) == 4:
        return resolve(Partial(int(one), int(two), int(three)), context)
    year = int(three) if len(three) == 4 else short_year(int(three), context)
    order = "dmy" if "." in words else context.lexicon.order
    readings = {"dmy": (int(two), int(one)), "mdy": (int(one), int(two))}
    fits = {
        name: cal.exact(year, *reading)
        for name, reading in readings.items()
        if year > 0 and cal.exact(year, *reading)
    }
    if len(set(fits.values())) > 1 and order in fits:
        fits = {order: fits[order]}
    found = set(fits.values())
    on = found.pop() if len(found) == 1 else None
    if on is not None:
        return plain(cal.day(on), "digits")
    return unresolved("digits_ambiguous") if found or year <= 0 else None
