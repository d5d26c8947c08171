"""Api roots and collections."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from kronika.errors import StoreError, UsageError
from kronika.model.sharing import ApiRoot, Collection
from kronika.store.sharing import tables

_c, _r = tables.collections, tables.roots
_FIELDS = tuple(field.name for field in fields(Collection))


def add_root(connection: Connection, root: ApiRoot) -> None:
    """Make an api root, unless there is one of that name."""
    if connection.execute(select(_r.c.name).where(_r.c.name == root.name)).first() is None:
        connection.execute(
            insert(_r).values(name=root.name, title=root.title, description=root.description)
        )


def roots(connection: Connection) -> tuple[ApiRoot, ...]:
    """All api roots, in order of name."""
    rows = connection.execute(select(_r).order_by(_r.c.name))
    return tuple(ApiRoot(row.name, row.title, row.description) for row in rows)


def add(connection: Connection, collection: Collection) -> Collection:
    """Make a collection; its number and, where it has none, its id are drawn here.

    Raises:
        UsageError: the alias is taken.
    """
    taken = select(_c.c.id).where(_c.c.alias == collection.alias, _c.c.root == collection.root)
    if collection.alias and connection.execute(taken).first():
        raise UsageError(
            f"there is a collection {collection.alias!r} already: `kronika collection list`"
        )
    values = {
        "id": collection.id or str(uuid4()), "root": collection.root, "title": collection.title,
        "description": collection.description, "alias": collection.alias,
        "can_read": int(collection.can_read), "can_write": int(collection.can_write),
        "profile": collection.profile, "view": collection.view, "last_added_us": 0,
    }  # fmt: skip
    connection.execute(insert(_c), values)
    return find(connection, collection.root, values["id"])


def collections(connection: Connection, root: str | None = None) -> tuple[Collection, ...]:
    """The collections, in the order of their making."""
    query = select(_c).order_by(_c.c.number)
    if root is not None:
        query = query.where(_c.c.root == root)
    return tuple(collection_of(dict(row)) for row in connection.execute(query).mappings())


def find(connection: Connection, root: str | None, name: object) -> Collection:
    """A collection by id, alias, or the beginning of its title.

    Raises:
        StoreError: there is none.
    """
    every = collections(connection, root)
    found = next((one for one in every if name in {one.id, one.alias}), None)
    found = found or next((one for one in every if one.title == name), None)
    if found is None:
        raise StoreError(f"there is no collection {name!r}: `kronika collection list` shows all")
    return found


def collection_of(row: Mapping[str, Any]) -> Collection:
    """The collection that a row holds, among whatever else it holds."""
    values = {name: row[name] for name in _FIELDS}
    return Collection(
        **values | {"can_read": bool(row["can_read"]), "can_write": bool(row["can_write"])}
    )
