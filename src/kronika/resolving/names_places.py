"""Names of places compared: by what the gazetteer knows under them, then by their words."""

from kronika.codebook.name_words import fold
from kronika.model.protocols import Gazetteer
from kronika.resolving.names_parts import tokens
from kronika.resolving.names_words import SAME, alike
from kronika.resolving.pinyin import is_pinyin

_SHAPES = {
    word: shape
    for shape, words in {
        "province": "province oblast region governorate state krai область области край провинция "
        "prefecture autonomous wilayat",
        "district": "district county raion район",
        "airport": "airport airfield airbase base аэропорт аэродром",
        "port": "port harbour harbor порт",
        "island": "island islands isle остров",
        "range": "range ground polygon полигон",
        "river": "river lake sea gulf bay strait desert mountains valley",
    }.items()
    for word in words.split()
}
_SIDES = {
    word: side
    for side, words in {
        "north": "north northern северный северная", "south": "south southern южный южная",
        "east": "east eastern восточный восточная", "west": "west western западный западная",
        "new": "new", "upper": "upper", "lower": "lower", "inner": "inner", "outer": "outer",
    }.items()
    for word in words.split()
}  # fmt: skip
_FREE = frozenset("the of city town village city's г город al el ar as ash ad an at".split())
_HAN_SHAPES = {"省": "province", "州": "province", "区": "district", "县": "district",
               "机场": "airport", "港": "port", "岛": "island"}  # fmt: skip


def places(a: str, b: str, gazetteer: Gazetteer) -> tuple[float, str]:
    """How sure it is that two names are one place's, and why."""
    left, right = _shapes(a), _shapes(b)
    if _sides(a) != _sides(b):
        return 0.04, "a side or a namesake"
    if {s for s in left ^ right if s in {"airport", "range", "port", "river"}}:
        return 0.05, "a place and something in it"
    factor = 1.0 if left == right else 0.45
    here = [c.id for c in gazetteer.candidates(a)]
    there = [c.id for c in gazetteer.candidates(b)]
    if here and there and here[0] in there and there[0] in here:
        return 0.95 * factor, "names of one place in the gazetteer"
    if set(here) & set(there):
        return 0.5 * factor, "the gazetteer knows one place among others under both"
    score, reason = _words(a, b)
    if here and there:
        return score * 0.3, "two places in the gazetteer"
    return score * factor, reason


def _shapes(name: str) -> set[str]:
    found = {_SHAPES[fold(w)] for w in tokens(name) if fold(w) in _SHAPES}
    return found | {shape for sign, shape in _HAN_SHAPES.items() if name.endswith(sign)}


def _sides(name: str) -> set[str]:
    return {_SIDES[fold(word)] for word in tokens(name) if fold(word) in _SIDES}


def word_is_general(word: str) -> bool:
    """Whether a folded word says what kind of place it is, not which."""
    return word in _FREE or word in _SHAPES or word in _SIDES


def _words(a: str, b: str) -> tuple[float, str]:
    left, right = (
        [
            w
            for w in map(fold, tokens(name))
            if w not in _FREE and w not in _SHAPES and w not in _SIDES
        ]
        for name in (a, b)
    )
    if not left or not right:
        return 0.0, "no words to compare"
    if left != right and is_pinyin(tuple(left)) and is_pinyin(tuple(right)):
        return 0.05, "other syllables"
    whole = alike("".join(left), "".join(right))
    if whole >= SAME:
        return whole * 0.9, "the names sound the same"
    fits = [max((alike(word, other) for other in right), default=0.0) for word in left]
    good = len(left) == len(right) and min(fits) >= SAME
    return (min(fits) * 0.9, "the words sound the same") if good else (0.1, "other words")
