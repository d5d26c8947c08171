"""Columns that only grow: what was handed out once never changes under its reader.

Adding a few numbers to millions costs as much as the few.
"""

from dataclasses import dataclass, field
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
    """Which row has which value (or page), as two columns of equal length; rows never fall."""

    values: NDArray[np.int32]
    rows: NDArray[np.int32]

    def of(self, rows: NDArray[Any]) -> NDArray[np.int32]:
        """The values of some rows, one after the other.

        Example:
            >>> Pairs(np.array([7, 8, 9], np.int32), np.array([0, 0, 2], np.int32)).of(
            ...     np.array([0, 1])).tolist()
            [7, 8]
        """
        rows = rows.astype(np.int32)  # with a wider type all of `self.rows` would be copied
        low = np.searchsorted(self.rows, rows, side="left")
        sizes = np.searchsorted(self.rows, rows, side="right") - low
        before = np.cumsum(sizes) - sizes
        return self.values[np.repeat(low - before, sizes) + np.arange(int(sizes.sum()))]


NO_PAIRS = Pairs(np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True)
class GrownPairs:
    """Pairs that only grow."""

    values: Grown = field(default_factory=lambda: Grown(np.int32))
    rows: Grown = field(default_factory=lambda: Grown(np.int32))

    def add(self, new: Pairs) -> Pairs:
        """All pairs so far; the rows of the new ones come after all others."""
        return Pairs(self.values.add(new.values), self.rows.add(new.rows))
