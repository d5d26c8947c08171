"""Texts cut into windows that the encoder can take, and what stands around a trigger in one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from kronika.reading.encoder.wordpiece import SHAPES, Word

_CLS, _SEP, _EDGE_SHAPE = 101, 102, 7
Ids = npt.NDArray[np.int64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Window:
    """Words as word pieces between the two pieces that BERT puts at the edges.

    `firsts` are the places of the first piece of each word.
    """

    ids: list[int]
    shapes: list[int]
    firsts: list[int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of a window is read for one trigger: words `first` to `last`, half-open.

    `places` are those of their pieces in the window, after that of its first piece, and `mark` is
    1 at the pieces of the trigger.
    """

    first: int
    last: int
    places: list[int]
    mark: list[int]


def in_a_row(words: Sequence[Word], room: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words of at most `room` pieces, one after the other.

    Example:
        >>> list(in_a_row([Word(0, 2, (7, 8), 0), Word(3, 4, (9,), 0)], 2))
        [(0, 1), (1, 2)]
    """
    first, total = 0, 0
    for i, word in enumerate(words):
        if total + len(word.pieces) > room:
            yield first, i
            first, total = i, 0
        total += len(word.pieces)
    if first < len(words):
        yield first, len(words)


def whole(words: Sequence[Word]) -> Window:
    """All the words as one window.

    Example:
        >>> whole([Word(0, 2, (7, 8), 0)]).ids
        [101, 7, 8, 102]
    """
    ids, shapes, firsts = [_CLS], [_EDGE_SHAPE], []
    later = len(SHAPES)
    for word in words:
        firsts.append(len(ids))
        ids += word.pieces
        shapes += [word.shape, *[word.shape + later] * (len(word.pieces) - 1)]
    return Window([*ids, _SEP], [*shapes, _EDGE_SHAPE], firsts)


def around(
    words: Sequence[Word], window: Window, trigger: tuple[int, int], *, room: int
) -> Surroundings:
    """The words around a trigger, as many on both sides as `room` pieces allow.

    `trigger` is half-open, in code points; `words` are those of the window.
    """
    first, last = _around(words, trigger, room)
    start = window.firsts[first]
    end = window.firsts[last - 1] + len(words[last - 1].pieces)
    mark = [0]
    for word in words[first:last]:
        mark += [int(word.end > trigger[0] and word.start < trigger[1])] * len(word.pieces)
    return Surroundings(first, last, [0, *range(start, end)], mark)


def _around(words: Sequence[Word], trigger: tuple[int, int], room: int) -> tuple[int, int]:
    first = next((i for i, w in enumerate(words) if w.end > trigger[0]), len(words) - 1)
    last = first + 1
    room -= len(words[first].pieces)
    grown = True
    while grown:
        grown = False
        if first > 0 and len(words[first - 1].pieces) <= room:
            first -= 1
            room -= len(words[first].pieces)
            grown = True
        if last < len(words) and len(words[last].pieces) <= room:
            room -= len(words[last].pieces)
            last += 1
            grown = True
    return first, last


def batches(
    found: Sequence[T], size: Callable[[T], int], *, pieces: int
) -> Iterator[list[tuple[int, T]]]:
    """Things of like size together with their numbers, at most `pieces` a batch, padding included.

    Example:
        >>> list(batches(["aaa", "b", "cc"], len, pieces=4))
        [[(1, 'b'), (2, 'cc')], [(0, 'aaa')]]
    """
    batch: list[tuple[int, T]] = []
    for number, one in sorted(enumerate(found), key=lambda x: size(x[1])):
        if batch and (len(batch) + 1) * size(one) > pieces:
            yield batch
            batch = []
        batch.append((number, one))
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]]) -> Ids:
    """Rows of unequal length as one array, padded with zeros.

    Example:
        >>> padded([[1], [2, 3]]).tolist()
        [[1, 0], [2, 3]]
    """
    made = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for i, row in enumerate(rows):
        made[i, : len(row)] = row
    return made
