"""What partners gave us, behind one door: each method is one transaction.

Objects that were pulled and those that partners posted stand in one table; here they are looked at
as the newest word of one partner on one thing.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from kronika.model.sharing import OURS, Item
from kronika.store.sharing import feeds, tables
from kronika.store.sharing.feeds import Feed, Kept
from kronika.store.stale import chunks

_o, _t, _ties, _p = tables.objects, tables.taken, tables.ties, tables.partners
Transaction = Callable[..., AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Sent:
    """The newest version of one object of a partner; `level` is the rank of its narrowest mark."""

    id: str
    level: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Arrived:
    """One version of an object that a partner gave: who, where, when, which."""

    poster: int
    collection: int
    added_us: int
    id: str


class Inbox:
    """What partners sent, how far it was read, and where we stand with their servers."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def feeds(self, partner: str, direction: str) -> list[Feed]:
        """The feeds of a partner: `direction` is pull or push."""
        with self._transaction() as connection:
            return feeds.feeds(connection, partner, direction)

    def pull_from(self, partner: str, address: str, *, asked: str) -> Feed:
        """The feed that a collection of a partner's server is pulled by, made if needed."""
        from kronika.store.sharing.shelf import ROOT

        with self._transaction(writing=True) as connection:
            title = f"What comes from {partner}"
            box = feeds.box_of(connection, partner, title=title, root=ROOT)
            return feeds.feed(
                connection, partner, "pull", address=address, collection=box, asked=asked
            )

    def push_to(self, partner: str, address: str, *, collection: str, asked: str) -> Feed:
        """The feed that fills a collection of a partner's server from one of ours.

        Raises:
            StoreError: there is no such collection of ours.
        """
        with self._transaction(writing=True) as connection:
            number = feeds.named(connection, collection)
            return feeds.feed(
                connection, partner, "push", address=address, collection=number, asked=asked
            )

    def keep(
        self, feed: Feed, items: Sequence[Item], *, after: str | None, next_: str | None
    ) -> Kept:
        """Keep one page and where it ends, both or neither."""
        with self._transaction(writing=True) as connection:
            kept = feeds.keep(connection, feed, items)
            feeds.move(connection, feed.number, after=after, next_=next_)
            return kept

    def move(self, feed: Feed, *, after: str | None) -> None:
        """Remember how far a feed has come."""
        with self._transaction(writing=True) as connection:
            feeds.move(connection, feed.number, after=after, next_=None)

    def statements(self, feed: Feed) -> frozenset[str]:
        """The marking definitions of a feed that state rights and limit nobody."""
        with self._transaction() as connection:
            return feeds.statements(connection, feed)

    def partners(self) -> dict[int, str]:
        """The names of all partners, by number."""
        with self._transaction() as connection:
            query = select(_p.c.number, _p.c.name)
            return {row.number: row.name for row in connection.execute(query)}

    def unread(self) -> list[Arrived]:
        """What partners gave since it was last read, seen at one instant."""
        found: list[Arrived] = []
        with self._transaction() as connection:
            read = {row.collection: row.added_us for row in connection.execute(select(_t))}
            for box in _boxes(connection):
                query = (
                    select(_o.c.poster, _o.c.collection, _o.c.added_us, _o.c.object_id)
                    .where(
                        _o.c.collection == box, _o.c.added_us > read.get(box, 0),
                        _o.c.poster != OURS, _o.c.whole == 1,
                    )
                    .order_by(_o.c.added_us)
                )  # fmt: skip
                found += [Arrived(*row) for row in connection.execute(query)]
        return found

    def read_up_to(self, reached: dict[int, int]) -> None:
        """Remember up to which instant of adding the objects of each collection were read."""
        with self._transaction(writing=True) as connection:
            for collection, added_us in reached.items():
                connection.execute(delete(_t).where(_t.c.collection == collection))
                connection.execute(insert(_t).values(collection=collection, added_us=added_us))

    def newest(self, poster: int, ids: Collection[str]) -> dict[str, Sent]:
        """The newest version of each object that a partner gave and did not take back."""
        found: dict[str, tuple[int, Sent]] = {}
        columns = (_o.c.object_id, _o.c.version_us, _o.c.level, _o.c.body)
        with self._transaction() as connection:
            boxes = _boxes(connection)
            for some in chunks(sorted(ids)):
                query = select(*columns).where(
                    _o.c.collection.in_(boxes), _o.c.object_id.in_(some),
                    _o.c.poster == poster, _o.c.whole == 1, _o.c.deleted == 0,
                )  # fmt: skip
                for id_, version, level, body in connection.execute(query):
                    if id_ not in found or version > found[id_][0]:
                        found[id_] = (version, Sent(id_, level, bytes(body)))
        return {id_: one for id_, (_, one) in found.items()}

    def tie(self, poster: int, ties: dict[str, Iterable[str]]) -> None:
        """Remember which objects each of a partner's objects names."""
        with self._transaction(writing=True) as connection:
            for some in chunks(sorted(ties)):
                gone = delete(_ties).where(_ties.c.poster == poster, _ties.c.source.in_(some))
                connection.execute(gone)
                rows = [
                    {"poster": poster, "source": one, "target": target}
                    for one in some for target in sorted(set(ties[one]))
                ]  # fmt: skip
                if rows:
                    connection.execute(insert(_ties), rows)

    def naming(self, poster: int, ids: Collection[str]) -> dict[str, set[str]]:
        """Which of a partner's objects name each of these."""
        return self._tied(poster, ids, back=True)

    def named_by(self, poster: int, ids: Collection[str]) -> dict[str, set[str]]:
        """Which objects each of these names."""
        return self._tied(poster, ids, back=False)

    def _tied(self, poster: int, ids: Collection[str], *, back: bool) -> dict[str, set[str]]:
        known, other = (
            (_ties.c.target, _ties.c.source) if back else (_ties.c.source, _ties.c.target)
        )
        found: dict[str, set[str]] = {}
        with self._transaction() as connection:
            for some in chunks(sorted(ids)):
                query = select(known, other).where(_ties.c.poster == poster, known.in_(some))
                for one, tied in connection.execute(query):
                    found.setdefault(one, set()).add(tied)
        return found

    def ours(self, ids: Collection[str]) -> frozenset[str]:
        """Those of the objects that we laid out ourselves."""
        found: set[str] = set()
        with self._transaction() as connection:
            shelves = _boxes(connection, ours=True)
            for some in chunks(sorted(ids)):
                query = select(_o.c.object_id).where(
                    _o.c.collection.in_(shelves), _o.c.poster == OURS, _o.c.object_id.in_(some)
                )
                found |= set(connection.execute(query).scalars())
        return frozenset(found)


def _boxes(connection: Connection, *, ours: bool = False) -> list[int]:
    """The collections that partners fill, or those that we do."""
    kind = tables.collections.c.profile
    meant = kind.is_not(None) if ours else kind.is_(None)
    return list(connection.execute(select(tables.collections.c.number).where(meant)).scalars())
