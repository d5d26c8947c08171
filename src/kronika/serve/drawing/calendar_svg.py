"""The exercise calendar as SVG: a row for each series, a column for each year."""

from collections.abc import Callable

from kronika.serve.drawing.calendar import Calendar, Cell, Series
from kronika.serve.drawing.svg import Canvas, Node, fitting, group, link, named, node, width_of
from kronika.serve.links import event_url
from kronika.serve.words import counted, days, number

_NAME, _CELL, _ROW, _TOP, _SIZE = 200.0, 20.5, 30.0, 30.0, 12.5
YearUrl = Callable[[str, int], str]
_WORDS = {
    "reported": "reported", "planned": "planned", "cancelled": "cancelled",
    "known": "edition listed in the codebook, no page read tells of it",
    "gap": "no edition known", "expected": "expected by the stated rhythm (computed)",
}  # fmt: skip


def calendar_svg(found: Calendar, *, year_url: YearUrl) -> Node:
    """The drawing; `year_url` leads to the editions of a series in a year when there are many."""
    width = max(1120.0, _NAME + _CELL * len(found.years) + 20)
    cell = (width - _NAME - 20) / max(1, len(found.years))
    height = _TOP + _ROW * len(found.series) + 8
    span = f"{found.years[0]} to {found.years[-1]}" if found.years else "no years"
    canvas = Canvas(
        "calendar", width, height, "Exercise calendar",
        f"{len(found.series)} series, {span}; squares are editions. The table below says the same.",
    )  # fmt: skip
    rows = [_row(one, at, cell, year_url) for at, one in enumerate(found.series)]
    return canvas.drawn(_head(found, cell, height), *rows, links=found.drawn)


def _head(found: Calendar, cell: float, height: float) -> Node:
    parts = []
    for at, year in enumerate(found.years):
        x = _NAME + at * cell
        full = year % 5 == 0 or at == 0
        label = str(year) if full or cell > 36 else f"’{year % 100:02}" if cell > 28 else ""
        parts.append(node("line", x1=x, x2=x, y1=_TOP - 6, y2=height,
                          class_="tick strong" if year % 5 == 0 else "tick"))  # fmt: skip
        parts.append(
            node("text", label, x=x + cell / 2, y=_TOP - 11, text_anchor="middle",
                 class_="tick-label")
        )  # fmt: skip
    return group(parts, "years")


def _row(series: Series, at: int, cell: float, year_url: YearUrl) -> Node:
    middle = _TOP + at * _ROW + _ROW / 2
    name = fitting(named(series.name)[1:-1], _SIZE, _NAME - 14)
    parts = [node("text", name, x=0, y=middle + 4.5, class_="series-name")]
    years = [c for c in series.cells if c.state not in {"", "gap"}]
    if years:
        first = _NAME + (years[0].year - series.cells[0].year + 0.5) * cell
        last = _NAME + (years[-1].year - series.cells[0].year + 0.5) * cell
        parts.append(node("line", x1=first, x2=last, y1=middle, y2=middle, class_="thread"))
    for i, one in enumerate(series.cells):
        if one.state:
            parts.append(_cell(series, one, _NAME + (i + 0.5) * cell, middle, year_url))
    return group(parts, "series")


def _cell(series: Series, cell: Cell, x: float, y: float, year_url: YearUrl) -> Node:
    title = f"{named(series.name)} {cell.year}: {_WORDS[cell.state]}"
    if not cell.events:
        if cell.state == "gap":
            shape = node("circle", cx=x, cy=y, r=2.2)
        else:
            shape = node("rect", x=x - 7, y=y - 7, width=14, height=14, rx=2)
        return node("g", node("title", title), shape, class_=f"cell {cell.state}")
    words = number(len(cell.events)) if len(cell.events) > 1 else ""
    wide = max(18.0, width_of(words, 11) + 8)
    shape = node("rect", x=x - wide / 2, y=y - 9, width=wide, height=18, rx=2)
    count = node("text", words, x=x, y=y + 4, text_anchor="middle") if words else None
    if len(cell.events) == 1:
        event = cell.events[0]
        when = days(event.start, event.end, short=True)
        href, told = event_url(event.id), f"{title}, {when}, {counted(event.reports, 'page')}"
    else:
        href = year_url(series.name, cell.year)
        told = f"{title}, {counted(len(cell.events), 'event')}"
    return link(href, told, shape, count, class_=f"cell {cell.state}")
