"""Acronyms: whether a short name is made of the letters of a long one."""

from kronika.codebook.name_words import fold
from kronika.resolving.names_parts import tokens
from kronika.resolving.transliteration import latin

_SMALL = frozenset(
    "of the and for in on to a an de la le les el los las y e et du des del di da do dos "
    "und der die das für wa al ul и по на в о об ve".split()
)
_LONGEST = 8


def is_acronym(name: str) -> bool:
    """Whether a name is one short word of capitals.

    Example:
        >>> is_acronym("SDF"), is_acronym("U.N."), is_acronym("Hamas"), is_acronym("ISIS-K")
        (True, True, False, True)
    """
    letters = [c for c in name if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= _LONGEST and capitals >= 0.6 * len(letters) and " " not in name


def spelled_by(acronym: str, name: str) -> bool:
    """Whether the acronym is the initials of the name, with or without its small words.

    Example:
        >>> spelled_by("OSS", "Observatory of the Southern Sea")
        True
        >>> spelled_by("OSS", "Office of Ships")
        False
    """
    wanted = fold("".join(c for c in acronym if c.isalpha()))
    words = [fold(word) for word in tokens(name.replace("'s", "")) if word[0].isalpha()]
    big = [word for word in words if word not in _SMALL]
    if len(big) < 2 or len(wanted) < 2:
        return False
    for kept in (big, words, big[1:]):
        if len(kept) > 1 and wanted in {_initials(kept), latin(_initials(kept))}:
            return len(kept) == len(wanted)
    return latin(wanted) == "".join(latin(word)[:1] for word in big)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
