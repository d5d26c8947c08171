"""Two names compared: sourced rows first, then what the names state, then how they sound.

Only rows and equal names say that two names are one bearer's; everything else gives a score
for people to look at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kronika.codebook.gazetteer import open_gazetteer
from kronika.codebook.identity import NameIndex, normal
from kronika.codebook.states import States
from kronika.resolving.names_bodies import bodies
from kronika.resolving.names_parts import parts
from kronika.resolving.names_people import people
from kronika.resolving.names_places import places
from kronika.resolving.names_vetoes import veto

Verdict = Literal["same", "different", "unsure"]
BY_ROW = "a sourced row of the codebook lists both names"
_SUGGESTED = 0.6
_APART = 0.1
_THROUGH_ROW = 0.95


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two names say about their bearers.

    `verdict` is `same` only on evidence (a row, or equal names); a score of 0.6 and more
    without it is `unsure`, for a person to decide. `reasons` are for people.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


class Names:
    """Compares names with the rows of a codebook, or without any (`NameIndex.empty()`)."""

    def __init__(self, rows: NameIndex) -> None:
        self._rows = rows

    def compare(self, a: str, b: str, *, kind: str) -> Comparison:
        """How two names of one kind of bearer compare; neither order nor case matters.

        Example:
            >>> names = Names(NameIndex.packaged())
            >>> names.compare("Islamic State", "Daesh", kind="group").verdict
            'same'
            >>> names.compare("Tariq Aziz", "Tareq Aziz", kind="person").verdict
            'unsure'
        """
        a, b = sorted((a.strip(), b.strip()))
        if normal(a) == normal(b):
            return Comparison("same", 1.0, ("the same name",))
        said = self._by_rows(a, b, kind)
        return said if said is not None else self._by_words(a, b, kind)

    def _by_rows(self, a: str, b: str, kind: str) -> Comparison | None:
        if kind == "exercise":
            return self._editions(a, b)
        if self._other_country(a, b, kind) or self._other_country(b, a, kind):
            return Comparison("different", 0.03, ("another country than the row's",))
        left, right = self._rows.bearers(a, kind), self._rows.bearers(b, kind)
        if left and right:
            if left & right:
                return Comparison("same", 0.99, (BY_ROW,))
            if min(len(left), len(right)) == 1:
                return Comparison("different", 0.02, ("rows of the codebook name two bearers",))
        return None

    def _other_country(self, known: str, other: str, kind: str) -> bool:
        """Whether a name states another country than the row that lists the other name."""
        rows = self._rows.rows(known, kind)
        said = parts(other).countries
        unlisted = not self._rows.rows(other, kind) and kind not in {"person", "place", "state"}
        return bool(rows and said and unlisted) and not said & {row.country for row in rows}

    def _editions(self, a: str, b: str) -> Comparison | None:
        """Names of exercises: the series by its row, the edition by its year."""
        left, right = (self._rows.bearers(without_year(name), "exercise") for name in (a, b))
        if not left or not right:
            return None
        if not left & right:
            return Comparison("different", 0.02, ("rows of the codebook name two series",))
        years = parts(a).year, parts(b).year
        if years[0] == years[1]:
            return Comparison("same", 0.99, (BY_ROW,))
        if None in years:
            return Comparison("different", 0.4, ("a series and one of its editions",))
        return Comparison("different", 0.02, ("another year",))

    def _by_words(self, a: str, b: str, kind: str) -> Comparison:
        score, reason = scored(a, b, kind)
        if score <= _APART and kind != "person" and veto(parts(a), parts(b)) is not None:
            return Comparison("different", score, (reason,))
        for one, other in ((a, b), (b, a)):
            for surface in self._rows.surfaces(one, kind):
                through, why = scored(surface, other, kind)
                if through * _THROUGH_ROW > score:
                    score, reason = through * _THROUGH_ROW, f"as {surface}: {why}"
        verdict: Verdict = "unsure" if score >= _SUGGESTED else "different"
        return Comparison(verdict, round(score, 3), (reason,))


@lru_cache(maxsize=65536)
def scored(a: str, b: str, kind: str) -> tuple[float, str]:
    """The score and the reason without any row."""
    if kind == "person":
        return people(a, b)
    if kind == "state":
        isos = [{e.iso for e in States.load().all_by_name(name)} for name in (a, b)]
        return (0.98, "names of one state") if isos[0] & isos[1] else (0.05, "two states")
    if kind == "place":
        return places(a, b, open_gazetteer())
    return bodies(a, b)


_YEAR = re.compile(r"[\s\-–—'’]*(?:(?:19|20)\d\d|(?<=[\s\-–—'’])\d\d)\s*$")
_EXERCISE = re.compile(r"^(?:exercise|drills?|учени[ея])\s+", re.IGNORECASE)


def without_year(name: str) -> str:
    """The name of a series: that of an edition without its year.

    Example:
        >>> without_year("Exercise Cobra Gold-16"), without_year("和平使命-2014")
        ('Cobra Gold', '和平使命')
    """
    return _EXERCISE.sub("", _YEAR.sub("", name))


def suggestions(
    names: Names, pairs: Iterable[tuple[str, str, str]]
) -> list[tuple[str, str, Comparison]]:
    """The pairs (name, name, kind) that a person should look at, the surest first."""
    found = [(a, b, names.compare(a, b, kind=kind)) for a, b, kind in pairs]
    unsure = [one for one in found if one[2].verdict == "unsure"]
    return sorted(unsure, key=lambda one: (-one[2].score, one[0], one[1]))
