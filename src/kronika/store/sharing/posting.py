"""Objects come in: each version once for each poster, with an instant of adding of its own."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from kronika.model.instants import written
from kronika.model.sharing import Item
from kronika.store.sharing import tables
from kronika.store.sharing.prepared import add_many

_o, _c = tables.objects, tables.collections
_CHUNK = 400


def put(
    connection: Connection, collection: int, items: Sequence[Item], *, poster: int
) -> tuple[str, ...]:
    """Keep what is new; the version of each item in the order given.

    An object whose version the poster gave before is left as it is: TAXII 2.1 section 5.5 wants
    no error and no second copy.
    """
    known = _known(connection, collection, {item.id for item in items})
    added = _clock(connection, collection)
    rows: list[dict[str, Any]] = []
    versions = []
    for item in items:
        mine = [one for one in known[item.id] if one["poster"] == poster]
        same = _same(mine, item)
        if same is None:
            new = list(_rows(item, collection=collection, poster=poster, added=added))
            if any(one["version_us"] == new[0]["version_us"] for one in known[item.id]):
                for row in new:
                    row["twin"] = 1
            known[item.id] += new
            rows += new
            same = new[0]
        versions.append(same["version"])
    if rows:
        _place(rows, known)
        add_many(connection, _o, rows)
        _demote(connection, known)
        last = update(_c).where(_c.c.number == collection)
        connection.execute(last.values(last_added_us=rows[-1]["added_us"]))
    return tuple(versions)


def _clock(connection: Connection, collection: int) -> Iterator[int]:
    """Instants that rise from now, and from the last one that the collection gave out."""
    last = connection.execute(select(_c.c.last_added_us).where(_c.c.number == collection)).scalar()
    now = max(time.time_ns() // 1000, (last or 0) + 1)
    while True:
        yield now
        now += 1


def _known(
    connection: Connection, collection: int, ids: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    """What is held of each object, deleted versions left out."""
    wanted = sorted(ids)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    columns = (
        _o.c.number, _o.c.object_id, _o.c.version, _o.c.version_us, _o.c.poster,
        _o.c.unversioned, _o.c.is_first, _o.c.is_last,
    )  # fmt: skip
    for chunk in (wanted[i : i + _CHUNK] for i in range(0, len(wanted), _CHUNK)):
        query = select(*columns).where(
            _o.c.collection == collection, _o.c.object_id.in_(chunk), _o.c.deleted == 0
        )
        for row in connection.execute(query).mappings():
            found[row["object_id"]].append(dict(row))
    return found


def _same(mine: Sequence[dict[str, Any]], item: Item) -> dict[str, Any] | None:
    if item.version_us is None:
        return next((one for one in mine if one["unversioned"]), None)
    return next((one for one in mine if one["version_us"] == item.version_us), None)


def _rows(
    item: Item, *, collection: int, poster: int, added: Iterator[int]
) -> Iterator[dict[str, Any]]:
    first: int | None = None
    for band in item.bands:
        at = next(added)
        first = at if first is None else first
        yield {
            "collection": collection, "added_us": at, "level": band.level, "below": band.below,
            "poster": poster, "whole": int(band.whole), "deleted": 0, "is_first": 0, "is_last": 0,
            "twin": 0, "version_us": first if item.version_us is None else item.version_us,
            "object_id": item.id, "type": item.type, "spec_version": item.spec_version,
            "version": written(first) if item.version is None else item.version,
            "unversioned": int(item.version_us is None), "digest": band.digest,
            "body": band.body,
        }  # fmt: skip


def _place(rows: Sequence[dict[str, Any]], known: dict[str, list[dict[str, Any]]]) -> None:
    """Say of the new rows which are the first and the last version of their object."""
    for row in rows:
        held = [one["version_us"] for one in known[row["object_id"]]]
        row["is_first"] = int(row["version_us"] == min(held))
        row["is_last"] = int(row["version_us"] == max(held))


def _demote(connection: Connection, known: dict[str, list[dict[str, Any]]]) -> None:
    """Take the places of first and last from the older rows that lost them."""
    lost: dict[str, list[int]] = {"is_first": [], "is_last": []}
    for held in known.values():
        versions = [one["version_us"] for one in held]
        for one in held:
            if "number" in one:
                if one["is_first"] and one["version_us"] != min(versions):
                    lost["is_first"].append(one["number"])
                if one["is_last"] and one["version_us"] != max(versions):
                    lost["is_last"].append(one["number"])
    for name, numbers in lost.items():
        for chunk in (numbers[i : i + _CHUNK] for i in range(0, len(numbers), _CHUNK)):
            connection.execute(update(_o).where(_o.c.number.in_(chunk)).values({name: 0}))


def settle_places(connection: Connection, collection: int, object_id: str) -> None:
    """Say anew which versions of an object are the first and the last, once some are gone."""
    here = (_o.c.collection == collection, _o.c.object_id == object_id, _o.c.deleted == 0)
    held = list(connection.execute(select(_o.c.version_us).where(*here)).scalars())
    if not held:
        return
    for name, bound in (("is_first", min(held)), ("is_last", max(held))):
        connection.execute(update(_o).where(*here).values({name: 0}))
        connection.execute(update(_o).where(*here, _o.c.version_us == bound).values({name: 1}))
