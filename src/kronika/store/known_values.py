"""The values of all facets in memory: what was read once is not read again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from kronika.store.growth import Grown
from kronika.store.tables import facet_values

_NOBODY = -1
_own = facet_values.c


@dataclass(frozen=True, slots=True)
class Values:
    """The values that one snapshot knows: those with numbers below `size`.

    `facet` says of each number which of `facets` it is of, and `place` its place among the
    values of that facet. What else is here is shared with later snapshots, and may hold values
    of theirs with numbers from `size` on.
    """

    version: int
    facet: NDArray[np.int16]
    place: NDArray[np.int32]
    shared: "_Shared"

    @property
    def size(self) -> int:
        """One more than the highest number."""
        return len(self.facet)

    @property
    def facets(self) -> Sequence[str]:
        """The names of the facets in the order of `facet`."""
        return self.shared.facets

    def number(self, facet: str, value: str) -> int | None:
        """The number of a value, None when no record ever had it."""
        found = self.shared.by_pair.get((facet, value))
        return found if found is not None and found < self.size else None

    def text(self, number: int) -> str:
        """The value with that number."""
        return self.shared.texts[number]

    def words(self, facet: str) -> Sequence[tuple[int, str]]:
        """The values of a facet: their numbers, and their folded words."""
        return self.shared.words.get(facet, ())

    def numbers(self, facet: str) -> NDArray[np.int64]:
        """The numbers of all values of a facet, by their places."""
        held = self.shared.numbers.get(facet)
        if held is None:
            return np.empty(0, np.int64)
        every: NDArray[np.int64] = held.all()
        return every[: int(np.searchsorted(every, self.size))]


@dataclass(frozen=True, slots=True)
class _Shared:
    by_pair: dict[tuple[str, str], int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    words: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    numbers: dict[str, Grown] = field(default_factory=dict)
    facets: list[str] = field(default_factory=list)
    facet: Grown = field(default_factory=lambda: Grown(np.int16))
    place: Grown = field(default_factory=lambda: Grown(np.int32))


def known_values(connection: Connection, old: Values | None, version: int) -> Values:
    """All values as they are now; those that an older snapshot knows are not read again."""
    shared = old.shared if old is not None else _Shared()
    known = len(shared.facet) - 1
    rows = connection.execute(
        select(_own.number, _own.facet, _own.value, _own.words)
        .where(_own.number > known)
        .order_by(_own.number)
    ).all()
    _add(shared, rows)
    return Values(version, shared.facet.all(), shared.place.all(), shared)


def _add(shared: _Shared, rows: Sequence[Any]) -> None:
    least = len(shared.facet)
    most = rows[-1].number if rows else least - 1
    facet = np.full(most + 1 - least, _NOBODY, np.int16)
    place = np.zeros(most + 1 - least, np.int32)
    new: dict[str, list[int]] = {}
    for number, name, value, folded in rows:
        new.setdefault(name, []).append(number)
        shared.by_pair[name, value] = number
        shared.texts[number] = value
        shared.words.setdefault(name, []).append((number, folded))
    for name, numbers in new.items():
        if name not in shared.numbers:
            shared.facets.append(name)
            shared.numbers[name] = Grown(np.int64)
        known, own = len(shared.numbers[name]), np.array(numbers)
        shared.numbers[name].add(own)
        facet[own - least] = shared.facets.index(name)
        place[own - least] = np.arange(known, known + len(own))
    shared.facet.add(facet)
    shared.place.add(place)
