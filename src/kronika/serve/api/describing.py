"""The OpenAPI 3.1 description of the API, written from one table of its addresses."""

from typing import Any

from kronika import __version__
from kronika.codebook.type_files import type_names
from kronika.model.records import FACTUALITIES, LIFECYCLES
from kronika.serve.api.asking import BASE, MOST
from kronika.serve.filters import MANY, ORDERS
from kronika.store.facets import FACETS

Plain = dict[str, Any]
_WORDS: dict[str, str] = {
    "type": "Event type.", "year": "A year that the event's days touch, or `undated`.",
    "country": "Country of a place, ISO 3166-1 alpha-2.",
    "participant_country": "Country of a participant, ISO 3166-1 alpha-2.",
    "participant": "A participant as the facet names it, whole words of a name, or a country.",
    "outlet": "An outlet as the facet names it, or whole words of its name.",
    "place": "Whole words of a place's name, or a country code.",
    "series": "An exercise series by the codebook's name.",
    "lifecycle": "How far it came.", "factuality": "How far it is told as fact.",
    "review": "Whether people looked at it.",
    "disagreement": "A kind of field in conflict, or `any`.",
}  # fmt: skip
_SHAPES: dict[str, Plain] = {
    "type": {"enum": list(type_names())}, "lifecycle": {"enum": list(LIFECYCLES)},
    "factuality": {"enum": list(FACTUALITIES)}, "review": {"enum": ["none", "open", "reviewed"]},
    "year": {"pattern": r"^(\d{4}|undated)$"}, "country": {"pattern": "^[A-Z]{2}$"},
    "participant_country": {"pattern": "^[A-Z]{2}$"},
    "disagreement": {"pattern": "^[a-z_]{1,40}$"},
}  # fmt: skip
_JSON, _CSV, _ATOM = "application/json", "text/csv", "application/atom+xml"
_LIMIT, _FACET = "limit", "facet"
PATHS: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    ("/events", "Events, a page at a time", _JSON, ("order", "after", _LIMIT), "events"),
    ("/events.csv", "All events that are meant, as CSV", _CSV, ("order",), ""),
    ("/events/{event_id}", "One event with all its values and witnesses", _JSON, (), "id"),
    ("/feed.atom", "New and changed events as an Atom feed", _ATOM, (), ""),
    ("/documents", "Pages that tell the events", _JSON, ("after", _LIMIT), "documents"),
    ("/documents/{document_id}", "One page with its text and records", _JSON, (), "id"),
    ("/claims", "Claims; `limit` counts pages", _JSON, ("after", _LIMIT), "claims"),
    ("/claims.csv", "All claims about the events that are meant, as CSV", _CSV, (), ""),
    ("/entities", "Who is named, by record", _JSON, ("after", _LIMIT), "entities"),
    ("/entities.csv", "All who are named, by record, as CSV", _CSV, (), ""),
    ("/entities/{entity_id}", "One entity", _JSON, (), "id"),
    ("/search", "Pages that hold all words", _JSON, (_LIMIT,), "hits"),
    ("/facets", "How many events have each value", _JSON, (_LIMIT, _FACET), "facets"),
    ("/stats", "How much there is", _JSON, (), "documents"),
)
"""Path, what it gives, its media type, its own parameters, and a key that its answer has."""


def description() -> Plain:
    """The whole document.

    Example:
        >>> description()["openapi"], len(description()["paths"]) == len(PATHS)
        ('3.1.0', True)
    """
    about = (
        "The chronicle as data. Filters are those of the workbench; several values of one filter "
        "mean any of them. Lists give the address of their next page in `next`. Answers carry an "
        "`ETag`; send it back as `If-None-Match` to get 304 while nothing has changed."
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kronika", "version": __version__, "description": about},
        "servers": [{"url": BASE}],
        "paths": {row[0]: {"get": _operation(*row)} for row in PATHS},
        "components": {"schemas": {"Error": _ERROR}},
    }


def _operation(path: str, about: str, media: str, own: tuple[str, ...], key: str) -> Plain:
    parameters = [_in_path(path)] if "{" in path else []
    if "{" not in path:
        parameters += [_filter(name) for name in MANY] + [_plain(n) for n in ("since", "until")]
        parameters += [_plain("q")] + [_plain(name) for name in own]
    schema: Plain = {"type": "object"} if media == _JSON else {"type": "string"}
    if key and media == _JSON:
        schema["required"] = [key]
    return {
        "operationId": path.strip("/").replace("/", "_").replace(".", "_").translate(_BRACES),
        "summary": about,
        "parameters": parameters,
        "responses": {
            "200": {"description": about, "content": {media: {"schema": schema}}},
            "304": {"description": "The caller has this answer already."},
            **{code: _refusal(words) for code, words in _REFUSALS.items()},
        },
    }


_BRACES = str.maketrans("", "", "{}")
_REFUSALS = {
    "400": "The address asks for what there is not.", "404": "There is no such record.",
    "429": "Too many searches from one address.", "503": "The store is busy.",
}  # fmt: skip
_ERROR: Plain = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "found", "expected", "next"],
            "properties": {
                name: {"type": "string"}
                for name in ("code", "message", "found", "expected", "next")
            },
        }
    },
}


def _refusal(words: str) -> Plain:
    schema = {"$ref": "#/components/schemas/Error"}
    return {"description": words, "content": {_JSON: {"schema": schema}}}


def _in_path(path: str) -> Plain:
    name = path[path.index("{") + 1 : path.index("}")]
    return {
        "name": name, "in": "path", "required": True, "description": "A full id, or its beginning.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 80},
    }  # fmt: skip


def _filter(name: str) -> Plain:
    items = {"type": "string", "minLength": 1, "maxLength": 300, **_SHAPES.get(name, {})}
    return {
        "name": name, "in": "query", "description": _WORDS[name],
        "schema": {"type": "array", "items": items, "maxItems": 5}, "explode": True,
    }  # fmt: skip


_PLAIN: dict[str, tuple[str, Plain]] = {
    "since": ("Only what ends on or after this year, month or day.", {"type": "string",
              "pattern": r"^\d{4}(-\d{2}){0,2}$"}),
    "until": ("Only what begins on or before it.", {"type": "string",
              "pattern": r"^\d{4}(-\d{2}){0,2}$"}),
    "q": ("Words that a page must hold, in any script; `\"a phrase\"`, `begin*`.",
          {"type": "string", "maxLength": 300}),
    "order": ("By first day, or by the last change.", {"enum": list(ORDERS)}),
    "after": ("The cursor of the page before.", {"type": "string", "maxLength": 300}),
    "limit": (f"How many, from 1 to {MOST}.", {"type": "integer", "minimum": 1, "maximum": MOST}),
    "facet": ("Which facets; without it all.", {"type": "array", "items": {"enum": list(FACETS)},
              "maxItems": 5}),
}  # fmt: skip


def _plain(name: str) -> Plain:
    about, schema = _PLAIN[name]
    return {"name": name, "in": "query", "description": about, "schema": schema}
