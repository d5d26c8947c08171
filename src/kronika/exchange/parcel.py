"""What leaves, and the formats it can leave in: the one seam between the store and the files.

The command line makes a `Parcel` of a store and a selection; a `Format` writes it. A format is one
module with one function that writes bytes to a file or files to a folder, and one `Format` value
that says so. Ours are listed in `exchange/formats.py`; another package adds its own:

    [project.entry-points."kronika.formats"]
    mine = "my_package.mine:FORMAT"
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

from kronika.codebook.citing import Cited
from kronika.exchange.stix.marks import Marks
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.listing import EventRecord
from kronika.model.merged_claims import MergedClaim
from kronika.model.records import Chronicle

Options = Mapping[str, str | bool | None]
"""The values of a format's own options by name: a string, or True and False for a switch."""


def _nothing(_document_id: str) -> Sequence[Assertion]:
    return ()


def _unanswered(_page: Chronicle) -> Mapping[str, tuple[str, str]]:
    return {}


def _nowhere(_document_id: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything that leaves, as functions that start anew at each call and never hold it all.

    `records` gives the events of the chronicle, the same order for the same store; `pages` the
    pages behind them with all that they tell, and last those that could not be read (without
    document);
    `assertions` and `document` those about one document, and the document, by its id (None where
    it is not there). `codebook` is what they were read with.
    `claims` are those that several pages carry, each once; `marks` the labels of the pages.
    `answers` gives what the ledger says to the asides of a page, by the ids of its designations:
    agrees, disagrees or unknown, and the reason.
    `stamp` is the moment that the files name as theirs (ISO 8601 UTC), None for none: nothing
    else in an export depends on the clock.

    Example:
        >>> Parcel.of().count
        0
    """

    records: Callable[[], Iterable[EventRecord]]
    pages: Callable[[], Iterable[Chronicle]]
    assertions: Callable[[str], Sequence[Assertion]] = _nothing
    codebook: Cited = field(default_factory=lambda: Cited("unversioned", ""))
    stamp: str | None = None
    document: Callable[[str], Document | None] = _nowhere
    claims: Callable[[], Iterable[MergedClaim]] = tuple
    marks: Marks = field(default_factory=Marks)
    answers: Callable[[Chronicle], Mapping[str, tuple[str, str]]] = _unanswered

    @classmethod
    def of(
        cls, records: Sequence[EventRecord] = (), pages: Sequence[Chronicle] = (),
        assertions: Mapping[str, Sequence[Assertion]] | None = None,
        *, codebook: Cited | None = None, stamp: str | None = None,
    ) -> Self:  # fmt: skip
        """A parcel of values that are at hand."""
        told = assertions or {}
        return cls(
            lambda: records,
            lambda: pages,
            lambda document_id: told.get(document_id, ()),
            codebook or Cited("unversioned", ""),
            stamp,
            {page.document.id: page.document for page in pages if page.document}.get,
        )

    @property
    def count(self) -> int:
        """How many events it holds; this goes through all of them."""
        return sum(1 for _ in self.records())


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: how many of each kind of thing, and what a reader should know.

    `notes` say in one sentence each what the format could not carry and how often.
    """

    counts: Mapping[str, int]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a format: `--name TEXT`, or a switch when `switch` is True."""

    name: str
    about: str
    switch: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which records leave: `to_file` or `to_folder`, and which name it takes.

    `about` is one line for `kronika export --help`. `name_as` is the file (or folder) that is
    written when no other is named; a format that makes one file goes to standard output instead
    when `name_as` is None. A format with both functions makes one file when the option `one_by`
    is given. The functions raise `UsageError` where options do not fit together.
    """

    name: str
    about: str
    to_file: Callable[[Parcel, IO[bytes], Options], Written] | None = None
    to_folder: Callable[[Parcel, Path, Options], Written] | None = None
    options: tuple[Option, ...] = ()
    name_as: str | None = None
    one_by: str | None = None
