"""Ranges: from one date to another, either of which may leave out what the other says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kronika.reading.times import calendar as cal
from kronika.reading.times import dates
from kronika.reading.times.context import Context, Outcome, anchored, plain, unresolved
from kronika.reading.times.dates import Partial
from kronika.reading.times.terms import Term

_JOINS = frozenset({"to", "dash", "until", "conj"})


def _halves(terms: list[Term]) -> tuple[list[Term], list[Term]]:
    """The terms on both sides of the joining word."""
    at = next(i for i, term in enumerate(terms) if i and term.kind in _JOINS)
    return terms[:at], terms[at + 1 :]


def between(terms: list[Term], context: Context) -> Outcome | None:
    """A range of dates: "July 3-14", "from 30 August to 2 September 2016"."""
    left, right = (dates.partial(half, context) for half in _halves(terms))
    left, right = _shared(left, right)
    if _listed(terms) and not _adjacent(left, right):
        return None
    start = dates.resolve(_with_year_before(left, right), context)
    if start is None or start.interval is None:
        return start and replace(start, grain="range")
    end = dates.resolve(_with_year_after(right, start.interval), context)
    whole = start.interval.to(end.interval) if end and end.interval else None
    if whole is None:
        return None
    return replace(start, interval=whole, rule=f"range_{start.rule}")


def _listed(terms: list[Term]) -> bool:
    """Whether the sides are joined by "and" alone: "3 and 4 May", not "between 3 and 9 May"."""
    kinds = {t.kind for t in terms}
    return "conj" in kinds and not kinds & {"between", "to", "dash", "until"}


def _adjacent(left: Partial, right: Partial) -> bool:
    """Whether one follows the other, so that both make one stretch."""
    if left.day and right.day:
        return left.month == right.month and right.day == left.day + 1
    months = (left.month, right.month)
    return None not in months and not right.day and months[0] == (months[1] or 0) - 1


def _shared(left: Partial, right: Partial) -> tuple[Partial, Partial]:
    """Each side with the month that only the other names."""
    return (
        replace(left, month=left.month or right.month) if left.day else left,
        replace(right, month=right.month or left.month) if right.day else right,
    )


def _with_year_before(left: Partial, right: Partial) -> Partial:
    """The left date with the right one's year, or the year before when it would lie after."""
    if left.year is not None or right.year is None:
        return left
    later = (left.month or 0, left.day or 0) > (right.month or 13, right.day or 31)
    turns = later and left.month != right.month
    return replace(left, year=right.year - 1 if turns else right.year)


def _with_year_after(right: Partial, start: cal.Interval) -> Partial:
    """The right date with the start's year, or the next when it would lie before."""
    if right.year is not None or start.first is None:
        return right
    earlier = (right.month or 0) < start.first.month
    return replace(right, year=start.first.year + 1 if earlier else start.first.year)


def of_years(terms: list[Term], context: Context) -> Outcome | None:
    """A range of years: "2010-2014", "1998-99", "between 2010 and 2014"."""
    left, right = _halves(terms)
    first = next(t.value for t in left if t.kind == "year")
    term = next(t for t in right if t.kind in {"year", "abbr", "day", "number"})
    if not isinstance(first, int) or not isinstance(term.value, int):
        return None
    last = term.value
    if term.kind != "year":
        if len(context.word(term).lstrip("'’‘")) != 2:
            return None
        last += first - first % 100 + (100 if last < first % 100 else 0)
    if not first < last <= first + 200:
        return None
    return plain(cal.years(first, last - first + 1).as_grain("range"), "year_range")


def of_weekdays(terms: list[Term], context: Context) -> Outcome:
    """A range of weekdays, the last one ended or, looking ahead, the next one begun."""
    first, last = (t.value for t in terms if t.kind == "weekday")
    today = context.today
    if today is None or not isinstance(first, int) or not isinstance(last, int):
        return unresolved("weekday_without_anchor", "range")
    from kronika.reading.times.policy import weekday

    way, length = context.way, (last - first) % 7
    start = weekday(first, today, way)
    if way != "future" and start + timedelta(days=length) > today and context.way == "past":
        start -= timedelta(days=7)
    whole = cal.Interval(start, start + timedelta(days=length + 1), "range")
    return anchored(whole, f"weekday_range_{way}", context)
