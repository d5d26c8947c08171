"""Quotation marks: which words stand between which marks.

Marks of all families are read; an apostrophe is never a mark. A quotation that runs over
several paragraphs opens each of them with a mark and closes only the last: every paragraph
gives one `Quotation`, and `continued` says that it goes on from the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kronika.reading.quotes.paragraphs import Paragraph

_CLOSER = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "「": "」",
    "『": "』",
    "‹": "›",
    "‘": "’",
    '"': '"',
    "‟": "”",
}
_SPACE_OR_OPEN = " \t\n\xa0([{—–-‎‏…:,"
_SCARE_WORDS = 3
_MAX_ALONE = 20
"""Single marks without a partner after which a paragraph's single marks are left alone."""
_MAX_QUOTATION, _MAX_SINGLE = 20_000, 1_500
"""Code points over which a closing mark is looked for."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks.

    `start`..`end` is the content without its marks, `first`..`last` includes them;
    `paragraph` is the index of its paragraph; `continued` is True when it goes on from the
    paragraph before.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    continued: bool = False


def quotations(text: str, lines: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The outermost quotations of all paragraphs, in order.

    Example:
        >>> page = "“We agree,” she said."
        >>> [page[q.start : q.end] for q in quotations(page, [Paragraph(0, 21, 0, "body")])]
        ['We agree,']
    """
    found: list[Quotation] = []
    running = False
    for index, line in enumerate(lines):
        opens = text[line.start] in _CLOSER and text[line.start] != "‘"
        still_open = False
        for quotation, closed in _in_line(text, line, index=index):
            goes_on = running and opens and quotation.first == line.start
            found.append(_continued(quotation) if goes_on else quotation)
            still_open = not closed
        running = still_open or (running and opens and not found)
    return tuple(found)


def _continued(q: Quotation) -> Quotation:
    return Quotation(q.start, q.end, q.first, q.last, q.paragraph, continued=True)


def _in_line(text: str, line: Paragraph, *, index: int) -> Iterator[tuple[Quotation, bool]]:
    """Quotations of one paragraph, each with whether its closing mark is there."""
    position, alone = line.start, 0
    while position < line.end:
        if alone > _MAX_ALONE and text[position] == "‘":
            position += 1
            continue
        if not _opens(text, position, line):
            position += 1
            continue
        stop = _closing(text, position, line)
        if stop is None and text[position] == "‘":
            position, alone = position + 1, alone + 1
            continue
        end = line.end if stop is None else stop
        if text[position + 1 : end].strip():
            yield _quotation(text, position, end=end, index=index, line=line), stop is not None
        position = end + 1


def _quotation(text: str, first: int, *, end: int, index: int, line: Paragraph) -> Quotation:
    start = first + 1
    while start < end and text[start] in " ‎‏\xa0":
        start += 1
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Quotation(start, stop, first, min(end + 1, line.end), index)


def _opens(text: str, position: int, line: Paragraph) -> bool:
    mark = text[position]
    if mark not in _CLOSER:
        return False
    if mark not in '"‘':
        return True
    before = text[position - 1] if position > line.start else " "
    after = text[position + 1] if position + 1 < line.end else " "
    return (before in _SPACE_OR_OPEN or before in _CLOSER) and not after.isspace()


def _closing(text: str, first: int, line: Paragraph) -> int | None:
    """Where the mark stands that closes the one at `first`, or None."""
    closers, depth = _CLOSER[text[first]], 0
    reach = _MAX_SINGLE if text[first] == "‘" else _MAX_QUOTATION
    for position in range(first + 1, min(line.end, first + reach)):
        mark = text[position]
        if mark in closers and _may_close(text, position, line):
            if depth == 0:
                return position
            depth -= 1
        elif mark == text[first] and mark not in '"‘':
            if _mistyped(text, position):
                return position
            depth += 1
    return None


def _may_close(text: str, position: int, line: Paragraph) -> bool:
    """An apostrophe is followed by a letter; a straight mark before a word opens again."""
    after = text[position + 1] if position + 1 < line.end else " "
    if text[position] == "’":
        return not after.isalnum() and text[position - 1] not in "sS"
    if text[position] == '"':
        return not (after.isalnum() and text[position - 1].isspace())
    return True


def _mistyped(text: str, position: int) -> bool:
    """An opening mark after a comma or a stop, where a closing one was meant."""
    return text[max(0, position - 3) : position].rstrip()[-1:] in {",", ".", "?", "!"}


def is_scare(text: str, quotation: Quotation) -> bool:
    """Words in marks that are a term, not a statement: one to three, with no stop in them."""
    words = text[quotation.start : quotation.end]
    return len(words.split()) <= _SCARE_WORDS and words[-1:] not in ".!?,…。！？，"
