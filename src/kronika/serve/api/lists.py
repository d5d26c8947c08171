"""Lists for programs: events, pages, claims and entities, with the filters of the workbench."""

from collections.abc import Iterator
from typing import Any

from litestar import Request, get
from litestar.response import Response, Stream

from kronika.serve.api.answers import answer
from kronika.serve.api.asking import BASE, Asked, asked
from kronika.serve.api.shapes import claim, document, entity, event, place_of
from kronika.serve.dependencies import TheStore
from kronika.serve.feeds import atom, csv_lines
from kronika.serve.guarding import address_of
from kronika.store import SqlStore
from kronika.store.narrowing import narrowed

Asking = Request[Any, Any, Any]
_ENTRIES = 50


def events(request: Asking, store: TheStore) -> Response[bytes]:
    """One page of the events that are meant."""
    one = asked(request, "limit")

    def make() -> dict[str, Any]:
        page = store.rows(
            one.selection, one.q, order=one.filters.order, after=one.filters.after, limit=one.limit
        )
        return {
            "total": page.total, "waiting": page.waiting,
            "events": [event(record) for record in page], "next": one.next(page.after),
        }  # fmt: skip

    return answer(request, store, make)


@get(f"{BASE}/events.csv", sync_to_thread=True)
def events_csv(request: Asking, store: TheStore) -> Stream:
    """All events that are meant, a line each."""
    one = asked(request)
    store.count(one.selection, one.q)  # what cannot be asked for fails before it streams
    records = store.all_records(one.selection, one.q, order=one.filters.order)
    named = {"Content-Disposition": 'attachment; filename="events.csv"'}
    return Stream(csv_lines(records), media_type="text/csv; charset=utf-8", headers=named)


def feed(request: Asking, store: TheStore) -> Response[bytes]:
    """The events that are meant and changed last."""
    one = asked(request)

    def make() -> bytes:
        found = store.records(one.selection, one.q, order="changed", limit=_ENTRIES)
        words = ", ".join(f"{chip.name} {chip.value}" for chip in one.filters.chips())
        title = f"Kronika: {words}" if words else "Kronika"
        base = address_of(request)
        return atom(found, title=title, own_url=one.filters.url(), base=base)

    return answer(request, store, make, media_type="application/atom+xml; charset=utf-8")


def documents(request: Asking, store: TheStore) -> Response[bytes]:
    """One page of the documents behind the events that are meant."""
    one = asked(request, "limit")

    def make() -> dict[str, Any]:
        ids, after = _pages(one, store)
        found = [document(store.document(id_)) for id_ in ids]
        return {"documents": found, "next": one.next(after)}

    return answer(request, store, make)


def claims(request: Asking, store: TheStore) -> Response[bytes]:
    """Claims about the events that are meant; `limit` counts the documents that are looked at."""
    one = asked(request, "limit")

    def make() -> dict[str, Any]:
        ids, after = _pages(one, store)
        return {"claims": list(claims_of(one, store, ids)), "next": one.next(after)}

    return answer(request, store, make)


def claims_of(one: Asked, store: SqlStore, ids: list[str]) -> Iterator[dict[str, Any]]:
    """The claims of some documents that are about the events that are meant."""
    told: set[str] = set()
    if not one.selection.empty:
        told = store.tellings_of(one.selection, ids)
    for page in store.chronicles(ids):
        whole = page if one.selection.empty else narrowed(page, told)
        if whole.document is not None:
            yield from (claim(said, whole.document) for said in whole.claims)


def entities(request: Asking, store: TheStore) -> Response[bytes]:
    """Who is named on the documents behind the events that are meant."""
    one = asked(request, "limit")

    def make() -> dict[str, Any]:
        rows, after = store.entity_ids(
            one.selection, one.q, after=one.filters.after, limit=one.limit
        )
        found = []
        for record_id, entity_id, pages in rows:
            said = entity(store.get(entity_id))
            found.append({**said, "pages": pages, "url": place_of("entities", record_id)})
        return {"entities": found, "next": one.next(after)}

    return answer(request, store, make)


def _pages(one: Asked, store: SqlStore) -> tuple[list[str], str | None]:
    return store.page_ids(one.selection, one.q, after=one.filters.after, limit=one.limit)


HANDLERS = (
    get(f"{BASE}/events", sync_to_thread=True)(events),
    get(f"{BASE}/events.json", sync_to_thread=True)(events),
    events_csv,
    get(f"{BASE}/feed.atom", sync_to_thread=True)(feed),
    get("/feed.atom", sync_to_thread=True)(feed),
    get(f"{BASE}/documents", sync_to_thread=True)(documents),
    get(f"{BASE}/documents.json", sync_to_thread=True)(documents),
    get(f"{BASE}/claims", sync_to_thread=True)(claims),
    get(f"{BASE}/claims.json", sync_to_thread=True)(claims),
    get(f"{BASE}/entities", sync_to_thread=True)(entities),
    get(f"{BASE}/entities.json", sync_to_thread=True)(entities),
)
