"""Partners, their keys and what they may do with each collection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from kronika.errors import StoreError, UsageError
from kronika.model.sharing import SCOPES, Scope, Viewer
from kronika.store.rows import now
from kronika.store.sharing import tables
from kronika.store.sharing.collections import collection_of
from kronika.store.sharing.prepared import ask
from kronika.store.sharing.secrets import hashed, key_id, new_key, same, secret

_p, _k, _g = tables.partners, tables.keys, tables.grants


@dataclass(frozen=True, slots=True)
class Terms:
    """What a key allows: `scopes`, from which networks (all when empty), until when (ISO)."""

    scopes: tuple[Scope, ...] = SCOPES
    networks: tuple[str, ...] = ()
    expires_at: str | None = None


def add(connection: Connection, name: str, *, ceiling: int) -> int:
    """The number of a new partner.

    Raises:
        UsageError: there is one of that name.
    """
    if connection.execute(select(_p.c.number).where(_p.c.name == name)).first():
        raise UsageError(f"there is a partner {name!r} already: `kronika partner list` shows all")
    values = {"name": name, "ceiling": ceiling, "added_at": now()}
    made = connection.execute(insert(_p), values)
    return int((made.inserted_primary_key or (0,))[0])


def known_or_new(connection: Connection, name: str, *, ceiling: int | None) -> int:
    """The number of a partner, who is made if there is none; a revoked one is let in again.

    Raises:
        UsageError: a new partner has no ceiling.
    """
    found = connection.execute(select(_p.c.number).where(_p.c.name == name)).scalar()
    if found is None and ceiling is None:
        raise UsageError(f"{name} is new here: say with --ceiling how far marked objects may go")
    if found is None:
        return add(connection, name, ceiling=ceiling or 0)
    changed: dict[str, Any] = {"revoked_at": None}
    if ceiling is not None:
        changed["ceiling"] = ceiling
    connection.execute(update(_p).where(_p.c.number == found).values(**changed))
    return int(found)


def number_of(connection: Connection, name: str) -> int:
    """The number of a partner by its name.

    Raises:
        StoreError: there is none.
    """
    found = connection.execute(select(_p.c.number).where(_p.c.name == name)).scalar()
    if found is None:
        raise StoreError(f"there is no partner {name!r}: `kronika partner list` shows all")
    return int(found)


def add_key(connection: Connection, partner: int, terms: Terms) -> str:
    """A new key of a partner: the only time that it can be seen.

    Raises:
        UsageError: a network or the time of expiry is none.
    """
    networks = [_network(one) for one in terms.networks]
    id_, key = new_key()
    connection.execute(insert(_k).values(
        id=id_, partner=partner, hash=hashed(key, pepper=secret(connection, "keys")),
        scopes=" ".join(terms.scopes), networks=" ".join(networks), added_at=now(),
        expires_at=None if terms.expires_at is None else _expiry(terms.expires_at),
    ))  # fmt: skip
    return key


def _network(words: str) -> str:
    try:
        return str(ip_network(words, strict=False))
    except ValueError:
        raise UsageError(
            f"{words!r} is no network: give an address, or a network as 192.0.2.0/24"
        ) from None


def _expiry(words: str) -> str:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise UsageError(f"--expires {words!r} is no day: give one as 2027-01-31") from None
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at.tzinfo else f"{at.isoformat()}Z"


def grant(connection: Connection, partner: int, collection: int, scopes: Sequence[Scope]) -> None:
    """Let a partner use a collection so and not otherwise; no scopes takes all back."""
    here = (_g.c.partner == partner) & (_g.c.collection == collection)
    connection.execute(_g.delete().where(here))
    if scopes:
        connection.execute(
            insert(_g).values(partner=partner, collection=collection, scopes=" ".join(scopes))
        )


def revoke(connection: Connection, name: str, *, key: str | None = None) -> int:
    """End a partner's keys, or one of them by its id; how many ended.

    Raises:
        StoreError: there is no such partner, or it has no such key.
    """
    partner, at = number_of(connection, name), now()
    meant = (_k.c.partner == partner) & _k.c.revoked_at.is_(None)
    if key is not None:
        meant &= _k.c.id == key
    ended = connection.execute(update(_k).where(meant).values(revoked_at=at)).rowcount
    if key is not None and not ended:
        raise StoreError(f"{name} has no living key {key!r}: `kronika partner list` shows all")
    if key is None:
        connection.execute(update(_p).where(_p.c.number == partner).values(revoked_at=at))
    return ended


def viewer(
    connection: Connection, key: str, *, address: str | None, pepper: bytes
) -> Viewer | None:  # fmt: skip
    """Who holds a key, None when it does not let anybody in from that address now.

    One question for the key, its partner, and all collections that were granted.
    """
    id_ = key_id(key)
    if id_ is None:
        return None
    found = ask(connection, "viewer", _viewer_query, {"id": id_}).fetchall()
    rows = [dict(zip(_VIEWER, one, strict=True)) for one in found]
    kept = bytes(rows[0]["hash"]) if rows else bytes(32)
    right = same(kept, hashed(key, pepper=pepper))
    if not rows or not right or not _valid(rows[0], address):
        return None
    row = rows[0]
    scopes = frozenset(one for one in SCOPES if one in row["scopes"].split())
    granted = [one for one in rows if one["number"] is not None]
    return Viewer(
        row["partner"], row["name"], id_, row["ceiling"],
        grants={one["number"]: scopes.intersection(one["granted"].split()) for one in granted},
        collections=tuple(collection_of(one) for one in granted),
    )  # fmt: skip


_VIEWER = (
    "hash", "scopes", "networks", "expires_at", "revoked_at", "partner", "name", "ceiling", "gone",
    "granted", *(column.name for column in tables.collections.c),
)  # fmt: skip


def _viewer_query() -> Select[Any]:
    c = tables.collections
    return (
        select(
            _k.c.hash, _k.c.scopes, _k.c.networks, _k.c.expires_at, _k.c.revoked_at, _k.c.partner,
            _p.c.name, _p.c.ceiling, _p.c.revoked_at.label("gone"),
            _g.c.scopes.label("granted"), *c.c,
        )
        .join(_p, _p.c.number == _k.c.partner)
        .outerjoin(_g, _g.c.partner == _p.c.number)
        .outerjoin(c, c.c.number == _g.c.collection)
        .where(_k.c.id == bindparam("id"))
        .order_by(c.c.number)
    )  # fmt: skip


def _valid(row: Any, address: str | None) -> bool:  # noqa: ANN401 - a row of two tables
    if row["revoked_at"] or row["gone"]:
        return False
    if row["expires_at"] and row["expires_at"] <= now():
        return False
    networks = row["networks"].split()
    if not networks:
        return True
    try:
        at = ip_address(address or "")
    except ValueError:
        return False
    return any(at in ip_network(one) for one in networks)


def used(connection: Connection, ids: Sequence[str]) -> None:
    """Remember that keys were used now."""
    connection.execute(update(_k).where(_k.c.id.in_(ids)).values(used_at=now()))


def listed(connection: Connection) -> list[dict[str, Any]]:
    """All partners with their keys and rights, as rows for people."""
    keys = connection.execute(select(_k).order_by(_k.c.added_at)).mappings().all()
    granted = connection.execute(
        select(_g, tables.collections.c.id).where(_g.c.collection == tables.collections.c.number)
    ).mappings().all()  # fmt: skip
    hidden = {"hash", "partner"}
    return [
        dict(row)
        | {"keys": [{k: v for k, v in key.items() if k not in hidden}
                    for key in keys if key["partner"] == row["number"]],
           "grants": {g["id"]: g["scopes"] for g in granted if g["partner"] == row["number"]}}
        for row in connection.execute(select(_p).order_by(_p.c.name)).mappings()
    ]  # fmt: skip
