"""A name of a body cut into what it states: country, function, branch, side, numbers, own words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kronika.codebook.concepts import Concepts, load_concepts
from kronika.codebook.name_words import fold
from kronika.codebook.states import States

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+")
_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_COUNTED = {
    word: str(number)
    for number, words in enumerate(
        ("first первый первая первой", "second второй вторая", "third третий третья",
         "fourth четвертый четвертая", "fifth пятый пятая", "sixth шестой шестая",
         "seventh седьмой седьмая", "eighth восьмой восьмая", "ninth девятый девятая",
         "tenth десятый десятая"), start=1,
    )
    for word in words.split()
}  # fmt: skip
_SUFFIXES = frozenset("st nd rd th й я е го ая ый ой".split())
_COUNTED_BODIES = frozenset({"brigade", "division", "regiment", "battalion", "corps", "squadron"})
_MAX_NAME = 200
_STATE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """What a name states; `own` are its remaining words, folded, in order.

    `concepts` are its general words by group (`functions`, `branches`, `sides`, `shapes`);
    `numbers` are ordinals and `year` an edition; `letters` the initials of its words.
    """

    own: tuple[str, ...]
    countries: frozenset[str]
    functions: frozenset[str]
    branches: frozenset[str]
    sides: frozenset[str]
    shapes: frozenset[str]
    numbers: frozenset[str]
    year: int | None
    words: tuple[str, ...]


def tokens(name: str) -> list[str]:
    """The words of a name; dotted acronyms as one word, at most so many characters.

    Example:
        >>> tokens("U.S. Navy’s 7th Fleet")
        ['US', 'Navy’s', '7', 'th', 'Fleet']
    """
    plain = _DOTTED.sub(lambda m: m[0].replace(".", ""), name[:_MAX_NAME])
    return _WORD.findall(plain)


@lru_cache(maxsize=16384)
def parts(name: str) -> Parts:
    """The parts of a name.

    Example:
        >>> said = parts("Chinese Ministry of National Defence")
        >>> sorted(said.countries), sorted(said.functions), said.own
        (['CN'], ['defence'], ())
        >>> parts("外交部").functions == parts("Foreign Ministry").functions
        True
    """
    cutter = _Cutter(States.load(), load_concepts())
    cutter.read(name)
    return cutter.made()


class _Cutter:
    """Reads one name from left to right, the longest known words first."""

    def __init__(self, states: States, concepts: Concepts) -> None:
        self._states, self._concepts = states, concepts
        self._countries: list[str] = []
        self._found: list[str] = []
        self._numbers: list[str] = []
        self._own: list[str] = []
        self._words: list[str] = []
        self._year: int | None = None

    def read(self, name: str) -> None:
        raw = tokens(name)
        self._words = [fold(word) for word in raw]
        at = 0
        while at < len(raw):
            at += self._state(raw, at) or self._phrase(at) or self._word(raw, at)

    def _state(self, raw: list[str], at: int) -> int:
        """How many words from here name one state."""
        for size in range(min(_STATE_WORDS, len(raw) - at), 0, -1):
            words = " ".join(raw[at : at + size])
            if words.islower() and words.isascii() and len(words) < 4:
                continue
            found = self._states.by_name(words) or self._states.by_name(words.title())
            if found is not None:
                self._countries.append(found.iso)
                return size
        return 0

    def _phrase(self, at: int) -> int:
        for size in (3, 2):
            key = tuple(self._words[at : at + size])
            found = self._concepts.phrases.get(key)
            if found is not None:
                self._found.append(found)
                return size
        return 0

    def _word(self, raw: list[str], at: int) -> int:
        word = self._words[at]
        if word.isdigit():
            self._number(word, last=at == len(raw) - 1)
        elif word in _COUNTED or (word in _ROMAN and at):
            self._numbers.append(_COUNTED.get(word) or _ROMAN[word])
        elif _HAN_RUN.fullmatch(raw[at]):
            self._han(raw[at])
        elif not (word in _SUFFIXES and at and self._words[at - 1].isdigit()):
            self._plain(word)
        return 1

    def _number(self, digits: str, *, last: bool) -> None:
        value = int(digits[:6])
        if len(digits) == 4 and 1900 <= value < 2100:
            self._year = value
        elif last and len(digits) == 2 and self._own and not _COUNTED_BODIES & set(self._found):
            self._year = value + (2000 if value < 60 else 1900)
        else:
            self._numbers.append(str(value))

    def _plain(self, word: str) -> None:
        bare = word.removesuffix("s") if word.endswith("'s") else word
        concept = self._concepts.of(bare)
        if concept is not None:
            self._found.append(concept)
        elif bare not in self._concepts.optional:
            self._own.append(bare)

    def _han(self, run: str) -> None:
        at, own = 0, ""
        while at < len(run):
            size = self._han_known(run, at)
            if size:
                self._own += [own] if own else []
                own = ""
                at += size
            else:
                own += run[at]
                at += 1
        self._own += [own] if own else []

    def _han_known(self, run: str, at: int) -> int:
        for size in range(min(6, len(run) - at), 0, -1):
            words = run[at : at + size]
            state = self._states.by_name(words) if size > 1 or at == 0 else None
            concept = self._concepts.han.get(words)
            if state is not None and len(run) > size:
                self._countries.append(state.iso)
                return size
            if concept is not None:
                self._found.append(concept)
                return size
            if words in self._concepts.optional and at:
                return size
        return 0

    def made(self) -> Parts:
        """What was read."""
        group = self._concepts.group
        by_group = {
            name: frozenset(c for c in self._found if group[c] == name)
            for name in ("functions", "branches", "sides", "shapes")
        }
        return Parts(
            tuple(self._own), frozenset(self._countries), **by_group,
            numbers=frozenset(self._numbers), year=self._year, words=tuple(self._words),
        )  # fmt: skip
