"""Kronika in a notebook: `kronika.read(paths)` gives documents, events and claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from kronika.errors import UsageError
from kronika.model.documents import Document, Given
from kronika.model.records import Chronicle, Claim, Designation, Entity, Event

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

TABLES = ("documents", "events", "claims", "entities", "designations")


@dataclass(frozen=True, slots=True)
class Chronicles:
    """What was read, one chronicle a page, with each kind of record as one sequence.

    `refused` holds the pages that could not be read, each with its reason.
    """

    pages: tuple[Chronicle, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The pages that were read."""
        return tuple(p.document for p in self.pages if p.document is not None)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of all pages, in order of the pages."""
        return tuple(e for p in self.pages for e in p.events)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is said, in order of the pages."""
        return tuple(c for p in self.pages for c in p.claims)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is named, document by document."""
        return tuple(e for p in self.pages for e in p.entities)

    @property
    def designations(self) -> tuple[Designation, ...]:
        """What pages say about lists."""
        return tuple(d for p in self.pages for d in p.designations)

    @property
    def refused(self) -> tuple[Chronicle, ...]:
        """The pages that could not be read."""
        return tuple(p for p in self.pages if p.document is None)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """One table as plain rows: `documents`, `events`, `claims`, `entities`, `designations`.

        Raises:
            UsageError: no table is called that.
        """
        if table not in TABLES:
            raise UsageError(f"no table is called {table!r}; known: {', '.join(TABLES)}")
        import msgspec

        return [msgspec.to_builtins(record) for record in getattr(self, table)]

    def to_pandas(self, table: str = "events") -> pd.DataFrame:
        """One table as a pandas DataFrame.

        Raises:
            UsageError: pandas is not installed, or no table is called that.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError("pandas is not installed: pip install 'kronika[pandas]'") from error
        return pd.DataFrame(self.rows(table))

    def to_polars(self, table: str = "events") -> pl.DataFrame:
        """One table as a polars DataFrame.

        Raises:
            UsageError: polars is not installed, or no table is called that.
        """
        try:
            import polars as pl
        except ImportError as error:
            raise UsageError("polars is not installed: pip install 'kronika[polars]'") from error
        return pl.DataFrame(self.rows(table), infer_schema_length=None)


Paths = str | PathLike[str] | Iterable[str | PathLike[str]]


def read(
    paths: Paths,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    db: str | PathLike[str] | None = None,
    reader: str | None = None,
) -> Chronicles:
    """What the pages at `paths` say: files, folders or globs, one or many.

    `published` (ISO 8601), `outlet` and `url` state what the pages do not say; `db` is a store
    to keep everything in; `reader` is `learned` where none is named. Pages that cannot be read
    are in `Chronicles.refused`.

    Raises:
        UsageError: no reader is called that.
    """
    from kronika.codebook.book import load_codebook
    from kronika.pipeline import Source, joined, settle
    from kronika.pipeline import read as run
    from kronika.plugins import default_reader, load_reader

    said = (published, outlet, url)
    given = Given(published=published, outlet=outlet, url=url) if any(said) else None
    source = Source(_listed(paths), given=given)
    codebook = load_codebook()
    components = load_reader(reader or default_reader())(codebook)
    if db is None:
        from kronika.resolving.memory import MemoryNeighbourhood

        near = MemoryNeighbourhood()
        pages = list(run(source, codebook=codebook, reader=components, neighbourhood=near))
        return Chronicles(tuple(joined(pages, near)))
    from kronika.store import open_store

    with open_store(fspath(db)) as store:
        kept = store.neighbourhood()
        found = run(source, codebook=codebook, reader=components, store=store, neighbourhood=kept)
        read_pages = tuple(joined(list(found), kept))
        settle(store, codebook)
        return Chronicles(read_pages)


def _listed(paths: Paths) -> Sequence[str]:
    if isinstance(paths, str | PathLike):
        return (fspath(paths),)
    return tuple(fspath(p) for p in paths)
