"""How many: by time, type, outlet, witnesses, and fields in disagreement; each as a table too."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response, get
from litestar.response import Template

from kronika.errors import UsageError
from kronika.serve import drawn
from kronika.serve.dependencies import TheStore
from kronika.serve.drawing.bars import Count, bars_svg, columns_svg
from kronika.serve.drawing.spans import between
from kronika.serve.drawing.svg import Node, render
from kronika.serve.drawing.windows import Window, window_of
from kronika.serve.filters import Filters
from kronika.serve.labels import type_label, value_label
from kronika.serve.rendering import page
from kronika.serve.words import counted, number
from kronika.store import SqlStore

_FACETS = {
    "type": ("Events by type", "event"), "outlet": ("Events by outlet that tells them", "event"),
    "country": ("Events by country of a place", "event"),
    "disagreement": ("Fields in disagreement", "event"),
}  # fmt: skip
_SMALL, _ROWS, _WITNESSED = 6, 15, 500


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its counts as rows, its drawing, what must be said of it."""

    name: str
    title: str
    head: str
    rows: tuple[Count, ...]
    svg: Node | None
    note: str = ""


@get("/figures", sync_to_thread=True)
def view(request: Request[Any, Any, Any], store: TheStore) -> Template:
    """All figures of the filters."""
    filters = drawn.asked(request, "/figures")
    total = store.count(filters.selection, filters.q)
    found = figures(store, filters) if total else []
    return page(
        "figures.html", filters=filters, query=filters.q, total=total, figures=found,
        drawings={one.name: render(one.svg) for one in found if one.svg},
        small=_small(store, filters) if total else [], render=render,
        facets=drawn.facets(store, filters), shown=drawn.SHOWN,
    )  # fmt: skip


@get("/figures.csv", sync_to_thread=True)
def table(request: Request[Any, Any, Any], store: TheStore) -> Response[str]:
    """The rows of one figure, by its name, as CSV (RFC 4180)."""
    filters = drawn.asked(request, "/figures.csv", ("figure",))
    wanted = drawn.own_of(filters, "figure")
    found = {one.name: one for one in figures(store, filters, most=10_000)}
    if wanted not in found:
        raise UsageError(
            f"there is no figure {(wanted or '')[:40]!r}: choose one of {', '.join(found)}"
        )
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([wanted, "events"])
    rows.writerows([_cell(row.value), row.count] for row in found[wanted].rows)
    name = {"Content-Disposition": f'attachment; filename="kronika-{wanted}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=name)


def _cell(words: str) -> str:
    """Words that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{words}" if words[:1] in "=+-@\t\r" and words else words


def figures(store: SqlStore, filters: Filters, *, most: int = _ROWS) -> list[Figure]:
    """The figures in their order."""
    return [_by_time(store, filters), *_by_facet(store, filters, most), _witnesses(store, filters)]


def _window(tally: Sequence[tuple[str, int]]) -> Window | None:
    spans = [s for value, _ in tally if (s := between(value, value))]
    return window_of(spans) if spans else None


def _by_time(store: SqlStore, filters: Filters) -> Figure:
    years = store.tally(filters.selection, filters.q, by="year")
    window = _window(years)
    grain = window.grain if window and window.grain in {"month", "day"} else "year"
    tally = years if grain == "year" else store.tally(filters.selection, filters.q, by="month")
    if window and window.grain == "day":
        window = window_of([s for v, _ in tally if (s := between(v, v))], grain="month")
    svg = None
    if window and tally:
        counts = _decades(tally) if window.grain == "decade" else dict(tally)
        svg = columns_svg(counts.items(), window, id_="time", title="Events by time",
                          size=(1120.0, 190.0), most=max(counts.values()))  # fmt: skip
    unit = "year" if grain == "year" else "month"
    dated = sum(count for _, count in tally)
    undated = store.count(filters.selection, filters.q) - dated
    note = f"{counted(undated, 'event')} without a date not drawn." if undated else ""
    rows = tuple(Count(v, value_label("year", v), n) for v, n in tally)
    return Figure("time", f"Events by {unit} in which they begin", unit, rows, svg, note)


def _decades(tally: Sequence[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for year, count in tally:
        found[f"{year[:3]}0"] += count
    return dict(found)


def _by_facet(store: SqlStore, filters: Filters, most: int) -> list[Figure]:
    facets = store.facets(filters.selection, filters.q, names=tuple(_FACETS), limit=most)
    made = []
    for name, (title, noun) in _FACETS.items():
        rows = tuple(
            Count(one.value, value_label(name, one.value), one.records,
                  filters.toggled(name, one.value) if one.value not in filters.of(name) else None)
            for one in facets[name]
        )  # fmt: skip
        svg = (
            bars_svg(rows[:_ROWS], id_=name, title=title, noun=noun, width=540.0) if rows else None
        )
        cut = f"The {number(most)} most frequent." if len(rows) == most else ""
        made.append(Figure(name, title, name, rows, svg, cut))
    return made


def _witnesses(store: SqlStore, filters: Filters) -> Figure:
    """Independent witnesses an event, of the latest events."""
    some = drawn.shown(store, filters, most=_WITNESSED)
    found = Counter(min(one.witnesses, 10) for one in some.events)
    rows = tuple(
        Count(str(k), counted(k, "witness") if k < 10 else "10 or more", found[k])
        for k in sorted(found)
    )
    title = "Independent witnesses of an event"
    svg = bars_svg(rows, id_="witnesses", title=title, noun="event", width=540.0)
    return Figure("witnesses", title, "witnesses", rows, svg if rows else None, some.note)


def _small(store: SqlStore, filters: Filters) -> list[tuple[str, int, Node]]:
    """The most frequent types by time, side by side on one scale."""
    facets = store.facets(filters.selection, filters.q, names=("type",), limit=20)["type"]
    asked = filters.of("type")
    types = [one.value for one in facets if not asked or one.value in asked][:_SMALL]
    if len(types) < 2:
        return []
    tallies = {
        one: store.tally(_of_type(filters, one).selection, filters.q, by="year") for one in types
    }
    window = _window([pair for tally in tallies.values() for pair in tally])
    if window is None:
        return []
    low, high = window.first, window.last
    years = window_of([s for t in tallies.values() for v, _ in t if (s := between(v, v))
                       and s.first >= low and s.last <= high],
                      grain=None if window.grain == "decade" else "year")  # fmt: skip
    shown = {k: _decades(t) if years and years.grain == "decade" else dict(t)
             for k, t in tallies.items()}  # fmt: skip
    most = max((n for counts in shown.values() for n in counts.values()), default=1)
    return [
        (type_label(one), sum(n for _, n in tallies[one]),
         columns_svg(shown[one].items(), years or window, id_=f"small-{at}", title=type_label(one),
                     size=(350.0, 120.0), most=most))
        for at, one in enumerate(types)
    ]  # fmt: skip


def _of_type(filters: Filters, type_: str) -> Filters:
    kept = tuple(pair for pair in filters.values if pair[0] != "type")
    return Filters(filters.path, filters.q, filters.since, filters.until, (*kept, ("type", type_)))


HANDLERS = (view, table)
