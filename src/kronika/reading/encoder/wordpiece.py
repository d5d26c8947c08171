"""Words and word pieces as the encoder was trained on them, with their places in the text."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_CJK = r"⺀-鿿豈-﫿぀-ヿ가-힯"  # each of these is a word by itself
_LETTER = rf"(?![{_CJK}])[^\W_]"
_WORD = re.compile(rf"[{_CJK}]|(?:{_LETTER})+(?:[̀-ͯ](?:{_LETTER})*)*|\S")
_LONGEST = 60  # letters of a word that are looked up; longer ones are unknown
_KEPT = 50_000  # words kept in the cache
SHAPES = (
    "lower", "title", "upper", "letter", "mixed", "digits", "alphanumeric", "mark", "quote",
    "other",
)  # fmt: skip
"""Shapes of words; the id of a later piece is that of its word plus `len(SHAPES)`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of the text (half-open code points), its pieces and its shape."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int


def shape_of(word: str) -> int:
    """Index in `SHAPES` of how a word is written: the encoder itself sees no capitals.

    Example:
        >>> [SHAPES[shape_of(w)] for w in ("troops", "Oslo", "NATO", "2016", "T-14"[:1], "“")]
        ['lower', 'title', 'upper', 'digits', 'letter', 'quote']
    """
    if not word.isalnum():
        if any(c.isalnum() for c in word):
            return 4
        return 8 if word in "\"'“”‘’«»„" else 7
    if word.isdigit():
        return 5
    if not word.isalpha():
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word.istitle():
        return 1
    return 4 if word.lower() != word.upper() else 9


def plain(word: str) -> str:
    """The word in small letters without accents.

    Example:
        >>> plain("Élysée")
        'elysee'
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")


class WordPiece:
    """Cuts texts into the pieces of a vocabulary, greedily from the left.

    Example:
        >>> cut = WordPiece({"[UNK]": 0, "drill": 1, "##s": 2})
        >>> [(w.start, w.end, w.pieces) for w in cut.words("Drills, here")]
        [(0, 6, (1, 2)), (6, 7, (0,)), (8, 12, (0,))]
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._ids = vocabulary
        self._unknown = (vocabulary["[UNK]"],)
        self._seen: dict[str, tuple[tuple[int, ...], int]] = {}

    @classmethod
    def of(cls, lines: Sequence[str]) -> "WordPiece":
        """From the lines of a vocabulary file: the id of a piece is the number of its line."""
        return cls({piece: i for i, piece in enumerate(lines)})

    def words(self, text: str) -> list[Word]:
        """All words and marks of a text with their pieces."""
        found = []
        seen = self._seen
        for match in _WORD.finditer(text):
            word = match.group()
            known = seen.get(word)
            if known is None:
                known = (self._pieces(plain(word)), shape_of(word))
                if len(seen) < _KEPT:
                    seen[word] = known
            found.append(Word(match.start(), match.end(), *known))
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return self._unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            end = len(word)
            while end > start and prefix + word[start:end] not in self._ids:
                end -= 1
            if end == start:
                return self._unknown
            found.append(self._ids[prefix + word[start:end]])
            start = end
        return tuple(found) or self._unknown
