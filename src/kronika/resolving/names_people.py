"""Names of persons compared: family and given names, initials, order, titles left aside."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from kronika.codebook.name_words import fold, load_words
from kronika.codebook.states import States
from kronika.resolving.names_parts import tokens
from kronika.resolving.names_words import SAME, alike
from kronika.resolving.pinyin import cut
from kronika.resolving.transliteration import latin, script, skeleton, syllables

_PARTICLES = frozenset(
    "al el ul ad an ar as ash at az bin ibn ben bint de del la von van der den da dos di du le "
    "аль эль бин ибн оглы".split()
)
_GENERATION = frozenset("jr sr junior senior ii iii iv".split())
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
    raw = tokens(_ARTICLE.sub("", name).replace(".", " "))
    folded = [fold(word) for word in raw]
    while len(folded) > 1 and (folded[0] in dropped or _is_country(raw[0])):
        raw, folded = raw[1:], folded[1:]
    kept = [word for word in folded if word not in _PARTICLES] or folded
    return tuple(_joined(kept))


def _is_country(word: str) -> bool:
    found = States.load().by_name(word)
    return found is not None and found.form in {"demonym", "name"} and script(word) != "han"


def _joined(words: list[str]) -> list[str]:
    """Abdel and Abd with the word that follows them are one word."""
    made: list[str] = []
    for word in words:
        if made and made[-1] in {"abd", "abdel", "abdul", "abdal", "абд", "абдель", "abdol"}:
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
        return _han(a, b)
    if _GENERATION & set(left) != _GENERATION & set(right):
        return 0.05, "one bears a suffix of generation that the other does not"
    whole = _as_wholes(left, right)
    return (whole, "the names sound the same") if whole else _word_by_word(left, right)


def _han(a: str, b: str) -> tuple[float, str]:
    """A name in Han characters against one in letters."""
    han, other = (a, b) if script(a) == "han" else (b, a)
    said = syllables(han)
    words = person_words(other)
    for family in (1, 2):
        pair = ("".join(said[:family]), "".join(said[family:]))
        if script(other) == "latin" and len(words) > 1:
            joined = {
                "".join(words),
                "".join((*words[1:], words[0])),
                words[-1] + "".join(words[:-1]),
            }
            if "".join(said) in {latin(w) for w in joined} and latin(words[0] + words[-1]):
                return 0.97, "the characters are read so"
        if len(words) == 2 and len(said) > family and _both(said, family, words):
            return 0.97, "the characters are read so"
        if len(words) == 1 and pair[0] == latin(words[0]):
            return 0.5, "the family name is the same"
    loose = [_loose("".join(said)), _loose("".join(map(latin, words))), _loose(latin(words[-1]))]
    close = max(ratio(loose[0], loose[1]), ratio(loose[0], loose[2])) / 100
    return (0.72, "the characters sound like it") if close >= 0.86 else (0.1, "read otherwise")


def _both(said: tuple[str, ...], family: int, words: tuple[str, ...]) -> bool:
    from kronika.resolving.pinyin import spells

    first, rest = said[:family], said[family:]
    return any(spells(one, first) and spells(two, rest) for one, two in (words, words[::-1]))


def _loose(word: str) -> str:
    return skeleton(word).translate(str.maketrans("rvbdgJZ", "lfptkCs")).replace("nk", "n")


def _as_wholes(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The names as one string each: another cut between the same sounds."""
    if len(left) < 2 or len(right) < 2 or len(left) == len(right):
        return 0.0
    one, two = "".join(map(latin, left)), "".join(map(latin, right))
    if one == two:
        return 0.97
    if all(cut(w) for w in map(latin, left)) and all(cut(w) for w in map(latin, right)):
        return 0.0
    same_bones = skeleton(one) == skeleton(two) and len(skeleton(one)) > 3
    return 0.92 if same_bones and ratio(one, two) >= 80 else 0.0


def _word_by_word(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    short, long = sorted((left, right), key=len)
    rest, scores, initials = list(long), [], 0
    for word in short:
        best = max(rest, key=lambda other: _fit(word, other), default="")
        fit = _fit(word, best) if best else 0.0
        if fit >= SAME:
            rest.remove(best)
            scores.append(fit)
            initials += min(len(word), len(best)) == 1
    missing = len(short) - len(scores)
    if missing:
        return (0.02, "given names differ") if scores else (0.0, "no word in common")
    score = sum(scores) / len(scores)
    if len(short) == 1:
        return (score * 0.9, "one word, the same") if len(long) == 1 else _surname(short[0], long)
    return score * (1 - 0.05 * len(rest) - 0.06 * initials), "all words of the shorter name fit"


def _surname(word: str, long: tuple[str, ...]) -> tuple[float, str]:
    """A single word against a full name: the family name is one of many bearers'."""
    first = long[0] in load_words()["family_first"] or bool(cut(latin(long[0])))
    fits = alike(word, long[-1]) >= SAME or (first and alike(word, long[0]) >= SAME)
    return (0.68, "the family name is the same") if fits else (0.3, "only a given name is the same")


def _fit(word: str, other: str) -> float:
    if not other:
        return 0.0
    if min(len(word), len(other)) == 1:
        return 0.8 if latin(word)[:1] == latin(other)[:1] else 0.0
    return alike(word, other)
