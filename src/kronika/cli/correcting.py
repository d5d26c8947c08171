"""Decisions about values as they are typed on a command line, held against the store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_of
from typing import TYPE_CHECKING

from kronika.errors import UsageError
from kronika.model.assertions import Assertion
from kronika.model.corrections import Correction
from kronika.serve.deciding import Ground, decide, ground
from kronika.serve.values import shown
from kronika.store import SqlStore

if TYPE_CHECKING:
    from kronika.codebook.book import Codebook

DATES = ("start", "end", "date_precision")


@dataclass(frozen=True, slots=True)
class Said:
    """A correction as it was typed; `start` and `end` are half-open code points of the page."""

    record: str
    field: str
    value: str
    document: str
    start: str | None = None
    end: str | None = None
    words: str = ""
    instead: str = ""
    more: Mapping[str, str] = made_of(default_factory=dict)


def corrected(store: SqlStore, said: Said, *, add: bool, by: str) -> Correction:
    """Keep a correction.

    Raises:
        UsageError: the page does not tell of the record, or the value is none of the field.
        QuoteMismatchError: the words do not stand there.
    """
    known = ground(store, _document(store, said.document))
    page = known.view.document
    if page is None:
        raise UsageError("this page could not be read: there is nothing to correct")
    subject = _subject(known, _members(store, said.record), said.record)
    name = "date" if said.field in DATES else said.field.split(" ")[0]
    quote = said.words
    if said.start is not None and said.end is not None:
        quote = quote or page.text[int(said.start) : int(said.end)]
    form = {
        **said.more, "action": "add" if add else "correct", "of": f"{subject} {name}",
        "value": said.value, "quote": quote, "start": said.start or "", "end": said.end or "",
    }  # fmt: skip
    if said.instead:
        found = list(_meant(known, {subject}, name, said.instead))
        if not found:
            raise UsageError(f"{page.id} gives no {name} {said.instead!r}: `kronika explain` does")
        form["target"] = found[0].id
    return decide(store, _codebook(), form, document_id=page.id, by=by)


def decided(
    store: SqlStore, action: str, record: str, name: str, value: str, *, note: str, by: str
) -> list[Correction]:
    """Accept a value on the page that is surest of it, or reject it on all pages that give it.

    Raises:
        UsageError: no page gives such a value.
    """
    members = _members(store, record)
    found: list[tuple[str, Assertion]] = []
    for document in _documents(store, members):
        known = ground(store, document)
        found += [(document, one) for one in list(_meant(known, set(members), name, value))[:1]]
    if not found:
        raise UsageError(
            f"no page gives {record} the {name} {value!r}: `kronika show {record}` lists its values"
        )
    found.sort(key=lambda one: -one[1].confidence)
    return [
        decide(store, _codebook(), {"action": action, "target": target.id, "note": note},
               document_id=document, by=by)
        for document, target in (found[:1] if action == "accept" else found)
    ]  # fmt: skip


def _meant(known: Ground, subjects: set[str], name: str, value: str) -> Iterator[Assertion]:
    """The assertions of a page that give the value for the field."""
    kind = name.split(" ")[0]
    kinds = DATES[:2] if kind == "date" else (kind,)
    for one in known.standing:
        if one.subject in subjects and one.field in kinds and value.casefold() in _names(one):
            yield one


def _names(one: Assertion) -> set[str]:
    """What a value may be called."""
    words = {shown(one.field, one.value), str(one.value)}
    if not isinstance(one.value, str):
        words |= {str(one.value.get(part) or "") for part in ("name", "value", "as_said")}
    plain = {" ".join(word.split()).casefold() for word in words if word}
    return plain | {word.replace(" ", "") for word in plain if word[:1].isdigit()}


def _members(store: SqlStore, record: str) -> tuple[str, ...]:
    """The ids under which the pages tell of a record."""
    found = store.get(record)
    if found.kind == "document":
        raise UsageError(f"{record} is a page: name an event, a claim, an entity or a designation")
    own = getattr(found.record, "id", record)
    return (own, *found.also) if found.kind == "event" else (own,)


def _documents(store: SqlStore, members: tuple[str, ...]) -> list[str]:
    pages = (store.get(one).chronicle.document for one in members)
    return list(dict.fromkeys(page.id for page in pages if page is not None))


def _document(store: SqlStore, asked: str) -> str:
    found = store.get(asked)
    if found.kind != "document" or found.chronicle.document is None:
        raise UsageError(f"{asked} is one {found.kind} of a page: --evidence names the page")
    return found.chronicle.document.id


def _subject(known: Ground, members: tuple[str, ...], asked: str) -> str:
    """The record as this page tells it."""
    here = list(dict.fromkeys(a.subject for a in known.assertions if a.subject in members))
    if len(here) == 1:
        return here[0]
    page = known.view.document.id if known.view.document else "the page"
    if here:
        raise UsageError(f"{page} tells of it more than once: name one of {', '.join(here)}")
    raise UsageError(f"{page} does not tell of {asked}: `kronika show {asked}` names its pages")


def _codebook() -> "Codebook":
    """The codebook, loaded once it is needed."""
    from kronika.codebook.book import load_codebook

    return load_codebook()
