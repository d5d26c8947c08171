"""Columns that only grow: what was handed out once never changes under its reader.

Adding a few numbers to millions costs as much as the few.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEAST = 64


class Grown:
    """One column; all that was added so far is a view, not a copy.

    Example:
        >>> column = Grown(np.int32)
        >>> before = column.add(np.array([1, 2]))
        >>> column.add(np.array([3])).tolist(), before.tolist()
        ([1, 2, 3], [1, 2])
    """

    def __init__(self, dtype: type) -> None:
        self._room: NDArray[Any] = np.empty(_LEAST, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, values: NDArray[Any]) -> NDArray[Any]:
        """All numbers so far, the new ones last."""
        end = self._size + len(values)
        if end > len(self._room):
            room = np.empty(max(end, 2 * self._size), self._room.dtype)
            room[: self._size] = self._room[: self._size]
            self._room = room
        self._room[self._size : end] = values
        self._size = end
        return self.all()

    def all(self) -> NDArray[Any]:
        """All numbers so far."""
        return self._room[: self._size]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which row has which value (or page), row by row: two columns of equal length.

    The pairs of row `r` are those from `starts[r]` to before `starts[r + 1]`.
    """

    values: NDArray[np.int32]
    rows: NDArray[np.int32]
    starts: NDArray[np.int32]

    def of(self, rows: NDArray[Any]) -> NDArray[np.int32]:
        """The values of some rows, one after the other.

        Example:
            >>> pairs = GrownPairs().add(np.array([7, 8, 9]), rows=np.array([0, 0, 2]), size=3)
            >>> pairs.of(np.array([0, 1])).tolist()
            [7, 8]
        """
        low = self.starts[rows]
        sizes = self.starts[rows + 1] - low
        before = np.cumsum(sizes) - sizes
        return self.values[np.repeat(low - before, sizes) + np.arange(int(sizes.sum()))]


class GrownPairs:
    """Pairs that only grow, row after row."""

    def __init__(self) -> None:
        self._values, self._rows = Grown(np.int32), Grown(np.int32)
        self._starts = Grown(np.int32)
        self._starts.add(np.zeros(1, np.int32))

    def add(self, values: NDArray[Any], *, rows: NDArray[Any], size: int) -> Pairs:
        """All pairs so far: those of the rows up to `size`, which `rows` may leave out, are new."""
        least = len(self._starts) - 1
        ends = np.cumsum(np.bincount(rows - least, minlength=size - least))
        starts = self._starts.add(len(self._values) + ends)
        return Pairs(self._values.add(values), self._rows.add(rows), starts)


NO_PAIRS = GrownPairs().add(np.empty(0), rows=np.empty(0, np.int32), size=0)
