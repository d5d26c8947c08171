"""What differs between databases: one small interface, everything else is shared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, Engine, FromClause, make_url

from kronika.errors import StoreError
from kronika.store.queries import Phrase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Backend(Protocol):
    """A database that can hold a store."""

    name: str
    engine: Engine

    def prepare(self, *, create: bool) -> None:
        """Check that the database is ours, or make it so."""

    def lock(self, connection: Connection) -> None:
        """Make other writers wait until the transaction of `connection` ends."""

    def index_words(self, connection: Connection, number: int, *, text: str) -> None:
        """Put the words of a document into the full-text index, where it has none yet."""

    def drop_words(self, connection: Connection, number: int) -> None:
        """Take the words of a document out of the full-text index."""

    def matching(self, wanted: Sequence[Phrase]) -> FromClause:
        """The documents that hold all phrases: columns `document` and `score`, less is better."""

    def holding(
        self, connection: Connection, wanted: Sequence[Phrase], *, beyond: int = 0
    ) -> "NDArray[np.int64]":
        """The numbers above `beyond` of the documents that hold all phrases, in no order."""

    def scrub(self) -> bool:
        """Overwrite what was deleted; False when other programs kept it from being finished."""


def backend_of(target: str) -> Backend:
    """The database that `target` names: a file, `:memory:` or a `postgresql://` URL.

    Raises:
        StoreError: the URL is of a kind that Kronika cannot use.
    """
    if "://" not in target:
        from kronika.store.sqlite import SqliteBackend

        return SqliteBackend(target)
    scheme = target.split("://", 1)[0]
    if scheme.split("+")[0] in {"postgresql", "postgres"}:
        from kronika.store.postgres import PostgresBackend

        return PostgresBackend(make_url("postgresql+psycopg://" + target.split("://", 1)[1]))
    raise StoreError(
        f"a store cannot be a {scheme} address: give a file, or postgresql://user@host/database"
    )
