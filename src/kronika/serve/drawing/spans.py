"""When an event was, as far as its partial dates say: what is sure and what is only possible."""

from dataclasses import dataclass
from datetime import date

from kronika.model.listing import EventRecord
from kronika.model.outlines import EventOutline
from kronika.store.dates import first_day, last_day

Drawn = EventRecord | EventOutline


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days as ordinals of the calendar, half-open.

    The event lies within `first`..`last`. It was certainly under way in `sure_first`..`sure_last`,
    which is empty (equal) when no day is certain. `open_start` and `open_end` say that nobody
    states when it began or ended; `exact` that all given dates are days.
    """

    first: int
    last: int
    sure_first: int
    sure_last: int
    open_start: bool = False
    open_end: bool = False
    exact: bool = True

    @property
    def days(self) -> int:
        """How many days it may have touched."""
        return self.last - self.first


def span_of(event: Drawn) -> Span | None:
    """When the event was; None when nobody gives a date that is one.

    Example:
        >>> span = between("2016-04", "2016-04")
        >>> span.days, span.sure_last - span.sure_first, span.exact
        (30, 0, False)
        >>> between("2016-04-19", None).open_end
        True
    """
    return between(event.start, event.end) or between(event.first_day, event.last_day)


def between(start: str | None, end: str | None) -> Span | None:
    """The span of two partial ISO dates, inclusive; None when neither is a date."""
    begun, ended = first_day(start), last_day(end)
    if begun is None and ended is None:
        return None
    low = ordinal(begun or first_day(end) or "")
    high = ordinal(ended or last_day(start) or "") + 1
    if high <= low:  # pages that give the end before the beginning: all of it is possible
        low, high = high - 1, low + 1
    sure_low = ordinal(last_day(start) or last_day(end) or "")
    sure_high = ordinal(first_day(end) or first_day(start) or "") + 1
    if not low <= sure_low < sure_high <= high:
        sure_low = sure_high = low
    exact = all(len(one or "") != 4 and len(one or "") != 7 for one in (start, end))
    return Span(low, high, sure_low, sure_high, begun is None, ended is None, exact)


def ordinal(day: str) -> int:
    """The number of a day in the calendar.

    Example:
        >>> ordinal("0001-01-01"), ordinal("2016-04-20") - ordinal("2016-04-19")
        (1, 1)
    """
    return date.fromisoformat(day).toordinal()


def iso(number: int) -> str:
    """The day of a number, kept within the calendar."""
    return date.fromordinal(max(1, min(number, date.max.toordinal()))).isoformat()
