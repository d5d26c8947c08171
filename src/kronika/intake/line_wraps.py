"""Paragraphs of text whose lines were broken at a fixed width, as mails and cables are."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kronika.intake.line_features import Line

__all__ = ["unwrapped"]

_NARROW, _WIDE = 50, 100
"""Between these widths, in characters, text is broken by machines."""

_LEAST = 4
_SHARE = 0.7
_LONGER = 0.02
_SLACK = 2
_SPACES = str.maketrans("\r\n\t\x0b\x0c", "     ")


def unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    r"""The lines with the parts of a broken paragraph as one; as they are on any other page.

    A page is broken when hardly any line is longer than 100 characters, and most lines with a
    line right below them are so full that its first word would not have fitted. The characters
    of a joined line stay in their places: line feeds stand as spaces.

    Example:
        >>> from kronika.intake.line_features import split_lines
        >>> words = "ships of both navies sailed past the harbour wall and were seen from shore\n"
        >>> [line.text.count("ships") for line in unwrapped(words * 6, split_lines(words * 6))]
        [6]
    """
    width = _width(lines)
    if width is None:
        return list(lines)
    joined: list[Line] = []
    last = None
    for line in lines:
        if joined and last is not None and _goes_on(last, line, width):
            start = joined[-1].start
            words = text[start : line.end].translate(_SPACES)
            joined[-1] = replace(joined[-1], end=line.end, text=words, blank_after=line.blank_after)
        else:
            joined.append(line)
        last = line
    return joined


def _width(lines: Sequence[Line]) -> int | None:
    """The width that a page is broken at, or None when it is not."""
    sizes = [len(line.text) + line.indent for line in lines]
    long = sum(size > _WIDE for size in sizes)
    width = max((size for size in sizes if size <= _WIDE), default=0)
    if width < _NARROW or long > _LONGER * len(sizes):
        return None
    beside = [(one, two) for one, two in pairwise(lines) if not two.blank_before]
    full = sum(_goes_on(one, two, width) for one, two in beside)
    return width if full >= max(_LEAST, _SHARE * len(beside)) else None


def _goes_on(line: Line, after: Line, width: int) -> bool:
    """Whether the first word below would not have fitted at the end of a line."""
    if after.blank_before or len(line.text) + line.indent > _WIDE:
        return False
    first = after.text.split(None, 1)[0]
    return len(line.text) + line.indent + 1 + len(first) > width - _SLACK
