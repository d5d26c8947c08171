"""Single records for programs, search, facets and figures."""

from typing import Any

import msgspec
from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Response

from kronika import __version__
from kronika.errors import StoreError
from kronika.serve.api.answers import answer
from kronika.serve.api.asking import BASE, asked
from kronika.serve.api.shapes import entity, hit, whole_document, whole_event
from kronika.serve.dependencies import TheStore

Asking = Request[Any, Any, Any]


@get(f"{BASE}/events/{{event_id:str}}", sync_to_thread=True)
def one_event(request: Asking, store: TheStore, event_id: FromPath[str]) -> Response[bytes]:
    """An event by its id, that of any of its tellings, or the beginning of one."""
    asked(request)
    return answer(request, store, lambda: whole_event(store.record(event_id)))


@get(f"{BASE}/documents/{{document_id:str}}", sync_to_thread=True)
def one_document(request: Asking, store: TheStore, document_id: FromPath[str]) -> Response[bytes]:
    """A page with its text and all that was read from it."""
    asked(request)
    return answer(
        request, store, lambda: whole_document(next(iter(store.chronicles([document_id]))))
    )


@get(f"{BASE}/entities/{{entity_id:str}}", sync_to_thread=True)
def one_entity(request: Asking, store: TheStore, entity_id: FromPath[str]) -> Response[bytes]:
    """Somebody or something by its id, on one page or as a record."""
    asked(request)

    def make() -> dict[str, Any]:
        found = store.get(entity_id)
        if found.kind != "entity":
            raise StoreError(f"{entity_id[:80]} is no entity: {BASE}/entities lists them")
        return entity(found)

    return answer(request, store, make)


@get(f"{BASE}/search", sync_to_thread=True)
def search(request: Asking, store: TheStore) -> Response[bytes]:
    """The pages that hold all words of `q`, best first, with the words that were found."""
    one = asked(request, "limit")

    def make() -> dict[str, Any]:
        found = store.search(one.q, one.selection, limit=one.limit)
        return {"hits": [hit(page) for page in found]}

    return answer(request, store, make)


@get(f"{BASE}/facets", sync_to_thread=True)
def facets(request: Asking, store: TheStore) -> Response[bytes]:
    """How many events have each value; the counts of a facet leave out its own filter."""
    one = asked(request, "limit", "facet")

    def make() -> dict[str, Any]:
        counts = store.facets(one.selection, one.q, names=one.facets, limit=one.limit)
        said: dict[str, Any] = msgspec.to_builtins(counts)
        return {"total": store.count(one.selection, one.q), "facets": said}

    return answer(request, store, make)


@get(f"{BASE}/stats", sync_to_thread=True)
def stats(request: Asking, store: TheStore) -> Response[bytes]:
    """How much there is, how much waits to be listed, and the version that answers."""
    asked(request)

    def make() -> dict[str, Any]:
        known = {"waiting": store.waiting(), "changes": store.changes(), "version": __version__}
        return {**store.totals(), **known}

    return answer(request, store, make)


HANDLERS = (one_event, one_document, one_entity, search, facets, stats)
