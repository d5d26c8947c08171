"""Each shape of the grammar, with the function that gives it its meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kronika.reading.times import calendar as cal
from kronika.reading.times import dates, periods, ranges, relative
from kronika.reading.times.context import Context, Outcome, anchored, plain, unresolved
from kronika.reading.times.terms import Term

Meaning = Callable[[list[Term], Context], Outcome | None]
NAMED_DAYS = {"9/11": date(2001, 9, 11)}


def _named(terms: list[Term], context: Context) -> Outcome:  # noqa: ARG001
    return plain(cal.day(NAMED_DAYS["9/11"]), "named_day")


def _point(terms: list[Term], context: Context) -> Outcome | None:
    return dates.resolve(dates.partial(terms, context), context)


def _iso(terms: list[Term], context: Context) -> Outcome | None:
    words = context.word(terms[0])
    outcome = _point(terms, context)
    if outcome is None or len(words) < 16 or outcome.interval is None:
        return outcome
    hour, minute = int(words[11:13]), int(words[14:16])
    first = outcome.interval.first
    if not isinstance(first, date) or hour > 23 or minute > 59:
        return outcome
    return replace(outcome, interval=cal.at(first, hour, minute), rule="instant")


def _digits(terms: list[Term], context: Context) -> Outcome | None:
    return dates.digits(context.word(terms[0]), context)


def _month_of_year(terms: list[Term], context: Context) -> Outcome | None:
    """April this year, 3 May last year."""
    if context.anchor is None:
        return unresolved("month_of_year_without_anchor", "month")
    year = context.anchor.year + (relative.shift_of(terms) or 0)
    interval = replace(dates.partial(terms, context), year=year).interval()
    return anchored(interval, "month_of_year", context) if interval else None


def _months_of_year(terms: list[Term], context: Context) -> Outcome | None:
    """From May to June this year."""
    if context.anchor is None:
        return unresolved("month_of_year_without_anchor", "range")
    year = context.anchor.year + (relative.shift_of(terms) or 0)
    first, last = (t.value for t in terms if t.kind == "month")
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    whole = cal.month(year, first).to(cal.month(year, last))
    return anchored(whole, "months_of_year", context) if whole else None


def _month_deixis(terms: list[Term], context: Context) -> Outcome | None:
    """Last March: before the anchor's month; next March: after it; this March: of its year."""
    month = next(t.value for t in terms if t.kind == "month")
    anchor, shift = context.anchor, relative.shift_of(terms) or 0
    if anchor is None or anchor.month is None or not isinstance(month, int):
        return unresolved("month_without_anchor", "month")
    year = anchor.year
    if shift < 0 and month >= anchor.month:
        year -= 1
    elif shift > 0 and month <= anchor.month:
        year += 1
    return anchored(cal.month(year, month), "month_deixis", context)


def _week_of(terms: list[Term], context: Context) -> Outcome | None:
    """The week of October 3: the week that holds the day."""
    outcome = _point(terms, context)
    first = outcome.interval.first if outcome and outcome.interval else None
    if outcome is None or outcome.grain != "day" or first is None:
        return outcome
    return replace(outcome, interval=cal.week(first), rule="week_of_day")


def _monthday(terms: list[Term], context: Context) -> Outcome:
    return dates.in_month(dates.partial(terms, context), context)


def _monthday_range(terms: list[Term], context: Context) -> Outcome | None:
    """3 to 14 of a month that is not named."""
    left, right = (_monthday([term], context) for term in (terms[0], terms[-1]))
    if left.interval is None or right.interval is None:
        return replace(left, interval=None, grain="range")
    whole = left.interval.to(right.interval)
    return replace(left, interval=whole) if whole else None


_SHOWS_DATE = frozenset({"prep", "from", "to", "of", "since", "until", "before", "after", "edge",
                         "between", "conj", "dash", "brink", "comma", "about"})  # fmt: skip


def _month(terms: list[Term], context: Context) -> Outcome | None:
    """A bare month; words that are also something else need a preposition or an edge."""
    before = context.previous
    inside = terms[0] is not context.terms[context.first]
    leads = inside or (before is not None and before.kind in _SHOWS_DATE)
    alone = len(context.terms) == len(terms)
    if context.word(terms[0]) in context.lexicon.exact and not (leads or alone):
        return None
    return dates.resolve(dates.partial(terms, context), context)


def _year(terms: list[Term], context: Context) -> Outcome | None:
    """A bare year, unless the number counts something."""
    value = next(t.value for t in terms if t.kind == "year")
    before, after = context.previous, context.next
    lead = context.terms[context.first].kind
    if not isinstance(value, int) or _counts(value, context):
        return None
    shown = lead in _SHOWS_DATE or (before is not None and before.kind in _SHOWS_DATE - {"comma"})
    shown = shown or len(context.terms) == len(terms)
    bracketed = context.word(before) in {"(", "["} and after is not None
    if not 1900 <= value < 2100 and not (shown or bracketed or len(terms) > 1):
        return None
    outcome = plain(cal.years(value), "year")
    if before is not None and before.kind == "name" and terms[0] is context.terms[context.first]:
        return replace(outcome, rule="year_in_name")
    return outcome


def _counts(value: int, context: Context) -> bool:
    """Whether a number that looks like a year counts things: "2000 soldiers", "$1999"."""
    before, after = context.word(context.previous), context.next
    word = context.word(after).lower()
    if before in {"$", "€", "£", "¥", "₽", "№", "#"} or word in {"%", "$", "€", "£", "₽"}:
        return True
    if word in context.lexicon.counted:
        return True
    about = context.terms[context.first].kind == "about"
    plural = after is not None and after.kind == "other" and word[-1:] == "s"
    return plural and (about or not value % 100)


def _abbr_year(terms: list[Term], context: Context) -> Outcome | None:
    value = terms[0].value
    year = dates.short_year(value, context) if isinstance(value, int) else -1
    return anchored(cal.years(year), "short_year", context) if year > 0 else None


def _unresolved(rule: str) -> Meaning:
    def meaning(terms: list[Term], context: Context) -> Outcome:  # noqa: ARG001
        return unresolved(rule, relative.unit_of(terms))

    return meaning


def _clock_only(terms: list[Term], context: Context) -> Outcome:  # noqa: ARG001
    return unresolved("clock_without_day", "minute")


MEANINGS: dict[str, Meaning] = {
    "named": _named,
    "ends": ranges.between,
    "days_of_month": ranges.between,
    "month_days": ranges.between,
    "months_of_year": _months_of_year,
    "month_range": ranges.between,
    "year_range": ranges.of_years,
    "weekday_range": ranges.of_weekdays,
    "iso": _iso,
    "digits": _digits,
    "month_of_year": _month_of_year,
    "month_deixis": _month_deixis,
    "point": _point,
    "monthday_range": _monthday_range,
    "monthday": _monthday,
    "week_of": _week_of,
    "quarter": periods.quarter,
    "half": periods.half,
    "season": periods.season,
    "weekday_of_week": relative.weekday_of_week,
    "weekday": relative.weekday,
    "weekend": relative.weekend,
    "ago": relative.ago,
    "later": _unresolved("later_than_event"),
    "duration": _unresolved("duration"),
    "text_unit": relative.text_unit,
    "deixis_unit": relative.unit,
    "brink_unit": periods.brink,
    "deictic": relative.deictic,
    "decade": periods.decade,
    "century": periods.century,
    "month": _month,
    "year": _year,
    "abbr_year": _abbr_year,
    "clock_only": _clock_only,
}
