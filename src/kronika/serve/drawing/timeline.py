"""Where everything stands on a timeline: single events in lanes, dense stretches as counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kronika.serve.drawing.lanes import packed
from kronika.serve.drawing.spans import Drawn, Span, span_of
from kronika.serve.drawing.svg import fitting, named, width_of
from kronika.serve.drawing.windows import Bin, Window

WIDTH, LABEL, MARK, GAP, OPEN, MOST_LABEL = 1120.0, 11.5, 9.0, 6.0, 7.0, 190.0
MOST_LANES, MOST_MARKS = 26, 400
Titled = Callable[[Drawn], str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One event as it is drawn: from `left` to `right`, `label` beside it, `until` with its label.

    `left` and `right` bound the days it may have touched, cut at the window; a bar is never
    narrower than a mark. `sure` bounds the days that are certain, None when none is. `short` is
    True for a day that would be narrower than a mark.
    """

    event: Drawn
    span: Span
    left: float
    right: float
    until: float
    label: str
    sure: tuple[float, float] | None
    lane: int = 0
    short: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Events that begin in one unit and are drawn as their number."""

    bin: Bin
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline laid out; `bars` and `tallies` together are all events in the window.

    `undated` have no date that is one; `outside` counts those before or after the window.
    `singles` are the numbers of the bars that begin in each unit.
    """

    window: Window
    bars: tuple[Bar, ...]
    tallies: tuple[Tally, ...]
    undated: tuple[Drawn, ...] = ()
    outside: int = 0
    singles: tuple[Tally, ...] = ()

    @property
    def lanes(self) -> int:
        """How many lanes there are."""
        return max((bar.lane + 1 for bar in self.bars), default=0)

    @property
    def counted(self) -> int:
        """How many events are drawn as counts."""
        return sum(one.count for one in self.tallies)


def timeline(events: Iterable[Drawn], window: Window, *, titled: Titled) -> Timeline:
    """The events laid out in a window.

    Where more lanes would be needed than can be looked at, the fullest units give up their
    short events first: these are drawn as counts.
    """
    dated = [(span_of(event), event) for event in events]
    undated = tuple(sorted((e for s, e in dated if s is None), key=lambda e: e.id))
    spans = sorted(((s, e) for s, e in dated if s), key=lambda one: (one[0], one[1].id))
    inside = [(s, e) for s, e in spans if window.holds(s)]
    bars, tallies = _settled(inside, window, titled)
    bins = window.bins()
    begun = Counter(_bin_at(bins, max(bar.span.first, window.first)) or 0 for bar in bars)
    singles = tuple(Tally(bins[at], begun[at]) for at in sorted(begun))
    return Timeline(window, bars, tallies, undated, len(spans) - len(inside), singles)


def tallied(counts: Iterable[tuple[int, int]], window: Window) -> Timeline:
    """A timeline of counts alone, from the first days of events (ordinals) and their numbers."""
    bins = window.bins()
    found: Counter[int] = Counter()
    outside = 0
    for first, number in counts:
        at = _bin_at(bins, first)
        if at is None:
            outside += number
        else:
            found[at] += number
    tallies = tuple(Tally(bins[at], found[at]) for at in sorted(found))
    return Timeline(window, (), tallies, outside=outside)


def _settled(
    inside: Sequence[tuple[Span, Drawn]], window: Window, titled: Titled
) -> tuple[tuple[Bar, ...], tuple[Tally, ...]]:
    bins = window.bins()
    at = [_bin_at(bins, max(span.first, window.first)) or 0 for span, _ in inside]
    fullness = Counter(at)
    for labels, most in _STEPS:
        kept = [
            i for i, (span, _) in enumerate(inside)
            if fullness[at[i]] <= most or span.days > max(31, 2 * (bins[0].last - bins[0].first))
        ]  # fmt: skip
        bars = _in_lanes([inside[i] for i in kept], window, titled if labels else None)
        if len(bars) <= MOST_MARKS and all(bar.lane < MOST_LANES for bar in bars):
            break
    else:
        bars, kept = (), []
    rest = Counter(at) - Counter(at[i] for i in kept)
    return bars, tuple(Tally(bins[i], rest[i]) for i in sorted(rest))


_STEPS = ((True, 10**9), (True, 24), (False, 24), (True, 8), (False, 8), (True, 2), (False, 0))
"""With labels or without, and how full a unit may be before it gives up its short events."""


def _in_lanes(
    some: Sequence[tuple[Span, Drawn]], window: Window, titled: Titled | None
) -> tuple[Bar, ...]:
    bars = sorted(
        (_bar(event, span, window, titled) for span, event in some),
        key=lambda bar: (bar.left, -bar.right, bar.event.id),
    )
    lanes = packed([(bar.left, bar.until) for bar in bars], gap=GAP)
    return tuple(replace(bar, lane=lane) for bar, lane in zip(bars, lanes, strict=True))


def _bar(event: Drawn, span: Span, window: Window, titled: Titled | None) -> Bar:
    left, right = _between(span.first, span.last, window)
    short = span.days == 1 and right - left < MARK
    sure = None
    if span.sure_first == span.first and span.sure_last == span.last:
        sure = None if right - left < MARK else (left, right)
    elif span.sure_first < span.sure_last:
        sure = _between(span.sure_first, span.sure_last, window)
    if right - left < MARK:
        middle = min(max((left + right) / 2, MARK / 2), WIDTH - MARK / 2)
        left, right = middle - MARK / 2, middle + MARK / 2
        sure = (left, right) if span.days == span.sure_last - span.sure_first else None
    end = right if short or not span.open_end else right + OPEN
    if titled is None:
        return Bar(event, span, left, right, end, "", sure, short=short)
    label = fitting(named(titled(event))[1:-1], LABEL, MOST_LABEL)
    until = end + 4 + width_of(label, LABEL)
    if not label or until > WIDTH:  # the label would leave the drawing
        label, until = "", end
    return Bar(event, span, left, right, until, label, sure, short=short)


def _between(first: int, last: int, window: Window) -> tuple[float, float]:
    """Where the days begin and end, cut at the window."""
    low = min(max(first, window.first), window.last)
    high = min(max(last, window.first), window.last)
    return x_of(low, window), x_of(high, window)


def x_of(day: int, window: Window) -> float:
    """Where a day begins, from 0 to `WIDTH`."""
    return (day - window.first) / window.days * WIDTH


def _bin_at(bins: Sequence[Bin], day: int) -> int | None:
    low, high = 0, len(bins) - 1
    while low <= high:
        middle = (low + high) // 2
        if day < bins[middle].first:
            high = middle - 1
        elif day >= bins[middle].last:
            low = middle + 1
        else:
            return middle
    return None
