"""The rows of the tables: what each table holds, and how a chronicle fills it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import msgspec

from kronika.exchange import merged
from kronika.model.merged import MergedEvent
from kronika.model.records import Chronicle, Event, Witness

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        "document_id", "path", "url", "headline", "published", "published_basis", "not_before",
        "not_after", "modified", "language", "outlet", "authors", "credits",
    ),
    "events": (
        "event_id", "record_id", "document_id", "type", "name", "start", "end", "date_precision",
        "lifecycle", "factuality", "action", "claim_id", "confidence", "fields",
    ),
    "participants": (
        "event_id", "document_id", "name", "kind", "role", "country", "entity_id",
    ),
    "places": (
        "event_id", "document_id", "name", "country", "admin1", "lat", "lon", "precision", "role",
    ),
    "numbers": ("event_id", "document_id", "what", "value", "low", "high", "as_said"),
    "claims": (
        "claim_id", "document_id", "speaker", "speaker_id", "post", "affiliation", "verb",
        "directness", "stance", "modality", "content", "about", "quoted_by",
    ),
    "entities": ("entity_id", "record_id", "document_id", "name", "kind", "country"),
    "names": ("entity_id", "document_id", "name", "kind", "start", "end", "quote"),
    "designations": (
        "designation_id", "entity_id", "document_id", "authority", "action", "name_as_listed",
        "as_said", "on", "start", "end", "quote",
    ),
    "evidence": ("record_id", "document_id", "field", "start", "end", "quote"),
    "merged": merged.COLUMNS,
    "refused": ("document_id", "path", "component", "reason", "count"),
}  # fmt: skip
"""The tables and their columns. `evidence.record_id` is the id of an event or a claim;
`about`, `authors` and `credits` hold several values with ` | ` between them; `fields` is JSON."""

Row = tuple[str, dict[str, Any]]


def rows(chronicle: Chronicle | MergedEvent) -> Iterator[Row]:
    """The rows that a chronicle or a merged event gives, each with the name of its table."""
    if isinstance(chronicle, MergedEvent):
        yield from merged.rows(chronicle)
        return
    page = chronicle.document
    here: dict[str, Any] = {"document_id": page.id if page else None}
    if page is not None:
        said = {name: getattr(page, name) for name in COLUMNS["documents"][1:]}
        said |= {name: " | ".join(said[name]) for name in ("authors", "credits")}
        yield "documents", here | said
    for name, row in _records(chronicle):
        yield name, here | row
    for refusal in chronicle.refused:
        yield "refused", here | {"path": chronicle.path} | asdict(refusal)


def _records(chronicle: Chronicle) -> Iterator[Row]:
    for event in chronicle.events:
        yield from _event(event)
    for claim in chronicle.claims:
        said = _plain(claim, "id", "evidence", "about")
        yield "claims", said | {"claim_id": claim.id, "about": " | ".join(claim.about)}
        yield from _evidence(claim.id, claim.evidence)
    for entity in chronicle.entities:
        yield "entities", _plain(entity, "id", "names") | {"entity_id": entity.id}
        for name in entity.names:
            spoken = {"entity_id": entity.id, "name": name.name, "kind": name.kind}
            yield "names", spoken | _words(name.evidence)
    for designation in chronicle.designations:
        said = _plain(designation, "id", "evidence") | {"designation_id": designation.id}
        yield "designations", said | _words(designation.evidence)


def _event(event: Event) -> Iterator[Row]:
    own = {"event_id": event.id}
    said = _plain(event, "id", "places", "participants", "numbers", "evidence", "fields")
    more = msgspec.json.encode(dict(event.fields)).decode() if event.fields else None
    yield "events", own | said | {"fields": more}
    for name in ("participants", "places", "numbers"):
        for part in getattr(event, name):
            yield name, own | asdict(part)
    yield from _evidence(event.id, event.evidence)


def _evidence(record_id: str, witnesses: Iterable[Witness]) -> Iterator[Row]:
    for witness in witnesses:
        yield "evidence", {"record_id": record_id, **asdict(witness)}


def _words(witness: Witness) -> dict[str, Any]:
    return {"start": witness.start, "end": witness.end, "quote": witness.quote}


def _plain(record: object, *without: str) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(record)
    return {name: value for name, value in said.items() if name not in without}
