"""The tables of the exchange: the same on SQLite and PostgreSQL.

An object is kept once for each band of ceilings that sees a form of its own (`level` up to but
not including `below`); `poster` is 0 for what we publish. `added_us` is unique in a collection and
rises with every row, so that a place in the order of adding is one number.

A feed is a collection of a partner's server that we pull from, or push to: `after` and `next` are
where we stand, `asked` says how the server is asked (where its key is, never the key). `taken`
says up to where the objects of a collection were read as statements, `ties` which object of a
partner names which.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)  # fmt: skip

from kronika.store.tables import metadata


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _of(name: str, target: str, *, primary_key: bool = False) -> Column[int]:
    reference = ForeignKey(f"{target}.number", ondelete="CASCADE")
    return Column(name, Integer, reference, nullable=False, primary_key=primary_key)


secrets = Table(
    "exchange_secrets", metadata,
    Column("name", Text, primary_key=True), Column("value", LargeBinary, nullable=False),
)  # fmt: skip
roots = Table(
    "exchange_roots", metadata,
    Column("name", Text, primary_key=True),
    Column("title", Text, nullable=False), Column("description", Text),
)  # fmt: skip
collections = Table(
    "exchange_collections", metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("root", Text, ForeignKey("exchange_roots.name"), nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text), Column("alias", Text),
    Column("can_read", Integer, nullable=False), Column("can_write", Integer, nullable=False),
    Column("profile", Text), Column("view", Text),
    Column("last_added_us", BigInteger, nullable=False),
)  # fmt: skip
objects = Table(
    "exchange_objects", metadata,
    _number(),
    _of("collection", "exchange_collections"),
    Column("added_us", BigInteger, nullable=False),
    Column("level", Integer, nullable=False), Column("below", Integer, nullable=False),
    Column("poster", Integer, nullable=False), Column("whole", Integer, nullable=False),
    Column("deleted", Integer, nullable=False),
    Column("is_first", Integer, nullable=False), Column("is_last", Integer, nullable=False),
    Column("twin", Integer, nullable=False),
    Column("version_us", BigInteger, nullable=False),
    Column("object_id", Text, nullable=False), Column("type", Text, nullable=False),
    Column("spec_version", Text, nullable=False), Column("version", Text, nullable=False),
    Column("unversioned", Integer, nullable=False),
    Column("digest", Text), Column("body", LargeBinary, nullable=False),
    Index("exchange_objects_added", "collection", "added_us", unique=True),
    Index("exchange_objects_id", "collection", "object_id", "version_us"),
    Index("exchange_objects_type", "collection", "type", "added_us"),
)  # fmt: skip
statuses = Table(
    "exchange_statuses", metadata,
    Column("id", Text, primary_key=True),
    Column("partner", Integer, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("exchange_statuses_at", "at_us"),
)  # fmt: skip
partners = Table(
    "exchange_partners", metadata,
    _number(),
    Column("name", Text, nullable=False, unique=True),
    Column("ceiling", Integer, nullable=False),
    Column("added_at", Text, nullable=False), Column("revoked_at", Text),
)  # fmt: skip
keys = Table(
    "exchange_keys", metadata,
    Column("id", Text, primary_key=True),
    _of("partner", "exchange_partners"),
    Column("hash", LargeBinary, nullable=False),
    Column("scopes", Text, nullable=False), Column("networks", Text, nullable=False),
    Column("added_at", Text, nullable=False), Column("expires_at", Text),
    Column("used_at", Text), Column("revoked_at", Text),
)  # fmt: skip
grants = Table(
    "exchange_grants", metadata,
    _of("partner", "exchange_partners", primary_key=True),
    _of("collection", "exchange_collections", primary_key=True),
    Column("scopes", Text, nullable=False),
)  # fmt: skip
feeds = Table(
    "exchange_feeds", metadata,
    _number(),
    _of("partner", "exchange_partners"),
    Column("direction", Text, nullable=False), Column("address", Text, nullable=False),
    _of("collection", "exchange_collections"),
    Column("asked", Text, nullable=False),
    Column("after", Text), Column("next", Text), Column("at", Text),
    Index(
        "exchange_feeds_address", "partner", "direction", "address", "collection", unique=True
    ),
)  # fmt: skip
taken = Table(
    "exchange_taken", metadata,
    _of("collection", "exchange_collections", primary_key=True),
    Column("added_us", BigInteger, nullable=False),
)  # fmt: skip
ties = Table(
    "exchange_ties", metadata,
    _number(),
    Column("poster", Integer, nullable=False),
    Column("source", Text, nullable=False), Column("target", Text, nullable=False),
    Index("exchange_ties_source", "poster", "source"),
    Index("exchange_ties_target", "poster", "target"),
)  # fmt: skip
audit = Table(
    "exchange_audit", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in (
        "at", "partner", "key_id", "address", "method", "path", "query",
    )),
    Column("status", Integer, nullable=False), Column("count", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False), Column("hash", Text, nullable=False),
)  # fmt: skip
audit_head = Table(
    "exchange_audit_head", metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False), Column("hash", Text, nullable=False),
    Column("seal", Text, nullable=False),
)  # fmt: skip
