"""The list of merged events with its facets, and what of it is to be made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the derived tables; all events that are there wait to be listed."""
    _make_records()
    _make_facets()
    op.create_table(
        "stale_events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("mark", sa.Integer, nullable=False),
    )
    op.create_index("stale_events_mark", "stale_events", ["mark"])
    op.create_table(
        "counters",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO counters (name, value) VALUES ('changes', 1)")
    op.execute(
        "INSERT INTO stale_events (id, mark) SELECT DISTINCT id, 0 FROM records "
        "WHERE kind = 'event'"
    )


def _make_records() -> None:
    op.create_table(
        "event_records",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("first_day", sa.Text),
        sa.Column("last_day", sa.Text),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("disagreements", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("event_records_day", "event_records", ["day", "id"])
    op.create_index("event_records_changed", "event_records", ["changed_at", "id"])
    op.create_index("event_records_change", "event_records", ["change"])
    op.create_table(
        "record_tellings",
        sa.Column("telling", sa.Text, primary_key=True),
        sa.Column("record", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("record_tellings_record", "record_tellings", ["record"])
    op.create_index("record_tellings_document", "record_tellings", ["document"])


def _make_facets() -> None:
    op.create_table(
        "facet_values",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("facet_values_value", "facet_values", ["facet", "value"], unique=True)
    op.create_table(
        "record_facets",
        sa.Column("value", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("record", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("record_facets_record", "record_facets", ["record"])


def downgrade() -> None:
    """All of it can be made again at any time."""
    for name in (
        "event_records", "record_tellings", "facet_values", "record_facets", "stale_events",
        "counters",
    ):  # fmt: skip
        op.drop_table(name)
