"""The audit log: rows that are only added, each sealed with all before it.

The hash of a row is HMAC-SHA-256, under a secret of the store, of the hash before it and of the
row as JSON; the head row says how many there are and is sealed too. Whoever changes, removes,
adds or reorders rows without the secret is found out; the head that `verify` prints, noted
elsewhere, convicts whoever has the secret as well.
"""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from kronika.errors import StoreError
from kronika.model.sharing import Entry
from kronika.store.rows import to_json
from kronika.store.sharing import tables
from kronika.store.sharing.secrets import secret

_a, _h = tables.audit, tables.audit_head
_FIELDS = tuple(f.name for f in fields(Entry))
_START = "0" * 64


def append(connection: Connection, entries: Sequence[Entry]) -> None:
    """Add rows to the log, in a transaction that writes."""
    if not entries:
        return
    key = secret(connection, "audit")
    number, last = _head(connection)
    rows: list[dict[str, Any]] = []
    for entry in entries:
        number += 1
        values = asdict(entry)
        last = _chained(key, last, number, values)
        rows.append(values | {"number": number, "hash": last})
    connection.execute(insert(_a), rows)
    connection.execute(delete(_h))
    seal = _seal(key, number, last)
    connection.execute(insert(_h).values(one=1, number=number, hash=last, seal=seal))


def _head(connection: Connection) -> tuple[int, str]:
    row = connection.execute(select(_h)).first()
    return (row.number, row.hash) if row else (0, _START)


def _chained(key: bytes, last: str, number: int, values: dict[str, Any]) -> str:
    row = to_json([last, number, *(values[name] for name in _FIELDS)])
    return hmac.digest(key, row.encode(), hashlib.sha256).hex()


def _seal(key: bytes, number: int, last: str) -> str:
    return hmac.digest(key, f"head {number} {last}".encode(), hashlib.sha256).hex()


def verify(connection: Connection, *, key: bytes, noted: str | None = None) -> tuple[int, str]:
    """How many rows the log has, and the hash of the last one, once all of them hold.

    With `noted`, a hash that was printed before must be among them.

    Raises:
        StoreError: a row was changed, removed, added or moved; the message names the first.
    """
    number, last = 0, _START
    seen = noted in {None, _START}
    for row in connection.execute(select(_a).order_by(_a.c.number)).mappings():
        number += 1
        expected = _chained(key, last, number, dict(row))
        if row["number"] != number or row["hash"] != expected:
            raise StoreError(f"the audit log was changed: row {number} does not fit those before")
        last = expected
        seen |= last == noted
    head = connection.execute(select(_h)).first()
    sealed = (head.number, head.hash, head.seal) if head else (0, _START, _seal(key, 0, _START))
    if sealed != (number, last, _seal(key, number, last)):
        raise StoreError(f"the audit log was changed: it ends after row {number}, and should not")
    if not seen:
        raise StoreError(f"the audit log was made anew: the hash {noted} is not in it")
    return number, last


def entries(connection: Connection) -> Iterator[dict[str, Any]]:
    """All rows with number and hash, the oldest first."""
    query = select(_a).order_by(_a.c.number).execution_options(yield_per=1000)
    for row in connection.execute(query).mappings():
        yield dict(row)
