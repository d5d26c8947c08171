"""How many of the records that are meant have each value of each facet."""

from collections.abc import Sequence

import numpy as np

from kronika.errors import UsageError
from kronika.store.base import FacetCount
from kronika.store.columns import Columns, Ints, Mask
from kronika.store.facet_filters import Masks, together
from kronika.store.facets import FACETS
from kronika.store.growth import NO_PAIRS

_FEW = 30
"""One row in so many is few: their values are looked up, not picked out of all."""


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
            counts = columns.counts
        else:
            fits = together(columns, found, without=name) if name in found else whole
            counts = _counts(columns, name, fits)
        counted[name] = _most(columns, name, counts, limit=limit)
    return counted


def _counts(columns: Columns, facet: str, fits: Mask) -> Ints:
    """How many of the records have each value, by the number of the value.

    Of few records they are counted, of most those of the others taken away.
    """
    size, own = columns.values.size, columns.pairs.get(facet, NO_PAIRS)
    some = int(np.count_nonzero(fits))
    if some * _FEW < len(fits):
        return np.bincount(own.of(np.flatnonzero(fits)), minlength=size)
    if some * 2 > columns.size:
        others = columns.there & ~fits
        left = _counts(columns, facet, others)
        return columns.counts - left
    return np.bincount(own.values[fits[own.rows]], minlength=size)


def _most(
    columns: Columns, facet: str, counts: Ints, *, limit: int
) -> tuple[FacetCount, ...]:  # fmt: skip
    """The values that most records have, those with equal counts in order of their text."""
    own = columns.values.numbers(facet)
    held = counts[own]
    own, held = own[held > 0], held[held > 0]
    if 0 < limit < len(own):
        least = np.partition(held, len(own) - limit)[len(own) - limit]
        own = own[held >= least]
    text = columns.values.text
    ranked = sorted((-int(counts[n]), text(n)) for n in own.tolist())
    return tuple(FacetCount(text, -count) for count, text in ranked[:limit])
