"""A timeline as SVG: an axis, columns of counts where it is dense, lanes of single events."""

from collections.abc import Callable

from kronika.serve.drawing.families import FAMILIES, family
from kronika.serve.drawing.spans import Drawn
from kronika.serve.drawing.svg import (
    Canvas,
    Node,
    group,
    hatching,
    link,
    named,
    node,
    short,
    width_of,
)
from kronika.serve.drawing.timeline import OPEN, WIDTH, Bar, Tally, Timeline, Titled, x_of
from kronika.serve.drawing.windows import Bin, Window
from kronika.serve.links import event_url
from kronika.serve.words import days, number

_LANE, _BAR, _AXIS, _COUNTS, _EDGE = 21.0, 11.0, 30.0, 84.0, 14.0
BinUrl = Callable[[Bin], str]


def timeline_svg(found: Timeline, *, titled: Titled, bin_url: BinUrl) -> Node:
    """The drawing; `titled` names an event, `bin_url` leads into a unit."""
    counts = _COUNTS if found.tallies else 0.0
    top = _AXIS + counts
    height = top + max(found.lanes, 1 if not counts else 0) * _LANE + 10
    bins = found.window.bins()
    shown = f"{len(found.bars)} events one by one, {found.counted} as counts"
    canvas = Canvas(
        "timeline", WIDTH + 2 * _EDGE, height, "Timeline",
        f"{bins[0].label} to {bins[-1].label}: {shown}. The table below says the same.",
    )  # fmt: skip
    inner = node(
        "g", _axis(found.window, bins, height), _columns(found, bin_url),
        group([_bar(bar, top, titled) for bar in found.bars], "bars"),
        transform=f"translate({short(_EDGE)} 0)",
    )  # fmt: skip
    hatches = node("defs", *(hatching(f"fuzzy-{one}", class_=one) for one in FAMILIES))
    return canvas.drawn(hatches, inner, links=len(found.bars) + len(found.tallies))


def _axis(window: Window, bins: tuple[Bin, ...], height: float) -> Node:
    parts: list[Node] = []
    free = float("-inf")
    for one in bins:
        x = x_of(one.first, window)
        label = _tick_label(one, window)
        words = label if x >= free else ""
        strong = "tick strong" if words else "tick"
        parts.append(node("line", x1=x, x2=x, y1=_AXIS - 6, y2=height, class_=strong))
        if words and x + width_of(words, 12) < WIDTH + _EDGE:
            parts.append(node("text", words, x=x + 3, y=_AXIS - 11, class_="tick-label"))
            free = x + width_of(words, 12) + 14
    parts.append(node("line", x1=0, x2=WIDTH, y1=_AXIS - 6, y2=_AXIS - 6, class_="axis"))
    return group(parts, "time-axis")


def _tick_label(one: Bin, window: Window) -> str:
    """January bears the year, other months their name alone; so do days of a month."""
    if window.grain == "month":
        name, year = one.label.split()
        return f"{name} {year}" if name == "Jan" or one.first <= window.first else name
    if window.grain == "day":
        day, month, year = one.label.split()
        first = one.first <= window.first
        return f"{day} {month} {year}" if first else f"{day} {month}" if day == "1" else day
    return one.label


def _columns(found: Timeline, bin_url: BinUrl) -> Node | None:
    if not found.tallies:
        return None
    most = max(one.count for one in (*found.tallies, *found.singles))
    base = _AXIS + _COUNTS - 16
    parts = [node("line", x1=0, x2=WIDTH, y1=base, y2=base, class_="axis")]
    counted_bins = {one.bin for one in found.tallies}
    for one in found.singles:
        if one.bin not in counted_bins:
            told = f"{one.bin.label}: {number(one.count)} begin here, drawn one by one below"
            shape = _column(one, found.window, (most, base), "column single")
            parts.append(node("g", node("title", told), *shape, class_="tally"))
    for one in found.tallies:
        told = f"{one.bin.label}: {number(one.count)} drawn as a count, look closer"
        shape = _column(one, found.window, (most, base), "column")
        parts.append(link(bin_url(one.bin), told, *shape, class_="tally"))
    return group(parts, "tallies")


def _column(
    one: Tally, window: Window, scale: tuple[float, float], class_: str
) -> tuple[Node, ...]:
    """A column from the base; `scale` is the greatest number and the height of the base."""
    most, base = scale
    left, right = x_of(one.bin.first, window), x_of(one.bin.last, window)
    tall = max(1.5, (base - _AXIS - 14) * one.count / most)
    room = right - left
    inset = 1.0 if room > 5 else 0.2
    words = number(one.count)
    bar = node(
        "rect", x=left + inset, y=base - tall, width=max(1.0, room - 2 * inset), height=tall,
        class_=class_,
    )  # fmt: skip
    if width_of(words, 10.5) > room + 4:
        return (bar,)
    middle = (left + right) / 2
    return bar, node(
        "text", words, x=middle, y=base - tall - 4, text_anchor="middle", class_="count"
    )


def _bar(bar: Bar, top: float, titled: Titled) -> Node:
    y = top + bar.lane * _LANE + 5
    event = bar.event
    kind = f"event {family(event.type)}{' planned' if planned(event) else ''}"
    when = days(event.start, event.end, short=True)
    doubt = "" if bar.span.exact else ", no day given"
    title = f"{named(titled(event))}, {when}{doubt}{', planned' if planned(event) else ''}"
    label = None
    if bar.label:
        beside = 0 if bar.short or not bar.span.open_end else OPEN
        label = node(
            "text", bar.label, x=bar.right + 4 + beside, y=y + _BAR - 1.5, class_="bar-label"
        )
    shape = _day(bar, y) if bar.short else _stretch(bar, y)
    return link(event_url(event.id), title, *shape, label, class_=kind)


def _day(bar: Bar, y: float) -> tuple[Node, ...]:
    """One day: a diamond; a triangle that points on where nobody says when it ended."""
    middle, half = (bar.left + bar.right) / 2, (bar.right - bar.left) / 2
    centre = y + _BAR / 2
    left, right = short(middle - half), short(middle + half)
    up, down, mid = short(centre - half), short(centre + half), short(centre)
    if bar.span.open_end:
        path = f"M{left},{up} L{right},{mid} L{left},{down} Z"
    elif bar.span.open_start:
        path = f"M{right},{up} L{left},{mid} L{right},{down} Z"
    else:
        path = f"M{short(middle)},{up} L{right},{mid} L{short(middle)},{down} L{left},{mid} Z"
    return (node("path", d=path, class_="day"),)


def _stretch(bar: Bar, y: float) -> tuple[Node, ...]:
    """Sure days as a full bar; days that are only possible as hatching between brackets."""
    parts: list[Node] = []
    wide = bar.right - bar.left
    if bar.sure != (bar.left, bar.right):
        parts.append(node("rect", x=bar.left, y=y, width=wide, height=_BAR, class_="possible"))
        parts.append(node("path", class_="bracket", d=_bracket(bar, y, min(3.0, wide / 2))))
    if bar.sure:
        left, right = bar.sure
        parts.append(
            node("rect", x=left, y=y, width=max(1.0, right - left), height=_BAR, class_="sure")
        )
    if bar.span.open_end:
        x, half = short(bar.right + 2), short(_BAR / 2)
        path = f"M{x},{short(y)} l4,{half} l-4,{half}"
        parts.append(node("path", d=path, class_="open-end"))
    return tuple(parts)


def _bracket(bar: Bar, y: float, inner: float) -> str:
    left, right, arm = short(bar.left), short(bar.right), short(inner)
    head, tall = short(y), short(_BAR)
    one = f"M{left},{head} m{arm},0 h-{arm} v{tall} h{arm}"
    return f"{one} M{right},{head} m-{arm},0 h{arm} v{tall} h-{arm}"


def planned(event: Drawn) -> bool:
    """Whether the event lay in the future when it was told."""
    return event.lifecycle == "planned" or event.factuality == "future"
