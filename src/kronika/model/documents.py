"""A page as received, and the document that intake makes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

BLOCK_KINDS = (
    "headline", "standfirst", "byline", "dateline", "body", "caption", "credit", "timestamp",
    "page_clock", "related_link", "tags", "section", "share", "counters", "nav", "form",
    "comment", "comment_rules", "other",
)  # fmt: skip
STORY_KINDS = frozenset({"headline", "standfirst", "body", "caption"})
"""Kinds of blocks that are read as news."""

DateBasis = Literal["printed", "metadata", "url", "given"]


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as received, never edited.

    `id` is `"c_"` and the SHA-256 of `body` in hex. `path` is where it was read from (for
    a row of a table or a record of an archive: `file#row`); `fetched_at` is ISO 8601 UTC
    and only set when the page was fetched from the network. `given` holds what the user
    states for the page (published, outlet, url, id), which intake keeps as given.
    """

    id: str
    body: bytes
    path: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched_at: str | None = None
    given: "Given | None" = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about a page: None where nothing was said.

    `published` is ISO 8601, a date or an instant, with a zone only if the user gave one;
    `published_basis` is `metadata` where the feed around the page stated it, not the user.
    """

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    headline: str | None = None
    language: str | None = None
    published_basis: DateBasis = "given"


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled part of the page: `kind` is one of `BLOCK_KINDS`; half-open code points."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The whole visible text of a page, fixed at birth, cut into labelled blocks.

    Blocks are in order and do not overlap; every visible character that is not white space
    lies in exactly one. `published` is ISO 8601 with the precision and the zone that were
    printed, never an invented one (`2016-07-04T04:57`, `2016-07-04T04:57+03:00`,
    `2016-07-04`); `published_raw` is the string it was read from and `published_basis`
    says where that stood. `page_clock` is the site's own clock when the page was served:
    it is not a publication time. `not_before` and `not_after` bound the publication day
    (inclusive ISO dates) when the page only allows that. Languages are ISO 639-1.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    capture_id: str | None = None
    path: str | None = None
    url: str | None = None
    headline: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    published_raw: str | None = None
    modified: str | None = None
    page_clock: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    language: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    canonical_url: str | None = None
    made_by: str = ""

    def story(self) -> Iterator[tuple[int, Block]]:
        """The blocks that are read as news, each with its index, in order of the page."""
        return ((i, b) for i, b in enumerate(self.blocks) if b.kind in STORY_KINDS)

    def of_kind(self, *kinds: str) -> Iterator[Block]:
        """The blocks of the named kinds, in order of the page."""
        return (b for b in self.blocks if b.kind in kinds)

    def block_at(self, position: int) -> int | None:
        """Index of the block that holds the code point at `position`, or None."""
        return next((i for i, b in enumerate(self.blocks) if b.start <= position < b.end), None)

    def slice(self, block: Block) -> str:
        """The words of one block."""
        return self.text[block.start : block.end]


def trimmed(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks without white space at their edges; blocks of white space alone are left out.

    Example:
        >>> trimmed(" a  b ", [Block("body", 0, 3), Block("nav", 3, 6)])
        (Block(kind='body', start=1, end=2), Block(kind='nav', start=4, end=5))
    """
    kept = []
    for block in blocks:
        words = text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            kept.append(Block(block.kind, start, end))
    return tuple(kept)
