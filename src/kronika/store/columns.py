"""The list of merged events as columns in memory, so that any filter is counted in milliseconds.

Every array but `row_of` is indexed by row. A row is what a record said at some time: a record
that changes is given a new row, and the old one counts no more (`there`). So a snapshot never
changes, and the next one adds to the same columns what changed since.
200,000 records with their facets take about 60 MB.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kronika.store.growth import NO_PAIRS, Grown, GrownPairs, Pairs
from kronika.store.known_values import Values

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Order = tuple[Ints, Ints]
"""Keys in rising order, and the rows that they are of; rows that count no more among them."""
NEVER = 0
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Growth:
    """The columns that all snapshots of one store share."""

    number: Grown = field(default_factory=lambda: Grown(np.int64))
    first: Grown = field(default_factory=lambda: Grown(np.int64))
    last: Grown = field(default_factory=lambda: Grown(np.int64))
    changes: Grown = field(default_factory=lambda: Grown(np.int64))
    pages: GrownPairs = field(default_factory=GrownPairs)
    facets: dict[str, GrownPairs] = field(default_factory=dict)


@dataclass(frozen=True)
class Columns:
    """One snapshot of the list, as it was when the store had changed `change` times.

    `first` and `last` are days like 20160703, 0 for none; `row_of` gives the row of a record by
    its number, -1 for none. Values in `pairs` are places among the values of their facet, and
    `counts` says of each facet by place how many records of the whole list have the value.
    """

    change: int
    values: Values
    growth: Growth
    there: Mask
    row_of: Ints
    number: Ints
    first: Ints
    last: Ints
    changes: Ints
    pages: Pairs
    pairs: dict[str, Pairs]
    counts: dict[str, Ints]
    by_day: Order
    by_change: Order
    counted: dict[str, Any] = field(default_factory=dict)
    """What was found out about the whole list and may be asked again."""

    @cached_property
    def size(self) -> int:
        """How many records there are."""
        return int(np.count_nonzero(self.there))

    def having(self, facet: str, values: Sequence[int]) -> Mask:
        """The records that have one of the values."""
        found = np.zeros(len(self.there), np.bool_)
        own = self.pairs.get(facet, NO_PAIRS)
        if values and len(own.values):
            wanted = np.zeros(len(self.values.numbers(facet)), np.bool_)
            wanted[self.values.place[[one for one in values if one < self.values.size]]] = True
            found[own.rows[wanted[own.values]]] = True
        return found

    def told_in(self, documents: Ints) -> Mask:
        """The records that one of the documents (by number) tells."""
        found = np.zeros(len(self.there), np.bool_)
        if len(self.pages.values) and len(documents):
            most = max(int(self.pages.values.max()), int(documents.max()))
            wanted = np.zeros(most + 1, np.bool_)
            wanted[documents] = True
            found[self.pages.rows[wanted[self.pages.values]]] = True
        return found

    def holds(self, number: int, fits: Mask) -> bool:
        """Whether the record of that number is among those that fit."""
        row = int(self.row_of[number]) if 0 <= number < len(self.row_of) else NOWHERE
        return row != NOWHERE and bool(fits[row])
