"""What pages are marked with, and where we stand with the servers of partners."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _of(name: str, target: str, *, primary_key: bool = False) -> sa.Column[int]:
    reference = sa.ForeignKey(f"{target}.number", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, reference, nullable=False, primary_key=primary_key)


def upgrade() -> None:
    """Make the tables, empty: a page without a row bears the default label."""
    op.create_table(
        "document_marks",
        sa.Column("document", sa.Text, primary_key=True),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("rights", sa.Text),
        sa.Column("partner", sa.Text),
    )
    op.create_table(
        "exchange_feeds",
        sa.Column("number", sa.Integer, primary_key=True),
        _of("partner", "exchange_partners"),
        sa.Column("direction", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        _of("collection", "exchange_collections"),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("after", sa.Text),
        sa.Column("next", sa.Text),
        sa.Column("at", sa.Text),
    )
    op.create_index(
        "exchange_feeds_address", "exchange_feeds",
        ["partner", "direction", "address", "collection"], unique=True,
    )  # fmt: skip
    op.create_table(
        "exchange_taken",
        _of("collection", "exchange_collections", primary_key=True),
        sa.Column("added_us", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "exchange_ties",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("poster", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
    )
    for name in ("source", "target"):
        op.create_index(f"exchange_ties_{name}", "exchange_ties", ["poster", name])


def downgrade() -> None:
    """What pages are marked with is lost, and every pull begins anew."""
    for name in ("exchange_ties", "exchange_taken", "exchange_feeds", "document_marks"):
        op.drop_table(name)
