"""Saved plain text: a page without tags becomes a document with labelled blocks.

The text is kept as it is, code point by code point. Each line is one block; a dateline or a
credit at the edge of a line is a block of its own inside it.
"""

import re
from collections.abc import Sequence

from kronika.errors import IntakeError
from kronika.intake.agencies import agencies_among
from kronika.intake.credits import credit_line, trailing_credit
from kronika.intake.datelines import split_dateline
from kronika.intake.dumps_facts import Dates, authors, dates, outlet
from kronika.intake.language import detect_language
from kronika.intake.line_features import Line, split_lines
from kronika.intake.line_labels import MAX_LINES, label_lines
from kronika.intake.line_model import LineModel
from kronika.intake.line_wraps import unwrapped
from kronika.model.assertions import content_id
from kronika.model.documents import Block, Capture, Document, Given

__all__ = ["read_text"]

MADE_BY = "lines@1"
_SPEAKER = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){1,40}:\s")
_OPENINGS = 4
"""Paragraphs from the first on of which one may open with the dateline."""


def read_text(capture: Capture, text: str, *, model: LineModel | None = None) -> Document:
    r"""The document that a page of plain text holds.

    `text` is the decoded page and becomes `Document.text` unchanged. What `capture.given`
    states is kept as given. `model` replaces the line judge that comes with the package.

    Raises:
        IntakeError: the text is empty or white space alone.

    Example:
        >>> words = "Fleets meet\n\nTwo fleets met off the coast on Monday, officials said."
        >>> page = read_text(Capture("c_1", b""), words)
        >>> page.headline, [block.kind for block in page.blocks]
        ('Fleets meet', ['headline', 'body'])
    """
    lines = unwrapped(text, split_lines(text))
    if not lines:
        raise IntakeError(
            capture.path or "-", "the page holds no text: nothing to read", component="dumps"
        )
    kinds = label_lines(lines, model)
    given = capture.given or Given()
    blocks, credited = _blocks(text, lines, kinds)
    language = given.language or detect_language(_story(lines, kinds))
    found = dates(lines, kinds, language=language)
    headline = next(
        (line.text for line, k in zip(lines, kinds, strict=True) if k == "headline"), None
    )
    return Document(
        id=content_id("d", capture.id),
        text=text,
        blocks=blocks,
        capture_id=capture.id,
        path=capture.path,
        url=given.url or capture.url,
        headline=given.headline or headline,
        published=given.published or found.published,
        published_basis="given" if given.published else "printed" if found.published else None,
        published_raw=given.published or found.published_raw,
        modified=found.modified,
        page_clock=found.page_clock,
        not_after=_not_after(given, found),
        language=language,
        outlet=given.outlet or outlet(lines, kinds, told=credited),
        authors=authors(lines, kinds),
        credits=credited,
        made_by=MADE_BY,
    )


def _not_after(given: Given, found: Dates) -> str | None:
    """The page was served after it was published; with a publication date no bound is needed."""
    if given.published or found.published or not found.page_clock:
        return None
    return found.page_clock[:10]


def _story(lines: Sequence[Line], kinds: Sequence[str]) -> str:
    """Up to 20,000 characters of the story, or of the page when it has none."""
    story = [line.text[:2000] for line, kind in zip(lines, kinds, strict=True) if kind == "body"]
    return "\n".join(story[:60] or [line.text[:500] for line in lines[:200]])


def _blocks(
    text: str, lines: Sequence[Line], kinds: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the page in order, and whom its datelines and credits name, each once."""
    blocks: list[Block] = []
    names: dict[str, None] = {}
    openings = 0 if _is_transcript(lines) else _OPENINGS
    for line, kind in zip(lines[:MAX_LINES], kinds, strict=False):
        parts = [Block(kind, line.start, line.end)]
        if kind == "body" and openings > 0:
            openings -= 1
            parts, openings = _after_dateline(text, line, names, openings)
        if kind in ("body", "caption"):
            parts = _before_credit(text, parts, names)
        elif kind == "credit":
            names.update(dict.fromkeys(agencies_among(credit_line(line.text) or ())))
        blocks.extend(parts)
    if len(lines) > MAX_LINES:
        blocks.append(Block("other", lines[MAX_LINES].start, lines[-1].end))
    return tuple(blocks), tuple(names)


def _is_transcript(lines: Sequence[Line]) -> bool:
    """Whether speakers in capitals open paragraphs, so that `NAME:` is no place."""
    return sum(_SPEAKER.match(line.text[:60]) is not None for line in lines[:200]) >= 2


def _after_dateline(
    text: str, line: Line, names: dict[str, None], openings: int
) -> tuple[list[Block], int]:
    """A paragraph cut behind its dateline; no other paragraph is looked at then."""
    cut = split_dateline(text, line.start, line.end)
    if cut is None or not line.start < cut[0] < line.end:
        return [Block("body", line.start, line.end)], openings
    opening = text[line.start : cut[0]].rstrip()
    names.update(dict.fromkeys(cut[1]))
    dateline = Block("dateline", line.start, line.start + len(opening))
    return [dateline, Block("body", cut[0], line.end)], 0


def _before_credit(text: str, parts: list[Block], names: dict[str, None]) -> list[Block]:
    """A caption or paragraph cut before the credit that ends it."""
    last = parts[-1]
    cut = trailing_credit(text, last.start, last.end)
    if cut is None or not last.start < cut[0] < last.end:
        return parts
    names.update(dict.fromkeys(agencies_among(cut[1])))
    told = text[last.start : cut[0]].rstrip()
    if not told:
        return parts
    kept = Block(last.kind, last.start, last.start + len(told))
    return [*parts[:-1], kept, Block("credit", cut[0], last.end)]
