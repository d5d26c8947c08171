"""The log of what people decide about values, and the indexes of what they should look at."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OPEN = (
    (
        "little_trusted",
        "confidence < 0.5 AND superseded_at IS NULL AND field IN "
        "('type', 'start', 'place', 'participant', 'number')",
    ),
    (
        "unsure_places",
        "field = 'place' AND superseded_at IS NULL AND (value LIKE "
        '\'%"precision":"ambiguous"%\' OR value LIKE \'%"precision":"unconfirmed"%\')',
    ),
)


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
    for name, where in _OPEN:
        op.create_index(
            f"assertions_{name}", "assertions", ["confidence", "id"], sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )  # fmt: skip
    for name in ("document", "subject", "at"):
        op.create_index(f"decisions_{name}", "decisions", [name])


def downgrade() -> None:
    """What people decided is lost."""
    for name, _ in _OPEN:
        op.drop_index(f"assertions_{name}", "assertions")
    op.drop_table("decisions")
