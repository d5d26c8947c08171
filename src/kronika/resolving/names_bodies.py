"""Names of bodies compared: what they state must not conflict, and their own words must fit."""

from dataclasses import replace

from kronika.codebook.name_words import load_words
from kronika.resolving.names_letters import is_acronym, spelled_by
from kronika.resolving.names_parts import Parts, parts
from kronika.resolving.names_vetoes import veto
from kronika.resolving.names_words import SAME, alike
from kronika.resolving.transliteration import latin, script

_OWN, _COMMON, _STATED, _SHAPE, _COUNTRY = 1.5, 1.0, 1.2, 0.6, 0.7
_ONE_SIDED_COUNTRY = 0.2
_LIGHT = frozenset("ministry agency council forces army_whole exercise state brigades".split())
_UNITS = frozenset("brigade division regiment battalion corps squadron".split())
_VETOED = 0.03


def bodies(a: str, b: str) -> tuple[float, str]:
    """How sure it is that two names are one body's, and why.

    Example:
        >>> bodies("Ministry of Defence of Iraq", "Iraqi Defense Ministry")[0] > 0.9
        True
        >>> bodies("43rd Brigade", "34th Brigade")
        (0.03, 'another number')
    """
    letters = _acronym(a, b)
    if letters is not None:
        return letters
    left, right = _bare(parts(a)), _bare(parts(b))
    reason = veto(left, right)
    if reason is not None:
        return _VETOED, reason
    return _overlap(left, right)


def _bare(said: Parts) -> Parts:
    """A name without the legal form of a company at its end."""
    if len(said.own) > 1 and said.own[-1] in load_words()["company_forms"]:
        return replace(said, own=said.own[:-1])
    return said


def _acronym(a: str, b: str) -> tuple[float, str] | None:
    for short, long in ((a, b), (b, a)):
        if is_acronym(short) and not is_acronym(long) and " " in long.strip():
            fits = spelled_by(short, long)
            count = sum(c.isalpha() for c in short)
            if fits:
                return (0.93 if count > 2 else 0.8), "the letters are its initials"
    if is_acronym(a) and is_acronym(b):
        same = latin(a) == latin(b)
        return (0.9, "the same letters") if same else (0.02, "other letters")
    return None


def _overlap(a: Parts, b: Parts) -> tuple[float, str]:
    matched, left, right = _own_words(a, b)
    common = load_words()
    alone = [sum(_COMMON if common.plain(w) else _OWN for w in side) for side in (left, right)]
    stated = (a.functions | a.branches | a.sides) & (b.functions | b.branches | b.sides)
    shapes = a.shapes & b.shapes
    shared = matched + _STATED * len(stated) + _SHAPE * len(shapes)
    shared += _COUNTRY * len(a.countries & b.countries)
    shared += _STATED * len(a.numbers) + (_STATED if a.year and a.year == b.year else 0)
    if not shared:
        return 0.0, "nothing in common"
    apart = sum(alone) / 2 + _SHAPE * len(a.shapes ^ b.shapes) / 2
    apart += _ONE_SIDED_COUNTRY * len(a.countries ^ b.countries)
    apart += _STATED * len(a.functions ^ b.functions) / 2
    return _weighed(shared / (shared + apart), a, b, alone=alone, matched=matched)


def _weighed(
    score: float, a: Parts, b: Parts, *, alone: list[float], matched: float
) -> tuple[float, str]:
    reason = "the same words"
    if alone[0] and alone[1]:
        score, reason = score * 0.4, "each has words of its own"
    elif alone[0] or alone[1]:
        score, reason = score * 0.7, "one has words that the other lacks"
    clashing = a.shapes - b.shapes - _LIGHT, b.shapes - a.shapes - _LIGHT
    if clashing[0] and clashing[1]:
        score, reason = score * 0.5, "each has words of its own"
    elif (clashing[0] | clashing[1]) & _UNITS:
        score, reason = score * 0.85, "one states a kind of unit"
    if bool(a.countries) != bool(b.countries):
        score *= 0.85
    if (a.year is None) != (b.year is None):
        score, reason = score * 0.5, "a series and one of its editions"
    if a.functions != b.functions:
        score, reason = score * 0.5, "one states a function that the other does not"
    if a.shapes - b.shapes and b.shapes - a.shapes and not matched:
        score, reason = score * 0.6, "bodies of other shapes"
    if not matched and a.countries != b.countries:
        score, reason = score * 0.75, "a general name, and one states no country"
    return score, reason


def _own_words(a: Parts, b: Parts) -> tuple[float, list[str], list[str]]:
    """The weight of the own words that fit, and those of either side that do not."""
    common = load_words()
    rest, left, weight = list(b.own), [], 0.0
    for word in a.own:
        best = max(rest, key=lambda other: alike(word, other), default=None)
        fit = alike(word, best) if best is not None else 0.0
        if best is None or fit < SAME:
            left.append(word)
        else:
            rest.remove(best)
            weight += (_COMMON if common.plain(word) else _OWN) * fit
    if left and rest and _joined_alike(left, rest):
        return weight + _OWN * 0.9, [], []
    return weight, left, rest


def _joined_alike(left: list[str], right: list[str]) -> bool:
    """Whether the remaining words are the same when written as one."""
    one, two = "".join(left), "".join(right)
    return len(left) != len(right) and script(one) == script(two) and alike(one, two) >= 0.9
