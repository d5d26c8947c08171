"""Events along time: from years to days, each date as exact as the pages say."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from litestar import Request, get
from litestar.response import Template

from kronika.serve import drawn
from kronika.serve.dependencies import TheStore
from kronika.serve.drawing.families import FAMILIES
from kronika.serve.drawing.spans import between, iso
from kronika.serve.drawing.svg import render
from kronika.serve.drawing.timeline import Timeline, tallied, timeline
from kronika.serve.drawing.timeline_svg import timeline_svg
from kronika.serve.drawing.windows import GRAINS, MOST_BINS, Bin, Window, finer, last_of, window_of
from kronika.serve.filters import Filters
from kronika.serve.rendering import page
from kronika.store import SqlStore
from kronika.store.selection import Selection

_OWN = ("from", "to", "grain")
_DAYS = {"decade": 3653, "year": 366, "month": 31, "day": 1}


@get("/timeline", sync_to_thread=True)
def view(request: Request[Any, Any, Any], store: TheStore) -> Template:
    """The timeline of the filters, at the time and grain of the address."""
    filters = drawn.asked(request, "/timeline", _OWN)
    since, until, grain = (drawn.own_of(filters, name) for name in _OWN)
    window_of((), since=since, until=until, grain=grain)  # refuses what is no date
    total = store.count(filters.selection, filters.q)
    found = _laid_out(store, filters, total, (since, until, grain))
    undated, without = _undated(store, filters)
    svg = None
    if found:
        svg = timeline_svg(
            found, titled=drawn.title, bin_url=lambda one: _into(filters, one, found)
        )
    return page(
        "timeline.html", filters=filters, query=filters.q, total=total, found=found,
        svg=render(svg) if svg else None, undated=undated, without=without, families=FAMILIES,
        facets=drawn.facets(store, filters), shown=drawn.SHOWN, title=drawn.title,
        ways=_ways(filters, found.window) if found else {}, zoomed=bool(since or until or grain),
        whole=drawn.with_own(filters, from_=None, to=None, grain=None),
        bin_url=lambda one: _into(filters, one, found),
    )  # fmt: skip


def _laid_out(
    store: SqlStore, filters: Filters, total: int, own: tuple[str | None, ...]
) -> Timeline | None:
    """One by one as long as they can be drawn, else as counts."""
    since, until, grain = own
    selection = _within(filters.selection, since, until)
    inside = total if selection == filters.selection else store.count(selection, filters.q)
    if inside <= drawn.MOST:
        events = store.outlines(selection, filters.q, limit=drawn.MOST)
        spans = [s for e in events if (s := between(e.start or e.first_day, e.end or e.last_day))]
        window = window_of(spans, since=since, until=until, grain=grain)
        return timeline(events, window, titled=drawn.title) if window and events else None
    years = store.tally(selection, filters.q, by="year")
    spans = [s for year, _ in years if (s := between(year, year))]
    window = window_of(spans, since=since, until=until, grain=grain)
    if window is None:
        return None
    by = "year" if window.grain == "decade" else window.grain
    days = ((between(v, v), n) for v, n in store.tally(selection, filters.q, by=by))
    return tallied(((span.first, n) for span, n in days if span), window)


def _within(selection: Selection, since: str | None, until: str | None) -> Selection:
    """The selection cut to the window, where that is narrower than its own dates."""
    low = max((one for one in (selection.since, since) if one), default=None)
    high = min((one for one in (selection.until, until) if one), default=None)
    return replace(selection, since=low, until=high)


def _undated(store: SqlStore, filters: Filters) -> tuple[tuple[object, ...], int]:
    """Events without a date, some of them and how many; none where years are asked for."""
    asked = filters.selection
    if asked.since or asked.until or (asked.year and "undated" not in asked.year):
        return (), 0
    wanted = replace(asked, year=("undated",))
    return store.outlines(wanted, filters.q, limit=100), store.count(wanted, filters.q)


def _into(filters: Filters, one: Bin, found: Timeline | None) -> str:
    grain = finer(found.window.grain) if found else "year"
    return drawn.with_own(filters, from_=iso(one.first), to=last_of(one), grain=grain)


def _ways(filters: Filters, window: Window) -> dict[str, str]:
    """Links that move along time and look closer or from further away."""
    days = window.days
    ways = {
        "Earlier": _moved(filters, window, -days, -days),
        "Later": _moved(filters, window, days, days),
        "Closer": _moved(filters, window, days // 4, -(days // 4)),
        "Further": _moved(filters, window, -(days // 2), days // 2),
    }  # fmt: skip
    for grain in GRAINS:
        if grain != window.grain and 1 < days / _DAYS[grain] <= MOST_BINS:
            ways[f"By {grain}"] = drawn.with_own(
                filters, from_=iso(window.first), to=iso(window.last - 1), grain=grain
            )
    return {words: url for words, url in ways.items() if url}


def _moved(filters: Filters, window: Window, low: int, high: int) -> str:
    first, last = window.first + low, window.last + high
    if first < 1 or last > date.max.toordinal() or last - first < 7:
        return ""
    until = date.fromordinal(last) - timedelta(days=1)
    return drawn.with_own(filters, from_=iso(first), to=until.isoformat(), grain=None)


HANDLERS = (view,)
