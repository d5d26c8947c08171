"""Values of the model as rows of the tables, and back."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import RowMapping

from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Capture, Document
from kronika.model.evidence import Evidence
from kronika.model.judgements import Judgement
from kronika.model.readings import Refusal
from kronika.store.dates import first_day, last_day
from kronika.store.folding import fold

Values = dict[str, Any]
_LISTS = ("authors", "credits")
_DOCUMENT_FIELDS = tuple(f.name for f in fields(Document) if f.name != "blocks")
_JSON = msgspec.json.Encoder(order="deterministic")


def now() -> str:
    """The present instant, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant() -> str:
    """The present instant, ISO 8601 in UTC, to the microsecond: decisions have an order."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_json(value: object) -> str:
    """JSON with sorted keys, so that equal values are equal text."""
    return _JSON.encode(value).decode()


def padded(words: str) -> str:
    """Folded words with a space at both ends, so that whole words can be looked for."""
    return f" {words} "


def document_values(document: Document) -> Values:
    """The row of a document, without its number and its times of writing."""
    values: Values = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    values |= {name: to_json(values[name]) for name in _LISTS}
    values["first_day"] = first_day(document.published) or first_day(document.not_before)
    values["last_day"] = last_day(document.published) or last_day(document.not_after)
    values["outlet_words"] = padded(fold(document.outlet)) if document.outlet else None
    return values


def block_values(document: Document, *, number: int) -> list[Values]:
    """The rows of the blocks of a document, in order of the page."""
    return [
        {"document": number, "position": i, "kind": b.kind, "start": b.start, "end": b.end}
        for i, b in enumerate(document.blocks)
    ]


def to_document(row: RowMapping, blocks: Iterable[RowMapping]) -> Document:
    """The document that a row and the rows of its blocks hold."""
    values = {name: row[name] for name in _DOCUMENT_FIELDS}
    values |= {name: tuple(msgspec.json.decode(values[name])) for name in _LISTS}
    cut = tuple(Block(b["kind"], b["start"], b["end"]) for b in blocks)
    return Document(blocks=cut, **values)


def assertion_values(assertion: Assertion, *, number: int, position: int, at: str) -> Values:
    """The row of an assertion about the document `number`."""
    said = assertion.evidence
    return {
        "id": assertion.id, "document": number, "position": position,
        "subject": assertion.subject, "field": assertion.field,
        "value": to_json(_plain(assertion.value)), "raw": assertion.raw,
        "start": said.start, "end": said.end, "quote": said.quote, "block": said.block,
        "stance": assertion.stance, "claim_id": assertion.claim_id,
        "confidence": assertion.confidence, "made_by": assertion.made_by,
        "added_at": at, "superseded_at": None, "superseded_by": None,
    }  # fmt: skip


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def to_assertion(row: RowMapping, *, document_id: str) -> Assertion:
    """The assertion that a row holds."""
    return Assertion(
        id=row["id"], subject=row["subject"], field=row["field"],
        value=msgspec.json.decode(row["value"]),
        evidence=Evidence(document_id, row["start"], row["end"], row["quote"], row["block"]),
        raw=row["raw"], made_by=row["made_by"], stance=row["stance"], claim_id=row["claim_id"],
        confidence=row["confidence"],
    )  # fmt: skip


def to_refusal(row: RowMapping) -> Refusal:
    """The refusal that a row holds."""
    return Refusal(row["component"], row["reason"], row["count"])


def capture_values(capture: Capture) -> Values:
    """The row of a capture; its bytes are kept compressed."""
    names = ("id", "path", "url", "media_type", "charset", "fetched_at")
    return {n: getattr(capture, n) for n in names} | {"body": zlib.compress(capture.body, 6)}


def to_capture(row: RowMapping) -> Capture:
    """The capture that a row holds, with its bytes as received."""
    names = ("id", "path", "url", "media_type", "charset", "fetched_at")
    return Capture(body=zlib.decompress(row["body"]), **{n: row[n] for n in names})


def judgement_values(judgement: Judgement) -> Values:
    """The row of a judgement."""
    values: Values = {f.name: getattr(judgement, f.name) for f in fields(Judgement)}
    return values | {"reasons": to_json(judgement.reasons)}


def to_judgement(row: RowMapping) -> Judgement:
    """The judgement that a row holds."""
    values = {f.name: row[f.name] for f in fields(Judgement)}
    return Judgement(**(values | {"reasons": tuple(msgspec.json.decode(row["reasons"]))}))
