"""Chains of mentions become entities with their names."""

from collections import defaultdict
from collections.abc import Iterator

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.readings import Mention, Reading
from kronika.records.ids import entity_id

MADE_BY = "entities@1"
_NAMING = {"name": 0.9, "alias": 0.6, "former": 0.5, "acronym": 0.7}


def chains(reading: Reading) -> dict[int, list[Mention]]:
    """The mentions of each entity of the document, in order of the page."""
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        grouped[mention.chain].append(mention)
    return grouped


def display_name(document: Document, mentions: list[Mention]) -> str:
    """The fullest proper name of a chain; of a chain without one, its first words."""
    named = [m for m in mentions if m.named and m.form in _NAMING] or mentions
    best = max(named, key=lambda m: (_NAMING.get(m.form, 0), m.end - m.start, -m.start))
    return one_line(document.text[best.start : best.end])


def one_line(words: str) -> str:
    """Words with each run of white space as one plain space."""
    return " ".join(words.split())


def entities(document: Document, reading: Reading) -> Iterator[Assertion]:
    """Kind, country and every distinct name of each entity that the document names."""
    for chain, mentions in chains(reading).items():
        if any(m.named for m in mentions):
            yield from _entity(document, chain, mentions)


def _entity(document: Document, chain: int, mentions: list[Mention]) -> Iterator[Assertion]:
    subject = entity_id(document.id, chain)
    seen: set[str] = set()
    best = display_name(document, mentions)
    for mention in mentions:
        name = one_line(document.text[mention.start : mention.end])
        if mention.form not in _NAMING or not mention.named or name in seen:
            continue
        seen.add(name)
        words = evidence(document, mention.start, mention.end)
        confidence = 1.0 if name == best else _NAMING[mention.form]
        value = {"name": name, "kind": mention.form}
        yield Assertion.make(
            subject, "name", value, words, made_by=MADE_BY, confidence=round(confidence, 3)
        )
    if not seen:
        yield from _described(document, subject, mentions)
    yield from _kind(document, subject, mentions)


def _described(document: Document, subject: str, mentions: list[Mention]) -> Iterator[Assertion]:
    """A state that is only named through its adjective or its capital keeps those words."""
    mention = next(m for m in mentions if m.named)
    name = one_line(document.text[mention.start : mention.end])
    words = evidence(document, mention.start, mention.end)
    yield Assertion.make(
        subject, "name", {"name": name, "kind": "alias"}, words, made_by=MADE_BY, confidence=0.5
    )


def _kind(document: Document, subject: str, mentions: list[Mention]) -> Iterator[Assertion]:
    first = next(m for m in mentions if m.named)
    words = evidence(document, first.start, first.end)
    yield Assertion.make(subject, "kind", first.kind, words, made_by=MADE_BY, confidence=0.8)
    country = next((m for m in mentions if m.country), None)
    if country:
        words = evidence(document, country.start, country.end)
        yield Assertion.make(
            subject, "country", str(country.country), words, made_by=MADE_BY, confidence=0.7
        )


def evidence(document: Document, start: int, end: int) -> Evidence:
    """Evidence for a span of the document, with the block that holds it."""
    block = document.block_at(start)
    return Evidence.of(document.text, start, end, document_id=document.id, block=block)
