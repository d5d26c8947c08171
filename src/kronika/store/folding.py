"""Words as the full-text index knows them: one folding for texts and for queries.

A text and a query are cut and folded by the same function, so what was typed meets what
was printed whatever its case, marks or script habits:

- letters of scripts that print no spaces (Han, kana, Hangul) are one word each, so that a
  two-letter query finds its place inside a sentence;
- Latin words with marks are known by their ASCII form (`Altıntaş`: `altintas`);
- Russian `ё` is `е`, Arabic vowel marks and soft hyphens do not count.

The folded words are what both databases index; positions always refer to the raw text.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

MAX_WORD_CHARS = 64
"""Longer words are known by their first characters: both in texts and in queries."""

_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
_IGNORED = "\u00ad\u200b-\u200d\u2060\ufeff"
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
_UNCOUNTED = re.compile(f"[{_IGNORED}\u0640\u064b-\u065f\u0670]")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and the half-open code points of the raw text it was folded from."""

    folded: str
    start: int
    end: int


@cache
def _marks() -> str:
    """Combining marks of the basic plane as ranges of a character class."""
    ranges: list[list[int]] = []
    for point in range(min(0x10000, sys.maxunicode)):
        if unicodedata.category(chr(point))[0] == "M":
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[{_marks()}{_IGNORED}])+")


@cache
def _strange_pattern() -> re.Pattern[str]:
    return re.compile(f"[^\\w{_marks()}]|_")


def fold_word(raw: str) -> str:
    """One word as the index knows it; empty when nothing of it counts.

    Example:
        >>> fold_word("Altıntaş"), fold_word("Цзиньпин"), fold_word("ＮＡＴＯ")
        ('altintas', 'цзиньпин', 'nato')
    """
    if raw.isascii():
        return raw.lower()[:MAX_WORD_CHARS]
    word = unicodedata.normalize("NFKC", raw)
    if _LATIN.search(word):
        word = anyascii(word)
    word = _UNCOUNTED.sub("", word.casefold()).replace("ё", "е")
    return _strange_pattern().sub("", word)[:MAX_WORD_CHARS]


def words(text: str) -> Iterator[Word]:
    """The folded words of a text, in order, with their places in the raw text.

    Example:
        >>> [w.folded for w in words("Kara-Suu, 莫斯科")]
        ['kara', 'suu', '莫', '斯', '科']
    """
    for match in _word_pattern().finditer(text):
        folded = fold_word(match[0])
        if folded:
            yield Word(folded, match.start(), match.end())


def fold(text: str) -> str:
    """The folded words of a text with one space between them.

    Example:
        >>> fold("Mevlüt  Altıntaş!")
        'mevlut altintas'
    """
    return " ".join(word.folded for word in words(text))
