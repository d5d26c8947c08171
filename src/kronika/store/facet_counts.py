"""How many of the records that are meant have each value of each facet."""

from collections.abc import Sequence

import numpy as np

from kronika.errors import UsageError
from kronika.store.base import FacetCount
from kronika.store.columns import Columns, Ints, Mask
from kronika.store.facet_filters import Masks, together
from kronika.store.facets import FACETS

_FEW = 5
"""One row in so many is few: their values are looked up, not picked out of all."""
_NONE: Ints = np.empty(0, np.int64)


def facets(
    columns: Columns, found: Masks, *, names: Sequence[str] | None, limit: int
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts of each facet, its own filter left out."""
    asked = FACETS if names is None else tuple(names)
    for name in asked:
        if name not in FACETS:
            raise UsageError(f"there is no facet {name!r}: choose one of {', '.join(FACETS)}")
    whole = together(columns, found)
    counted = {}
    for name in asked:
        if not found.keys() - {name}:
            counts = columns.counts.get(name, _NONE)
        else:
            fits = together(columns, found, without=name) if name in found else whole
            counts = _counts(columns, name, fits)
        counted[name] = _most(columns, name, counts, limit=limit)
    return counted


def _counts(columns: Columns, facet: str, fits: Mask) -> Ints:
    """How many of the records have each value, by the place of the value.

    Of few records they are counted, of most those of the others taken away.
    """
    own = columns.pairs.get(facet)
    if own is None:
        return _NONE
    some, every = int(np.count_nonzero(fits)), columns.counts[facet]
    if some * 2 > columns.size:
        return every - _counts(columns, facet, columns.there & ~fits)
    few = some * _FEW < len(fits)
    values = own.of(np.flatnonzero(fits)) if few else own.values[fits[own.rows]]
    return np.bincount(values, minlength=len(every))


def _most(
    columns: Columns, facet: str, counts: Ints, *, limit: int
) -> tuple[FacetCount, ...]:  # fmt: skip
    """The values that most records have, those with equal counts in order of their text."""
    own = np.flatnonzero(counts > 0)
    if 0 < limit < len(own):
        held = counts[own]
        own = own[held >= np.partition(held, len(own) - limit)[len(own) - limit]]
    numbers, text = columns.values.numbers(facet), columns.values.text
    ranked = sorted((-int(counts[at]), text(int(numbers[at]))) for at in own)
    return tuple(FacetCount(text, -count) for count, text in ranked[:limit])
