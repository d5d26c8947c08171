"""The part of a text that answers a query, with places that refer to the raw text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kronika.model.documents import Document
from kronika.store.folding import Word, words
from kronika.store.queries import Phrase

WIDTH = 180
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])[」』”’]*|\n+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text` is `document.text[start:end]`; `marks` are the found words, in the same counting."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, wanted: Sequence[Phrase], *, width: int = WIDTH) -> Snippet | None:
    """The stretch of about `width` characters that holds most of the phrases, or None.

    Example:
        >>> found = snippet("The drill began in Altıntaş today.", [Phrase(("altintas",))])
        >>> found.marks
        ((19, 27),)
    """
    spoken = list(words(text))
    found = sorted(_found(spoken, wanted))
    if not found:
        return None
    best = max(found, key=lambda hit: (_within(found, hit[0], width), -hit[0]))
    start, end = _window(text, best[0], best[1], width=width)
    marks = tuple((first, last) for first, last, _ in found if start <= first and last <= end)
    return Snippet(text[start:end], start, end, marks)


def _found(spoken: Sequence[Word], wanted: Sequence[Phrase]) -> list[tuple[int, int, int]]:
    """Where the phrases stand: start, end, number of the phrase."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(spoken):
        places.setdefault(word.folded, []).append(i)
    hits = []
    for number, phrase in enumerate(wanted):
        last = len(phrase.words) - 1
        hits += [
            (spoken[i].start, spoken[i + last].end, number)
            for i in _starts(places, phrase)
            if _stands(spoken, i, phrase=phrase)
        ]
    return hits


def _starts(places: dict[str, list[int]], phrase: Phrase) -> list[int]:
    first = phrase.words[0]
    if phrase.prefix and len(phrase.words) == 1:
        return [i for word, at in places.items() if word.startswith(first) for i in at]
    return places.get(first, [])


def _stands(spoken: Sequence[Word], i: int, *, phrase: Phrase) -> bool:
    here = [word.folded for word in spoken[i : i + len(phrase.words)]]
    if phrase.prefix and len(here) == len(phrase.words):
        return here[:-1] == list(phrase.words[:-1]) and here[-1].startswith(phrase.words[-1])
    return here == list(phrase.words)


def _within(found: Sequence[tuple[int, int, int]], start: int, width: int) -> int:
    return len(
        {number for first, last, number in found if start <= first and last <= start + width}
    )


def _window(text: str, first: int, last: int, *, width: int) -> tuple[int, int]:
    start = max(0, first - width // 3)
    end = min(len(text), max(last, start + width))
    if start > 0:
        cut = re.search(r"\s", text[start:first])
        start = start + cut.end() if cut else start
    if end < len(text):
        cut_at = max(text.rfind(" ", last, end), text.rfind("\n", last, end))
        end = cut_at if cut_at > last else end
    return start, end


def sentence_at(document: Document, start: int, end: int) -> Snippet:
    """The sentence around `start`..`end`, inside the block that holds it.

    Example:
        >>> from kronika.model.documents import Block
        >>> page = Document("d", "It rained. Ada met Grace. They left.", (Block("body", 0, 36),))
        >>> sentence_at(page, 19, 24).text
        'Ada met Grace.'
    """
    at = document.block_at(start)
    low, high = (0, len(document.text))
    if at is not None:
        low, high = document.blocks[at].start, max(document.blocks[at].end, end)
    before = [m.end() for m in _SENTENCE_END.finditer(document.text, low, start)]
    after = _SENTENCE_END.search(document.text, end, high)
    first = before[-1] if before else low
    last = after.start() if after else high
    return Snippet(document.text[first:last], first, last, ((start, end),))
