"""Words that count from the anchor: weekdays, "last week", "two days ago", "yesterday"."""

from __future__ import annotations

from datetime import timedelta

from kronika.reading.times import calendar as cal
from kronika.reading.times import policy
from kronika.reading.times.context import Context, Outcome, anchored, unresolved
from kronika.reading.times.terms import Term

COUNTS = frozenset({"number", "day", "half_one", "vague"})
SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1}


def shift_of(terms: list[Term]) -> int | None:
    """-1 for last, 0 for this, 1 for next; "this past" and "this coming" follow the second word."""
    shifts = [SHIFTS[t.kind] for t in terms if t.kind in SHIFTS]
    return next((s for s in shifts if s), 0) if shifts else None


def _value(terms: list[Term], *kinds: str) -> int | None:
    return next((t.value for t in terms if t.kind in kinds and isinstance(t.value, int)), None)


def unit_of(terms: list[Term]) -> str:
    """The unit of time that the words name."""
    return next((str(t.value) for t in terms if t.kind in {"unit", "week", "annum"}), "day")


def weekday(terms: list[Term], context: Context) -> Outcome | None:
    """A weekday, bare or with last, this or next."""
    number, shift, today = _value(terms, "weekday"), shift_of(terms), context.today
    if number is None:
        return None
    if today is None:
        return unresolved("weekday_without_anchor")
    if shift is None:
        if context.elsewhere:
            return unresolved("weekday_in_told_time")
        way = context.way
        ahead = "future" if way == "future" else "last"
        return anchored(cal.day(policy.weekday(number, today, way)), f"weekday_{ahead}", context)
    days = number - today.weekday()
    if shift < 0:
        days = -((today.weekday() - number) % 7 or 7)
    elif shift > 0:
        days = (number - today.weekday()) % 7 or 7
    return anchored(cal.day(today + timedelta(days=days)), "weekday_deixis", context)


def weekday_of_week(terms: list[Term], context: Context) -> Outcome:
    """Monday of last week."""
    number, shift, today = _value(terms, "weekday"), shift_of(terms), context.today
    if today is None or number is None:
        return unresolved("weekday_without_anchor")
    days = number - today.weekday() + 7 * (shift or 0)
    return anchored(cal.day(today + timedelta(days=days)), "weekday_of_week", context)


def weekend(terms: list[Term], context: Context) -> Outcome | None:
    """A weekend; "this weekend" before Friday is the past one unless the words look ahead."""
    if _of_something(context):
        return None
    today, shift = context.today, shift_of(terms) or 0
    if today is None:
        return unresolved("weekend_without_anchor", "range")
    this = any(t.kind == "this" for t in terms) or len(terms) == 1
    if shift > 0 and this:
        shift = 0
    elif shift == 0 and today.weekday() < 4 and context.way != "future":
        shift = -1
    return anchored(cal.weekend(today, shift), "weekend", context)


def _anchor_whole(context: Context) -> cal.Interval | None:
    """The month or year that the anchor names, which holds its today."""
    anchor = context.anchor
    return moved("month", 0, anchor) or moved("year", 0, anchor) if anchor else None


def _in_name(context: Context) -> bool:
    """Whether the word before is a name or article, as in "the Tonight Show"."""
    before = context.previous
    return before is not None and before.kind in {"name", "the"}


def deictic(terms: list[Term], context: Context) -> Outcome | None:
    """Yesterday, today, tomorrow."""
    if context.word(terms[0])[:1].isupper() and _in_name(context):
        return None
    days, today = _value(terms, "deictic"), context.today
    if days == 0 and today is None and (whole := _anchor_whole(context)):
        return anchored(whole, "today_in_anchor", context)
    if today is None or days is None:
        return unresolved("day_without_anchor")
    return anchored(cal.day(today + timedelta(days=days)), "deictic", context)


def unit(terms: list[Term], context: Context) -> Outcome | None:
    """Last week, this month, next year: whole units of the calendar."""
    name, shift = unit_of(terms), shift_of(terms) or 0
    if name == "day" and shift > 0:
        return text_unit(terms, context)
    if name in {"day", "hour", "minute"} or _of_something(context):
        return None
    if name == "decade" and shift:
        return unresolved("duration", "decade")
    return _moved(name, shift, context, rule="deixis_unit")


def _of_something(context: Context) -> bool:
    """Whether the unit belongs to what follows: "the last week of July"."""
    return context.next is not None and context.word(context.next).lower() == "of"


def _moved(name: str, shift: int, context: Context, *, rule: str) -> Outcome:
    interval = moved(name, shift, context.anchor)
    if interval is None:
        return unresolved(f"{rule}_without_anchor", name)
    return anchored(interval, rule, context)


def moved(name: str, shift: int, anchor: cal.Reference | None) -> cal.Interval | None:
    """The unit that holds the anchor, moved; None where the anchor is not known so finely."""
    if anchor is None or abs(shift) > 1500:
        return None
    if name == "year":
        return cal.years(anchor.year + shift) if 0 < anchor.year + shift < 9000 else None
    if name == "decade":
        return cal.years(anchor.year // 10 * 10 + 10 * shift, 10)
    if name == "month" and anchor.month:
        return cal.month(anchor.year, anchor.month + shift)
    if name == "week" and anchor.date:
        return cal.week(anchor.date, shift)
    if name == "day" and anchor.date:
        return cal.day(anchor.date + timedelta(days=shift))
    return None


def count_of(terms: list[Term]) -> float | None:
    """How many units: 1 when none is said, None when the number is vague."""
    if any(t.kind == "vague" for t in terms):
        return None
    if any(t.kind == "half_one" for t in terms):
        return 0.5
    count = 1
    for term in terms:
        if term.kind in {"number", "day"} and isinstance(term.value, int):
            count *= term.value
    return count


def ago(terms: list[Term], context: Context) -> Outcome:
    """Two years ago: the year; three days ago: the day. Hours and vague numbers stay empty."""
    name, count = unit_of(terms), count_of(terms)
    if not any(t.kind in COUNTS for t in terms) and not context.lexicon.unit_ago:
        count = None
    if name == "year" and count == 0.5:
        name, count = "month", 6
    if name == "decade" and count is not None:
        name, count = "year", 10 * count
    if count is None or count != int(count) or name in {"hour", "minute"}:
        return unresolved("ago_vague", name)
    return _moved(name, -int(count), context, rule="ago")


def text_unit(terms: list[Term], context: Context) -> Outcome | None:
    """The same day, the following year: only from a date that the text itself gave."""
    name = unit_of(terms)
    if any(t.kind in {"before", "after"} for t in terms) and _goes_on(context):
        return unresolved("relative_to_event", name)
    said = context.said.reference if context.said else None
    interval = moved(name, _text_shift(terms), said)
    if interval is None or said is None:
        return unresolved("relative_to_text", name)
    return Outcome(interval, "relative_to_text", said.iso)


def _text_shift(terms: list[Term]) -> int:
    for term in terms:
        if term.kind == "following" and isinstance(term.value, int):
            return term.value
        if term.kind in {"next", "after"}:
            return 1
        if term.kind == "before":
            return -1
    return 0


def _goes_on(context: Context) -> bool:
    """Whether more words follow: "the day before the summit"."""
    return context.next is not None and context.next.kind not in {"comma", "dot", "conj"}
