"""One entity over all its pages: names, who uses them, what was done with whom, who lists it."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kronika.codebook.designations import Entry, Ledger
from kronika.codebook.labels import load_labels
from kronika.codebook.states import States
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle, Claim, Designation, Entity
from kronika.resolving.ledger import Checked, Status, by_authority, check
from kronika.resolving.naming import Count, register, uses
from kronika.store import Snippet, sentence_at
from kronika.store.base import Found

LISTED = frozenset({"group", "organisation", "person", "force", "company", "media"})
MOST_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class NameUse:
    """One use of a name on a page: by the outlet, or by who speaks there."""

    by: str
    by_speaker: bool
    document_id: str
    published: str | None
    start: int
    end: int
    sentence: Snippet


@dataclass(frozen=True, slots=True)
class NameView:
    """One name with its kind and script, when it was printed first and last, and by whom."""

    name: str
    kind: str
    script: str
    uses: tuple[NameUse, ...]

    @property
    def first(self) -> str | None:
        """The first day on which a page prints it."""
        return min((u.published for u in self.uses if u.published), default=None)

    @property
    def last(self) -> str | None:
        """The last day on which a page prints it."""
        return max((u.published for u in self.uses if u.published), default=None)

    @property
    def users(self) -> tuple[tuple[str, bool, int], ...]:
        """Who uses it, whether speaking, on how many pages."""
        counted = Counter((u.by, u.by_speaker) for u in self.uses)
        return tuple((by, spoken, n) for (by, spoken), n in counted.most_common())


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its page and sentence."""

    claim: Claim
    document_id: str
    outlet: str | None
    published: str | None
    sentence: Snippet | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """What a page says of a list, held against the ledger at the page's date."""

    said: Designation
    document_id: str
    checked: Checked


def script_of(name: str) -> str:
    """The script that most letters of a name are of, as Unicode names it.

    Example:
        >>> script_of("Мирная миссия"), script_of("和平使命"), script_of("Osh"), script_of("7")
        ('Cyrillic', 'Han', 'Latin', '')
    """
    found = Counter(unicodedata.name(c, "").split(" ")[0] for c in name if c.isalpha())
    if not found:
        return ""
    first = found.most_common(1)[0][0]
    return "Han" if first == "CJK" else first.title()


def names(found: Sequence[Found]) -> tuple[NameView, ...]:
    """The names of a bearer, those on most pages first."""
    by_name: dict[tuple[str, str], list[NameUse]] = {}
    for one in found:
        document, entity = one.chronicle.document, one.record
        if document is None or not isinstance(entity, Entity):
            continue
        for name in entity.names:
            said = name.evidence
            speaker = _speaker_at(one.chronicle.claims, said.start)
            use = NameUse(
                speaker or document.outlet or document.path or document.id, speaker is not None,
                document.id, document.published, said.start, said.end,
                sentence_at(document, said.start, said.end),
            )  # fmt: skip
            by_name.setdefault((name.name, name.kind), []).append(use)
    views = [
        NameView(name, kind, script_of(name), tuple(sorted(u, key=lambda x: x.published or "")))
        for (name, kind), u in by_name.items()
    ]
    return tuple(sorted(views, key=lambda v: (-len(v.uses), v.name)))


def _speaker_at(claims: Iterable[Claim], at: int) -> str | None:
    holding = [
        (w.end - w.start, c.speaker) for c in claims for w in c.evidence
        if w.field == "content" and w.start <= at < w.end and c.speaker
    ]  # fmt: skip
    return min(holding)[1] if holding else None


def labels(found: Sequence[Found]) -> list[Count]:
    """Which outlet or speaker uses which word for the bearer."""
    book = load_labels()
    return register(
        use for one in found if isinstance(one.record, Entity)
        for use in uses(one.chronicle, one.record, book)
    )  # fmt: skip


def listings(found: Sequence[Found], as_of: str) -> list[tuple[Entry, Status]]:
    """The entries of the ledger about the bearer with their status on a day."""
    entities = [one.record for one in found if isinstance(one.record, Entity)]
    if not entities or entities[0].kind not in LISTED:
        return []
    every = list(dict.fromkeys(n.name for e in entities for n in e.names))
    return by_authority(Ledger.packaged().of(every, entities[0].kind), as_of)


def asides(found: Sequence[Found], states: States) -> Iterator[Aside]:
    """What pages say of lists, held against the ledger."""
    for one in found:
        document, entity = one.chronicle.document, one.record
        if document is None or not isinstance(entity, Entity):
            continue
        for said in one.chronicle.designations:
            if said.entity_id == entity.id:
                on = (document.published or "")[:10] or None
                ledger = Ledger.packaged()
                yield Aside(
                    said, document.id, check(said, entity, on=on, ledger=ledger, states=states)
                )


def event_ids(found: Sequence[Found]) -> list[str]:
    """The events in which the bearer takes part, as its pages tell them."""
    return [
        e.id for one in found for e in one.chronicle.events
        if any(p.entity_id == one.record.id for p in e.participants)
    ]  # fmt: skip


def claims_made(found: Sequence[Found]) -> tuple[Said, ...]:
    """The claims of the bearer, the latest first."""
    return _claims(found, lambda one, c: c.speaker_id == one.record.id)


def claims_about(found: Sequence[Found]) -> tuple[Said, ...]:
    """What others claim about events of the bearer, or name it in their words."""

    def about(one: Found, claim: Claim) -> bool:
        own = {e.id for e in one.chronicle.events
               if any(p.entity_id == one.record.id for p in e.participants)}  # fmt: skip
        return claim.speaker_id != one.record.id and not own.isdisjoint(claim.about)

    return _claims(found, about)


def _claims(found: Sequence[Found], wanted: Callable[[Found, Claim], bool]) -> tuple[Said, ...]:
    kept = [said_in(one.chronicle, c) for one in found for c in one.chronicle.claims
            if wanted(one, c)]  # fmt: skip
    return tuple(sorted(kept, key=lambda s: s.published or "", reverse=True))


def said_in(page: Chronicle, claim: Claim) -> Said:
    """A claim with the sentence that it stands in."""
    document = page.document
    words = next((w for w in claim.evidence if w.field == "content"), None)
    if document is None or words is None:
        return Said(claim, document.id if document else "", None, None, None)
    sentence = sentence_at(document, words.start, words.end)
    return Said(
        claim, document.id, document.outlet, document.published, sentence, words.start, words.end
    )


def together(events: Iterable[EventRecord], own: set[str]) -> list[tuple[str, str | None, int]]:
    """With whom the bearer takes part, in how many events, the most frequent first."""
    counted: Counter[str] = Counter()
    ids: dict[str, str | None] = {}
    for event in events:
        others = {p.name: p.entity_id for p in event.participants if p.name not in own}
        counted.update(others.keys())
        ids = others | ids
    return [(name, ids[name], count) for name, count in counted.most_common(60)]
