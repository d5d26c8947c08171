"""Claims and contradictions as analyst data: notes and opinions beside the event, never in it."""

from typing import Any

from kronika.exchange.misp.parties import MAX_QUOTE, quoted
from kronika.exchange.misp.templates import uuid
from kronika.exchange.misp.told import Told
from kronika.model.listing import EventRecord
from kronika.model.records import Claim

MAX_NOTE = 10_000
_DISAGREE, _DENY = 25, 0
"""MISP's scale runs from 0, strongly disagree, to 100, strongly agree."""


def notes(
    record: EventRecord, event_uuid: str, told: Told, *, at: str, distribution: str
) -> list[Any]:
    """One note for each claim about the event."""
    return [
        {
            **_head("Note", (record.id, claim.id), event_uuid, _author(claim), at, distribution),
            "note": _said(claim, document_id)[:MAX_NOTE],
            "language": _language(told, document_id),
        }
        for claim, document_id in told.claims.get(record.id, ())
    ]


def opinions(
    record: EventRecord, event_uuid: str, told: Told, *, at: str, distribution: str
) -> list[Any]:
    """One opinion for each value that contradicts the headline value, and for each denial."""
    made = []
    for field in record.merged.fields:
        for value in field.conflicting:
            outlets = sorted({one.outlet or one.document_id for one in value.said})
            key: tuple[str, ...] = (record.id, field.field, value.value)
            comment = f"{field.field}: {value.value}. {value.why}. {quoted(value)}"
            head = _head("Opinion", key, event_uuid, ", ".join(outlets), at, distribution)
            made.append({**head, "opinion": _DISAGREE, "comment": comment[:MAX_NOTE]})
    for claim, document_id in told.claims.get(record.id, ()):
        if claim.stance == "denies":
            key = (record.id, claim.id)
            head = _head("Opinion", key, event_uuid, _author(claim), at, distribution)
            comment = _said(claim, document_id)[:MAX_NOTE]
            made.append({**head, "opinion": _DENY, "comment": comment})
    return made


def _author(claim: Claim) -> str:
    return ", ".join(filter(None, (claim.speaker, claim.post, claim.affiliation))) or "unnamed"


def _language(told: Told, document_id: str) -> str:
    page = told.pages.get(document_id)
    return (page.language if page else None) or ""


def _said(claim: Claim, document_id: str) -> str:
    place = next((w for w in claim.evidence if w.field == "content"), None)
    where = f" ({document_id}#char={place.start},{place.end})" if place else ""
    quote = f" “{place.quote[:MAX_QUOTE]}”" if place and place.quote != claim.content else ""
    return f"{_author(claim)} {claim.verb}: {claim.content}{where}{quote}"


def _head(
    kind: str, key: tuple[object, ...], event_uuid: str, authors: str, at: str, distribution: str
) -> dict[str, Any]:
    return {
        "uuid": uuid(kind, *key), "object_uuid": event_uuid, "object_type": "Event",
        "note_type_name": kind, "authors": authors[:250], "created": at, "modified": at,
        "distribution": distribution,
    }  # fmt: skip
