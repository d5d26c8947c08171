"""Texts with labelled spans, and their form as arrays of word pieces."""

# ruff: noqa: ANN001

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from labels import Head

from kronika.reading.encoder.passages import moved, passages
from kronika.reading.encoder.windows import Window, around, in_a_row, whole
from kronika.reading.encoder.wordpiece import Word, WordPiece

IGNORED = -1
ANY = "?"
Spans = list[tuple[int, int, str]]
Telling = tuple[tuple[int, int], dict[str, Spans]]


@dataclass
class Example:
    """`spans` of a head are (start, end, labels): labels parted by `|` are all possible, `?`
    says nothing. `outside` are labels that words without a span may also bear. `classes` holds
    one label for a marked place (start, end, labels); `several` are of the whole text.
    `tellings` are triggers, each with the spans that belong to it. A text of `paragraphs`, parted
    by line breaks, is read in passages.
    """

    text: str
    spans: dict[str, Spans] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    classes: dict[str, Spans] = field(default_factory=dict)
    several: dict[str, dict[str, int]] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
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
class Marked:
    """What stands around a trigger: the places of its pieces in the row, 1 at the trigger's."""

    places: list[int]
    mark: list[int]
    targets: dict[str, np.ndarray]


@dataclass
class Row:
    """An example as arrays: `targets` of a head hold the number of a set or IGNORED."""

    ids: list[int]
    shapes: list[int]
    targets: dict[str, np.ndarray]
    several: dict[str, np.ndarray]
    tellings: list[Marked]


class Coder:
    """Makes rows of examples."""

    def __init__(self, cut: WordPiece, heads: Iterable[Head], *, longest: int = 256) -> None:
        self.cut, self.longest = cut, longest
        self.around, self.passage = longest, 200  # pieces around a trigger, and of paragraphs
        self.heads = {h.name: h for h in heads}
        self.sets = {h.name: Sets(h) for h in heads}

    def rows(self, example: Example) -> Iterator[Row]:
        if not example.paragraphs:
            words = self.cut.words(example.text)
            for first, last in in_a_row(words, self.longest - 2):
                yield self._row(example, words[first:last])
            return
        parts = self._paragraphs(example.text)
        for passage in passages(parts, longest=self.passage):
            known = passage.bounds[0][0]
            for first, last in in_a_row(passage.words, self.longest - 2):
                yield self._row(example, passage.words[first:last], known=max(known - first, 0))

    def _paragraphs(self, text: str) -> list[list[Word]]:
        lines = re.finditer(r"\S[^\n]*", text)
        return [moved(self.cut.words(m.group()), m.start()) for m in lines]

    def _row(self, example: Example, words, *, known: int = 0) -> Row:
        """One row; the first `known` words are only there to be read."""
        window = whole(words)
        size = len(window.ids)
        targets = {}
        for name, spans in example.spans.items():
            targets[name] = self._spans(name, example, spans, words, window.firsts, size)
        for name, spans in example.classes.items():
            targets[name] = self._classes(name, spans, words, window.firsts, size)
        if known > 0:
            for values in targets.values():
                values[: window.firsts[known]] = IGNORED
        several = {}
        for name, said in example.several.items():
            labels = self.heads[name].labels
            several[name] = np.array([said.get(x, IGNORED) for x in labels], np.float32)
        tellings = [
            self._marked(example, telling, words, window)
            for telling in example.tellings
            if words[known].start <= telling[0][0] < words[-1].end
        ]
        return Row(window.ids, window.shapes, targets, several, tellings)

    def _marked(self, example: Example, telling: Telling, words, window: Window) -> Marked:
        (start, end), spans = telling
        seen = around(words, window, (start, end), room=self.around)
        size = len(window.ids)
        targets = {
            name: self._spans(name, example, s, words, window.firsts, size)[seen.places]
            for name, s in spans.items()
        }
        return Marked(seen.places, seen.mark, targets)

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
