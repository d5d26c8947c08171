"""The record (documents, assertions, judgements, refusals) and the indexes over it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables; the full-text index is made for the database at hand."""
    _make_documents()
    _make_assertions()
    _make_judgements()
    _make_index()
    if op.get_bind().dialect.name == "sqlite":
        _make_sqlite_words()
    else:
        _make_postgres_words()


def _document(*, nullable: bool = False, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "document", sa.Integer, sa.ForeignKey("documents.number", ondelete="CASCADE"),
        nullable=nullable, primary_key=primary_key,
    )  # fmt: skip


def _texts(*names: str, nullable: bool = True) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _make_documents() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("path", "url", "media_type", "charset", "fetched_at"),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *_texts("text", nullable=False),
        *_texts(
            "capture_id", "path", "url", "headline", "published", "published_basis",
            "published_raw", "modified", "page_clock", "not_before", "not_after", "language",
            "outlet",
        ),
        *_texts("authors", "credits", nullable=False),
        *_texts("canonical_url"),
        *_texts("made_by", nullable=False),
        *_texts("first_day", "last_day", "outlet_words"),
        *_texts("added_at", "changed_at", nullable=False),
    )  # fmt: skip
    op.create_index("documents_first_day", "documents", ["first_day"])
    op.create_index("documents_capture", "documents", ["capture_id"])
    op.create_table(
        "blocks",
        _document(primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *_texts("kind", nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )


def _make_assertions() -> None:
    op.create_table(
        "assertions",
        sa.Column("id", sa.Text, primary_key=True),
        _document(),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("subject", "field", "value", "raw", nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        *_texts("quote", nullable=False),
        sa.Column("block", sa.Integer),
        *_texts("stance", nullable=False),
        *_texts("claim_id"),
        sa.Column("confidence", sa.Float, nullable=False),
        *_texts("made_by", "added_at", nullable=False),
        *_texts("superseded_at", "superseded_by"),
    )
    op.create_index("assertions_document", "assertions", ["document", "position"])


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        *_texts("left", "right", "verdict", "by", "at", nullable=False),
        sa.Column("score", sa.Float),
        *_texts("reasons", nullable=False),
        *_texts("retracted_at"),
    )
    op.create_index("judgements_left", "judgements", ["left"])
    op.create_index("judgements_right", "judgements", ["right"])
    op.create_table(
        "refusals",
        sa.Column("number", sa.Integer, primary_key=True),
        _document(nullable=True),
        *_texts("path"),
        *_texts("component", "reason", nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        *_texts("at", nullable=False),
    )
    op.create_index("refusals_document", "refusals", ["document"])
    op.create_index("refusals_path", "refusals", ["path"])


def _make_index() -> None:
    op.create_table(
        "records",
        _document(primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("kind", "record_id", nullable=False),
    )
    op.create_index("records_id", "records", ["id"])
    op.create_index("records_record_id", "records", ["record_id"])
    op.create_table(
        "event_index",
        _document(primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("type", nullable=False),
        *_texts("first_day", "last_day"),
    )
    op.create_index("event_index_type", "event_index", ["type"])
    op.create_index("event_index_first_day", "event_index", ["first_day"])
    op.create_table(
        "names_index",
        sa.Column("number", sa.Integer, primary_key=True),
        _document(),
        *_texts("record", "role", "name", "words", nullable=False),
        *_texts("country"),
    )
    op.create_index("names_index_document", "names_index", ["document"])


def _make_sqlite_words() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE document_words USING fts5(folded, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\")"
    )


def _make_postgres_words() -> None:
    op.execute(
        "CREATE TABLE document_words (document integer PRIMARY KEY "
        "REFERENCES documents(number) ON DELETE CASCADE, folded tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX document_words_folded ON document_words USING gin (folded)")
    with_trigrams = sa.text("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if op.get_bind().execute(with_trigrams).scalar():
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        op.execute("CREATE INDEX names_index_words ON names_index USING gin (words gin_trgm_ops)")


def downgrade() -> None:
    """There is nothing before the first step."""
