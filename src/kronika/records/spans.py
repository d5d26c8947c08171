"""From when to when: which of the dates told is the event's, and which only its last day."""

import re
from collections.abc import Iterable, Iterator

from kronika.model.readings import Frame, Reading, TimeExpression
from kronika.records.dates import Dates, dates_of, last_day, partial
from kronika.records.happening import Happening

Told = tuple[TimeExpression, Dates]

NAME_YEAR = "year_in_name"
"""The rule of a year that stands in a name ("Northern Shield 2019"): the weakest date."""

LONG_EVENT_DAYS = 62
"""A longer span is a period in which something happened, not its duration."""

_WHERE = r"(?:\s(?:in|at|off|near|aboard)\s[^.;:,]{1,48})?"
"""A place between a verb and its time ("ended in the Gulf of Aden on Friday")."""
_WHAT = r"(?:\s(?:an?|the|their|its)\s[^.;:,]{1,60}?)?"
_ENDING = re.compile(
    r"\b(?:(?:end|ends|ended|ending|conclude|concludes|concluded|finish|finishes|finished|close"
    rf"|closes|closed|wraps? up|wrapped up){_WHAT}{_WHERE}"
    r"|run until|runs until|lasts? until|through|until)"
    r"\b[^.;:]{0,12}$"
)
_BEGINNING = re.compile(
    r"\b(?:begins?|began|starts?|started|opens?|opened|kicks? off|kicked off|launched|"
    rf"got under way)\b{_WHERE}[^.;:]{{0,12}}$"
)
_BEFORE = 72


def dated(
    happening: Happening, reading: Reading, text: str
) -> Iterator[tuple[str, str, TimeExpression]]:
    """`start`, `end` and `date_precision` of an event, each with the time that says so.

    What goes on for days may be told by its first day here and its last day there.
    """
    kind, frames = happening.kind, happening.frames
    pairs = [(f, reading.times[i]) for f in frames for i in f.times]
    times = [t for t in pairs if not _looks_back(text, t[1])]
    found = [(frame, time, d) for frame, time in times if (d := dates_of(time)) is not None]
    found = [t for t in found if t[1].rule != NAME_YEAR] or found
    closing = frozenset(f.sentence for f in frames if f.rule.startswith("closing "))
    last = None
    if kind.merge_within == "document":
        last = _last_day(times, text, closing)
    told = [(time, d) for _, time, d in found]
    if kind.named is not None:
        began = [(time, d) for frame, time, d in found if not _closes(frame, time, text, closing)]
        if last is not None and not began:
            yield from (("end", last[1], last[0]), ("date_precision", "day", last[0]))
            return
        told = _of_lasting(began or told, text)
    if told:
        yield from _written(*most_exact(told), last)


def _looks_back(text: str, time: TimeExpression) -> bool:
    """Whether a time only says how long there was no such thing ("the first since 2011")."""
    before = text[max(0, time.start - _BEFORE) : time.start]
    return time.modifier == "since" and bool(_FIRST.search(before))


_FIRST = re.compile(r"\bfirst\b[^.;:]*$")


def _written(
    time: TimeExpression, dates: Dates, last: tuple[TimeExpression, str] | None
) -> Iterator[tuple[str, str, TimeExpression]]:
    if dates.start is not None:
        yield "start", dates.start, time
    begun = dates.precision in ("day", "week") and dates.start is not None
    goes_on = last is not None and begun and dates.last.isoformat() < last[1]
    if last is not None and goes_on:
        yield "end", last[1], last[0]
    elif dates.end is not None:
        yield "end", dates.end, time
    yield "date_precision", "range" if goes_on else dates.precision, time


def _last_day(
    times: Iterable[tuple[Frame, TimeExpression]], text: str, closing: frozenset[int]
) -> tuple[TimeExpression, str] | None:
    """Where and how the page says when something ends, apart from its start."""
    for frame, time in times:
        end = until(time) or (_closes(frame, time, text, closing) and day_of(time))
        if end:
            return time, end
    return None


def _closes(frame: Frame, time: TimeExpression, text: str, closing: frozenset[int]) -> bool:
    """Whether a time is that of an end: "ended on Friday", "the closing ceremony on Friday"."""
    return ending(text, time) or frame.sentence in closing


def most_exact(told: list[Told]) -> Told:
    """The shortest date, the first of equals; days "from … to …" around it say more."""
    best = min(told, key=lambda t: (_days(t[1]), t[0].start))
    around = [
        t for t in told
        if _is_duration(t[1]) and t[1].first <= best[1].first and best[1].last <= t[1].last
    ]  # fmt: skip
    return min(around, key=lambda t: _days(t[1]), default=best)


def _of_lasting(told: list[Told], text: str) -> list[Told]:
    """The dates that tell when something of days or weeks was: durations first, then first days."""
    durations = [t for t in told if _is_duration(t[1])]
    return durations or [t for t in told if beginning(text, t[0])] or told


def _is_duration(dates: Dates) -> bool:
    """Whether dates are a first and a last day ("from 3 to 14 July")."""
    return dates.precision == "range" and 1 < _days(dates) <= LONG_EVENT_DAYS


def _days(dates: Dates) -> int:
    return (dates.last - dates.first).days


def until(time: TimeExpression) -> str | None:
    """The last day of "until X", "through X": an interval that is open at its start."""
    if time.first is not None or time.last is None:
        return None
    return day_of(time)


def day_of(time: TimeExpression) -> str | None:
    """The last day that a time expression of days covers, or None for coarser ones."""
    if time.last is None or time.grain not in ("day", "range", "hour", "minute"):
        return None
    last = last_day(time.last)
    return partial(last, last, grain="day")


def beginning(text: str, time: TimeExpression) -> bool:
    """Whether the words before a time say that something began then.

    Example:
        >>> friday = TimeExpression(25, 31, "2016-07-08", "2016-07-09", "day")
        >>> beginning("The drill began in Fiji on Friday.", friday)
        True
    """
    before = text[max(0, time.start - _BEFORE) : time.start]
    return bool(_BEGINNING.search(before.rstrip(" onat")))


def ending(text: str, time: TimeExpression) -> bool:
    """Whether the words before a time say that something ended then ("which ends on Friday").

    Example:
        >>> friday = TimeExpression(19, 25, "2016-07-08", "2016-07-09", "day")
        >>> ending("The drill, ends on Friday.", friday)
        True
    """
    before = text[max(0, time.start - _BEFORE) : time.start].rstrip(" onat")
    ended, began = _ENDING.search(before), _BEGINNING.search(before)
    return ended is not None and not (began is not None and began.start() > ended.start())
