"""Where we stand with the servers of partners, and what came from there: one transaction a page.

A feed is one collection of a partner's server, pulled into a collection of ours that nobody else
sees, or filled from one of ours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from kronika.model.sharing import Item
from kronika.store.rows import now
from kronika.store.sharing import partners, tables
from kronika.store.sharing.collections import add, add_root, find
from kronika.store.sharing.posting import put

_f, _o, _c, _p = tables.feeds, tables.objects, tables.collections, tables.partners
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Feed:
    """One collection of a partner's server: `address` there, `collection` (its number) here.

    `direction` is pull or push; `asked` is how the server is asked, as whoever asks wrote it down:
    its address and where the key is, never the key itself.
    """

    number: int
    partner: int
    partner_name: str
    direction: str
    address: str
    collection: int
    asked: str
    after: str | None = None
    next: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a page was new: objects, and versions of objects that were known."""

    new: int
    known: int


def partner_number(connection: Connection, name: str) -> int:
    """The number of a partner, who is made with the lowest ceiling if there is none."""
    found = connection.execute(select(_p.c.number).where(_p.c.name == name)).scalar()
    return partners.add(connection, name, ceiling=0) if found is None else int(found)


def feeds(connection: Connection, partner: str, direction: str) -> list[Feed]:
    """The feeds of a partner in one direction, in the order of their making."""
    query = (
        select(_f, _p.c.name.label("partner_name"))
        .join(_p, _p.c.number == _f.c.partner)
        .where(_p.c.name == partner, _f.c.direction == direction)
        .order_by(_f.c.number)
    )
    return [Feed(**row) for row in connection.execute(query).mappings()]


def box_of(connection: Connection, partner: str, *, title: str, root: Any) -> int:  # noqa: ANN401
    """The number of the collection that holds what is pulled from a partner, made if needed.

    Its alias says whose it is; nobody may read or write it over the network.
    """
    from kronika.model.sharing import Collection

    alias = f"from-{partner}"
    found = select(_c.c.number).where(_c.c.alias == alias, _c.c.root == root.name)
    number = connection.execute(found).scalar()
    if number is not None:
        return int(number)
    add_root(connection, root)
    made = Collection(0, "", root.name, title, alias=alias, can_read=False, can_write=False)
    return add(connection, made).number


def feed(
    connection: Connection, partner: str, direction: str, *, address: str, collection: int,
    asked: str,
) -> Feed:  # fmt: skip
    """The feed at an address, made if there is none; how it is asked is kept anew."""
    number = partner_number(connection, partner)
    here = (
        (_f.c.partner == number) & (_f.c.direction == direction) & (_f.c.address == address)
        & (_f.c.collection == collection)
    )  # fmt: skip
    if connection.execute(select(_f.c.number).where(here)).first() is None:
        connection.execute(insert(_f).values(
            partner=number, direction=direction, address=address, collection=collection,
            asked=asked,
        ))  # fmt: skip
    else:
        connection.execute(update(_f).where(here).values(asked=asked))
    return next(
        one for one in feeds(connection, partner, direction)
        if one.address == address and one.collection == collection
    )  # fmt: skip


def move(connection: Connection, number: int, *, after: str | None, next_: str | None) -> None:
    """Remember how far a feed has come."""
    values = {"after": after, "next": next_, "at": now()}
    connection.execute(update(_f).where(_f.c.number == number).values(**values))


def keep(connection: Connection, one: Feed, items: Sequence[Item]) -> Kept:
    """Keep what a page brought; of each object only the newest version keeps its bytes."""
    last = select(_c.c.last_added_us).where(_c.c.number == one.collection)
    before = connection.execute(last).scalar() or 0
    put(connection, one.collection, items, poster=one.partner)
    mine = (_o.c.collection == one.collection) & (_o.c.poster == one.partner)
    old = (_o.c.is_last == 0) & (_o.c.deleted == 0)
    for some in _chunks(sorted({item.id for item in items})):
        gone = update(_o).where(mine & old & _o.c.object_id.in_(some))
        connection.execute(gone.values(deleted=1, body=b""))
    fresh = mine & (_o.c.added_us > before) & (_o.c.whole == 1) & (_o.c.deleted == 0)
    new = connection.execute(select(func.count()).where(fresh)).scalar() or 0
    return Kept(int(new), len(items) - int(new))


def statements(connection: Connection, one: Feed) -> frozenset[str]:
    """The marking definitions of a feed that limit nobody: they state rights."""
    meant = (
        (_o.c.collection == one.collection) & (_o.c.poster == one.partner)
        & (_o.c.type == "marking-definition") & (_o.c.deleted == 0)
    )  # fmt: skip
    found = connection.execute(select(_o.c.object_id, _o.c.body).where(meant))
    return frozenset(id_ for id_, body in found if b'"statement"' in bytes(body))


def named(connection: Connection, name: str) -> int:
    """The number of a collection of ours by id, alias or title."""
    return find(connection, None, name).number


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[i : i + _CHUNK] for i in range(0, len(values), _CHUNK))
