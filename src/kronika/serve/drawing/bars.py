"""Counts as columns and bars: axes from zero, one scale for all that stand beside each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kronika.serve.drawing.svg import Canvas, Node, fitting, group, link, named, node, width_of
from kronika.serve.drawing.windows import Window
from kronika.serve.words import counted, number

_ROW, _SIZE, _LABEL = 24.0, 12.5, 230.0


@dataclass(frozen=True, slots=True)
class Count:
    """A value, its words, how many, and where they are listed (None for nowhere)."""

    value: str
    label: str
    count: int
    url: str | None = None


def bars_svg(counts: Sequence[Count], *, id_: str, title: str, noun: str, width: float) -> Node:
    """Bars from zero, one a row, the number behind each."""
    most = max((one.count for one in counts), default=1)
    height = _ROW * max(1, len(counts)) + 4
    canvas = Canvas(f"bars-{id_}", width, height, title, "Bars from zero; the table says the same.")
    label = min(_LABEL, width * 0.4)
    room = width - label - 14 - max((width_of(number(c.count), _SIZE) for c in counts), default=0)
    rows = [_bar(one, at, most, (label, room), noun) for at, one in enumerate(counts)]
    linked = sum(one.url is not None for one in counts)
    axis = node("line", x1=label, x2=label, y1=0, y2=height, class_="axis")
    return canvas.drawn(group(rows, "bars"), axis, links=linked)


def _bar(one: Count, at: int, most: int, sizes: tuple[float, float], noun: str) -> Node:
    label, room = sizes
    y = at * _ROW
    long = room * one.count / max(1, most)
    words = fitting(named(one.label)[1:-1], _SIZE, label - 10)
    parts = (
        node("text", words, x=label - 8, y=y + 17, text_anchor="end", class_="bar-name"),
        node("rect", x=label, y=y + 5, width=max(0.5, long), height=_ROW - 8, class_="column"),
        node("text", number(one.count), x=label + long + 6, y=y + 17, class_="count"),
    )
    title = f"{named(one.label)}: {counted(one.count, noun)}"
    if one.url is None:
        return node("g", node("title", title), *parts, class_="bar")
    return link(one.url, title, *parts, class_="bar")


def columns_svg(
    counts: Iterable[tuple[str, int]], window: Window, *, id_: str, title: str,
    size: tuple[float, float], most: int, url: Callable[[str], str] | None = None,
) -> Node:  # fmt: skip
    """Columns from zero, one for each unit of the window, units without events left empty.

    `most` is the number at the top of the axis: the same for drawings that stand together.
    """
    width, height = size
    found = dict(counts)
    bins = window.bins()
    left = width_of(number(most), 11) + 8
    step = (width - left) / len(bins)
    base, top = height - 18, 10.0
    canvas = Canvas(
        f"columns-{id_}", width, height, title,
        f"{bins[0].label} to {bins[-1].label}, from zero to {number(most)}.",
    )  # fmt: skip
    parts: list[Node] = _scale(most, base=base, top=top, left=left, width=width)
    labelled = float("-inf")
    for at, one in enumerate(bins):
        x = left + at * step
        count = found.get(one.value, 0)
        if count:
            tall = (base - top) * count / max(1, most)
            shape = node("rect", x=x + min(1, step * 0.1), y=base - max(tall, 0.7),
                         width=max(0.7, step - 2 * min(1, step * 0.1)), height=max(tall, 0.7),
                         class_="column")  # fmt: skip
            told = f"{one.label}: {counted(count, 'event')}"
            parts.append(
                link(url(one.value), told, shape, class_="tally") if url
                else node("g", node("title", told), shape, class_="tally")
            )  # fmt: skip
        words = _year(one.label, at)
        if words and x >= labelled and x + width_of(words, 11) <= width:
            parts.append(node("text", words, x=x, y=height - 4, class_="tick-label"))
            labelled = x + width_of(words, 11) + 10
    return canvas.drawn(*parts, links=len(found) if url else 0)


def _scale(most: int, *, base: float, top: float, left: float, width: float) -> list[Node]:
    """The axis: zero, the greatest number, and the half where it is a whole number."""
    parts = []
    for share in (0.0, 0.5, 1.0) if most % 2 == 0 and most > 2 else (0.0, 1.0):
        y = base - (base - top) * share
        parts.append(node("line", x1=left, x2=width, y1=y, y2=y,
                          class_="axis" if share == 0 else "tick"))  # fmt: skip
        parts.append(node("text", number(round(most * share)), x=left - 5, y=y + 4,
                          text_anchor="end", class_="tick-label"))  # fmt: skip
    return parts


def _year(label: str, at: int) -> str:
    """Years under months stand at January alone."""
    month, _, year = label.rpartition(" ")
    return "" if month and not (month == "Jan" or at == 0) else year or label
