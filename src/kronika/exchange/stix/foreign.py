"""What objects of other tools say, with the characters of their canonical JSON as evidence.

Every object becomes a document whose text is its canonical JSON, so that `text[start:end] == quote`
holds for a foreign value as for any other. Understood are the names of incidents and events and
their days, names and kinds of identities, the places and actors that relationships tie to an event,
and notes as claims of their authors. A foreign incident has no type of ours but `other`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kronika.exchange.stix.bases import addresses
from kronika.exchange.stix.canonical import Canonical, canonical
from kronika.exchange.stix.instants import stamp
from kronika.model.assertions import Assertion, Value, content_id
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence

MADE_BY = "stix@1"
EVENTS = frozenset({"incident", "event"})
TYPES = EVENTS | {"identity", "location", "relationship", "note", "report"}
MAX_NAME, MAX_CONTENT = 1_000, 20_000
_KINDS = {"individual": "person", "group": "group", "organization": "organisation"}
_STATUS = {
    "ongoing": "ongoing", "occurred": "concluded", "pending": "planned",
    "not-occurred": "cancelled",
}  # fmt: skip
_ROLES = {"targets": "target", "impacts": "victim", "attributed-to": "perpetrator"}


@dataclass(frozen=True, slots=True)
class Foreign:
    """One object of another tool, with its canonical text and the document that holds it."""

    one: Mapping[str, Any]
    words: Canonical
    document: Document

    @classmethod
    def of(cls, one: Mapping[str, Any]) -> "Foreign":
        """The object as a document; a report keeps its name, date and address."""
        words = canonical(one)
        text = words.text
        report = one.get("type") == "report"
        references = one.get("external_references")
        urls = [r.get("url") for r in references if isinstance(r, dict)] if isinstance(
            references, list
        ) else []  # fmt: skip
        published = _text(one, "published") if report else None
        document = Document(
            content_id("d", text), text, (Block("body", 0, len(text)),),
            headline=_text(one, "name") if report else None,
            published=published if published and stamp(published) else None,
            published_basis="metadata" if published and stamp(published) else None,
            url=addresses(u for u in urls if isinstance(u, str)), made_by=MADE_BY,
        )  # fmt: skip
        return cls(one, words, document)

    def asserted(self, subject: str, field: str, value: Value, pointer: str) -> Assertion | None:
        """An assertion on the characters at a pointer; None where nothing stands there."""
        place = self.words.places.get(pointer)
        if place is None or place[0] >= place[1]:
            return None
        text = self.document.text
        words = Evidence.of(text, *place, document_id=self.document.id, block=0)
        return Assertion.make(subject, field, value, words, made_by=MADE_BY)


def subject(one: Mapping[str, Any]) -> str:
    """The id under which we know what a foreign object stands for.

    Example:
        >>> subject({"type": "identity", "id": "identity--1"}).startswith("en_")
        True
    """
    prefix = {"identity": "en", "note": "cl"}.get(str(one.get("type")), "ev")
    return content_id(prefix, one.get("id"))


def _text(one: Mapping[str, Any], name: str, longest: int = MAX_NAME) -> str | None:
    value = one.get(name)
    return value if isinstance(value, str) and value.strip() and len(value) <= longest else None


def alone(found: Foreign) -> Iterator[tuple[str, Assertion]]:
    """What an object says by itself, each with its JSON pointer."""
    for field, value, pointer in said_by(found.one):
        made = found.asserted(subject(found.one), field, value, pointer)
        if made is not None:
            yield pointer, made


_Said = Iterator[tuple[str, Value, str]]


def said_by(one: Mapping[str, Any]) -> _Said:
    """Fields and values that an object gives by itself, each with its JSON pointer.

    Example:
        >>> list(said_by({"type": "note", "content": "It rained."}))
        [('content', 'It rained.', '/content')]
    """
    type_ = one.get("type")
    said = {"identity": _identity, "note": _note}.get(str(type_))
    if type_ in EVENTS:
        said = _event
    return said(one) if said else iter(())


def tied(
    other: Mapping[str, Any], link: Mapping[str, Any]
) -> tuple[str, Value, str] | None:  # fmt: skip
    """What a relationship between an event and another object says, on that object's words."""
    role = _ROLES.get(_text(link, "relationship_type", 250) or "", "participant")
    made = {"identity": _participant, "location": _place}.get(str(other.get("type")))
    return made(other, role) if made else None


def _event(one: Mapping[str, Any]) -> _Said:
    yield "type", "other", "/type"
    if name := _text(one, "name"):
        yield "name", name, "/name"
    for field in ("start", "end"):
        at = stamp(_text(one, f"{field}_time", 40))
        if at:
            fidelity = one.get(f"{field}_time_fidelity")
            length = {"year": 4, "month": 7}.get(fidelity if isinstance(fidelity, str) else "", 10)
            yield field, at[:length], f"/{field}_time"
    status = _text(one, "status", 40)
    if status in _STATUS:
        yield "lifecycle", _STATUS[status], "/status"


def _identity(one: Mapping[str, Any]) -> _Said:
    if name := _text(one, "name"):
        yield "name", {"name": name, "kind": "name"}, "/name"
    kind = _kind(one)
    if kind:
        yield "kind", kind, "/identity_class"


def _kind(one: Mapping[str, Any]) -> str | None:
    return _KINDS.get(_text(one, "identity_class", 40) or "")


def _note(one: Mapping[str, Any]) -> _Said:
    content = _text(one, "content", MAX_CONTENT)
    if not content:
        return
    yield "content", content, "/content"
    authors = one.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else None
    if isinstance(first, str) and first.strip() and len(first) <= MAX_NAME:
        yield "speaker", {"name": first}, "/authors/0"


def about(found: Foreign, known: Mapping[str, Foreign]) -> Iterator[tuple[str, Assertion]]:
    """Which events a note is about, where they are among the objects at hand."""
    refs = found.one.get("object_refs")
    for number, ref in enumerate(refs if isinstance(refs, list) else ()):
        event = known.get(ref) if isinstance(ref, str) else None
        if event is not None and event.one.get("type") in EVENTS:
            pointer = f"/object_refs/{number}"
            made = found.asserted(subject(found.one), "about", subject(event.one), pointer)
            if made is not None:
                yield pointer, made


def between(
    link: Mapping[str, Any], known: Mapping[str, Foreign]
) -> tuple[Foreign, str, Assertion] | None:
    """What a relationship says of an event: who takes part, where it is; None where nothing.

    The evidence is the name at the other end.
    """
    ends = [known.get(ref) if isinstance(ref := link.get(f"{e}_ref"), str) else None
            for e in ("source", "target")]  # fmt: skip
    event = next((e for e in ends if e is not None and e.one.get("type") in EVENTS), None)
    other = next((e for e in ends if e is not None and e.one.get("type") not in EVENTS), None)
    if event is None or other is None:
        return None
    said = tied(other.one, link)
    if said is None:
        return None
    field, value, pointer = said
    assertion = other.asserted(subject(event.one), field, value, pointer)
    return (other, pointer, assertion) if assertion else None


def _participant(one: Mapping[str, Any], role: str) -> tuple[str, Value, str] | None:
    name, kind = _text(one, "name"), _kind(one)
    if name is None:
        return None
    return "participant", {"name": name, "kind": kind or "organisation", "role": role}, "/name"


def _place(one: Mapping[str, Any], _role: str) -> tuple[str, Value, str] | None:
    name, country = _text(one, "name"), _text(one, "country", 2)
    lat, lon = one.get("latitude"), one.get("longitude")
    value: dict[str, Any] = {"name": name or country, "role": "at"}
    if country and country.isascii() and country.isalpha() and len(country) == 2:
        value |= {"country": country.upper(), "precision": "country"}
    if area := _text(one, "administrative_area"):
        value |= {"admin1": area, "precision": "admin1"}
    if _degrees(lat, 90) and _degrees(lon, 180):
        value |= {"lat": lat, "lon": lon, "precision": "point"}
    if not value["name"]:
        return None
    return "place", value, "/name" if name else "/country"


def _degrees(value: object, most: int) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and -most <= float(str(value)) <= most
