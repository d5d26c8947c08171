"""Claims that only the model sees: added beside those of the rules, never instead of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kronika.codebook.speech import Speech, speech
from kronika.model.documents import Document
from kronika.model.readings import Mention, Quote, Reading
from kronika.reading.learned.answers import Span
from kronika.reading.learned.doubts import Doubts
from kronika.reading.learned.model import Attribution, paired
from kronika.reading.learned.pages import Pages
from kronika.reading.quotes.modality import modality

_OPEN, _CLOSE, _MARKS = '"“‘«„', '"”’»“', '"“”«»„'


class LearnedQuotes:
    """Adds attributions of the model where the rules read no claim.

    The cue must be a verb of saying of the codebook, or "according to", and the source must
    hold a mention: what cannot be placed is left out.
    """

    name = "learned_quotes"
    requires = frozenset({"sentences", "mentions", "quotes"})
    assigns = frozenset({"quotes"})

    def __init__(self, pages: Pages, doubts: Doubts) -> None:
        self._pages, self._doubts = pages, doubts
        self.version = pages.model.version

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its quotes, in order of the page."""
        words = speech(document.language or "en")
        taken = [(q.start, q.end) for q in reading.quotes]
        added: list[Quote] = []
        for answer in self._pages.answers(document):
            for found in paired(answer.spans("claims")):
                meets = any(s < found.content.end and found.content.start < e for s, e in taken)
                if found.score >= self._doubts.add_claim and not meets:
                    added += _quote(document, reading, found, words=words)
        quotes = sorted((*reading.quotes, *added), key=lambda q: (q.start, -q.end))
        return replace(reading, quotes=tuple(quotes))


def _quote(
    document: Document, reading: Reading, found: Attribution, *, words: Speech
) -> Iterator[Quote]:
    source, cue, content = found.source, found.cue, found.content
    if source is None or cue is None:
        return
    verb = _verb(document.text[cue.start : cue.end], words)
    speaker = _speaker(reading, source)
    start, end = _trimmed(document.text, content)
    if verb is None or speaker is None or start >= end:
        return
    said = document.text[start:end].casefold().split()
    if len(said) == 1 and said[0] in _EMPTY:
        return
    yield Quote(
        start, end, cue.start, cue.end, speaker, verb[0], _directness(document.text, start, end),
        stance=verb[1], modality=modality(said, words), rule="model",
    )  # fmt: skip


_EMPTY = frozenset("the a an it its this that these those".split())


def _verb(cue: str, words: Speech) -> tuple[str, str] | None:
    """Lemma and stance of a cue; None for words that the codebook does not know."""
    parts = tuple(cue.casefold().split())
    if parts in words.according:
        return cue.casefold(), "asserts"
    for part in parts:
        for form in words.verbs.get(part, ()):
            if not form.rest and not form.verb.after:
                return form.verb.lemma, form.verb.stance
    return None


def _speaker(reading: Reading, source: Span) -> int | None:
    """The mention that a source names: a person first, else the longest one."""
    inside = [
        (i, m)
        for i, m in enumerate(reading.mentions)
        if source.start <= m.start and m.end <= source.end and m.kind != "place"
    ]
    return max(inside, key=_rank)[0] if inside else None


def _rank(item: tuple[int, Mention]) -> tuple[bool, bool, int, int]:
    mention = item[1]
    person = mention.kind == "person" and mention.named
    return person, mention.named, mention.end - mention.start, -mention.start


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and (text[start] in _OPEN or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSE or text[end - 1].isspace()):
        end -= 1
    return start, end


def _directness(text: str, start: int, end: int) -> Literal["direct", "indirect", "mixed"]:
    if text[max(start - 1, 0) : start] in tuple(_OPEN):
        return "direct"
    return "mixed" if any(mark in text[start:end] for mark in _MARKS) else "indirect"
