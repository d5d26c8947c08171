"""`created` and `modified`: a new version of an object only where its content changed.

STIX 2.1 section 3.6: all versions of an object have the same `created`; `modified` rises with
each. What was exported before is known from a `Ledger`; without one, `created` is a constant and
`modified` the instant at which the record last changed: the same store gives the same bytes.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import msgspec

from kronika.exchange.stix.bases import Made
from kronika.exchange.stix.instants import ORIGIN, after, stamp

_ENCODER = msgspec.json.Encoder()


def digest(made: Made) -> bytes:
    """What tells whether the content of an object changed: a hash of all but its two dates.

    Example:
        >>> digest({"id": "a", "modified": "x"}) == digest({"id": "a", "modified": "y"})
        True
    """
    content = {name: one for name, one in made.items() if name not in ("created", "modified")}
    return hashlib.blake2b(_ENCODER.encode(content), digest_size=12).digest()


class Ledger:
    """What an earlier export held, on disk rather than in memory: id, dates and content hash.

    Example:
        >>> ledger = Ledger.of([{"id": "note--" + "0" * 32, "type": "note", "content": "x",
        ...     "created": ORIGIN, "modified": ORIGIN}])
        >>> len(ledger)
        1
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")  # a private file that goes away by itself
        self._rows.execute(
            "CREATE TABLE version (id BLOB PRIMARY KEY, digest BLOB, created TEXT, modified TEXT, "
            "seen INTEGER DEFAULT 0) WITHOUT ROWID"
        )

    @classmethod
    def of(cls, objects: Iterable[dict[str, Any]]) -> "Ledger":
        """The ledger of earlier objects; those without dates are passed over."""
        ledger = cls()
        rows = (
            (_key(one["id"]), digest(one), one["created"], one["modified"])
            for one in objects
            if "modified" in one and "created" in one
        )
        ledger._rows.executemany(
            "INSERT OR REPLACE INTO version (id, digest, created, modified) VALUES (?, ?, ?, ?)",
            rows,
        )
        return ledger

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM version").fetchone()[0])

    def dates(self, made: Made, changed_at: str) -> tuple[str, str]:
        """`created` and `modified` of an object that is exported again, or for the first time."""
        key = _key(made["id"])
        row = self._rows.execute(
            "SELECT digest, created, modified FROM version WHERE id = ?", (key,)
        ).fetchone()
        if row is None:
            return ORIGIN, changed_at
        self._rows.execute("UPDATE version SET seen = 1 WHERE id = ?", (key,))
        before, created, modified = row
        if before == digest(made):
            return created, modified
        return created, max(changed_at, after(modified))

    def gone(self, id_: str) -> bool:
        """Whether an object of the earlier export is not in this one."""
        row = self._rows.execute("SELECT seen FROM version WHERE id = ?", (_key(id_),)).fetchone()
        return row is not None and not row[0]


def _key(id_: str) -> bytes:
    type_, _, uuid = id_.partition("--")
    return type_.encode() + UUID(uuid).bytes


def dated(made: Made, changed_at: str | None, ledger: Ledger | None) -> dict[str, Any]:
    """The object with its dates.

    Example:
        >>> dated({"type": "note"}, "2026-11-28T12:00:00Z", None)["modified"]
        '2026-11-28T12:00:00.000Z'
    """
    changed = max(stamp(changed_at) or ORIGIN, ORIGIN)
    if made["type"] == "marking-definition":
        return {**made, "created": ORIGIN}  # a definition has no versions: STIX 2.1 section 7.2.1
    if ledger is None:
        return {**made, "created": ORIGIN, "modified": changed}
    created, modified = ledger.dates(made, changed)
    return {**made, "created": created, "modified": modified}


def revoked(before: Iterable[dict[str, Any]], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """The objects of an earlier export that are no more, each as a revoked version.

    What was revoked before stays as it is. To be asked once all objects of this export have been
    dated.
    """
    for one in before:
        if "modified" not in one or not ledger.gone(one["id"]):
            continue
        yield (
            one
            if one.get("revoked")
            else {**one, "modified": after(one["modified"]), "revoked": True}
        )
