"""One name in several scripts: reduced to Latin letters, to syllables, and to consonants.

Nothing here decides that two names are one bearer: it gives forms that can be compared. Han
characters are read as Mandarin (pinyin), so Japanese and Korean names in Han characters meet
only their Mandarin reading.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_SYLLABLE = re.compile("[A-Z][a-z]*")

_CYRILLIC_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_ARABIC_LATIN = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "w", "ي": "y", "ی": "y", "ئ": "",
    "ؤ": "", "ء": "", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh",
}  # fmt: skip
_ARABIC_VOWELS = str.maketrans({"و": "u", "ي": "i", "ی": "i"})
_ENDINGS = tuple(
    sorted(
        "ого его ому ему ыми ими ами ями ой ей ым им ом ем ую юю ая яя ое ее ые ие ых их "
        "а я у ю ы и е ью о".split(),
        key=len, reverse=True,
    )
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:аль|аш|ан|ас|ат|ар|ад|аз|эль|эш|эн)[-‑–]")


def script(name: str) -> str:
    """The script of a name: han, cyrillic, arabic or latin.

    Example:
        >>> script("习近平"), script("Лавров"), script("القاعدة"), script("NATO")
        ('han', 'cyrillic', 'arabic', 'latin')
    """
    for label, letters in (("han", _HAN), ("cyrillic", _CYRILLIC), ("arabic", _ARABIC)):
        if letters.search(name):
            return label
    return "latin"


def syllables(name: str) -> tuple[str, ...]:
    """The Mandarin readings of Han characters, one a character, without tones.

    Example:
        >>> syllables("习近平")
        ('xi', 'jin', 'ping')
    """
    return tuple(s.lower() for s in _SYLLABLE.findall(anyascii(name)))


def nominative(word: str) -> str:
    """A Cyrillic word without its case ending, as long as three letters stay.

    Example:
        >>> [nominative(word) for word in ("Лаврова", "Лавровым", "Иран")]
        ['лавров', 'лавров', 'иран']
    """
    low = _ARTICLE.sub("", word.casefold()).replace("ё", "е")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


@lru_cache(maxsize=16384)
def latin(word: str) -> str:
    """One word in lower-case Latin letters, Arabic without its article.

    Example:
        >>> latin("Эрдоган"), latin("الأسد"), latin("Çavuşoğlu")
        ('erdogan', 'asd', 'cavusoglu')
    """
    low = word.casefold()
    if _CYRILLIC.search(low):
        low = "".join(_CYRILLIC_LATIN.get(c, c) for c in _ARTICLE.sub("", low))
    elif _ARABIC.search(low):
        bare = low.removeprefix("ال") if len(low) > 4 else low
        low = bare[:1] + bare[1:].translate(_ARABIC_VOWELS)
        low = "".join(_ARABIC_LATIN.get(c, c) for c in low)
    return "".join(c for c in anyascii(low).lower() if c.isalnum())


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh|sz|ş", "S"), (r"tsch|tch|ch|cz|tj", "C"), (r"dzh|dj|zh|j|dg(?=[ei])", "J"),
        (r"kh", "h"), (r"gh", "g"), (r"ph", "f"), (r"th", "t"), (r"dh", "d"), (r"ts|tz|zz", "Z"),
        (r"ck|q|c(?![eiyhzc])|x", "k"), (r"c", "s"), (r"w", "v"),
        (r"(?<=[aeiou])h(?=[^aeiou])", ""),
        (r"h$", ""), (r"g", "k"),
    )
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=16384)
def skeleton(word: str, *, soft: bool = False) -> str:
    """The consonants of a word as they sound, whatever the scheme it was spelled with.

    With `soft`, j is read as in Norwegian or Polish and c before e and i as in Turkish.

    Example:
        >>> skeleton("Gaddafi") == skeleton("Qadhafi") == skeleton("Каддафи")
        True
        >>> skeleton("Khrushchev"), skeleton("Хрущёв")
        ('hrSv', 'hrSv')
        >>> skeleton("Jens", soft=True) == skeleton("Йенс")
        True
    """
    low = latin(word)
    if soft:
        low = _SOFT_C.sub("zh", _SOFT_J.sub("i", low))
    for pattern, sound in _SOUNDS:
        low = pattern.sub(sound, low)
    first = "A" if low[:1] in {"a", "e", "i", "o", "u", "y"} else ""
    return first + _DOUBLES.sub(r"\1", _VOWELS.sub("", low))


_SOFT_J, _SOFT_C = re.compile(r"(?<!d)j"), re.compile(r"c(?=[ei])")


def skeletons(word: str) -> frozenset[str]:
    """All ways in which a word may sound: either reading of j and c, with a case ending or not.

    Example:
        >>> bool(skeletons("Recep") & skeletons("Реджеп"))
        True
    """
    words = {word, nominative(word)} if script(word) == "cyrillic" else {word}
    return frozenset(skeleton(w, soft=soft) for w in words for soft in (False, True))
