"""PostgreSQL: the same tables for a team, on a server that somebody else keeps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, FromClause, Integer, column, create_engine, text
from sqlalchemy.engine import URL

from kronika.errors import StoreError
from kronika.store.folding import words
from kronika.store.queries import Phrase
from kronika.store.schema import migrate, revision, up_to_date

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_VECTOR_BYTES = 900_000
"""A tsvector may hold 1 MB: the words beyond are not indexed, the text is kept whole."""
_LOCK = 0x4B524F4E


class PostgresBackend:
    """A store in a database of a PostgreSQL server (version 13 or newer)."""

    name = "postgresql"

    def __init__(self, url: URL) -> None:
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise StoreError(
                "PostgreSQL needs one more package: pip install 'kronika[postgres]'"
            ) from error
        self.engine = create_engine(url)

    def prepare(self, *, create: bool) -> None:
        """Check the schema of the database; make or migrate it when `create` is set."""
        with self.engine.connect() as connection:
            if up_to_date(connection):
                return
            if not create and revision(connection) is None:
                raise StoreError("no store in this database: `kronika read` makes one")
        with self.engine.begin() as connection:
            self.lock(connection)
            migrate(connection)

    def lock(self, connection: Connection) -> None:
        """One writer at a time, as on SQLite; readers never wait."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})

    def index_words(self, connection: Connection, number: int, *, text: str) -> None:
        """Put the folded words of a document into its tsvector."""
        connection.exec_driver_sql(
            "INSERT INTO document_words VALUES (%s, %s::tsvector)", (number, _vector(text))
        )

    def drop_words(self, connection: Connection, number: int) -> None:
        """Take the words of a document out of the index."""
        connection.exec_driver_sql("DELETE FROM document_words WHERE document = %s", (number,))

    def matching(self, wanted: Sequence[Phrase]) -> FromClause:
        """Documents by ts_rank, turned round so that less is better."""
        found = text(
            "SELECT document, -ts_rank(folded, CAST(:words AS tsquery)) AS score "
            "FROM document_words WHERE folded @@ CAST(:words AS tsquery)"
        ).bindparams(words=" & ".join(map(_query, wanted)))
        return found.columns(column("document", Integer), column("score")).subquery("matching")

    def holding(
        self, connection: Connection, wanted: Sequence[Phrase], *, beyond: int = 0
    ) -> "NDArray[np.int64]":
        """Documents by the index alone."""
        import numpy as np

        found = connection.exec_driver_sql(
            "SELECT document FROM document_words "
            "WHERE folded @@ CAST(%s AS tsquery) AND document > %s",
            (" & ".join(map(_query, wanted)), beyond),
        )
        return np.fromiter((row[0] for row in found), np.int64)

    def scrub(self) -> bool:
        """Give deleted rows back; backups and logs of the server are its keeper's to clean."""
        with self.engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:  # fmt: skip
            connection.exec_driver_sql("VACUUM")
        return True


def _vector(text: str) -> str:
    """The literal of a tsvector with our own words, so that no server setting cuts them anew."""
    places: dict[str, list[int]] = {}
    size = 0
    for position, word in enumerate(words(text), start=1):
        size += len(word.folded.encode()) + 4 if word.folded not in places else 2
        if size > MAX_VECTOR_BYTES:
            break
        places.setdefault(word.folded, []).append(min(position, 16383))
    return " ".join(f"'{w}':{','.join(map(str, at[:255]))}" for w, at in places.items())


def _query(phrase: Phrase) -> str:
    quoted = [f"'{word}'" for word in phrase.words]
    return "(" + " <-> ".join(quoted) + (":*)" if phrase.prefix else ")")
