"""What an exchange with partners is made of: collections, items, partners and what they may see.

A *partner* is whoever holds keys to our server. Ranks are those of `kronika.model.tlp`; instants
are whole microseconds since 1970-01-01 UTC, which is the precision of TAXII 2.1 (section 2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kronika.model.tlp import NO_CEILING

OURS = 0
"""The poster of what Kronika itself publishes."""

Scope = Literal["read", "write"]
SCOPES: tuple[Scope, ...] = ("read", "write")
Match = Literal["all", "first", "last"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one page may travel, who it is from, and what its owner says of rights.

    `level` is a rank of `kronika.model.tlp`, `UNMARKED` for what never leaves. `partner` is the
    partner whose statement the page is, None for pages that we read.
    """

    level: int
    rights: str | None = None
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class ApiRoot:
    """A group of collections under one address; `name` is one part of a path."""

    name: str
    title: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A shelf of objects; `id` is a UUIDv4.

    `can_read` and `can_write` are what anybody may do here at most; for one partner they are
    narrowed by its grant and its key. `profile` and `view` (a saved selection as a query string,
    empty for everything) say what is published into it; None where only partners write.
    """

    number: int
    id: str
    root: str
    title: str
    description: str | None = None
    alias: str | None = None
    can_read: bool = True
    can_write: bool = False
    profile: str | None = None
    view: str | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a partner, its ceiling, and what the key allows.

    `number` is the partner's; `grants` what it may do by number of the collection, and
    `collections` those that it was granted anything of.
    """

    number: int
    name: str
    key_id: str
    ceiling: int
    grants: dict[int, frozenset[Scope]] = field(default_factory=dict)
    collections: tuple[Collection, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One form of an object, for ceilings from `level` up to but not including `below`.

    An object without granular marks has one band. `whole` is True for the object as it came,
    False for one from which marked values were withheld. `digest` tells whether the content
    changed, for what we publish.
    """

    level: int
    body: bytes
    below: int = NO_CEILING
    whole: bool = True
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One version of one object, ready to be kept.

    `version` is the text of `modified`, else of `created`, as given, and `version_us` its
    instant; both None for an object that has neither.
    """

    id: str
    type: str
    spec_version: str
    version: str | None
    version_us: int | None
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """An object that was not taken, and why; `id` is what it calls itself, if it does."""

    id: str
    message: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a collection: any value of a kind, all kinds.

    `after` is an exclusive lower bound of the instant of adding; `versions` holds match words
    and instants. `limit` counts rows.
    """

    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    spec_versions: tuple[str, ...] = ()
    versions: tuple[Match | int, ...] = ("last",)
    after: int | None = None
    limit: int = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One version of an object, and when it was added."""

    id: str
    version: str
    added_us: int
    spec_version: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in the order of their adding; `more` when others follow."""

    rows: Sequence[Row]
    more: bool = False

    @property
    def first_us(self) -> int | None:
        """When the first row was added, None on an empty page."""
        return self.rows[0].added_us if self.rows else None

    @property
    def last_us(self) -> int | None:
        """When the last row was added, None on an empty page."""
        return self.rows[-1].added_us if self.rows else None


@dataclass(frozen=True, slots=True)
class Bodies:
    """The same page as the bytes of its objects, with the instants of its ends."""

    bodies: Sequence[bytes]
    first_us: int | None
    last_us: int | None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log: who did what, when, and what came of it."""

    at: str
    partner: str
    key_id: str
    address: str
    method: str
    path: str
    query: str
    status: int
    count: int
    bytes: int
