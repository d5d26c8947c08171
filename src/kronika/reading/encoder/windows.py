"""Texts cut into windows that the encoder can take, gathered into batches of like length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kronika.reading.encoder.wordpiece import SHAPES, Word

_CLS, _SEP, _MARK_SHAPE = 101, 102, 7
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` of text number `text`, as ids; `firsts` are places of words."""

    text: int
    first: int
    last: int
    ids: list[int]
    shapes: list[int]
    mark: list[int]
    firsts: list[int]


def windows(
    text: int, words: Sequence[Word], *, mark: tuple[int, int] | None, longest: int
) -> Iterator[Window]:
    """A text in windows of at most `longest` pieces; the words around a mark come first.

    With a mark there is one window only, around it: the rest of a long text is left out.
    """
    bounds = _around(words, mark, longest - 2) if mark else _in_a_row(words, longest - 2)
    for first, last in bounds:
        yield _window(text, words, (first, last), mark=mark)


def _in_a_row(words: Sequence[Word], room: int) -> Iterator[tuple[int, int]]:
    first, total = 0, 0
    for i, word in enumerate(words):
        if total + len(word.pieces) > room:
            yield first, i
            first, total = i, 0
        total += len(word.pieces)
    if first < len(words):
        yield first, len(words)


def _around(words: Sequence[Word], mark: tuple[int, int], room: int) -> list[tuple[int, int]]:
    at = next((i for i, w in enumerate(words) if w.end > mark[0]), 0)
    first, last = at, min(at + 1, len(words))
    total = sum(len(w.pieces) for w in words[first:last])
    grown = True
    while grown:
        grown = False
        if first > 0 and total + len(words[first - 1].pieces) <= room:
            first -= 1
            total += len(words[first].pieces)
            grown = True
        if last < len(words) and total + len(words[last].pieces) <= room:
            total += len(words[last].pieces)
            last += 1
            grown = True
    return [(first, last)] if last > first else []


def _window(
    text: int, words: Sequence[Word], bounds: tuple[int, int], *, mark: tuple[int, int] | None
) -> Window:
    ids, shapes, marks, firsts = [_CLS], [_MARK_SHAPE], [0], []
    later = len(SHAPES)
    for word in words[bounds[0] : bounds[1]]:
        firsts.append(len(ids))
        count = len(word.pieces)
        marked = int(mark is not None and word.end > mark[0] and word.start < mark[1])
        ids += word.pieces
        shapes += [word.shape, *[word.shape + later] * (count - 1)]
        marks += [marked] * count
    return Window(text, *bounds, [*ids, _SEP], [*shapes, _MARK_SHAPE], [*marks, 0], firsts)


def batches(found: Sequence[Window], *, pieces: int) -> Iterator[list[Window]]:
    """Windows of like length together, at most `pieces` ids a batch, padding included."""
    batch: list[Window] = []
    for window in sorted(found, key=lambda w: (len(w.ids), w.text, w.first)):
        if batch and (len(batch) + 1) * len(window.ids) > pieces:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def arrays(batch: Sequence[Window]) -> dict[str, Ids]:
    """The inputs of the encoder for one batch: ids, shapes, mark and mask, padded with zeros."""
    size = max(len(w.ids) for w in batch)
    made = {name: np.zeros((len(batch), size), np.int64) for name in INPUTS}
    for i, window in enumerate(batch):
        count = len(window.ids)
        made["ids"][i, :count] = window.ids
        made["shapes"][i, :count] = window.shapes
        made["mark"][i, :count] = window.mark
        made["mask"][i, :count] = 1
    return made


INPUTS = ("ids", "shapes", "mark", "mask")
