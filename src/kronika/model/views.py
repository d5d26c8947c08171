"""Records as views: assertions about one document become events, claims, entities, designations.

A view never adds anything: each of its values stands in an assertion with its words. Where
several assertions give one field, the headline value is that of a person, then the one with the
higher confidence, then the earlier one on the page; what a person denies is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kronika.model.assertions import Assertion, content_id
from kronika.model.corrections import standing
from kronika.model.documents import Document
from kronika.model.readings import Refusal
from kronika.model.records import (
    Chronicle,
    Claim,
    Designation,
    Entity,
    Event,
    Name,
    Participant,
    Place,
    Quantity,
    Witness,
)  # fmt: skip

Fields = Mapping[str, list[Assertion]]
_CORE = frozenset(
    {"type", "name", "start", "end", "date_precision", "place", "participant", "number",
     "lifecycle", "factuality", "action", "claim"}
)  # fmt: skip


def chronicle(
    document: Document, assertions: Iterable[Assertion], refused: Iterable[Refusal] = ()
) -> Chronicle:
    """All records of one document, in the order in which the page tells them."""
    grouped: dict[str, dict[str, list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    for assertion in standing(assertions):
        grouped[assertion.subject][assertion.field].append(assertion)
    by_kind: dict[str, list[tuple[str, Fields]]] = defaultdict(list)
    for subject in sorted(grouped, key=lambda s: (_first(grouped[s]), s)):
        by_kind[subject[:3]].append((subject, grouped[subject]))
    return Chronicle(
        document,
        document.path,
        events=tuple(event(s, f) for s, f in by_kind["ev_"] if "type" in f),
        claims=tuple(claim(s, f) for s, f in by_kind["cl_"] if "content" in f),
        entities=tuple(entity(s, f) for s, f in by_kind["en_"] if "name" in f),
        designations=tuple(designation(s, f) for s, f in by_kind["de_"] if "name_as_listed" in f),
        refused=tuple(refused),
    )


def with_records(page: Chronicle, records: Mapping[str, str]) -> Chronicle:
    """The chronicle with the merged record of each event (by its id) and entity (by its record).

    Example:
        >>> page = Chronicle(None, events=(Event("b", "b", "aid"),))
        >>> with_records(page, {"b": "a"}).events[0].record_id
        'a'
    """
    events = tuple(
        replace(e, record_id=records[e.id]) if e.id in records else e for e in page.events
    )
    entities = tuple(
        replace(e, record_id=records[e.record_id]) if e.record_id in records else e
        for e in page.entities
    )
    return replace(page, events=events, entities=entities)


def _first(fields: Fields) -> int:
    return min(a.evidence.start for group in fields.values() for a in group)


def _rank(assertion: Assertion) -> tuple[bool, float, int, int]:
    person = "@" not in assertion.made_by
    evidence = assertion.evidence
    return (not person, -assertion.confidence, evidence.start, evidence.end)


def _text(fields: Fields, name: str) -> str | None:
    found = sorted(fields.get(name, ()), key=_rank)
    return str(found[0].value) if found else None


def _parts(fields: Fields, name: str) -> list[dict[str, Any]]:
    """The distinct values with parts of one field, in order of confidence, then of the page."""
    seen: dict[str, dict[str, Any]] = {}
    for a in sorted(fields.get(name, ()), key=_rank):
        if isinstance(a.value, Mapping):
            seen.setdefault(repr(sorted(a.value.items(), key=str)), dict(a.value))
    return list(seen.values())


def _witnesses(fields: Fields) -> tuple[Witness, ...]:
    found = {
        Witness(a.field, a.evidence.start, a.evidence.end, a.evidence.quote)
        for group in fields.values()
        for a in group
    }
    return tuple(sorted(found, key=lambda w: (w.start, w.end, w.field)))


def event(subject: str, fields: Fields) -> Event:
    """The event that the assertions about `subject` give."""
    return Event(
        id=subject,
        record_id=subject,
        type=_text(fields, "type") or "other",
        name=_text(fields, "name"),
        start=_text(fields, "start"),
        end=_text(fields, "end"),
        date_precision=_text(fields, "date_precision"),
        places=tuple(Place(**p) for p in _parts(fields, "place")),
        participants=tuple(Participant(**p) for p in _parts(fields, "participant")),
        numbers=tuple(Quantity(**p) for p in _parts(fields, "number")),
        lifecycle=_text(fields, "lifecycle") or "concluded",
        factuality=_text(fields, "factuality") or "reported",
        action=_text(fields, "action"),
        claim_id=_text(fields, "claim"),
        confidence=max(a.confidence for a in fields["type"]),
        evidence=_witnesses(fields),
        fields={k: _text(fields, k) for k in sorted(fields) if k not in _CORE},
    )


def claim(subject: str, fields: Fields) -> Claim:
    """The claim that the assertions about `subject` give."""
    speaker: dict[str, Any] = next(iter(_parts(fields, "speaker")), {})
    return Claim(
        id=subject,
        speaker=speaker.get("name") or "",
        speaker_id=speaker.get("entity_id"),
        post=_text(fields, "post"),
        affiliation=_text(fields, "affiliation"),
        verb=_text(fields, "verb") or "said",
        directness=_text(fields, "directness") or "indirect",
        stance=_text(fields, "stance") or "asserts",
        modality=_text(fields, "modality") or "is",
        content=_text(fields, "content") or "",
        about=tuple(str(a.value) for a in sorted(fields.get("about", ()), key=_rank)),
        quoted_by=_text(fields, "quoted_by"),
        evidence=_witnesses(fields),
    )


def entity(subject: str, fields: Fields) -> Entity:
    """The entity that the assertions about `subject` give; its name is the fullest one."""
    names: dict[str, Name] = {}
    for a in sorted(fields["name"], key=_rank):
        value = a.value if isinstance(a.value, Mapping) else {"name": a.value, "kind": "name"}
        words = Witness("name", a.evidence.start, a.evidence.end, a.evidence.quote)
        names.setdefault(value["name"], Name(value["name"], value["kind"], words))
    best = next(iter(names.values())).name
    kind, country = _text(fields, "kind") or "organisation", _text(fields, "country")
    plain = country if kind == "state" and country else best.casefold()
    record = _text(fields, "record") or content_id("er", kind, plain)
    return Entity(subject, record, best, kind, country, tuple(names.values()))


def designation(subject: str, fields: Fields) -> Designation:
    """The designation that the assertions about `subject` give."""
    name = sorted(fields["name_as_listed"], key=_rank)[0]
    words = Witness(name.field, name.evidence.start, name.evidence.end, name.evidence.quote)
    return Designation(
        id=subject,
        entity_id=_text(fields, "entity_id") or "",
        authority=_text(fields, "authority") or "",
        action=_text(fields, "action") or "listed",
        name_as_listed=str(name.value),
        as_said=_text(fields, "as_said") or "",
        on=_text(fields, "on"),
        evidence=words,
    )
