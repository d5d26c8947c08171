"""The tables of the store: one set for SQLite and PostgreSQL.

`captures`, `documents`, `blocks`, `assertions`, `judgements`, `decisions` and `refusals` are the
record, and `document_marks`, which a page may have before it comes (`level` is a rank of
`kronika.model.tlp`; without a row a page bears the default label).
`records`, `event_index` and `names_index` are derived from them in the same transaction and
can be made again, as can `tellings` and `telling_keys`, by which a page finds its like. So can
the list of merged events: `event_records` with `record_tellings` and `facet_values` (a record's
`facets` and `pages` are numbers of values and documents, days are numbers like 20160703);
`gone_records` are what was taken out of it, `stale_events` what of it is to be made anew, and
`counters` says how often the store changed. The full-text index (`document_words`) differs by
database and is made by the migrations.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)  # fmt: skip

HEAD = "0008"
"""The newest schema that this version of Kronika knows."""

LITTLE_TRUSTED = (
    "confidence < 0.5 AND superseded_at IS NULL AND field IN "
    "('type', 'start', 'place', 'participant', 'number')"
)
"""Values of events that the reader itself hardly believes; word for word the index's condition."""
UNSURE_PLACES = (
    "field = 'place' AND superseded_at IS NULL AND (value LIKE '%\"precision\":\"ambiguous\"%' "
    'OR value LIKE \'%"precision":"unconfirmed"%\')'
)
"""Places whose name means several places, or one that nothing else on the page supports."""

metadata = MetaData()


def _document(*, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    return Column(
        "document", Integer, ForeignKey("documents.number", ondelete="CASCADE"),
        nullable=nullable, primary_key=primary_key,
    )  # fmt: skip


captures = Table(
    "captures", metadata,
    Column("id", Text, primary_key=True),
    Column("path", Text), Column("url", Text), Column("media_type", Text),
    Column("charset", Text), Column("fetched_at", Text),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
documents = Table(
    "documents", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("capture_id", Text), Column("path", Text), Column("url", Text),
    Column("headline", Text), Column("published", Text), Column("published_basis", Text),
    Column("published_raw", Text), Column("modified", Text), Column("page_clock", Text),
    Column("not_before", Text), Column("not_after", Text), Column("language", Text),
    Column("outlet", Text), Column("authors", Text, nullable=False),
    Column("credits", Text, nullable=False), Column("canonical_url", Text),
    Column("made_by", Text, nullable=False),
    Column("first_day", Text), Column("last_day", Text), Column("outlet_words", Text),
    Column("added_at", Text, nullable=False), Column("changed_at", Text, nullable=False),
    Index("documents_first_day", "first_day"), Index("documents_capture", "capture_id"),
)  # fmt: skip
blocks = Table(
    "blocks", metadata,
    _document(primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
)  # fmt: skip
assertions = Table(
    "assertions", metadata,
    Column("id", Text, primary_key=True),
    _document(),
    Column("position", Integer, nullable=False),
    Column("subject", Text, nullable=False), Column("field", Text, nullable=False),
    Column("value", Text, nullable=False), Column("raw", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False), Column("block", Integer),
    Column("stance", Text, nullable=False), Column("claim_id", Text),
    Column("confidence", Float, nullable=False), Column("made_by", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("superseded_at", Text), Column("superseded_by", Text),
    Index("assertions_document", "document", "position"),
    Index(
        "assertions_little_trusted", "confidence", "id", sqlite_where=text(LITTLE_TRUSTED),
        postgresql_where=text(LITTLE_TRUSTED),
    ),
    Index(
        "assertions_unsure_places", "confidence", "id", sqlite_where=text(UNSURE_PLACES),
        postgresql_where=text(UNSURE_PLACES),
    ),
)  # fmt: skip
judgements = Table(
    "judgements", metadata,
    Column("number", Integer, primary_key=True),
    Column("left", Text, nullable=False), Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False), Column("by", Text, nullable=False),
    Column("at", Text, nullable=False), Column("score", Float),
    Column("reasons", Text, nullable=False), Column("retracted_at", Text),
    Column("retracted_by", Text),
    Index("judgements_left", "left"), Index("judgements_right", "right"),
)  # fmt: skip
decisions = Table(
    "decisions", metadata,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("action", Text, nullable=False),
    Column("by", Text, nullable=False), Column("at", Text, nullable=False),
    Column("subject", Text, nullable=False), Column("field", Text, nullable=False),
    Column("asserted", Text, nullable=False), Column("denied", Text, nullable=False),
    Column("note", Text, nullable=False), Column("undoes", Integer),
    Index("decisions_document", "document"), Index("decisions_subject", "subject"),
    Index("decisions_at", "at"),
)  # fmt: skip
refusals = Table(
    "refusals", metadata,
    Column("number", Integer, primary_key=True),
    _document(nullable=True),
    Column("path", Text), Column("component", Text, nullable=False),
    Column("reason", Text, nullable=False), Column("count", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Index("refusals_document", "document"), Index("refusals_path", "path"),
)  # fmt: skip
document_marks = Table(
    "document_marks", metadata,
    Column("document", Text, primary_key=True),
    Column("level", Integer, nullable=False), Column("rights", Text), Column("partner", Text),
)  # fmt: skip
records = Table(
    "records", metadata,
    _document(primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False), Column("record_id", Text, nullable=False),
    Index("records_id", "id"), Index("records_record_id", "record_id"),
)  # fmt: skip
event_index = Table(
    "event_index", metadata,
    _document(primary_key=True),
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("first_day", Text), Column("last_day", Text),
    Index("event_index_type", "type"), Index("event_index_first_day", "first_day"),
)  # fmt: skip
names_index = Table(
    "names_index", metadata,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("record", Text, nullable=False), Column("role", Text, nullable=False),
    Column("name", Text, nullable=False), Column("words", Text, nullable=False),
    Column("country", Text),
    Index("names_index_document", "document"),
)  # fmt: skip
tellings = Table(
    "tellings", metadata,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False), Column("filed", Text, nullable=False),
    Index("tellings_document", "document"),
)  # fmt: skip
telling_keys = Table(
    "telling_keys", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip
event_records = Table(
    "event_records", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("first_day", Integer), Column("last_day", Integer),
    Column("changed_at", Text, nullable=False), Column("change", Integer, nullable=False),
    Column("facets", LargeBinary, nullable=False), Column("pages", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
    Index("event_records_change", "change"),
)  # fmt: skip
record_tellings = Table(
    "record_tellings", metadata,
    Column("telling", Text, primary_key=True),
    Column("record", Integer, nullable=False), Column("document", Integer, nullable=False),
    Index("record_tellings_record", "record"), Index("record_tellings_document", "document"),
    sqlite_with_rowid=False,
)  # fmt: skip
gone_records = Table(
    "gone_records", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("change", Integer, nullable=False),
    Index("gone_records_change", "change"),
)  # fmt: skip
facet_values = Table(
    "facet_values", metadata,
    Column("number", Integer, primary_key=True),
    Column("facet", Text, nullable=False), Column("value", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index("facet_values_value", "facet", "value", unique=True),
)  # fmt: skip
stale_events = Table(
    "stale_events", metadata,
    Column("id", Text, primary_key=True), Column("mark", Integer, nullable=False),
    Index("stale_events_mark", "mark"),
)  # fmt: skip
counters = Table(
    "counters", metadata,
    Column("name", Text, primary_key=True), Column("value", Integer, nullable=False),
)  # fmt: skip
