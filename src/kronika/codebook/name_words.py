"""Words that mark names: titles, head nouns, given names, and the words that are no names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml
from anyascii import anyascii

from kronika.errors import CodebookError

__all__ = ["NameWords", "fold", "load_words"]

_STEM = 2
_MARKS = str.maketrans("", "", "'’‘ʼ`´.ʿʾ·")


def fold(word: str) -> str:
    """A word for comparison: lower case, no apostrophes or full stops, Latin without accents.

    Example:
        >>> fold("Da’esh"), fold("U.S."), fold("Çavuşoğlu"), fold("Россия")
        ('daesh', 'us', 'cavusoglu', 'россия')
    """
    plain = word.translate(_MARKS)
    if not plain.isascii() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in plain):
        plain = anyascii(plain)
    return plain.casefold()


@dataclass(frozen=True, slots=True)
class NameWords:
    """The vocabulary by group (`words["months"]`), all folded; head nouns by kind."""

    groups: Mapping[str, frozenset[str]]
    heads: Mapping[str, str]
    prefixes: Mapping[str, str]
    actors: Mapping[str, str]
    again: Mapping[str, frozenset[str]]
    common: frozenset[str]
    given: frozenset[str]

    def plain(self, key: str) -> bool:
        """Whether a folded word is a common one, inflections included.

        Example:
            >>> [load_words().plain(word) for word in ("meets", "visited", "erdogan")]
            [True, True, False]
        """
        if key in self.common or key in self.groups["actor_modifiers"] or key in self.actors:
            return True
        stems = (
            key[: -len(end)] for end in ("s", "es", "d", "ed", "ing", "ly") if key.endswith(end)
        )
        return any(len(stem) > _STEM and stem in self.common for stem in stems)

    def __getitem__(self, group: str) -> frozenset[str]:
        return self.groups[group]


@cache
def load_words() -> NameWords:
    """The vocabulary of the package.

    Example:
        >>> load_words().heads["ministry"], "wang" in load_words()["family_first"]
        ('agency', True)
    """
    titles, nouns = _yaml("titles"), _yaml("head_nouns")
    words, given = _yaml("name_words"), _yaml("given_names")
    groups = {name: _set(terms) for name, terms in titles.items()}
    groups |= {name: _set(v) for name, v in words.items() if isinstance(v, list)}
    groups |= {name: _set(v) for name, v in nouns.items() if name not in {"kinds", "prefixes"}}
    groups["family_first"] = _set(given.pop("family_first"))
    names: frozenset[str] = frozenset().union(*(_set(terms) for terms in given.values()))
    return NameWords(
        groups, _turned(nouns["kinds"]), _turned(nouns["prefixes"]), _turned(words["actors"]),
        _kinds_by_noun(words["again"]),
        _common(), names,
    )  # fmt: skip


def _set(terms: list[str]) -> frozenset[str]:
    return frozenset(" ".join(fold(part) for part in term.split()) for term in terms)


def _kinds_by_noun(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    nouns = {fold(noun) for terms in table.values() for noun in terms}
    return {n: frozenset(kind for kind, terms in table.items() if n in terms) for n in nouns}


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    """The kind of each word; the first kind that lists a word wins."""
    turned: dict[str, str] = {}
    for kind, terms in table.items():
        for term in terms:
            turned.setdefault(fold(term), kind)
    return turned


def _yaml(name: str) -> dict[str, Any]:
    path = resources.files("kronika.codebook") / "data" / f"{name}.yaml"
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 (both are safe)
    if not isinstance(table, dict):
        raise CodebookError(f"{name}.yaml", "expected a mapping of word lists")
    return table


def _common() -> frozenset[str]:
    path = resources.files("kronika.codebook") / "data" / "common_words.txt"
    lines = path.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
