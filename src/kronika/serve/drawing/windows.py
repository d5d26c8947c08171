"""The stretch of time that a drawing shows, cut into equal units of the calendar."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from kronika.errors import UsageError
from kronika.serve.drawing.spans import Span, iso, ordinal
from kronika.store.dates import first_day, last_day

Grain = Literal["decade", "year", "month", "day"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
MOST_BINS = 130
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Bin:
    """One unit: its days (half-open ordinals), its partial ISO date, its words."""

    first: int
    last: int
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Window:
    """Days `first`..`last` (half-open ordinals), counted in units of `grain`."""

    first: int
    last: int
    grain: Grain

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first

    def holds(self, span: Span) -> bool:
        """Whether a span touches it."""
        return span.first < self.last and span.last > self.first

    def bins(self) -> tuple[Bin, ...]:
        """Its units in their order; the first and last may reach beyond it."""
        return tuple(_bins(self.first, self.last, self.grain))


def window_of(
    spans: Iterable[Span], *, since: str | None = None, until: str | None = None,
    grain: str | None = None,
) -> Window | None:  # fmt: skip
    """The stretch from `since` to `until` (inclusive partial ISO dates), else that of the spans.

    None when there is neither a date given nor a span. The ends are those of whole units.

    Raises:
        UsageError: a date or the grain is none, they are the wrong way round, or there are too
            many units to draw.
    """
    low, high = _asked(since, "from", first_day), _asked(until, "to", last_day)
    if since and until and low and high and high < low:
        raise UsageError(f"from {since} to {until} runs backwards: give the earlier date first")
    bulk = _bulk(sorted(spans))
    high = high + 1 if high is not None else bulk and max(bulk[1], (low or 0) + 1)
    low = low if low is not None else bulk and min(bulk[0], (high or 0) - 1)
    if low is None or high is None:
        low, high = (low, low + 366) if low else (high - 366, high) if high else (None, None)
    if low is None or high is None:
        return None
    chosen = _grain(grain, low, high)
    bins = list(_bins(low, high, chosen))
    if len(bins) > MOST_BINS and (since or until or grain):
        raise UsageError(
            f"{len(bins)} units of a {chosen} are too many to draw: {MOST_BINS} are the most, "
            "take a coarser grain or a shorter time"
        )
    bins = bins[-MOST_BINS:]
    return Window(bins[0].first, bins[-1].last, chosen)


def _bulk(spans: list[Span]) -> tuple[int, int] | None:
    """First and last day of all spans, or of nearly all where a few lie far away from the rest."""
    if not spans:
        return None
    firsts, lasts = [s.first for s in spans], sorted(s.last for s in spans)
    few = len(spans) * 3 // 100
    low, high = firsts[0], lasts[-1]
    if firsts[few] - low > (high - low) / 2:
        low = firsts[few]
    if high - lasts[-1 - few] > (high - low) / 2:
        high = lasts[-1 - few]
    return low, max(high, low + 1)


def _asked(value: str | None, name: str, bound: Callable[[str | None], str | None]) -> int | None:
    if not value:
        return None
    day = bound(value)
    if day is None:
        raise UsageError(f"{name} {value[:40]!r} is no date: give a year, month or day")
    return ordinal(day)


def _grain(asked: str | None, low: int, high: int) -> Grain:
    if asked:
        for one in GRAINS:
            if one == asked:
                return one
        raise UsageError(f"there is no grain {asked[:40]!r}: choose one of {', '.join(GRAINS)}")
    days = high - low
    if days <= 75:
        return "day"
    return "month" if days <= 5 * 366 else "year" if days <= 100 * 366 else "decade"


def _bins(low: int, high: int, grain: Grain) -> Iterator[Bin]:
    start = _floor(date.fromordinal(max(1, low)), grain)
    while start.toordinal() < high:
        after = _next(start, grain)
        yield Bin(start.toordinal(), after, _value(start, grain), _label(start, grain))
        if after >= date.max.toordinal():
            return
        start = date.fromordinal(after)


def _floor(day: date, grain: Grain) -> date:
    if grain == "day":
        return day
    if grain == "month":
        return day.replace(day=1)
    year = day.year if grain == "year" else max(1, day.year // 10 * 10)
    return date(year, 1, 1)


def _next(start: date, grain: Grain) -> int:
    if grain == "day":
        return start.toordinal() + 1
    if grain == "month":
        return (ordinal(last_day(f"{start.year:04}-{start.month:02}") or "")) + 1
    years = 1 if grain == "year" else 10 - start.year % 10
    year = start.year + years
    return date(year, 1, 1).toordinal() if year <= 9999 else date.max.toordinal() + 1


def _value(start: date, grain: Grain) -> str:
    length = {"day": 10, "month": 7}.get(grain, 4)
    return start.isoformat()[:length]


def _label(start: date, grain: Grain) -> str:
    if grain == "day":
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    if grain == "month":
        return f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{start.year}s" if grain == "decade" else str(start.year)


def finer(grain: Grain) -> Grain:
    """The next smaller unit, days for days."""
    return GRAINS[min(GRAINS.index(grain) + 1, len(GRAINS) - 1)]


def last_of(one: Bin) -> str:
    """The last day of a unit as an ISO date."""
    return iso(one.last - 1)
