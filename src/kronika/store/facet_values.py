"""The values of facets and their numbers: each value is kept once, a record holds its number."""

from array import array
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, tuple_

from kronika.store import stale
from kronika.store.folding import fold
from kronika.store.rows import padded
from kronika.store.tables import event_records, facet_values

_columns = facet_values.c
Pair = tuple[str, str]


def numbered(connection: Connection, pairs: Iterable[Pair]) -> dict[Pair, int]:
    """The number of each pair of facet and value; new ones are given theirs."""
    wanted = sorted(set(pairs))
    found = _known(connection, wanted)
    new = [pair for pair in wanted if pair not in found]
    if new:
        rows = [{"facet": f, "value": v, "words": padded(fold(v))} for f, v in new]
        connection.execute(insert(facet_values), rows)
        found |= _known(connection, new)
    return found


def _known(connection: Connection, pairs: list[Pair]) -> dict[Pair, int]:
    found: dict[Pair, int] = {}
    for some in stale.chunks(pairs, 200):
        rows = select(_columns.facet, _columns.value, _columns.number).where(
            tuple_(_columns.facet, _columns.value).in_(some)
        )
        found |= {(row.facet, row.value): row.number for row in connection.execute(rows)}
    return found


def drop_unused(connection: Connection) -> None:
    """Take away the values that no record has: after a page is forgotten none may stay."""
    used: set[int] = set()
    for packed in connection.execute(select(event_records.c.facets)).scalars():
        used |= set(array("i", packed))
    every = set(connection.execute(select(_columns.number)).scalars())
    for some in stale.chunks(sorted(every - used)):
        connection.execute(delete(facet_values).where(_columns.number.in_(some)))
    stale.changed(connection, "values")
