"""Names of persons compared: family and given names, initials, order, titles left aside."""

import re
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from kronika.codebook.name_words import fold, load_words
from kronika.codebook.states import States
from kronika.resolving.names_han import han_person
from kronika.resolving.names_parts import tokens
from kronika.resolving.names_words import SAME, alike
from kronika.resolving.pinyin import cut, is_pinyin
from kronika.resolving.transliteration import latin, script, skeleton

_PARTICLES = frozenset(
    "al el ul ad an ar as ash at az bin ibn ben bint de del la von van der den da dos di du le "
    "аль эль бин ибн оглы".split()
)
_GENERATION = frozenset("jr sr junior senior ii iii iv".split())
_LAND = re.compile(r"^([A-Z])\.\s?([A-Z])\.\s")
_ABDS = frozenset("abd abdel abdul abdal abdol абд абдель абдул عبد".split())
_BONES = 3
_CLOSE = 80
_APART = 0.02
_ABD = re.compile(r"^abd[aeiu]?[lrsnztd]{0,2}(?=[bcdfghjkmnpqrstvwxz])")
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]n|[Aa]s|[Aa]r|[Aa]t|[Aa]d|[Aa]z)[-‑–'’]\s?")


@lru_cache(maxsize=16384)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without titles before it and particles in it.

    Example:
        >>> person_words("French President Charles de Gaulle")
        ('charles', 'gaulle')
    """
    words = load_words()
    dropped = words["honorifics"] | words["ranks"] | words["posts"] | words["modifiers"]
    raw = tokens(_ARTICLE.sub("", _LAND.sub(r"\1\2 ", name)).replace(".", " "))
    folded = [fold(word) for word in raw]
    titled = False
    while len(folded) > 1 and (
        folded[0] in dropped or _is_country(raw[0]) or (titled and folded[0] in _portfolio_words())
    ):
        titled = titled or folded[0] in dropped
        raw, folded = raw[1:], folded[1:]
    kept = [word for word in folded if word not in _PARTICLES] or folded
    return tuple(_joined(kept))


@cache
def _portfolio_words() -> frozenset[str]:
    """The words that may stand between a post and a name: of, for, and what posts are for."""
    return frozenset(word for phrase in load_words()["portfolios"] for word in phrase.split()) | {
        "of",
        "for",
        "and",
        "the",
        "to",
    }


def _is_country(word: str) -> bool:
    found = States.load().by_name(word)
    return found is not None and found.form in {"demonym", "name"} and script(word) != "han"


def _joined(words: list[str]) -> list[str]:
    """Abdel and Abd with the word that follows them are one word."""
    made: list[str] = []
    for word in words:
        if made and made[-1] in _ABDS:
            made[-1] = "abd" + word
        else:
            made.append(word)
    return [_ABD.sub("abd", word) if len(word) > 6 else word for word in made]


def people(a: str, b: str) -> tuple[float, str]:
    """How sure it is that two names are one person's, and why.

    Example:
        >>> people("Xi Jinping", "习近平")[0] > 0.9, people("Си Цзиньпин", "习近平")[0] > 0.9
        (True, True)
        >>> people("Sergei Lavrov", "Igor Lavrov")
        (0.02, 'given names differ')
    """
    left, right = person_words(a), person_words(b)
    if not left or not right:
        return 0.0, "no words to compare"
    if "han" in {script(a), script(b)} and script(a) != script(b):
        return han_person(a, right) if script(a) == "han" else han_person(b, left)
    if _GENERATION & set(left) != _GENERATION & set(right):
        return 0.05, "one bears a suffix of generation that the other does not"
    whole = _as_wholes(left, right)
    return (whole, "the names sound the same") if whole else _word_by_word(left, right)


def _as_wholes(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The names as one string each: another cut between the same sounds."""
    if min(len(left), len(right)) < 2 or len(left) == len(right):
        return 0.0
    if any(len(word) == 1 for word in left + right):
        return 0.0
    one, two = "".join(map(latin, left)), "".join(map(latin, right))
    if one == two:
        return 0.97
    alike_ = skeleton(one) == skeleton(two) and len(skeleton(one)) > _BONES
    return 0.92 if alike_ and ratio(one, two) >= _CLOSE else 0.0


def _word_by_word(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    rest, fits = _matched(short, long)
    if len(fits) < len(short):
        return (_APART, "given names differ") if fits else (0.0, "no word in common")
    score = sum(fit for fit, _ in fits) / len(fits)
    if len(short) == 1:
        return (score * 0.9, "one word, the same") if len(long) == 1 else _surname(short[0], long)
    pairs = zip(short, (other for _, other in fits), strict=True)
    initials = sum(min(len(word), len(other)) == 1 for word, other in pairs)
    if any(len(word) == 1 for word in rest) and any(len(word) == 1 for word in short):
        return score * 0.5, "other initials"
    if rest and long[-1] in rest and not _family_first(long):
        score *= 0.75
    return score * (1 - 0.05 * len(rest) - 0.06 * initials), "all words of the shorter name fit"


def _matched(
    short: tuple[str, ...], long: tuple[str, ...]
) -> tuple[list[str], list[tuple[float, str]]]:
    """The words of the longer name that are left over, and the fits of the shorter one's."""
    exact = is_pinyin(tuple(map(latin, short))) and is_pinyin(tuple(map(latin, long)))
    fit = _equal if exact and script("".join(short + long)) == "latin" else _fit
    rest: list[str] = list(long)
    fits: list[tuple[float, str]] = []
    for word in short:
        best = max(rest, key=lambda other: fit(word, other), default=None)
        if best is not None and fit(word, best) >= SAME:
            rest.remove(best)
            fits.append((fit(word, best), best))
    return rest, fits


def _family_first(words: tuple[str, ...]) -> bool:
    return words[0] in load_words()["family_first"] or bool(cut(latin(words[0])))


def _surname(word: str, long: tuple[str, ...]) -> tuple[float, str]:
    """A single word against a full name: the family name is one of many bearers'."""
    fits = alike(word, long[-1]) >= SAME or (_family_first(long) and alike(word, long[0]) >= SAME)
    return (0.68, "the family name is the same") if fits else (0.3, "only a given name is the same")


def _equal(word: str, other: str) -> float:
    return float(latin(word) == latin(other))


def _fit(word: str, other: str) -> float:
    if min(len(word), len(other)) == 1 and script(word) == script(other):
        return 0.8 if latin(word)[:1] == latin(other)[:1] else 0.0
    return alike(word, other)
