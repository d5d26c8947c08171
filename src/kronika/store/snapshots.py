"""Snapshots of the list of merged events: the first one reads all, the next what changed since."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from kronika.store import stale
from kronika.store.columns import NEVER, NOWHERE, Columns, Growth, Ints, Mask, Order
from kronika.store.growth import NO_PAIRS, GrownPairs, Pairs
from kronika.store.known_values import Values, known_values
from kronika.store.tables import event_records, gone_records

MOST_LOST = 20_000
"""So many rows that count no more may stand between the others, before all is packed anew."""
_rows = event_records.c


def snapshot(connection: Connection, old: Columns | None, *, most_lost: int = MOST_LOST) -> Columns:
    """The list as it is now; of an older snapshot only what changed is read anew.

    What another thread saw later than `connection` does is good enough, and given back.
    """
    now = stale.counts(connection)
    if old is not None and old.values.version != now["values"]:
        old = None
    if old is not None and old.change >= now["changes"]:
        return old
    values = known_values(connection, old.values if old else None, now["values"])
    since = old.change if old else -1
    rows = connection.execute(
        select(
            _rows.number, _rows.first_day, _rows.last_day, _rows.change, _rows.facets, _rows.pages
        ).where(_rows.change > since)
    ).all()
    gone: Sequence[int] = ()
    if old is not None:
        taken = select(gone_records.c.number).where(gone_records.c.change > since)
        gone = connection.execute(taken).scalars().all()
        if len(old.there) - old.size > max(most_lost, old.size // 4):
            old = _packed(old)
    return _grown(old or _nothing(values), now["changes"], values, rows, gone)


def _nothing(values: Values) -> Columns:
    none, nobody = np.empty(0, np.int64), np.empty(0, np.bool_)
    return Columns(
        -1, values, Growth(), nobody, none, none, none, none, none, NO_PAIRS, {}, {},
        (none, none), (none, none),
    )  # fmt: skip


def _grown(
    old: Columns, change: int, values: Values, rows: Sequence[Any], gone: Sequence[int]
) -> Columns:
    growth = old.growth
    least = len(growth.number)
    numbers = np.array([row[0] for row in rows], np.int64)
    own = np.arange(least, least + len(rows))
    row_of = _longer(old.row_of, int(numbers.max(initial=len(old.row_of) - 1)) + 1, NOWHERE)
    left = np.array([n for n in gone if n < len(row_of)], np.int64)
    lost = np.unique(row_of[np.concatenate((left, numbers))])
    lost = lost[lost != NOWHERE]
    row_of[left], row_of[numbers] = NOWHERE, own
    there = _longer(old.there, least + len(rows), fill=False)
    there[lost], there[own] = False, True
    first, last, changes = (
        getattr(growth, name).add(np.array([row[place] or NEVER for row in rows], np.int64))
        for name, place in (("first", 1), ("last", 2), ("changes", 3))
    )
    pages, at = _unpacked(own, [row[5] for row in rows])
    pairs = _by_facet(growth, *_unpacked(own, [row[4] for row in rows]), values, len(there))
    counts = {name: _counted(old, name, one, own, lost) for name, one in pairs.items()}
    return Columns(
        change, values, growth, there, row_of, growth.number.add(numbers), first, last, changes,
        growth.pages.add(pages, rows=at, size=len(there)), pairs, counts,
        _merged(old.by_day, first, numbers, own), _merged(old.by_change, changes, numbers, own),
    )  # fmt: skip


def _longer(column: NDArray[Any], size: int, fill: float) -> NDArray[Any]:
    """A copy of at least that size."""
    found: NDArray[Any] = np.full(max(size, len(column)), fill, column.dtype)
    found[: len(column)] = column
    return found


def _unpacked(own: Ints, packed: Sequence[bytes]) -> tuple[NDArray[np.int32], Ints]:
    """The numbers that were packed, and the row of each."""
    sizes = np.fromiter((len(one) // 4 for one in packed), np.int64, len(packed))
    return np.frombuffer(b"".join(packed), np.int32), np.repeat(own, sizes)


def _by_facet(
    growth: Growth, told: NDArray[np.int32], rows: Ints, values: Values, size: int
) -> dict[str, Pairs]:  # fmt: skip
    facet, place, found = values.facet[told], values.place[told], {}
    for at, name in enumerate(values.facets):
        own = facet == at
        held = growth.facets.setdefault(name, GrownPairs())
        found[name] = held.add(place[own], rows=rows[own], size=size)
    return found


def _counted(old: Columns, name: str, pairs: Pairs, own: Ints, lost: Ints) -> Ints:
    """How many records have each value of a facet, counted on from the older snapshot."""
    new = np.bincount(pairs.of(own))
    known = old.counts.get(name, new[:0])
    counts = _longer(known, len(new), 0)
    counts[: len(new)] += new
    if name in old.pairs:
        less = np.bincount(old.pairs[name].of(lost))
        counts[: len(less)] -= less
    return counts


def _merged(old: Order, column: Ints, numbers: Ints, own: Ints) -> Order:
    """The order with new rows: by what the column says of them, then by number."""
    keys = (column[own] << 32) | numbers
    order = np.argsort(keys, kind="stable")
    at = np.searchsorted(old[0], keys[order])
    return np.insert(old[0], at, keys[order]), np.insert(old[1], at, own[order])


def _packed(old: Columns) -> Columns:
    """The same list without the rows that count no more, in columns of its own."""
    kept, growth = old.there, Growth()
    new = np.cumsum(kept) - 1
    row_of = np.where(old.row_of == NOWHERE, NOWHERE, new[old.row_of])
    number, first, last, changes = (
        getattr(growth, name).add(getattr(old, name)[kept])
        for name in ("number", "first", "last", "changes")
    )
    pairs = {}
    for name, one in old.pairs.items():
        growth.facets[name] = GrownPairs()
        pairs[name] = _renumbered(growth.facets[name], one, kept, new)
    by_day, by_change = (
        (keys[kept[rows]], new[rows[kept[rows]]]) for keys, rows in (old.by_day, old.by_change)
    )
    return Columns(
        old.change, old.values, growth, np.ones(old.size, np.bool_), row_of, number, first, last,
        changes, _renumbered(growth.pages, old.pages, kept, new), pairs, old.counts, by_day,
        by_change,
    )  # fmt: skip


def _renumbered(goal: GrownPairs, pairs: Pairs, kept: Mask, new: Ints) -> Pairs:
    stay = kept[pairs.rows]
    size = int(np.count_nonzero(kept))
    return goal.add(pairs.values[stay], rows=new[pairs.rows[stay]], size=size)
