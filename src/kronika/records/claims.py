"""Quotes become claims: who says it, in which post, with which words, and how sure."""

from collections.abc import Iterator, Mapping

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.readings import Mention, Quote, Reading
from kronika.records.ids import claim_id, entity_id

MADE_BY = "claims@1"
_BODIES = frozenset("state agency force unit group igo organisation company media".split())
_CONFIDENCE = {"direct": 0.9, "mixed": 0.85, "indirect": 0.75}
_WEAKER = {"first person": 0.6, "own voice": 0.65, "continued": 0.7}


def claims(document: Document, reading: Reading) -> Iterator[Assertion]:
    """The assertions of every quote that has a speaker.

    Fields: content, speaker (name, kind, country, entity_id), post, affiliation, verb,
    directness, stance, modality, quoted_by. A quote without a speaker makes no claim.
    """
    chains = _chains(reading)
    for quote in reading.quotes:
        if quote.speaker is not None:
            yield from _claim(document, reading, quote, chains=chains)


def _chains(reading: Reading) -> Mapping[int, list[Mention]]:
    chains: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        chains.setdefault(mention.chain, []).append(mention)
    return chains


def _claim(
    document: Document, reading: Reading, quote: Quote, *, chains: Mapping[int, list[Mention]]
) -> Iterator[Assertion]:
    subject = claim_id(document.id, quote.start, quote.end)
    confidence = _WEAKER.get(quote.rule, _CONFIDENCE[quote.directness])

    def told(field: str, value: object, span: tuple[int, int]) -> Assertion:
        words = _evidence(document, span)
        kept = value if isinstance(value, Mapping) else str(value)
        return Assertion.make(subject, field, kept, words, made_by=MADE_BY, confidence=confidence)

    content, cue = (quote.start, quote.end), (quote.cue_start, quote.cue_end)
    yield told("content", document.text[quote.start : quote.end], content)
    yield told("verb", quote.verb, cue)
    yield told("directness", quote.directness, content)
    yield told("stance", quote.stance, cue)
    yield told("modality", quote.modality, content)
    speaker = reading.mentions[quote.speaker or 0]
    chain = chains[speaker.chain]
    yield told("speaker", _speaker(document, speaker, chain=chain), (speaker.start, speaker.end))
    if quote.quoted_by is not None:
        agency = reading.mentions[quote.quoted_by]
        yield told("quoted_by", _name(document, agency), (agency.start, agency.end))
    for field, span in _office(reading, chain):
        yield told(field, _one_line(document.text[span[0] : span[1]]), span)


def _speaker(
    document: Document, speaker: Mention, *, chain: list[Mention]
) -> dict[str, str | None]:
    country = speaker.country or next((m.country for m in chain if m.country), None)
    return {
        "name": _name(document, speaker),
        "kind": speaker.kind,
        "country": country,
        "entity_id": entity_id(document.id, speaker.chain),
    }


def _office(reading: Reading, chain: list[Mention]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The fullest post that the page gives the speaker, and the body named in it."""
    posts = [m.post for m in chain if m.post is not None and m.post[0] < m.post[1]]
    if not posts:
        return
    post = max(posts, key=lambda p: (p[1] - p[0], -p[0]))
    yield "post", post
    bodies = [
        (m.start, m.end) for m in reading.mentions
        if m.kind in _BODIES and post[0] <= m.start and m.end <= post[1]
    ]  # fmt: skip
    if bodies:
        yield "affiliation", max(bodies, key=lambda b: (b[1] - b[0], -b[0]))


def _name(document: Document, mention: Mention) -> str:
    return _one_line(document.text[mention.start : mention.end])


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _evidence(document: Document, span: tuple[int, int]) -> Evidence:
    block = document.block_at(span[0])
    return Evidence.of(document.text, span[0], span[1], document_id=document.id, block=block)
