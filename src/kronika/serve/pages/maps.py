"""Events where they were, as exactly as that is known, and beside it those without a position."""

from typing import Any

from litestar import Request, get
from litestar.response import Template

from kronika.model.merged import Said
from kronika.serve import drawn
from kronika.serve.dependencies import TheStore
from kronika.serve.drawing.families import FAMILIES
from kronika.serve.drawing.locations import Locations, locations
from kronika.serve.drawing.map_svg import codes_on, map_svg
from kronika.serve.drawing.spans import Drawn
from kronika.serve.drawing.svg import render
from kronika.serve.drawing.views import REGIONS, view_of
from kronika.serve.rendering import page
from kronika.store import SqlStore, sentence_at

_LISTED, _OF_A_MARK = 40, 8


@get("/map", sync_to_thread=True)
def view(request: Request[Any, Any, Any], store: TheStore) -> Template:
    """The map of the filters, of the part of the world in the address."""
    filters = drawn.asked(request, "/map", ("region",))
    part = view_of(drawn.own_of(filters, "region"))
    some = drawn.shown(store, filters)
    found = locations(some.events, part, known=codes_on(part))
    svg = map_svg(
        found, part, titled=drawn.title, spot_url=lambda spot: f"#{_row(spot.events[0].id)}",
        country_url=lambda code: filters.toggled("country", code)
        if code not in filters.of("country") else filters.url("/"),
    )  # fmt: skip
    regions = [(words, drawn.with_own(filters, region=None if name == "world" else name), name)
               for name, (words, _) in REGIONS.items()]  # fmt: skip
    return page(
        "map.html", filters=filters, query=filters.q, found=found, svg=render(svg),
        some=some, total=some.total, facets=drawn.facets(store, filters), shown=drawn.SHOWN,
        title=drawn.title, regions=regions, region=part.name, row=_row, families=FAMILIES,
        marks=_marks(found), most=_OF_A_MARK,
        whys=_whys(store, [e.id for e in found.nowhere[:_LISTED]]),
        listed=_LISTED,
    )  # fmt: skip


def _marks(found: Locations) -> list[tuple[str, tuple[Drawn, ...]]]:
    """What each mark is known as, with its events: the rows of the table."""
    spots = [(one.kind, one.events) for one in found.spots]
    return [*spots, *(("country", some) for _, some in found.countries)]


def _row(id_: str) -> str:
    return f"at-{id_}"


def _whys(store: SqlStore, ids: list[str]) -> dict[str, tuple[Said, object]]:
    """The words that name the place of each event, where a page names one, with their sentence."""
    found: dict[str, tuple[Said, object]] = {}
    for record in store.records_of(ids):
        told = next((one for one in record.merged.fields if one.field.startswith("place")), None)
        if told and told.headline.said:
            said = told.headline.said[0]
            document = store.document(said.document_id)
            found[record.id] = (said, sentence_at(document, said.start, said.end))
    return found


HANDLERS = (view,)
