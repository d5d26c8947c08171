"""Concepts that names of bodies share across languages, and given names that are one name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kronika.codebook.files import load, packaged
from kronika.codebook.name_words import fold
from kronika.errors import CodebookError

_GROUPS = ("functions", "branches", "sides", "shapes")
_LONGEST_HAN = 4


@dataclass(frozen=True, slots=True)
class Concepts:
    """What words of names mean: `words` exact, `stems` by their beginning, `han` inside a name.

    `group` tells of each concept whether it is a function, a branch, a side or a shape;
    `optional` are words and concepts that a name may lack; `given` maps a given name to its
    first variant.
    """

    words: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    stems: Mapping[str, str]
    han: Mapping[str, str]
    group: Mapping[str, str]
    optional: frozenset[str]
    given: Mapping[str, str]

    def of(self, word: str) -> str | None:
        """The concept of a folded word, None when it is none.

        Example:
            >>> concepts = load_concepts()
            >>> concepts.of("defense"), concepts.of("обороны"), concepts.of("putin")
            ('defence', 'defence', None)
        """
        found = self.words.get(word)
        if found is not None:
            return found
        return next((self.stems[word[:n]] for n in range(len(word), 2, -1)
                     if word[:n] in self.stems), None)  # fmt: skip


@cache
def load_concepts() -> Concepts:
    """The concepts of the package.

    Raises:
        CodebookError: the file cannot be read, or is no table of word lists.
    """
    name = "name_concepts.yaml"
    table = load(packaged() / name)
    if not isinstance(table, dict):
        raise CodebookError(name, "expected a mapping of word lists")
    words: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    stems: dict[str, str] = {}
    han: dict[str, str] = {}
    for group in _GROUPS:
        for concept, terms in table[group].items():
            for term in terms:
                _enter(str(term), concept, words=words, phrases=phrases, stems=stems, han=han)
    group_of = {c: group for group in _GROUPS for c in table[group]}
    given = {fold(v): row[0] for row in table["given_variants"] for v in row}
    optional = frozenset(fold(str(word)) for word in table["optional"])
    return Concepts(words, phrases, stems, han, group_of, optional, given)


def _enter(
    term: str, concept: str, *, words: dict[str, str], phrases: dict[tuple[str, ...], str],
    stems: dict[str, str], han: dict[str, str],
) -> None:  # fmt: skip
    if any("\u4e00" <= c <= "\u9fff" for c in term):
        han.setdefault(term, concept)
    elif " " in term:
        phrases.setdefault(tuple(fold(w.rstrip("*")) for w in term.split()), concept)
    elif term.endswith("*"):
        stems.setdefault(fold(term[:-1]), concept)
    else:
        words.setdefault(fold(term), concept)
