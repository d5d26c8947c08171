"""Quarters, halves, seasons, decades, centuries and the edges of units."""

from __future__ import annotations

from kronika.reading.times import calendar as cal
from kronika.reading.times.context import Context, Outcome, anchored, plain, unresolved
from kronika.reading.times.dates import short_year
from kronika.reading.times.relative import moved, shift_of, unit_of
from kronika.reading.times.terms import Term


def _year(terms: list[Term], context: Context) -> tuple[int | None, bool]:
    """The year that the words name or count to, and whether it was named."""
    for term in terms:
        if term.kind == "year" and isinstance(term.value, int):
            return term.value, True
    anchor = context.anchor.year if context.anchor else None
    return (anchor + (shift_of(terms) or 0) if anchor else None), False


def _outcome(interval: cal.Interval, rule: str, context: Context, *, named: bool) -> Outcome:
    return plain(interval, rule) if named else anchored(interval, rule, context)


def quarter(terms: list[Term], context: Context) -> Outcome | None:
    """The first quarter of 2016, Q3, last quarter."""
    number = _ordinal(terms)
    anchor = context.anchor
    if number is None:
        if anchor is None or anchor.month is None:
            return unresolved("quarter_without_anchor", "quarter")
        here = (anchor.month - 1) // 3 + 1 + (shift_of(terms) or 0)
        return anchored(cal.quarter(anchor.year, here), "quarter_deixis", context)
    year, named = _year(terms, context)
    if number > 4:
        return None
    if year is None:
        return unresolved("quarter_without_anchor", "quarter")
    return _outcome(cal.quarter(year, number), "quarter", context, named=named)


def _ordinal(terms: list[Term]) -> int | None:
    kinds = {"nth", "day", "quarter_name", "halfyear"}
    return next((t.value for t in terms if t.kind in kinds and isinstance(t.value, int)), None)


def half(terms: list[Term], context: Context) -> Outcome | None:
    """The first half of a year."""
    number, (year, named) = _ordinal(terms), _year(terms, context)
    if number not in {1, 2}:
        return None
    if year is None:
        return unresolved("half_without_anchor", "range")
    return _outcome(cal.months(year, 6 * number - 5, 6), "half", context, named=named)


def season(terms: list[Term], context: Context) -> Outcome | None:
    """The summer of 2015, last winter, winter 2015-16."""
    name = next(str(t.value) for t in terms if t.kind == "season")
    year, named = _year(terms, context)
    if named and year is not None:
        return plain(cal.season(name, year), "season_of_year")
    anchor, shift = context.anchor, shift_of(terms)
    if any(t.kind == "annum" for t in terms):
        shift = None
    if year is None or anchor is None or (shift is not None and anchor.month is None):
        return unresolved("season_without_anchor", "quarter")
    if shift is None:
        return anchored(cal.season(name, year), "season_of_year", context)
    return anchored(cal.season(name, _season_year(name, shift, anchor)), "season_deixis", context)


def _season_year(name: str, shift: int, anchor: cal.Reference) -> int:
    """The year in which the last, this or the next such season begins."""
    month, first = anchor.month or 1, cal.SEASONS[name]
    current = anchor.year - (1 if name == "winter" and month < 3 else 0)
    if shift == 0:
        return current
    if shift < 0:
        ended = month >= first + 3 or (name == "winter" and 3 <= month < 12)
        return anchor.year - (0 if ended and name != "winter" else 1) - _in_winter(name, month)
    return anchor.year if month < first else anchor.year + 1


def _in_winter(name: str, month: int) -> int:
    return int(name == "winter" and month < 3)


_APOSTROPHES = ("'", "’", "‘")


def decade(terms: list[Term], context: Context) -> Outcome | None:
    """The 1930s, the '90s, the sixties."""
    value = next((t.value for t in terms if t.kind in {"decades", "tens"}), None)
    if not isinstance(value, int):
        return None
    if value < 100:
        shown = {"the", "edge", "dash", "prep"}
        led = terms[0].kind == "the" or (context.previous and context.previous.kind in shown)
        if not led and context.word(terms[0])[:1] not in _APOSTROPHES:
            return None
        year = short_year(value, context)
        value = year if year > 0 else 1900 + value
        if value < 1920 or value > (context.anchor.year if context.anchor else 2000):
            return None
    if value < 1900 and value % 100 == 0:
        return plain(cal.years(value, 100).as_grain("range"), "century")
    return plain(cal.years(value, 10), "decade")


def century(terms: list[Term], context: Context) -> Outcome | None:  # noqa: ARG001
    """The 20th century, from 1900 to 1999 as most writers mean it."""
    number = _ordinal(terms)
    if number is None or not 1 < number <= 22:
        return None
    return plain(cal.years(100 * number - 100, 100).as_grain("range"), "century")


def brink(terms: list[Term], context: Context) -> Outcome | None:
    """The end of the year: the anchor's year, with "late" as modifier."""
    name = unit_of(terms)
    if name not in {"year", "month", "week", "decade"}:
        return None
    modifier = next(str(t.value) for t in terms if t.kind in {"brink", "edge"})
    interval = moved(name, 0, context.anchor)
    if interval is None:
        return unresolved("edge_without_anchor", name)
    iso = context.anchor.iso if context.anchor else None
    return Outcome(interval, "edge_of_unit", iso, modifier=modifier)
