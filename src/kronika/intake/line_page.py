"""A saved page under way: its lines, how likely each is story, and the kinds found so far."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kronika.intake.line_features import NAMES, Line, features
from kronika.intake.line_model import LineModel
from kronika.intake.line_words import (
    COMMENT_HEADING,
    LOGIN,
    RELATED_HEADING,
    RULES_HEADING,
    SHARE,
    TAGS_HEADING,
    is_all,
    plain,
    starts_with,
)  # fmt: skip

_PROSE = NAMES.index("prose")
_REMEMBERED = 4096
"""Lines whose answers are kept: the rules ask for the same line again and again."""

_STOPS = tuple(".!?…。！？।؟۔")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})


@dataclass(slots=True)
class Page:
    """The lines of a page; `kinds` holds None where no rule has spoken yet.

    `chances` are the trained judge's answers, `words` the lines with plain spaces, `dense` how
    far from furniture a line is (`prose` of its features).
    """

    lines: Sequence[Line]
    chances: list[float]
    dense: list[float]
    threshold: float
    words: list[str] = field(default_factory=list)
    kinds: list[str | None] = field(default_factory=list)
    headline: int | None = None

    @classmethod
    def of(cls, lines: Sequence[Line], model: LineModel) -> "Page":
        """A page whose lines have been judged and not yet named."""
        rows = features(lines)
        return cls(
            lines,
            [model.score(row) for row in rows],
            [row[_PROSE] for row in rows],
            model.threshold,
            [plain(line.text) for line in lines],
            [None] * len(lines),
        )

    def name(self, index: int, kind: str) -> None:
        """Name a line, unless it has a name already."""
        if self.kinds[index] is None:
            self.kinds[index] = kind

    def closes(self, index: int) -> bool:
        """Whether a line ends as a sentence does."""
        return self.lines[index].text[-8:].rstrip("\"'”’»)]」』 ").endswith(_STOPS)

    def bulleted(self, index: int) -> bool:
        """Whether a line is an item of a list."""
        return index >= 0 and self.lines[index].text[:1] in "•-*·●▪■–—"

    def told(self) -> list[int]:
        """The lines taken for paragraphs of the story so far."""
        return [i for i, kind in enumerate(self.kinds) if kind == "body"]

    def unnamed(self, first: int, last: int) -> Iterator[int]:
        """Lines from `first` up to `last` (excluded) that have no kind yet."""
        return (i for i in range(max(first, 0), min(last, len(self.lines))) if not self.kinds[i])


@lru_cache(maxsize=_REMEMBERED)
def same_words(text: str) -> str:
    """A line as it is compared with others: case, width and the shape of quotes left out.

    Example:
        >>> same_words("China’s  Fleet") == same_words("China's fleet")
        True
    """
    return " ".join(
        unicodedata.normalize("NFKC", text[:1000]).translate(_QUOTES).casefold().split()
    )


@lru_cache(maxsize=_REMEMBERED)
def furniture_heading(words: str) -> str | None:
    """Which part of a page a line opens: related, tags, comment, comment_rules, share or form."""
    if len(words) > 160 or not words:
        return None
    if starts_with(RULES_HEADING, words):
        return "comment_rules"
    if RELATED_HEADING.fullmatch(words):
        return "related"
    if is_tags_heading(words):
        return "tags"
    if starts_with(COMMENT_HEADING, words):
        return "comment"
    if is_all(SHARE, words):
        return "share"
    return "form" if is_all(LOGIN, words) else None


def is_tags_heading(words: str) -> bool:
    """Whether a line announces keywords; without a colon only when nothing else stands there."""
    found = TAGS_HEADING.fullmatch(words)
    return found is not None and (found["colon"] is not None or not found["rest"])
