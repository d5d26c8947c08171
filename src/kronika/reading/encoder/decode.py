"""Scores of words become spans: the best path in which every inside follows its beginning."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
_NEVER = -1e9


def log_softmax(scores: Scores) -> Scores:
    """Logarithms of the chances of the classes, along the last axis."""
    top = scores - scores.max(-1, keepdims=True)
    made: Scores = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return made


def best_path(chances: Scores) -> npt.NDArray[np.intp]:
    """Class of each word: 0 is outside, `2k+1` begins label k, `2k+2` goes on with it.

    Example:
        >>> words = np.log(np.array([[0.2, 0.3, 0.5], [0.1, 0.2, 0.7]], np.float32))
        >>> best_path(words).tolist()
        [1, 2]
    """
    path: npt.NDArray[np.intp] = chances.argmax(-1)
    if _legal(path):
        return path
    return _viterbi(chances)


def _legal(path: npt.NDArray[np.intp]) -> bool:
    inside = (path > 0) & (path % 2 == 0)
    before = np.concatenate([np.zeros(1, path.dtype), path[:-1]])
    return not bool((inside & (before != path) & (before != path - 1)).any())


def _viterbi(chances: Scores) -> npt.NDArray[np.intp]:
    count, classes = chances.shape
    back = np.zeros((count, classes), np.intp)
    inner = np.arange(2, classes, 2)
    value = chances[0].copy()
    value[inner] = _NEVER
    for i in range(1, count):
        best = int(value.argmax())
        came = np.full(classes, best)
        came[inner] = np.where(value[inner - 1] > value[inner], inner - 1, inner)
        back[i] = came
        value = value[came] + chances[i]
    path = np.zeros(count, np.intp)
    path[-1] = value.argmax()
    for i in range(count - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def runs(path: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Half-open runs of words with the index of their label.

    Example:
        >>> list(runs([0, 1, 2, 1, 0, 3]))
        [(1, 3, 0), (3, 4, 0), (5, 6, 1)]
    """
    start = -1
    for i, label in enumerate([*path, 0]):
        if start >= 0 and (label == 0 or label % 2 == 1):
            yield start, i, (path[start] - 1) // 2
            start = -1
        if label % 2 == 1:
            start = i
