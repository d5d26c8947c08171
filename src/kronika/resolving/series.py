"""Names of exercises and operations, cut into the series and the edition that they state."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from kronika.codebook.gazetteer.folding import fold
from kronika.codebook.names import NameBook, NameRow

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
    folded = _bare(name)
    return _known().get(folded, folded) or None


def series_names(names: Iterable[NameRow]) -> Mapping[str, str]:
    """Folded names of the exercise series among the rows, each with the series' usual name."""
    rows = [row for row in names if row.kind == "exercise"]
    return {fold(surface): row.name for row in rows for surface, _ in row.surfaces}


def known_series(name: str, series: Mapping[str, str]) -> str | None:
    """The usual name of the series that a name belongs to, None when none of `series` does.

    Example:
        >>> known = series_names(NameBook.load())
        >>> known_series("Мирная миссия – 2007", known), known_series("Quiet Harbour", known)
        ('Peace Mission', None)
    """
    return series.get(_bare(name))


def spelled_alike(a: str, b: str) -> bool:
    """Whether two folded names are spellings of one: word by word, or without their spaces.

    Example:
        >>> spelled_alike("silver ancor", "silver anchor"), spelled_alike("seabreeze", "sea breeze")
        (True, True)
        >>> spelled_alike("blue heron", "blue hornet")
        False
    """
    if not (a.isascii() and b.isascii()):
        return False
    left, right = a.split(), b.split()
    if len(left) == len(right):
        return all(_similar(x, y) for x, y in zip(left, right, strict=True))
    return _similar("".join(left), "".join(right))


def _similar(a: str, b: str) -> bool:
    """At most one letter wrong, left out, added or changed places with its neighbour."""
    return OSA.distance(a, b, score_cutoff=1) <= 1


def is_known(series: str) -> bool:
    """Whether the codebook has a row for the series, by its folded usual name.

    Example:
        >>> is_known("peace mission"), is_known("quiet harbour")
        (True, False)
    """
    return series in _known().values()


def _bare(name: str) -> str:
    bare = _SHORT.sub("", _YEAR.sub(" ", name).strip(" -–—’'/"))
    words = [w for w in fold(bare.strip(" -–—’'/«»\"“”")).split() if w not in _PLAIN]
    while words and (words[-1].isdigit() or _ROMAN.match(words[-1])):
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Folded names of known series in any language, each with the folded usual name."""
    return {surface: fold(name) for surface, name in series_names(NameBook.load()).items()}
