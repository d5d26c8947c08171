"""Names of exercises and operations, cut into the series and the edition that they state."""

import re
from functools import lru_cache

from kronika.codebook.gazetteer.folding import fold
from kronika.codebook.names import NameBook

_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
_SHORT = re.compile(r"(?:^|[\s\-–—’'/])(\d\d)$")
_ROMAN = re.compile(r"^(?:[ivx]{1,5})$")
_PLAIN = frozenset(
    "exercise exercises drill drills manoeuvres maneuvers joint the war games operation "
    "учения учение маневры 演习 军演 联合军事演习".split()
)


def edition_of(name: str) -> int | None:
    """The year that a name bears, None when it bears none.

    Example:
        >>> edition_of("Cobra Gold 23"), edition_of("Vostok-2018"), edition_of("Saber Strike")
        (2023, 2018, None)
    """
    year = _YEAR.search(name)
    if year:
        return int(year.group(1))
    short = _SHORT.search(name.strip())
    if short is None:
        return None
    number = int(short.group(1))
    return number + (2000 if number < 60 else 1900)


@lru_cache(maxsize=8192)
def series_of(name: str) -> str | None:
    """The folded name without number and plain nouns; the codebook's own where it knows it.

    Example:
        >>> series_of("Exercise Cobra Gold 2023"), series_of("Мирная миссия – 2007")
        ('cobra gold', 'peace mission')
    """
    bare = _SHORT.sub("", _YEAR.sub(" ", name).strip(" -–—’'/"))
    words = [w for w in fold(bare.strip(" -–—’'/«»\"“”")).split() if w not in _PLAIN]
    while words and (words[-1].isdigit() or _ROMAN.match(words[-1])):
        words.pop()
    folded = " ".join(words)
    return _known().get(folded, folded) or None


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Folded names of known series in any language, each with the folded usual name."""
    rows = [row for row in NameBook.load() if row.kind == "exercise"]
    return {fold(surface): fold(row.name) for row in rows for surface, _ in row.surfaces}
