"""Any view of the chronicle as JSON, CSV and Atom, at the same filters."""

from typing import Any

import msgspec
from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Response, Stream

from kronika.errors import UsageError
from kronika.exchange.merged import line
from kronika.serve.dependencies import TheStore
from kronika.serve.feeds import as_row, atom, csv_lines
from kronika.serve.filters import Filters, filters_of
from kronika.serve.guarding import address_of
from kronika.serve.links import event_url

_PAGE, _ENTRIES = 100, 50


@get("/chronicle.json", sync_to_thread=True)
def as_json(request: Request[Any, Any, Any], store: TheStore) -> Response[bytes]:
    """One page of the view, with the address of the next."""
    filters = filters_of(request.scope["query_string"], "/chronicle.json")
    asked, query = filters.selection, filters.q
    found = store.records(asked, query, order=filters.order, after=filters.after, limit=_PAGE)
    body = {
        "total": store.count(asked, query),
        "events": [as_row(one) | {"page": event_url(one.id)} for one in found],
        "next": filters.beyond(found.after) if found.after else None,
    }
    return Response(msgspec.json.encode(body), media_type="application/json")


@get("/events/{event_id:str}/event.json", sync_to_thread=True)
def event_json(store: TheStore, event_id: FromPath[str]) -> Response[bytes]:
    """One event with all its values and their witnesses."""
    record = store.record(event_id)
    body = as_row(record) | {"merged": line(record.merged)}
    return Response(msgspec.json.encode(body), media_type="application/json")


@get("/chronicle.csv", sync_to_thread=True)
def as_csv(request: Request[Any, Any, Any], store: TheStore) -> Stream:
    """All events of the view, a line each."""
    filters = _whole(request, "/chronicle.csv")
    store.count(filters.selection, filters.q)  # what cannot be asked for fails before it streams
    records = store.all_records(filters.selection, filters.q, order=filters.order)
    named = {"Content-Disposition": 'attachment; filename="chronicle.csv"'}
    return Stream(csv_lines(records), media_type="text/csv; charset=utf-8", headers=named)


@get("/chronicle.atom", sync_to_thread=True)
def as_atom(request: Request[Any, Any, Any], store: TheStore) -> Response[bytes]:
    """The events of the view that changed last."""
    filters = _whole(request, "/chronicle.atom")
    found = store.records(filters.selection, filters.q, order="changed", limit=_ENTRIES)
    words = ", ".join(f"{chip.name} {chip.value}" for chip in filters.chips())
    feed = atom(
        found, title=f"Kronika: {words}" if words else "Kronika", own_url=filters.url(),
        base=address_of(request),
    )  # fmt: skip
    return Response(feed, media_type="application/atom+xml; charset=utf-8")


def _whole(request: Request[Any, Any, Any], path: str) -> Filters:
    """The filters of a view that comes in one piece."""
    filters = filters_of(request.scope["query_string"], path)
    if filters.after is not None:
        raise UsageError("this comes in one piece: leave `after` out")
    return filters


HANDLERS = (as_json, event_json, as_csv, as_atom)
