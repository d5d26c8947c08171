"""What we publish ourselves: one living row for each object and band, the newest version alone.

An older version goes when a newer one comes: what a page said that was forgotten since must not
stay in a version that nobody looks at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from kronika.model.sharing import OURS, Item
from kronika.store.sharing import tables
from kronika.store.sharing.posting import put

_o = tables.objects
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Held:
    """A row that is laid out now; `digest` is None for one that was withdrawn."""

    number: int
    version_us: int
    digest: str | None


Place = tuple[str, int, int]
"""Id of an object, and the ends of the band of ceilings that sees this form of it."""


def held(connection: Connection, collection: int) -> dict[Place, Held]:
    """All living rows of ours in a collection."""
    query = select(
        _o.c.object_id, _o.c.level, _o.c.below, _o.c.number, _o.c.version_us, _o.c.digest
    ).where(_o.c.collection == collection, _o.c.poster == OURS, _o.c.deleted == 0)
    rows = connection.execute(query.execution_options(yield_per=2000))
    return {
        (id_, level, below): Held(number, version, digest)
        for id_, level, below, number, version, digest in rows
    }


def body(connection: Connection, number: int) -> bytes:
    """The bytes of one row."""
    found = connection.execute(select(_o.c.body).where(_o.c.number == number)).scalar()
    return bytes(found or b"")


def exchange(
    connection: Connection, collection: int, *, gone: Sequence[int], items: Sequence[Item]
) -> None:
    """Take rows away and lay out others in their stead."""
    for chunk in (gone[i : i + _CHUNK] for i in range(0, len(gone), _CHUNK)):
        marks = update(_o).where(_o.c.number.in_(chunk))
        connection.execute(marks.values(deleted=1, body=b"", digest=None))
    put(connection, collection, items, poster=OURS)
