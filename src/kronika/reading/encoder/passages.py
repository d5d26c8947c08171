"""Paragraphs of a page read together: what one of them says helps to read the next.

A passage is some paragraphs in a row, parted by a break. Each passage but the first begins with
the page's first paragraph, its headline, when that is short.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kronika.reading.encoder.wordpiece import Word

_BREAK = (102,)  # the piece that BERT puts between two texts
_BREAK_SHAPE = 7
_HEAD = 40  # pieces of a first paragraph that goes before every passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in order of the page.

    `bounds` are half-open ranges of the words, one for each of the paragraphs from number `first`
    on. Words before the first range are the headline's.
    """

    words: list[Word]
    first: int
    bounds: list[tuple[int, int]]


def moved(words: Iterable[Word], base: int) -> list[Word]:
    """The words with their places moved by `base` code points.

    Example:
        >>> moved([Word(0, 5, (7,), 0)], 10)
        [Word(start=10, end=15, pieces=(7,), shape=0)]
    """
    return [Word(w.start + base, w.end + base, w.pieces, w.shape) for w in words]


def is_break(word: Word) -> bool:
    """Whether a word is the break between two paragraphs: it covers no code point."""
    return word.start == word.end


def passages(paragraphs: Sequence[Sequence[Word]], *, longest: int) -> Iterator[Passage]:
    """The paragraphs in passages of at most `longest` pieces, the headline not counted.

    A longer paragraph is a passage by itself.
    """
    sizes = [sum(len(w.pieces) for w in words) for words in paragraphs]
    head = paragraphs[0] if sizes and 0 < sizes[0] <= _HEAD else ()
    first, total = 0, 0
    for i, size in enumerate(sizes):
        if i > first and total + size > longest:
            yield _passage(paragraphs[first:i], first, head if total <= longest else ())
            first, total = i, 0
        total += size + 1
    if sizes:
        yield _passage(paragraphs[first:], first, head if total <= longest else ())


def _passage(parts: Sequence[Sequence[Word]], first: int, head: Sequence[Word]) -> Passage:
    made = [*head, _break(head[-1].end)] if first and head else []
    bounds = []
    for n, words in enumerate(parts):
        if n:
            made.append(_break(made[-1].end if made else 0))
        bounds.append((len(made), len(made) + len(words)))
        made += words
    return Passage(made, first, bounds)


def _break(at: int) -> Word:
    return Word(at, at, _BREAK, _BREAK_SHAPE)
