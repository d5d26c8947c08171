"""Exercise series by year: what pages report, what the codebook lists, gaps, and what is next."""

from dataclasses import replace
from typing import Any

from litestar import Request, get
from litestar.response import Template

from kronika.serve import drawn
from kronika.serve.dependencies import TheCodebook, TheStore
from kronika.serve.drawing.calendar import calendar
from kronika.serve.drawing.calendar_svg import calendar_svg
from kronika.serve.drawing.svg import render
from kronika.serve.filters import Filters
from kronika.serve.rendering import page


@get("/calendar", sync_to_thread=True)
def view(request: Request[Any, Any, Any], store: TheStore, codebook: TheCodebook) -> Template:
    """The calendar of the exercises that the filters ask for."""
    filters = drawn.asked(request, "/calendar")
    asked = filters.selection
    exercises = replace(asked, type=asked.type or ("joint_exercise",))
    some = drawn.shown(store, filters, exercises)
    found = calendar(some.events, codebook.names)
    svg = calendar_svg(found, year_url=lambda name, year: _year(filters, name, year))
    return page(
        "calendar.html", filters=filters, query=filters.q, found=found, some=some,
        svg=render(svg) if found.series else None, total=some.total,
        facets=drawn.facets(store, filters), shown=drawn.SHOWN, title=drawn.title,
        year_url=lambda name, year: _year(filters, name, year),
    )  # fmt: skip


def _year(filters: Filters, name: str, year: int) -> str:
    kept = tuple(p for p in filters.values if p[0] not in {"series", "year"})
    return replace(filters, values=(*kept, ("series", name), ("year", str(year)))).url("/")


HANDLERS = (view,)
