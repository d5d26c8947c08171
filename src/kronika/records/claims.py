"""Quotes become claims: who says it, in which post, with which words, and how sure."""

from collections.abc import Iterator, Mapping

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.readings import Mention, Quote, Reading
from kronika.records.entities import Naming, evidence, one_line
from kronika.records.ids import claim_id, entity_id

MADE_BY = "claims@1"
_BODIES = frozenset("state agency force unit group igo organisation company media".split())
_CONFIDENCE = {"direct": 0.9, "mixed": 0.85, "indirect": 0.75}
_WEAKER = {"first person": 0.6, "own voice": 0.65, "continued": 0.7}


def claims(document: Document, reading: Reading, naming: Naming) -> Iterator[Assertion]:
    """The assertions of every quote that has a speaker.

    Fields: content, speaker (name, kind, country, entity_id), post, affiliation, verb,
    directness, stance, modality, quoted_by. A quote without a speaker makes no claim.
    """
    for quote in reading.quotes:
        if quote.speaker is not None:
            yield from _claim(document, reading, quote, naming=naming)


def _claim(
    document: Document, reading: Reading, quote: Quote, *, naming: Naming
) -> Iterator[Assertion]:
    subject = claim_id(document.id, quote.start, quote.end)
    confidence = _WEAKER.get(quote.rule, _CONFIDENCE[quote.directness])

    def told(field: str, value: object, span: tuple[int, int]) -> Assertion:
        words = evidence(document, *span)
        kept = value if isinstance(value, Mapping) else str(value)
        return Assertion.make(subject, field, kept, words, made_by=MADE_BY, confidence=confidence)

    content, cue = (quote.start, quote.end), (quote.cue_start, quote.cue_end)
    yield told("content", document.text[quote.start : quote.end], content)
    yield told("verb", quote.verb, cue)
    yield told("directness", quote.directness, content)
    yield told("stance", quote.stance, cue)
    yield told("modality", quote.modality, content)
    speaker = reading.mentions[quote.speaker or 0]
    yield told("speaker", _speaker(document, speaker, naming), (speaker.start, speaker.end))
    if quote.quoted_by is not None:
        agency = reading.mentions[quote.quoted_by]
        name = naming.name(agency) or naming.words(agency)
        yield told("quoted_by", name, (agency.start, agency.end))
    for field, span in _office(reading, naming.chains[speaker.chain]):
        yield told(field, one_line(document.text[span[0] : span[1]]), span)


def _speaker(document: Document, speaker: Mention, naming: Naming) -> dict[str, str | None]:
    return {
        "name": _called(speaker, naming),
        "kind": naming.kind(speaker),
        "country": naming.country(speaker),
        "entity_id": entity_id(document.id, speaker.chain),
    }


def _called(speaker: Mention, naming: Naming) -> str:
    """A person by the fullest name on the page; a body by the words that stand there."""
    full = naming.name(speaker) if speaker.kind == "person" or speaker.form == "demonym" else None
    return full or naming.words(speaker)


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
