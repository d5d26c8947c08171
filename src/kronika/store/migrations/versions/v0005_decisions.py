"""The log of what people decide about values."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the log, empty."""
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column(
            "document", sa.Integer, sa.ForeignKey("documents.number", ondelete="CASCADE"),
            nullable=False,
        ),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("action", "by", "at", "subject", "field", "asserted", "denied", "note")
        ),
        sa.Column("undoes", sa.Integer),
    )  # fmt: skip
    for name in ("document", "subject", "at"):
        op.create_index(f"decisions_{name}", "decisions", [name])


def downgrade() -> None:
    """What people decided is lost."""
    op.drop_table("decisions")
