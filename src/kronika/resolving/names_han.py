"""Names of persons in Han characters against their names in Latin or Cyrillic letters."""

from rapidfuzz.fuzz import ratio

from kronika.resolving.pinyin import spells
from kronika.resolving.transliteration import latin, script, skeleton, syllables

_READ = (0.97, "the characters are read so")
_CLOSE = 0.86
_LOOSE = str.maketrans("rvbdgJZ", "lfptkCs")


def han_person(han: str, words: tuple[str, ...]) -> tuple[float, str]:
    """How sure it is that characters and folded words are one person's name, and why.

    Example:
        >>> han_person("王毅", ("wang", "yi")), han_person("王毅", ("ван", "и"))
        ((0.97, 'the characters are read so'), (0.97, 'the characters are read so'))
        >>> han_person("王毅", ("wang", "yang"))
        (0.1, 'the characters are read otherwise')
    """
    said = syllables(han)
    if len(words) > 1 and "".join(said) in _orders(words):
        return _READ
    if len(words) == 2 and any(_spelled(said, family, words) for family in (1, 2)):
        return _READ
    if len(words) == 1 and said[:1] == (latin(words[0]),):
        return 0.5, "the family name is the same"
    whole, forms = _loose("".join(said)), {_loose("".join(map(latin, words))), _loose(words[-1])}
    if max(ratio(whole, form) for form in forms) >= 100 * _CLOSE and len(whole) > 2:
        return 0.72, "the characters sound like it"
    return 0.1, "the characters are read otherwise"


def _orders(words: tuple[str, ...]) -> set[str]:
    """The words in one string, family name first or last."""
    turned = ((*words[1:], words[0]), (words[-1], *words[:-1]), words)
    return {"".join(map(latin, order)) for order in turned}


def _spelled(said: tuple[str, ...], family: int, words: tuple[str, ...]) -> bool:
    if script("".join(words)) != "cyrillic" or len(said) <= family:
        return False
    pairs = (words, words[::-1])
    return any(spells(one, said[:family]) and spells(two, said[family:]) for one, two in pairs)


def _loose(word: str) -> str:
    """The consonants without the differences that Mandarin cannot write."""
    return skeleton(word).translate(_LOOSE).replace("nk", "n")
