"""The views of claims and of entities as JSON and CSV, at the same filters."""

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import get
from litestar.params import FromQuery
from litestar.response import Response, Stream

from kronika.serve.bearers import Said
from kronika.serve.dependencies import TheStore
from kronika.serve.feeds import table_lines
from kronika.serve.links import document_url, with_query
from kronika.serve.statements import ClaimsAsked, pages_of, some
from kronika.store import SqlStore

CLAIM_COLUMNS = (
    "claim_id", "document_id", "outlet", "published", "speaker", "speaker_id", "post",
    "affiliation", "verb", "directness", "stance", "modality", "content", "about", "quoted_by",
    "start", "end", "sentence",
)  # fmt: skip
ENTITY_COLUMNS = ("record_id", "name", "country", "pages")
MOST_ENTITIES = 100_000
_JSON_ENTITIES = 1000


@get("/claims.json", sync_to_thread=True)
def claims_json(
    store: TheStore, speaker: FromQuery[str] = "", outlet: FromQuery[str] = "",
    stance: FromQuery[str] = "", verb: FromQuery[str] = "", after: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    """One page of the view, with the address of the next."""
    asked = ClaimsAsked(speaker, outlet, stance, verb)
    found, cursor, looked_at = some(store, asked, after=after)
    body = {
        "claims": [_row(one) | {"page": document_url(one.document_id, one.start, one.end)}
                   for one in found],
        "pages_looked_at": looked_at,
        "next": with_query("/claims.json", asked.pairs(after=cursor)) if cursor else None,
    }  # fmt: skip
    return Response(msgspec.json.encode(body), media_type="application/json")


@get("/claims.csv", sync_to_thread=True)
def claims_csv(
    store: TheStore, speaker: FromQuery[str] = "", outlet: FromQuery[str] = "",
    stance: FromQuery[str] = "", verb: FromQuery[str] = "",
) -> Stream:  # fmt: skip
    """All claims of the view, a line each."""
    asked = ClaimsAsked(speaker, outlet, stance, verb)
    rows = (tuple(_row(one).values()) for one in _every(store, asked))
    return _stream("claims.csv", CLAIM_COLUMNS, rows)


@get("/entities.json", sync_to_thread=True)
def entities_json(store: TheStore, q: FromQuery[str] = "") -> Response[bytes]:
    """The entities of the view that stand on most pages, 1,000 at most."""
    rows = (dict(zip(ENTITY_COLUMNS, one, strict=True)) for one in _named(store, q, _JSON_ENTITIES))
    body = {"entities": [row | {"page": f"/entities/{row['record_id']}"} for row in rows]}
    return Response(msgspec.json.encode(body), media_type="application/json")


@get("/entities.csv", sync_to_thread=True)
def entities_csv(store: TheStore, q: FromQuery[str] = "") -> Stream:
    """All entities of the view, those on most pages first."""
    return _stream("entities.csv", ENTITY_COLUMNS, _named(store, q, MOST_ENTITIES))


def _every(store: SqlStore, asked: ClaimsAsked) -> Iterator[Said]:
    return (one for _, said in pages_of(store, asked) for one in said)


def _row(one: Said) -> dict[str, Any]:
    said = one.claim
    values = (
        said.id, one.document_id, one.outlet, one.published, said.speaker, said.speaker_id,
        said.post, said.affiliation, said.verb, said.directness, said.stance, said.modality,
        said.content, said.about, said.quoted_by, one.start, one.end,
        one.sentence.text if one.sentence else None,
    )  # fmt: skip
    return dict(zip(CLAIM_COLUMNS, values, strict=True))


def _named(store: SqlStore, query: str, limit: int) -> Iterator[tuple[Any, ...]]:
    rows = store.entities_listed(query[:200], limit=limit)
    return ((one.record_id, one.name, one.country, one.documents) for one in rows)


def _stream(name: str, header: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> Stream:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Stream(
        table_lines(header, rows), media_type="text/csv; charset=utf-8", headers=named
    )  # fmt: skip


HANDLERS = (claims_json, claims_csv, entities_json, entities_csv)
