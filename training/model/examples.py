"""Texts with labelled spans, and their form as arrays of word pieces."""

# ruff: noqa: ANN001

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from labels import Head

from kronika.reading.encoder.passages import joined as with_breaks
from kronika.reading.encoder.passages import moved, passages
from kronika.reading.encoder.wordpiece import SHAPES, Word, WordPiece

CLS, SEP = 101, 102
IGNORED = -1
ANY = "?"


@dataclass
class Example:
    """`spans` of a head are (start, end, labels): labels parted by `|` are all possible, `?`
    says nothing. `outside` are labels that words without a span may also bear. `classes` holds
    one label for a marked place (start, end, labels); `yes` and `no` are of the whole text.
    A text of `paragraphs`, parted by line breaks, is read in passages.
    """

    text: str
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    classes: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    several: dict[str, dict[str, int]] = field(default_factory=dict)
    mark: tuple[int, int] | None = None
    paragraphs: bool = False


class Sets:
    """Sets of classes of one head, numbered as they are met: a target is the number of a set."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.ids: dict[frozenset[int], int] = {}

    def id(self, classes: Iterable[str]) -> int:
        key = frozenset(self.head.classes.index(c) for c in classes)
        return self.ids.setdefault(key, len(self.ids))

    def table(self) -> np.ndarray:
        made = np.zeros((max(len(self.ids), 1), self.head.size), bool)
        for key, i in self.ids.items():
            made[i, list(key)] = True
        return made


@dataclass
class Row:
    """An example as arrays: `targets` of a head hold the number of a set or IGNORED."""

    ids: list[int]
    shapes: list[int]
    mark: list[int]
    targets: dict[str, np.ndarray]
    several: dict[str, np.ndarray]


class Coder:
    """Makes rows of examples."""

    def __init__(self, cut: WordPiece, heads: Iterable[Head], *, longest: int = 256) -> None:
        self.cut, self.longest = cut, longest
        self.around, self.passage = longest, 200  # pieces around a mark, and of paragraphs
        self.heads = {h.name: h for h in heads}
        self.sets = {h.name: Sets(h) for h in heads}

    def rows(self, example: Example) -> Iterator[Row]:
        if example.paragraphs and not example.mark:
            parts = self._paragraphs(example.text)
            for passage in passages(parts, longest=self.passage):
                known = passage.bounds[0][0]
                for first, last in self._windows(passage.words, None):
                    yield self._row(example, passage.words[first:last], known=known - first)
            return
        words = self.cut.words(example.text)
        if example.paragraphs:
            words = with_breaks(self._paragraphs(example.text))
        for first, last in self._windows(words, example.mark):
            yield self._row(example, words[first:last])

    def _paragraphs(self, text: str) -> list[list[Word]]:
        lines = re.finditer(r"\S[^\n]*", text)
        return [moved(self.cut.words(m.group()), m.start()) for m in lines]

    def _windows(self, words, mark) -> Iterator[tuple[int, int]]:
        room, first = (self.around if mark else self.longest) - 2, 0
        sizes = [len(w.pieces) for w in words]
        if mark and sum(sizes) > room:
            at = next((i for i, w in enumerate(words) if w.end > mark[0]), 0)
            lo = hi = at
            total = sizes[at]
            while total < room - 12 and (lo > 0 or hi < len(words) - 1):
                if lo > 0:
                    lo -= 1
                    total += sizes[lo]
                if hi < len(words) - 1:
                    hi += 1
                    total += sizes[hi]
            yield lo, min(hi + 1, len(words))
            return
        while first < len(words):
            last, total = first, 0
            while last < len(words) and total + sizes[last] <= room:
                total += sizes[last]
                last += 1
            yield first, last
            first = last

    def _row(self, example: Example, words, *, known: int = 0) -> Row:
        """One row; the first `known` words are only there to be read."""
        ids, shapes, mark, firsts = [CLS], [7], [0], []
        for w in words:
            firsts.append(len(ids))
            marked = int(
                bool(example.mark and w.end > example.mark[0] and w.start < example.mark[1])
            )
            for i, piece in enumerate(w.pieces):
                ids.append(piece)
                shapes.append(w.shape + (len(SHAPES) if i else 0))
                mark.append(marked)
        ids.append(SEP)
        shapes.append(7)
        mark.append(0)
        targets = {}
        for name, spans in example.spans.items():
            targets[name] = self._spans(name, example, spans, words, firsts, len(ids))
        for name, spans in example.classes.items():
            targets[name] = self._classes(name, spans, words, firsts, len(ids))
        if known > 0:
            for values in targets.values():
                values[: firsts[known]] = IGNORED
        several = {}
        for name, said in example.several.items():
            labels = self.heads[name].labels
            several[name] = np.array([said.get(x, IGNORED) for x in labels], np.float32)
        return Row(ids, shapes, mark, targets, several)

    def _spans(self, name, example, spans, words, firsts, size) -> np.ndarray:
        sets = self.sets[name]
        out = np.full(size, IGNORED, np.int64)
        extra = [x for x in example.outside.get(name, "").split("|") if x]
        nothing = sets.id(["O", *(f"{p}-{x}" for x in extra for p in "BI")])
        starts = [w.start for w in words]
        out[firsts] = nothing
        for start, end, labels in spans:
            first = int(np.searchsorted(starts, start))
            i = first
            while i < len(words) and words[i].start < end:
                if labels == ANY:
                    out[firsts[i]] = IGNORED
                else:
                    p = "B" if i == first else "I"
                    out[firsts[i]] = sets.id(f"{p}-{x}" for x in labels.split("|"))
                i += 1
        return out

    def _classes(self, name, spans, words, firsts, size) -> np.ndarray:
        out = np.full(size, IGNORED, np.int64)
        for start, end, labels in spans:
            for w, at in zip(words, firsts, strict=True):
                if start <= w.start < end:
                    out[at] = self.sets[name].id(labels.split("|"))
                    break
        return out


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, with the place of each."""
    text, places, glued, quoted = "", [], True, False
    for token in tokens:
        token = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(token, token)
        closing = token in ",.;:!?)]%'" or token.startswith("'") or token in ("n't", "’s", "”")
        if token == '"':
            closing, quoted = quoted, not quoted
        if text and not glued and not closing:
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glued = token in "([$“" or (token == '"' and quoted)
    return text, places


def recased(examples: Iterable[Example], chance: random.Random) -> Iterator[Example]:
    """A few texts in capitals or small letters: headlines of wires, careless typists."""
    for e in examples:
        draw = chance.random()
        if draw < 0.06 and len(e.text.upper()) == len(e.text):
            e.text = e.text.upper()
        elif draw < 0.09 and len(e.text.lower()) == len(e.text):
            e.text = e.text.lower()
        yield e
