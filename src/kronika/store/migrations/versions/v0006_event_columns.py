"""The list of merged events with its facets beside each record, ready to be counted in memory."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the list anew: all events wait to be listed."""
    op.drop_table("record_facets")
    op.drop_table("event_records")
    op.create_table(
        "event_records",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("first_day", sa.Integer),
        sa.Column("last_day", sa.Integer),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("facets", sa.LargeBinary, nullable=False),
        sa.Column("pages", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("event_records_change", "event_records", ["change"])
    op.create_table(
        "gone_records",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("change", sa.Integer, nullable=False),
    )
    op.create_index("gone_records_change", "gone_records", ["change"])
    for table in ("record_tellings", "facet_values", "stale_events"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
    op.execute("INSERT INTO counters (name, value) VALUES ('values', 1)")
    op.execute(
        "INSERT INTO stale_events (id, mark) SELECT DISTINCT id, 0 FROM records "
        "WHERE kind = 'event'"
    )


def downgrade() -> None:
    """The older list is not made again: nothing reads it."""
