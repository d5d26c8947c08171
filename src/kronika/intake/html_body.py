"""Where the article stands among the lines of a page: trafilatura's paragraphs laid on our text.

trafilatura gives text without places. Its paragraphs are found again by their letters alone
(white space, list dashes and table bars aside): long ones anywhere, short ones only between the
long ones around them, so that a word of the menu is not taken for the article.
"""

import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from kronika.intake.html_lines import Line

__all__ = ["article_paragraphs", "coverage"]

_RUN = re.compile(r"[^\W_]+")
_LONG = 50
_PIECE = 32
_MAX_PARAGRAPHS = 20_000
_MAX_MISSES = 1_000

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def article_paragraphs(root: HtmlElement, *, url: str | None = None) -> list[str]:
    """The paragraphs that trafilatura takes for the article, in order; empty when it finds none.

    The same page gives the same paragraphs always: nothing is remembered between pages.
    """
    try:
        found = trafilatura.bare_extraction(
            root, url=url, include_comments=False, deduplicate=False, with_metadata=False
        )
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return []
    text = getattr(found, "text", None) if found is not None else None
    return [line for line in (text or "").split("\n") if line.strip()][:_MAX_PARAGRAPHS]


def coverage(text: str, lines: Sequence[Line], paragraphs: Sequence[str]) -> list[float]:
    """For each line the share of its letters that lies in a paragraph of the article (0 to 1)."""
    squeezed, places = _squeeze(text)
    wanted = [letters for letters in (_letters(p) for p in paragraphs) if letters]
    spans = _place_all(squeezed, wanted)
    covered = bytearray(len(squeezed) + 1)
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    shares = []
    for line in lines:
        first, last = bisect_left(places, line.start), bisect_left(places, line.end)
        shares.append(covered.count(1, first, last) / max(1, last - first))
    return shares


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The text without white space and marks, and where each of its characters stands."""
    places: list[int] = []
    for found in _RUN.finditer(text):
        places.extend(range(*found.span()))
    return "".join(_RUN.findall(text)), places


def _letters(words: str) -> str:
    return "".join(_RUN.findall(words))


@dataclass(slots=True)
class _Search:
    """Looks for letters from a place on, then anywhere; gives up after `_MAX_MISSES` failures.

    A page made to match nowhere would otherwise cost its length for each of its paragraphs.
    """

    squeezed: str
    misses: int = 0

    def find(self, letters: str, cursor: int) -> int:
        """Where the letters stand, or -1."""
        if self.misses >= _MAX_MISSES:
            return -1
        at = self.squeezed.find(letters, cursor)
        at = at if at >= 0 else self.squeezed.find(letters)
        self.misses += at < 0
        return at


def _place_all(squeezed: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open spans of `squeezed`, in no order: long paragraphs first, then short ones."""
    spans: list[tuple[int, int]] = []
    anchors: list[tuple[int, int, int]] = []
    cursor, search = 0, _Search(squeezed)
    for i, letters in enumerate(wanted):
        if len(letters) < _LONG:
            continue
        at = search.find(letters, cursor)
        if at >= 0:
            cursor = at + len(letters)
            anchors.append((i, at, cursor))
            spans.append((at, cursor))
        else:
            pieces = _place_pieces(search, letters, cursor)
            spans.extend(pieces)
            if pieces:
                cursor = max(cursor, pieces[-1][1])
                anchors.append((i, pieces[0][0], pieces[-1][1]))
    spans.extend(_place_short(squeezed, wanted, anchors))
    return spans


def _place_pieces(search: _Search, letters: str, cursor: int) -> list[tuple[int, int]]:
    """Pieces of a paragraph that stands in the page with something in between."""
    spans = []
    for at in range(0, len(letters), _PIECE):
        piece = letters[at : at + _PIECE]
        if len(piece) < _PIECE:
            piece = letters[-_PIECE:]
        found = search.find(piece, cursor)
        if found >= 0:
            spans.append((found, found + len(piece)))
            cursor = found + len(piece)
    return spans


def _place_short(
    squeezed: str, wanted: Sequence[str], anchors: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int]]:
    """Short paragraphs between the long ones before and after them."""
    spans = []
    indices = [i for i, _, _ in anchors]
    reach = 4 * _LONG
    cursor = 0
    for i, letters in enumerate(wanted):
        if len(letters) >= _LONG:
            continue
        before, after = bisect_left(indices, i) - 1, bisect_right(indices, i)
        first = anchors[before][2] if before >= 0 else 0
        last = anchors[after][1] if after < len(anchors) else len(squeezed)
        if before < 0 and after < len(anchors):
            first = max(0, last - 10 * reach)
        if after >= len(anchors) and before >= 0:
            last = min(last, first + 10 * reach)
        at = squeezed.find(letters, max(first, cursor), last) if first < last else -1
        if at >= 0:
            spans.append((at, at + len(letters)))
            cursor = at + len(letters)
    return spans
