"""Chains of mentions become entities with their names."""

from collections import defaultdict
from collections.abc import Iterator

from kronika.codebook.identity import entity_record
from kronika.codebook.states import States
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.readings import AliasLink, Mention, Reading
from kronika.records.ids import entity_id

MADE_BY = "entities@2"
_NAMING = {"name": 0.9, "alias": 0.6, "former": 0.5, "acronym": 0.7}


def chains(reading: Reading) -> dict[int, list[Mention]]:
    """The mentions of each entity of the document, in order of the page."""
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        grouped[mention.chain].append(mention)
    return grouped


def one_line(words: str) -> str:
    """Words with each run of white space as one plain space."""
    return " ".join(words.split())


def evidence(document: Document, start: int, end: int) -> Evidence:
    """Evidence for a span of the document, with the block that holds it."""
    block = document.block_at(start)
    return Evidence.of(document.text, start, end, document_id=document.id, block=block)


class Naming:
    """What the entities of one document are called in its records.

    The name is the fullest proper name that the page gives; a state that is only told by its
    adjective or its capital is called by its usual English name, with the words as evidence.
    """

    def __init__(self, document: Document, reading: Reading, states: States) -> None:
        self._text, self._states = document.text, states
        self.chains = chains(reading)
        self._best = {c: self._fullest(ms) for c, ms in self.chains.items()}

    def _fullest(self, mentions: list[Mention]) -> Mention | None:
        """The best naming mention of a chain: a whole name before an acronym, then the longest."""
        named = [m for m in mentions if m.named and m.form in _NAMING]
        return max(named, key=lambda m: (_NAMING[m.form], m.end - m.start, -m.start), default=None)

    def words(self, mention: Mention) -> str:
        """The words of a mention on one line."""
        return one_line(self._text[mention.start : mention.end])

    def name(self, mention: Mention) -> str | None:
        """What the record calls the entity; None for a pronoun that stands for nobody known."""
        best = self._best.get(mention.chain)
        if best is not None:
            return self.words(best)
        told = [m for m in self.chains[mention.chain] if m.form != "pronoun"]
        if not told:
            return None
        return self._state_name(told) or self.words(told[0])

    def _state_name(self, mentions: list[Mention]) -> str | None:
        iso = next((m.country for m in mentions if m.kind == "state" and m.named), None)
        return self._states.name(iso) if iso else None

    def place(self, mention: Mention) -> str:
        """What a place is called: its own words, or the state's name for its adjective."""
        if mention.kind == "state" and mention.form == "demonym":
            return self.name(mention) or self.words(mention)
        return self.words(mention)

    def kind(self, mention: Mention) -> str:
        """The kind of the entity, from its best naming mention."""
        best = self._best.get(mention.chain)
        return best.kind if best is not None else mention.kind

    def country(self, mention: Mention) -> str | None:
        """The ISO country that any mention of the entity gives."""
        return next((m.country for m in self.chains[mention.chain] if m.country), None)


def entities(document: Document, reading: Reading, naming: Naming) -> Iterator[Assertion]:
    """Kind, country and every distinct name of each entity, and what it is said to belong to."""
    for chain, mentions in naming.chains.items():
        if any(m.named for m in mentions):
            yield from _entity(document, entity_id(document.id, chain), mentions, naming=naming)
    for link in reading.links:
        yield from _relation(document, link, naming)


def _relation(document: Document, link: AliasLink, naming: Naming) -> Iterator[Assertion]:
    """A unit under its force, a group said to be linked to another: in the page's words."""
    other = naming.chains.get(link.right) if link.right is not None else None
    own = naming.chains.get(link.left, [])
    if link.relation not in _RELATIONS or not other or not any(m.named for m in own):
        return
    value = {
        "name": naming.name(other[0]) or naming.words(other[0]),
        "entity_id": entity_id(document.id, other[0].chain),
    }
    words = evidence(document, link.start, link.end)
    subject = entity_id(document.id, link.left)
    yield Assertion.make(subject, link.relation, value, words, made_by=MADE_BY, confidence=0.6)


_RELATIONS = frozenset({"unit_of", "offshoot_of", "linked_to"})


def _entity(
    document: Document, subject: str, mentions: list[Mention], *, naming: Naming
) -> Iterator[Assertion]:
    best = naming.name(mentions[0])
    seen: set[str] = set()
    for mention in mentions:
        name = naming.words(mention)
        if mention.named and mention.form in _NAMING and name not in seen:
            seen.add(name)
            confidence = 1.0 if name == best else _NAMING[mention.form]
            yield _name(document, subject, mention, name=name, confidence=confidence)
    first = next(m for m in mentions if m.named)
    if not seen and best is not None:
        yield _name(document, subject, first, name=best, confidence=0.5)
    words = evidence(document, first.start, first.end)
    yield Assertion.make(
        subject, "kind", naming.kind(first), words, made_by=MADE_BY, confidence=0.8
    )
    yield from _posts(document, subject, mentions)
    every = sorted(
        (m for m in mentions if m.named and m.form in _NAMING),
        key=lambda m: (naming.words(m) != best, -_NAMING[m.form], m.start),
    )
    record = entity_record(
        [*([best] if best else ()), *map(naming.words, every)],
        kind=naming.kind(first), country=naming.country(first), subject=subject,
    )  # fmt: skip
    yield Assertion.make(subject, "record", record, words, made_by=MADE_BY, confidence=0.8)
    land = next((m for m in mentions if m.country), None)
    if land is not None and land.country is not None:
        words = evidence(document, land.start, land.end)
        yield Assertion.make(
            subject, "country", land.country, words, made_by=MADE_BY, confidence=0.7
        )


def _posts(document: Document, subject: str, mentions: list[Mention]) -> Iterator[Assertion]:
    """Every post that this page gives a person: posts change, so each stays with its page."""
    seen: set[str] = set()
    for mention in mentions:
        if mention.post is not None and mention.kind == "person":
            words = evidence(document, *mention.post)
            post = one_line(words.quote)
            if post.casefold() not in seen:
                seen.add(post.casefold())
                yield Assertion.make(subject, "post", post, words, made_by=MADE_BY, confidence=0.8)


def _name(
    document: Document, subject: str, mention: Mention, *, name: str, confidence: float
) -> Assertion:
    words = evidence(document, mention.start, mention.end)
    kind = mention.form if mention.form in _NAMING else "name"
    return Assertion.make(
        subject, "name", {"name": name, "kind": kind}, words, made_by=MADE_BY, confidence=confidence
    )
