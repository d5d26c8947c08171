"""The JSON of each kind of record, with the address where it stands."""

from typing import Any
from urllib.parse import quote

import msgspec

from kronika.exchange.jsonl import document_block
from kronika.exchange.merged import line
from kronika.model.documents import Document
from kronika.model.event_rows import EventRow
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle, Claim
from kronika.serve.api.asking import BASE
from kronika.store.base import Found, Hit

Shape = dict[str, Any]


def place_of(kind: str, id_: str) -> str:
    """The permanent address of a record.

    Example:
        >>> place_of("events", "ev_1")
        '/api/v1/events/ev_1'
    """
    return f"{BASE}/{kind}/{quote(id_, safe='')}"


def event(record: EventRecord | EventRow) -> Shape:
    """An event as lists have it: headline values, and the ids of its tellings and pages."""
    said: Shape = msgspec.to_builtins(record)
    merged = said.pop("merged")
    told = {"tellings": merged["events"], "documents": merged["documents"]}
    return {**said, **told, "url": place_of("events", record.id)}


def whole_event(record: EventRecord) -> Shape:
    """An event with every value, its witnesses, and the rule that chose the headline values."""
    return {**event(record), "merged": line(record.merged)}


def document(page: Document) -> Shape:
    """A page without its text."""
    return {**document_block(page), "url": place_of("documents", page.id), "address": page.url}


def whole_document(page: Chronicle) -> Shape:
    """A page with its text and all that was read from it."""
    if page.document is None:
        return {"path": page.path, "refused": msgspec.to_builtins(page.refused)}
    records = {
        name: msgspec.to_builtins(getattr(page, name))
        for name in ("events", "claims", "entities", "designations", "refused")
    }
    return {**document(page.document), "text": page.document.text, **records}


def claim(one: Claim, page: Document) -> Shape:
    """A claim with the page that carries it."""
    said: Shape = msgspec.to_builtins(one)
    return {
        **said, "document_id": page.id, "outlet": page.outlet, "published": page.published,
        "document": place_of("documents", page.id),
    }  # fmt: skip


def entity(found: Found) -> Shape:
    """Somebody or something as one page names it, and the ids of its like elsewhere."""
    said: Shape = msgspec.to_builtins(found.record)
    page = found.chronicle.document
    return {
        **said, "document_id": page.id if page else None, "also": found.also,
        "url": place_of("entities", said["record_id"]),
    }  # fmt: skip


def hit(one: Hit) -> Shape:
    """A page that answers a search, with the words that were found."""
    said: Shape = msgspec.to_builtins(one)
    return {**said, "document": place_of("documents", one.document_id)}
