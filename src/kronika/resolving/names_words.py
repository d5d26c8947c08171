"""How alike two words of names are, from spelling and from sound, across scripts."""

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from kronika.codebook.concepts import load_concepts
from kronika.resolving.pinyin import cut, spells
from kronika.resolving.transliteration import latin, nominative, script, skeletons, syllables

SAME = 0.78
"""From here on two words count as one."""
_SOUND = 0.6
_SOUND_CROSSING = 0.4
_SOUND_SHORT = 0.75
_TYPO = 0.86
_TYPO_LETTERS = 5


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> float:
    """How alike two folded words are: 1 equal, 0 nothing in common.

    Example:
        >>> alike("lavrov", "лаврова") > SAME, alike("jinping", "цзиньпин") > SAME
        (True, True)
        >>> alike("jinping", "jintao"), alike("brown", "green")
        (0.0, 0.0)
    """
    if a == b:
        return 1.0
    given = load_concepts().given
    left, right = latin(a), latin(b)
    if left == right or (given.get(left) and given.get(left) == given.get(right)):
        return 0.96
    chinese = _mandarin(a, b) if script(a) != script(b) else None
    if chinese is not None:
        return chinese
    return _sounding(a, b)


def _mandarin(a: str, b: str) -> float | None:
    """Whether the two spell one Mandarin name; None when that cannot be said."""
    for one, other in ((a, b), (b, a)):
        said = syllables(one) if script(one) == "han" else cut(latin(one))
        if not said or script(one) in {"cyrillic", "arabic"}:
            continue
        if script(other) == "cyrillic" and spells(other, said):
            return 0.97
        if script(one) == "han" and script(other) == "latin":
            return 0.97 if "".join(said) == latin(other) else 0.0
    return None


def _sounding(a: str, b: str) -> float:
    crossing = script(a) != script(b)
    spelling = max(ratio(x, y) for x in _spellings(a) for y in _spellings(b)) / 100
    shared = skeletons(a) & skeletons(b)
    bones = max((len(one) for one in shared), default=0)
    if bones > 1:
        least = _SOUND_CROSSING if crossing and bones > 2 else _SOUND
        if spelling >= (_SOUND_SHORT if bones == 2 and not crossing else least):
            return 0.8 + 0.15 * spelling
    if spelling >= _TYPO and min(len(latin(a)), len(latin(b))) >= _TYPO_LETTERS:
        return 0.9 * spelling
    return 0.0


def _spellings(word: str) -> set[str]:
    bases = {word, nominative(word)} if script(word) == "cyrillic" else {word}
    return {latin(base) for base in bases}
