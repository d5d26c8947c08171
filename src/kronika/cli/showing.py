"""One record of the store, for people and for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kronika.cli.listings import asides, listings_json, listings_table
from kronika.cli.output import cell
from kronika.cli.said import dates, numbers, participants, places, source, speaker, what
from kronika.cli.tables import claims_table, events_table
from kronika.model.documents import Document
from kronika.model.listing import EventRecord
from kronika.model.records import Claim, Designation, Entity, Event, Witness
from kronika.store.base import Found

_ALSO = 10
Line = tuple[str, str | None]


def record_json(record: EventRecord) -> dict[str, Any]:
    """A merged event as plain values; of the merged values only the ids of tellings and pages."""
    said: dict[str, Any] = msgspec.to_builtins(record)
    merged = said.pop("merged")
    told = {"events": merged["events"], "documents": merged["documents"]}
    return {"record": "merged_event", **said, **told}


def as_json(found: Found) -> dict[str, Any]:
    """The record as `read --format jsonl` has it, with its kind and its document."""
    document = found.chronicle.document
    if isinstance(found.record, Document):
        from kronika.exchange.jsonl import line

        return {"record": "document", **line(found.chronicle)}
    said: dict[str, Any] = {
        "record": found.kind,
        "document_id": document.id if document else None,
        "outlet": document.outlet if document else None,
        "published": document.published if document else None,
        "path": document.path if document else None,
        "also": found.also,
    }
    said |= msgspec.to_builtins(found.record)
    if isinstance(found.record, Entity):
        said["posts"] = [value for _, value in _posts(found)]
        said["listings"] = listings_json(found.record)
    if isinstance(found.record, Entity | Designation):
        said["on_lists"] = [words for _, words in asides(found)]
    return said


def as_screen(found: Found) -> RenderableType:
    """The record with its values, its words and its neighbours."""
    lines = [(name, value) for name, value in _lines(found) if value]
    parts: list[RenderableType] = [Text(f"{found.kind} {found.record.id}", style="bold")]
    parts.append(_grid(lines))
    if isinstance(found.record, Entity):
        parts += listings_table(found.record)
    parts += _neighbours(found)
    return Group(*parts)


def _grid(lines: Iterable[Line]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in lines:
        table.add_row(name, cell(value))
    return table


def _lines(found: Found) -> Iterator[Line]:
    record, document = found.record, found.chronicle.document
    if isinstance(record, Event):
        yield from _event(record)
    elif isinstance(record, Claim):
        yield from _claim(record)
    elif isinstance(record, Entity):
        yield from _entity(record)
        yield from _posts(found)
        yield from asides(found)
    elif isinstance(record, Designation):
        yield from _designation(record)
        yield from asides(found)
    if document is not None:
        yield from _document(document)
    if found.also:
        more = f" and {len(found.also) - _ALSO} more" if len(found.also) > _ALSO else ""
        yield "also in", ", ".join(found.also[:_ALSO]) + more


def _event(event: Event) -> Iterator[Line]:
    yield "what", what(event)
    yield "when", dates(event)
    yield "where", places(event)
    yield "who", participants(event)
    yield "numbers", numbers(event)
    yield "status", f"{event.lifecycle}, {event.factuality}"
    for name, value in event.fields.items():
        yield name.replace("_", " "), None if value is None else str(value)
    yield "told in", event.claim_id
    yield "confidence", f"{event.confidence:.2f}"
    yield from _words(event.evidence)


def _claim(claim: Claim) -> Iterator[Line]:
    yield "who", speaker(claim)
    yield "verb", f"{claim.verb} ({claim.directness}, {claim.stance}, {claim.modality})"
    yield "says", claim.content
    yield "about", ", ".join(claim.about)
    yield "quoted by", claim.quoted_by
    yield from _words(w for w in claim.evidence if w.field != "content")


def _entity(entity: Entity) -> Iterator[Line]:
    yield "name", entity.name
    yield "kind", entity.kind
    yield "country", entity.country
    for name in entity.names:
        yield name.kind, f"{name.name} “{name.evidence.quote}”"


def _posts(found: Found) -> Iterator[Line]:
    """The posts that the page gives a person: posts belong to a page and its date."""
    document = found.chronicle.document
    day = document.published[:10] if document and document.published else "undated page"
    said = (str(a.value) for a in found.assertions if a.field == "post")
    yield from (("post", f"{post} ({day})") for post in dict.fromkeys(said))


def _designation(designation: Designation) -> Iterator[Line]:
    yield "authority", designation.authority
    yield "action", designation.action
    yield "name as listed", designation.name_as_listed
    yield "as said", designation.as_said
    yield "on", designation.on
    yield "entity", designation.entity_id
    yield from _words([designation.evidence])


def _words(witnesses: Iterable[Witness]) -> Iterator[Line]:
    for witness in dict.fromkeys(witnesses):
        yield f"“ {witness.field.replace('_', ' ')}", witness.quote


def _document(document: Document) -> Iterator[Line]:
    yield "page", document.headline
    yield "source", source(document)
    basis = f" ({document.published_basis})" if document.published_basis else ""
    yield "published", document.published and f"{document.published}{basis}"
    yield "language", document.language
    yield "credits", ", ".join(document.credits)
    yield "from", document.url or document.path
    yield "document", document.id


def _neighbours(found: Found) -> Iterator[RenderableType]:
    """The claims about an event; all that a document tells; the events of an entity."""
    page, record = found.chronicle, found.record
    events, claims = list(page.events), list(page.claims)
    if isinstance(record, Event):
        events = []
        claims = [c for c in claims if record.id in c.about or c.id == record.claim_id]
    elif isinstance(record, Claim):
        events, claims = [e for e in events if e.id in record.about], []
    elif isinstance(record, Entity):
        events = [e for e in events if any(p.entity_id == record.id for p in e.participants)]
        claims = [c for c in claims if c.speaker_id == record.id]
    elif isinstance(record, Designation):
        events, claims = [], []
    if events:
        yield events_table((e, page.document) for e in events)
    if claims:
        yield claims_table((c, page.document) for c in claims)
    if isinstance(record, Document) and page.refused:
        yield _grid(
            ("refused", f"{r.count} × {r.component}: {r.reason}") for r in page.refused
        )  # fmt: skip
