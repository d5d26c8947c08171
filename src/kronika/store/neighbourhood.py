"""The tellings of a store by the keys under which they meet: see `protocols.Neighbourhood`."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, delete, insert, select

from kronika.errors import StoreError
from kronika.model.judgements import Judgement
from kronika.model.tellings import Telling
from kronika.store import judging
from kronika.store.tables import documents, telling_keys, tellings

MAX_NEAR = 400
"""Of very many tellings under the same keys, those that share the most keys are compared."""
_CHUNK = 200
T = TypeVar("T")
Transaction = Callable[..., AbstractContextManager[Connection]]


class SqlNeighbourhood:
    """The tellings and judgements of a store, touched only where a page needs it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def file(self, telling: Telling, keys: Iterable[int]) -> None:
        """Make a telling known under its keys; the same once more changes nothing.

        Raises:
            StoreError: its document is not in the store.
        """
        body, wanted = msgspec.json.encode(telling).decode(), sorted(set(keys))
        with self._transaction(writing=True) as connection:
            found = select(tellings).where(tellings.c.id == telling.id)
            old = connection.execute(found).mappings().one_or_none()
            if old is not None:
                if old["body"] == body and old["filed"] == _listed(wanted):
                    return
                drop(connection, [old["number"]])
            _insert(connection, telling, body=body, keys=wanted)

    def near(self, keys: Iterable[int]) -> Sequence[Telling]:
        """The tellings under any of the keys, those that share most first."""
        met: Counter[int] = Counter()
        with self._transaction() as connection:
            for chunk in _chunks(sorted(set(keys))):
                rows = select(telling_keys.c.telling).where(telling_keys.c.key.in_(chunk))
                met.update(connection.execute(rows).scalars())
            numbers = [number for number, _ in met.most_common(MAX_NEAR)]
            bodies = self._bodies(connection, numbers)
        return [msgspec.json.decode(bodies[n], type=Telling) for n in numbers if n in bodies]

    def _bodies(self, connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for chunk in _chunks(numbers):
            rows = select(tellings.c.number, tellings.c.body).where(tellings.c.number.in_(chunk))
            found |= {row[0]: row[1] for row in connection.execute(rows)}
        return found

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """The tellings of those ids, in the order of ids; unknown ids are left out."""
        found: list[str] = []
        with self._transaction() as connection:
            for chunk in _chunks(sorted(set(ids))):
                rows = select(tellings.c.body).where(tellings.c.id.in_(chunk))
                found += connection.execute(rows.order_by(tellings.c.id)).scalars()
        return [msgspec.json.decode(body, type=Telling) for body in found]

    def judgements(self, ids: Iterable[str]) -> Sequence[Judgement]:
        """All judgements in which one of the ids stands, once each."""
        with self._transaction() as connection:
            return judging.about(connection, ids)

    def around(self, ids: Iterable[str], judged: Iterable[Judgement]) -> Sequence[Judgement]:
        """The judgements of the group that `same` ties to the ids, with those given as made."""
        with self._transaction() as connection:
            return judging.around(connection, ids, judged)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements, and write the records that follow from them."""
        made = tuple(judgements)
        if made:
            with self._transaction(writing=True) as connection:
                judging.write_all(connection, made)

    def record_ids(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The record of each id: its own id where it is joined with nothing."""
        own = list(ids)
        with self._transaction() as connection:
            found = judging.records_of(connection, own)
        return {one: found.get(one, one) for one in own}


def _insert(connection: Connection, telling: Telling, *, body: str, keys: Sequence[int]) -> None:
    page = select(documents.c.number).where(documents.c.id == telling.document_id)
    document = connection.execute(page).scalar()
    if document is None:
        raise StoreError(f"no document {telling.document_id} in this store")
    row = {"document": document, "id": telling.id, "body": body, "filed": _listed(keys)}
    number = connection.execute(insert(tellings).values(**row).returning(tellings.c.number))
    own = number.scalar_one()
    if keys:
        connection.execute(insert(telling_keys), [{"key": key, "telling": own} for key in keys])


def drop_of(connection: Connection, document: int) -> None:
    """Take away the tellings of document `document`."""
    found = select(tellings.c.number).where(tellings.c.document == document)
    drop(connection, list(connection.execute(found).scalars()))


def drop(connection: Connection, numbers: Sequence[int]) -> None:
    """Take away tellings with their keys."""
    for number in numbers:
        found = select(tellings.c.filed).where(tellings.c.number == number)
        keys = msgspec.json.decode(connection.execute(found).scalar() or "[]", type=list[int])
        for chunk in _chunks(keys):
            connection.execute(
                delete(telling_keys).where(
                    telling_keys.c.key.in_(chunk), telling_keys.c.telling == number
                )
            )
        connection.execute(delete(tellings).where(tellings.c.number == number))


def _listed(keys: Sequence[int]) -> str:
    return msgspec.json.encode(keys).decode()


def _chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    return (values[i : i + _CHUNK] for i in range(0, len(values), _CHUNK))
