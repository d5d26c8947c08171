"""Paragraphs of the story, and the units that sentences and quotations leave together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kronika.model.documents import Document
from kronika.model.readings import Mention, Reading

NARRATIVE = frozenset({"headline", "standfirst", "body"})
MAX_UNIT_WORDS = 400
"""Longer units are not read: no sentence of a person is that long."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph of a story block."""

    start: int
    end: int
    block: int
    kind: str


class Word(NamedTuple):
    """A token as the reader of quotations sees it.

    `quote` is the index of the quotation whose content holds it, or None; `mention` the
    index of the longest mention that covers it, or None.
    """

    start: int
    end: int
    text: str
    lower: str
    quote: int | None
    mention: int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with its quotations whole: no quotation that opens in it ends outside."""

    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The printed paragraphs of headline, standfirst and body, in order of the page."""
    found: list[Paragraph] = []
    for index, block in document.story():
        if block.kind in NARRATIVE:
            found.extend(
                Paragraph(start, end, index, block.kind)
                for start, end in _lines(document.text, block.start, block.end)
            )
    return tuple(found)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines without white space at their edges; a line that goes on in lower case is not cut."""
    begin: int | None = None
    last = start
    for first, stop in _raw_lines(text, start, end):
        if begin is not None and text[first].islower():
            last = stop
            continue
        if begin is not None:
            yield begin, last
        begin, last = first, stop
    if begin is not None:
        yield begin, last


def _raw_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = position + len(line) - len(line.lstrip())
            yield first, first + len(words)
        position += len(line)


def covers(mentions: Sequence[Mention], starts: Sequence[int]) -> list[int | None]:
    """For each token start (in order), the index of the longest mention over it, or None."""
    best: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        first = bisect_left(starts, mention.start)
        for token in range(first, bisect_left(starts, mention.end)):
            held = best.get(token)
            if held is None or _length(mentions[held]) < _length(mention):
                best[token] = index
    return [best.get(i) for i in range(len(starts))]


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def units(
    document: Document, reading: Reading, *, lines: Sequence[Paragraph],
    quoted: Sequence[tuple[int, int]],
) -> tuple[Unit, ...]:  # fmt: skip
    """The units of all paragraphs; `quoted` are the contents of the quotations, in order."""
    text = document.text
    starts = [token.start for token in reading.tokens]
    cover = covers(reading.mentions, starts)
    inside = _inside(starts, quoted)
    found = []
    for index, line in enumerate(lines):
        for start, end in _pieces(reading, line, quoted=quoted):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            words = tuple(
                _word(text, reading, i=i, quote=inside[i], mention=cover[i])
                for i in range(first, min(last, first + MAX_UNIT_WORDS))
            )
            if words:
                found.append(Unit(start, end, index, words))
    return tuple(found)


def _word(text: str, reading: Reading, *, i: int, quote: int | None, mention: int | None) -> Word:
    token = reading.tokens[i]
    words = text[token.start : token.end]
    return Word(token.start, token.end, words, words.lower(), quote, mention)


def _inside(starts: Sequence[int], quoted: Sequence[tuple[int, int]]) -> list[int | None]:
    inside: list[int | None] = [None] * len(starts)
    for index, (start, end) in enumerate(quoted):
        for token in range(bisect_left(starts, start), bisect_left(starts, end)):
            inside[token] = index
    return inside


def _pieces(
    reading: Reading, line: Paragraph, *, quoted: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph, joined where a quotation runs over their boundary."""
    sentences = reading.sentences
    at = bisect_left(sentences, line.start, key=lambda s: s.end)
    begin: int | None = None
    while at < len(sentences) and sentences[at].start < line.end:
        start, end = max(sentences[at].start, line.start), min(sentences[at].end, line.end)
        begin = start if begin is None else begin
        if end >= line.end or not _cuts(quoted, end):
            yield begin, end
            begin = None
        at += 1
    if begin is not None:
        yield begin, line.end


def _cuts(quoted: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a sentence that ends at `position` would cut a quotation in two."""
    at = bisect_left(quoted, position, key=lambda q: q[1])
    return at < len(quoted) and quoted[at][0] < position < quoted[at][1]
