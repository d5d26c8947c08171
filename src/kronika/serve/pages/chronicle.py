"""The list of events, newest first: filters, facets with counts, full text."""

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Request, get
from litestar.response import Template

from kronika.serve.dependencies import TheStore
from kronika.serve.filters import ORDERS, filters_of
from kronika.serve.hits import hits
from kronika.serve.rendering import page
from kronika.store.base import FacetCount

_SIZE, _SIZE_OF_SEARCH = 50, 20
_FACETS = (
    "type", "year", "country", "participant", "outlet", "disagreement", "series", "lifecycle",
    "factuality", "review",
)  # fmt: skip
_SHOWN = 6
_OTHERS_S = 2.0


@get("/", sync_to_thread=True)
def listing(request: Request[Any, Any, Any], store: TheStore) -> Template:
    """The events that the address asks for."""
    filters = filters_of(request.scope["query_string"], "/")
    asked, query = filters.selection, filters.q
    size = _SIZE_OF_SEARCH if query else _SIZE
    found = store.rows(asked, query, order=filters.order, after=filters.after, limit=size)
    if found.waiting:
        request.app.state.settler.soon(after_s=_OTHERS_S)
    return page(
        "chronicle.html", filters=filters, query=query, records=found.records, after=found.after,
        waiting=found.waiting, total=found.total, orders=ORDERS, shown=_SHOWN,
        facets=_in_order(store.facets(asked, query, names=_FACETS, limit=40)),
        hits=hits(store, found.records, query) if query else {},
    )  # fmt: skip


def _in_order(facets: Mapping[str, Sequence[FacetCount]]) -> dict[str, Sequence[FacetCount]]:
    """The facets, years by time: the latest first, events without a date last."""
    years = sorted(facets["year"], key=lambda one: one.value.replace("undated", ""), reverse=True)
    return {**facets, "year": years}


HANDLERS = (listing,)
