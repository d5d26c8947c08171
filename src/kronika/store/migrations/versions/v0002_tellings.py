"""Tellings of events and the keys under which they meet, so that a new page finds its like."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two derived tables; `kronika resolve` fills them for pages read before."""
    op.create_table(
        "tellings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column(
            "document", sa.Integer, sa.ForeignKey("documents.number", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("filed", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_index("tellings_document", "tellings", ["document"])
    op.create_table(
        "telling_keys",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("telling", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Both tables can be made again at any time."""
    op.drop_table("telling_keys")
    op.drop_table("tellings")
