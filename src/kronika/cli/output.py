"""Words of pages on a terminal or in a pipe, where they can do no harm."""

import re
import sys
from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Console
from rich.text import Text

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def screen() -> Console:
    """Standard output for people; colours obey `NO_COLOR`."""
    return Console(highlight=False, markup=False)


def note(words: str, *, quiet: bool = False) -> None:
    """One line on standard error, unless nobody wants notes."""
    if not quiet:
        Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(harmless(words))


def harmless(words: object) -> str:
    r"""Words without the characters that steer a terminal or turn its text round.

    Each becomes one replacement character, so places in the words stay right.

    Example:
        >>> harmless("a\x1b[31mb\nc")
        'a�[31mb c'
    """
    return _HARMFUL.sub("�", str(words)).replace("\n", " ").replace("\t", " ")


def cell(words: object, style: str = "") -> Text:
    """Words for a table; None is empty."""
    return Text("" if words is None else harmless(words), style=style)


def marked(words: str, marks: Iterable[tuple[int, int]]) -> Text:
    """Words with some of them marked; the places are code points of `words`."""
    text = cell(words)
    for start, end in marks:
        text.stylize("bold yellow", max(0, start), max(0, end))
    return text


def write_lines(lines: Iterable[bytes]) -> None:
    """Lines to standard output as they come, each with its line feed."""
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def write_json(values: Sequence[object]) -> None:
    """Each value as one line of JSON."""
    write_lines(msgspec.json.encode(value) for value in values)
