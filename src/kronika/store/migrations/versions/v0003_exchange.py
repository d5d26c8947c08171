"""The exchange with partners: collections, objects, statuses, keys, rights and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = (
    "exchange_audit_head", "exchange_audit", "exchange_grants", "exchange_keys",
    "exchange_partners", "exchange_statuses", "exchange_objects", "exchange_collections",
    "exchange_roots", "exchange_secrets",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables, all empty: nothing is shared until somebody says so."""
    _make_collections()
    _make_objects()
    _make_partners()
    _make_audit()


def downgrade() -> None:
    """What was shared, with whom and when is lost."""
    for name in _TABLES:
        op.drop_table(name)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _integers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _of(name: str, target: str, *, primary_key: bool = False) -> sa.Column[int]:
    reference = sa.ForeignKey(f"{target}.number", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, reference, nullable=False, primary_key=primary_key)


def _make_collections() -> None:
    op.create_table(
        "exchange_secrets",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "exchange_roots",
        sa.Column("name", sa.Text, primary_key=True),
        *_texts("title"), *_texts("description", nullable=True),
    )  # fmt: skip
    op.create_table(
        "exchange_collections",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("root", sa.Text, sa.ForeignKey("exchange_roots.name"), nullable=False),
        *_texts("title"), *_texts("description", "alias", nullable=True),
        *_integers("can_read", "can_write"), *_texts("profile", "view", nullable=True),
        sa.Column("last_added_us", sa.BigInteger, nullable=False),
    )  # fmt: skip


def _make_objects() -> None:
    op.create_table(
        "exchange_objects",
        sa.Column("number", sa.Integer, primary_key=True),
        _of("collection", "exchange_collections"),
        sa.Column("added_us", sa.BigInteger, nullable=False),
        *_integers("level", "below", "poster", "whole", "deleted", "is_first", "is_last", "twin"),
        sa.Column("version_us", sa.BigInteger, nullable=False),
        *_texts("object_id", "type", "spec_version", "version"),
        *_integers("unversioned"), *_texts("digest", nullable=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )  # fmt: skip
    for name, column, unique in (
        ("added", ("added_us",), True), ("id", ("object_id", "version_us"), False),
        ("type", ("type", "added_us"), False),
    ):  # fmt: skip
        op.create_index(
            f"exchange_objects_{name}", "exchange_objects", ["collection", *column], unique=unique
        )
    op.create_table(
        "exchange_statuses",
        sa.Column("id", sa.Text, primary_key=True),
        *_integers("partner"),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("exchange_statuses_at", "exchange_statuses", ["at_us"])


def _make_partners() -> None:
    op.create_table(
        "exchange_partners",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        *_integers("ceiling"), *_texts("added_at"), *_texts("revoked_at", nullable=True),
    )  # fmt: skip
    op.create_table(
        "exchange_keys",
        sa.Column("id", sa.Text, primary_key=True),
        _of("partner", "exchange_partners"),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        *_texts("scopes", "networks", "added_at"),
        *_texts("expires_at", "used_at", "revoked_at", nullable=True),
    )
    op.create_table(
        "exchange_grants",
        _of("partner", "exchange_partners", primary_key=True),
        _of("collection", "exchange_collections", primary_key=True),
        *_texts("scopes"),
    )


def _make_audit() -> None:
    op.create_table(
        "exchange_audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("at", "partner", "key_id", "address", "method", "path", "query"),
        *_integers("status", "count"),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        *_texts("hash"),
    )
    op.create_table(
        "exchange_audit_head",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        *_integers("number"), *_texts("hash", "seal"),
    )  # fmt: skip
