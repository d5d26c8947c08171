"""Where documents, assertions and judgements are kept: SQLite by default, PostgreSQL by URL."""

from kronika.store.base import Forgotten, Found, Hit
from kronika.store.opening import DEFAULT_FILE, open_store
from kronika.store.selection import Selection
from kronika.store.snippets import Snippet, sentence_at
from kronika.store.sql import SqlStore

__all__ = [
    "DEFAULT_FILE",
    "Forgotten",
    "Found",
    "Hit",
    "Selection",
    "Snippet",
    "SqlStore",
    "open_store",
    "sentence_at",
]
