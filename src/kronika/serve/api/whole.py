"""Claims and entities in one piece: all that are meant, as CSV."""

from collections.abc import Iterator
from typing import Any

from litestar import Request, get
from litestar.response import Stream

from kronika.errors import UsageError
from kronika.serve.api.asking import BASE, MOST, Asked, asked
from kronika.serve.api.lists import claims_of
from kronika.serve.api.shapes import entity
from kronika.serve.dependencies import TheStore
from kronika.serve.feeds import table_lines
from kronika.store import SqlStore

Asking = Request[Any, Any, Any]
CLAIM_COLUMNS = (
    "id", "document_id", "outlet", "published", "speaker", "speaker_id", "post", "affiliation",
    "verb", "directness", "stance", "modality", "content", "about", "quoted_by",
)  # fmt: skip
ENTITY_COLUMNS = ("record_id", "name", "kind", "country", "pages")


@get(f"{BASE}/claims.csv", sync_to_thread=True)
def claims_csv(request: Asking, store: TheStore) -> Stream:
    """All claims about the events that are meant, a line each."""
    one = _whole(request)
    store.count(one.selection, one.q)  # what cannot be asked for fails before it streams
    rows = (
        [*(said[name] for name in CLAIM_COLUMNS)]
        for ids in _all_pages(one, store) for said in claims_of(one, store, ids)
    )  # fmt: skip
    return _csv("claims.csv", CLAIM_COLUMNS, rows)


@get(f"{BASE}/entities.csv", sync_to_thread=True)
def entities_csv(request: Asking, store: TheStore) -> Stream:
    """All who are named on the documents behind the events that are meant, a line each."""
    one = _whole(request)
    store.count(one.selection, one.q)
    return _csv("entities.csv", ENTITY_COLUMNS, _all_entities(one, store))


def _all_entities(one: Asked, store: SqlStore) -> Iterator[list[Any]]:
    after = None
    while True:
        rows, after = store.entity_ids(one.selection, one.q, after=after, limit=MOST)
        for record_id, entity_id, pages in rows:
            said = entity(store.get(entity_id))
            yield [record_id, said["name"], said["kind"], said["country"], pages]
        if after is None:
            return


def _all_pages(one: Asked, store: SqlStore) -> Iterator[list[str]]:
    after = None
    while True:
        ids, after = store.page_ids(one.selection, one.q, after=after, limit=MOST)
        yield ids
        if after is None:
            return


def _whole(request: Asking) -> Asked:
    """What is asked for of an answer that comes in one piece."""
    one = asked(request)
    if one.filters.after is not None:
        raise UsageError("this comes in one piece: leave `after` out")
    return one


def _csv(name: str, header: tuple[str, ...], rows: Iterator[list[Any]]) -> Stream:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Stream(
        table_lines(header, rows), media_type="text/csv; charset=utf-8", headers=named
    )  # fmt: skip


HANDLERS = (claims_csv, entities_csv)
