"""Known names as a tree of folded words: each place of a line is looked up once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kronika.codebook.names import NameBook
from kronika.codebook.states import States
from kronika.reading.names.lines import Line, folded
from kronika.reading.tokens import token_spans

_END = "\0"
_SKIPPED = frozenset(["-", "–", "‐", "'", "’", "."])
_ARTICLES = frozenset({"al", "el"})
_MAX_WORDS = 14
_SPOKEN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A known surface: what it names and how its words are written."""

    kind: str
    row: str
    form: str
    country: str | None
    caps: tuple[bool, ...]
    surface: str
    unsure: bool = False
    sub: str | None = None


class Trie:
    """Surfaces by their folded words.

    Example:
        >>> trie = Trie()
        >>> trie.add("Da'esh", kind="group", row="g1", form="alias")
        >>> len(trie)
        1
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(
        self, surface: str, *, kind: str, row: str, form: str, country: str | None = None,
        unsure: bool = False, sub: str | None = None,
    ) -> None:  # fmt: skip
        """Enter a surface; case is judged from how it is written."""
        words = [surface[a:b] for a, b in token_spans(surface, 0, len(surface))]
        kept = [(w, folded(w)) for w in words if w not in _SKIPPED and folded(w)]
        if not kept or len(kept) > _MAX_WORDS:
            return
        node = self._root
        for _, key in kept:
            node = node.setdefault(key, {})
        caps = tuple(w[0].isupper() and key not in _ARTICLES for w, key in kept)
        node.setdefault(_END, []).append(
            Entry(kind, row, form, country, caps, surface, unsure, sub)
        )
        self._count += 1

    def longest(self, line: Line, index: int) -> tuple[int, Entry] | None:
        """End and entry of the longest surface that begins at a word, or None."""
        node: Any = self._root.get(line.folds[index])
        best, at, used = None, index, [index]
        while node is not None:
            at += 1
            if _END in node:
                entry = next((e for e in node[_END] if _written(e, line, used)), None)
                best = (at, entry) if entry else best
            while at < len(line) and line.words[at] in _SKIPPED and _joins(line, at):
                at += 1
            if at >= len(line) or len(used) >= _MAX_WORDS:
                break
            node = node.get(line.folds[at])
            used.append(at)
        return best

    def hits(self, line: Line) -> dict[int, tuple[int, Entry]]:
        """The longest surface at each word where one begins."""
        root = self._root
        found = {}
        for index, key in enumerate(line.folds):
            if key in root and (hit := self.longest(line, index)):
                found[index] = hit
        return found


def _joins(line: Line, at: int) -> bool:
    """A hyphen between words, spaced or not, or a mark glued to the word before."""
    return line.glued(at) or line.words[at] in {"-", "–"}


def _written(entry: Entry, line: Line, used: list[int]) -> bool:
    """Whether the words are written with the capitals that the surface asks for."""
    if entry.form == "acronym":
        plain = all(line.words[i].isupper() or line.words[i] == entry.surface for i in used)
        mixed = plain or (len(used) == 1 and line.words[used[0]] in entry.surface)
        mixed = mixed or (entry.kind == "igo" and _capitalised(entry, line.words[used[0]]))
        return mixed and not (
            line.upper and line.words[used[0]].isalpha() and _word_like(line, used)
        )
    return all(line.caps[i] for i, capital in zip(used, entry.caps, strict=True) if capital)


def _capitalised(entry: Entry, word: str) -> bool:
    """An acronym that is spoken as a word: Nato."""
    return len(word) > _SPOKEN and word == entry.surface.capitalize()


def _word_like(line: Line, used: list[int]) -> bool:
    return line.folds[used[0]] in {"us", "is", "it", "who", "un", "mit", "aa", "as", "let", "eta"}


def build(book: NameBook, states: States, languages: Iterable[str]) -> Trie:
    """All surfaces of the codebook, and the names of states in the languages."""
    trie = Trie()
    for row in book:
        for surface, form in row.surfaces:
            trie.add(surface, kind=row.kind, row=row.id, form=form, country=row.country)
    for name in states.surfaces(languages=languages):
        trie.add(
            name.surface, kind="state", row=f"state:{name.iso}", form=name.form, country=name.iso,
            unsure=name.ambiguous, sub=name.kind,
        )  # fmt: skip
    return trie
