"""Passages that documents share, found while they arrive, so that shared text is one witness.

Every run of `SURE_WORDS` equal words is found: of each window of five-word sequences the
smallest hash is indexed (winnowing: Schleimer, Wilkerson and Aiken 2003, about one in eight).
Documents that meet in the index are then compared word by word, so nothing is shared by
chance of a hash. Body text only: furniture that pages of one site have in common is no story.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kronika.model.documents import Document
from kronika.model.passages import PassageGrade, PassageSpan, SharedPassage

SHINGLE_WORDS = 5
WINDOW = 16
SURE_WORDS = WINDOW + SHINGLE_WORDS - 1
MIN_RUN_WORDS = 8
MIN_CONTAINMENT = 0.25
NEARLY_ALL = 0.8
MAX_POSTINGS = 64
MAX_COMPARED = 256
MAX_PLACES = 8

# Scripts written without spaces count each sign as a word.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The body words of one document: hashes and places, and which run of body they stand in."""

    document_id: str
    hashes: array[int]
    starts: array[int]
    ends: array[int]
    runs: array[int]

    def shingles(self) -> list[bytes]:
        """All sequences of five words, each as the bytes of its hashes, in order."""
        raw, size = self.hashes.tobytes(), self.hashes.itemsize
        count = len(self.hashes) - SHINGLE_WORDS + 1
        return [raw[i * size : (i + SHINGLE_WORDS) * size] for i in range(max(0, count))]


def shared_passages(documents: Iterable[Document]) -> Iterator[SharedPassage]:
    """What the documents share, each pair once, told when the later of the two arrives."""
    index = PassageIndex()
    for document in documents:
        yield from index.add(document)


class PassageIndex:
    """The documents seen so far, ready to be compared with the next one.

    Of a text that very many documents hold, the first 64 are remembered for each of its
    sequences: a later copy is tied to those, and through them to all.

    Example:
        >>> from kronika.model.documents import Block
        >>> text = " ".join(f"word{i}" for i in range(30))
        >>> index = PassageIndex()
        >>> index.add(Document("a", text, (Block("body", 0, len(text)),)))
        ()
        >>> index.add(Document("b", text, (Block("body", 0, len(text)),)))[0].grade
        'same_text'
    """

    def __init__(self) -> None:
        self._seen: list[Words] = []
        self._ids: set[str] = set()
        self._postings: dict[int, array[int]] = {}

    def add(self, document: Document) -> tuple[SharedPassage, ...]:
        """What the document shares with those before it, most first; then it is one of them.

        A document that is there already changes nothing and shares nothing with itself.
        """
        if document.id in self._ids:
            return ()
        words = body_words(document)
        shingles = words.shingles()
        sample = sampled(shingles)
        found = [
            passage
            for number in self._candidates(sample)
            if (passage := compared(self._seen[number], words, shingles)) is not None
        ]
        self._remember(words, sample)
        found.sort(key=lambda one: -max(one.left_containment, one.right_containment))
        return tuple(found)

    def _candidates(self, sample: set[int]) -> list[int]:
        met = Counter(number for one in sample for number in self._postings.get(one, ()))
        return [number for number, _ in met.most_common(MAX_COMPARED)]

    def _remember(self, words: Words, sample: set[int]) -> None:
        number = len(self._seen)
        self._ids.add(words.document_id)
        self._seen.append(words)
        for one in sample:
            posting = self._postings.setdefault(one, array("I"))
            if len(posting) < MAX_POSTINGS:
                posting.append(number)


def body_words(document: Document) -> Words:
    """The words of the body blocks, case aside; blocks that follow each other are one run."""
    found = Words(document.id, array("I"), array("I"), array("I"), array("I"))
    run, last = 0, -1
    for number, block in enumerate(document.blocks):
        if block.kind != "body":
            continue
        run += number != last + 1
        last = number
        for match in _WORD.finditer(document.text, block.start, block.end):
            found.hashes.append(zlib.crc32(match.group().casefold().encode("utf-8", "replace")))
            found.starts.append(match.start())
            found.ends.append(match.end())
            found.runs.append(run)
    return found


def sampled(shingles: Sequence[bytes]) -> set[int]:
    """The smallest hash of each window of sequences: equal texts give equal samples."""
    hashes = [zlib.crc32(one) for one in shingles]
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    kept: set[int] = set()
    smallest, place = 1 << 33, -1
    for i, value in enumerate(hashes):
        if place <= i - WINDOW:
            place = min(range(i - WINDOW + 1, i + 1), key=hashes.__getitem__)
            smallest = hashes[place]
        elif value <= smallest:
            smallest, place = value, i
        if i >= WINDOW - 1:
            kept.add(smallest)
    return kept


def compared(left: Words, right: Words, shingles: Sequence[bytes]) -> SharedPassage | None:
    """What two documents share, None when it is too little to be more than a set phrase.

    `shingles` are those of `right`.
    """
    places: dict[bytes, list[int]] = {}
    left_shingles = left.shingles()
    for i, one in enumerate(left_shingles):
        places.setdefault(one, []).append(i)
    there = set(shingles)
    in_left = sum(one in there for one in left_shingles) / max(1, len(left_shingles))
    in_right = sum(one in places for one in shingles) / max(1, len(shingles))
    spans = tuple(_spans(left, right, shingles, places))
    longest = max((span.words for span in spans), default=0)
    sure = min(SURE_WORDS, len(left.hashes), len(right.hashes))
    if not spans or (longest < sure and max(in_left, in_right) < MIN_CONTAINMENT):
        return None
    grade = graded(in_left, in_right)
    return SharedPassage(
        left.document_id, right.document_id, grade, round(in_left, 4), round(in_right, 4), spans
    )


def graded(in_left: float, in_right: float) -> PassageGrade:
    """The grade that two containments (0 to 1) give.

    Example:
        >>> graded(0.9, 0.85), graded(1.0, 0.3), graded(0.3, 0.3)
        ('same_text', 'cut_version', 'shares_passages')
    """
    if min(in_left, in_right) >= NEARLY_ALL:
        return "same_text"
    return "cut_version" if max(in_left, in_right) >= NEARLY_ALL else "shares_passages"


def _spans(
    left: Words, right: Words, shingles: Sequence[bytes], places: dict[bytes, list[int]]
) -> Iterator[PassageSpan]:
    """Longest equal runs, taken from the front of the right text, split where body is broken."""
    j = 0
    while j < len(shingles):
        starts = places.get(shingles[j], ())[:MAX_PLACES]
        if not starts:
            j += 1
            continue
        length, i = max((_run_length(left, right, i, j), -i) for i in starts)
        for offset, count in _pieces(left, right, -i, j, length):
            if count >= min(MIN_RUN_WORDS, len(left.hashes), len(right.hashes)):
                yield _span(left, right, offset - i, j + offset, count)
        j += max(1, length - SHINGLE_WORDS + 1)


def _run_length(left: Words, right: Words, i: int, j: int) -> int:
    most = min(len(left.hashes) - i, len(right.hashes) - j)
    length = SHINGLE_WORDS
    while length < most and left.hashes[i + length] == right.hashes[j + length]:
        length += 1
    return length


def _pieces(left: Words, right: Words, i: int, j: int, length: int) -> Iterator[tuple[int, int]]:
    """Where a run of equal words is broken by other blocks in either text: offset and words."""
    start = 0
    for k in range(1, length + 1):
        if k == length or (
            left.runs[i + k] != left.runs[i + k - 1] or right.runs[j + k] != right.runs[j + k - 1]
        ):
            yield start, k - start
            start = k


def _span(left: Words, right: Words, i: int, j: int, count: int) -> PassageSpan:
    last = count - 1
    return PassageSpan(
        left.starts[i], left.ends[i + last], right.starts[j], right.ends[j + last], count
    )
