"""Everything that is shared, behind one door: each method is one transaction."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection

from kronika.model.sharing import (
    ApiRoot,
    Bodies,
    Collection,
    Entry,
    Filters,
    Item,
    Page,
    Scope,
    Viewer,
)  # fmt: skip
from kronika.store.sharing import (
    audit,
    collections,
    partners,
    posting,
    publishing,
    reading,
    removing,
    statuses,
)  # fmt: skip
from kronika.store.sharing.collections import find
from kronika.store.sharing.partners import Terms
from kronika.store.sharing.publishing import Held, Place
from kronika.store.sharing.secrets import secret
from kronika.store.sharing.statuses import Report

Transaction = Callable[..., AbstractContextManager[Connection]]
ROOT = ApiRoot("kronika", "Kronika", "Chronicles of events, each value with its source.")


class Shelf:
    """What a store shares with partners, and what they gave it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._held = threading.local()
        self._secrets: dict[str, bytes] = {}

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Let everything that this thread reads inside see the store as of one instant."""
        with self._transaction() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    @contextmanager
    def _view(self) -> Iterator[Connection]:
        held = getattr(self._held, "connection", None)
        if held is not None:
            yield held
        else:
            with self._transaction() as connection:
                yield connection

    def secret(self, name: str) -> bytes:
        """A secret of this store, made when it is first asked for."""
        if name not in self._secrets:
            with self._transaction(writing=True) as connection:
                self._secrets[name] = secret(connection, name)
        return self._secrets[name]

    def roots(self) -> tuple[ApiRoot, ...]:
        """The api roots; the first collection makes the first one."""
        with self._view() as connection:
            return collections.roots(connection)

    def add_root(self, root: ApiRoot) -> None:
        """Make an api root, unless there is one of that name."""
        with self._transaction(writing=True) as connection:
            collections.add_root(connection, root)

    def add_collection(self, title: str, **values: Any) -> Collection:  # noqa: ANN401
        """Make a collection; `values` are those of `Collection`.

        Raises:
            UsageError: the alias is taken.
        """
        values.setdefault("root", ROOT.name)
        values.setdefault("id", "")
        with self._transaction(writing=True) as connection:
            if values["root"] == ROOT.name:
                collections.add_root(connection, ROOT)
            return collections.add(connection, Collection(number=0, title=title, **values))

    def collections(self, root: str | None = None) -> tuple[Collection, ...]:
        """The collections, of one api root or of all."""
        with self._view() as connection:
            return collections.collections(connection, root)

    def collection(self, name: str, *, root: str | None = None) -> Collection:
        """A collection by id, alias or title.

        Raises:
            StoreError: there is none.
        """
        with self._view() as connection:
            return collections.find(connection, root, name)

    def add_partner(self, name: str, *, ceiling: int) -> None:
        """Make a partner, who can do nothing yet.

        Raises:
            UsageError: there is one of that name.
        """
        with self._transaction(writing=True) as connection:
            partners.add(connection, name, ceiling=ceiling)

    def admit(
        self, name: str, ceiling: int | None, *, collections: Sequence[str],
        scopes: Sequence[Scope], terms: Terms,
    ) -> str:  # fmt: skip
        """A key for a partner, new or known, with its rights: all of it or nothing.

        Raises:
            UsageError: a new partner has no ceiling, a known one another, or terms are wrong.
            StoreError: there is no such collection.
        """
        with self._transaction(writing=True) as connection:
            number = partners.known_or_new(connection, name, ceiling=ceiling)
            for one in collections:
                found = find(connection, None, one)
                partners.grant(connection, number, found.number, scopes)
            return partners.add_key(connection, number, terms)

    def add_key(self, name: str, terms: Terms) -> str:
        """A new key for a partner; it is kept as a hash and cannot be shown again.

        Raises:
            StoreError: there is no such partner.
        """
        with self._transaction(writing=True) as connection:
            return partners.add_key(connection, partners.number_of(connection, name), terms)

    def grant(self, name: str, collection: Collection, scopes: Sequence[Scope]) -> None:
        """Let a partner read or write a collection, and nothing else of it."""
        with self._transaction(writing=True) as connection:
            number = partners.number_of(connection, name)
            partners.grant(connection, number, collection.number, scopes)

    def revoke(self, name: str, *, key: str | None = None) -> int:
        """End all keys of a partner, or one; how many ended."""
        with self._transaction(writing=True) as connection:
            return partners.revoke(connection, name, key=key)

    def partners(self) -> list[dict[str, Any]]:
        """All partners with their keys (never the secrets) and rights."""
        with self._view() as connection:
            return partners.listed(connection)

    def viewer(self, key: str, *, address: str | None) -> Viewer | None:
        """Who holds a key, None when it lets nobody in."""
        pepper = self.secret("keys")
        with self._view() as connection:
            return partners.viewer(connection, key, address=address, pepper=pepper)

    def objects(
        self, viewer: Viewer, collection: Collection, filters: Filters, *,
        max_bytes: int = 8_000_000,
    ) -> Bodies:  # fmt: skip
        """A page of objects with their bytes, as the viewer may see them."""
        with self._view() as connection:
            return reading.objects(
                connection, viewer, collection.number, filters=filters, max_bytes=max_bytes
            )

    def rows(self, viewer: Viewer, collection: Collection, filters: Filters) -> Page:
        """The same page without the bytes."""
        with self._view() as connection:
            return reading.plain(connection, viewer, collection.number, filters=filters)

    def known(self, viewer: Viewer, collection: Collection, object_id: str) -> bool:
        """True when the viewer sees any version of an object."""
        with self._view() as connection:
            return reading.known(connection, viewer, collection.number, object_id=object_id)

    def put(
        self, collection: Collection, items: Sequence[Item], *, poster: int,
        report: Callable[[tuple[str, ...]], Report] | None = None,
        audited: Sequence[Entry] = (),
    ) -> tuple[str, ...]:  # fmt: skip
        """Keep objects, whole or not at all; the version of each.

        The status resource that `report` makes of the versions, and the entries of the audit
        log, are kept in the same transaction.
        """
        with self._transaction(writing=True) as connection:
            versions = posting.put(connection, collection.number, items, poster=poster)
            if report is not None:
                statuses.keep(connection, report(versions), partner=poster)
            audit.append(connection, audited)
            return versions

    def remove(
        self, viewer: Viewer, collection: Collection, *, object_id: str, filters: Filters,
        audited: Callable[[int], Entry],
    ) -> int:  # fmt: skip
        """Delete versions of an object that the viewer posted; how many.

        Raises:
            RightsError: some of them came from somebody else.
        """
        with self._transaction(writing=True) as connection:
            count = removing.remove(
                connection, viewer, collection.number, object_id=object_id, filters=filters
            )
            audit.append(connection, (audited(count),))
            return count

    def status(self, id_: str, *, partner: int, now_us: int) -> bytes | None:
        """A status resource, for who caused it."""
        with self._view() as connection:
            return statuses.find(connection, id_, partner=partner, now_us=now_us)

    def published(self, collection: Collection) -> dict[Place, Held]:
        """What of ours is laid out in a collection now."""
        with self._view() as connection:
            return publishing.held(connection, collection.number)

    def published_body(self, number: int) -> bytes:
        """The bytes of one row that `published` names."""
        with self._view() as connection:
            return publishing.body(connection, number)

    def exchange(
        self, collection: Collection, *, gone: Sequence[int], items: Sequence[Item]
    ) -> None:  # fmt: skip
        """Take rows of ours away and lay out others in their stead, in one transaction."""
        with self._transaction(writing=True) as connection:
            publishing.exchange(connection, collection.number, gone=gone, items=items)

    def audit(self, entries: Sequence[Entry], *, used: Sequence[str] = ()) -> None:
        """Add to the audit log, and remember which keys were used."""
        with self._transaction(writing=True) as connection:
            audit.append(connection, entries)
            if used:
                partners.used(connection, used)

    def verify_audit(self, *, noted: str | None = None) -> tuple[int, str]:
        """How many rows the audit log has and its last hash, once all of it holds.

        Raises:
            StoreError: it was changed.
        """
        key = self.secret("audit")
        with self._view() as connection:
            return audit.verify(connection, key=key, noted=noted)

    def audit_entries(self) -> Iterator[dict[str, Any]]:
        """The audit log, the oldest row first."""
        with self._transaction() as connection:
            yield from audit.entries(connection)
