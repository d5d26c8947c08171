"""Mandarin names in Latin and in Cyrillic letters: pinyin, and the Palladius system of Russian."""

import re
from functools import cache, lru_cache

from kronika.resolving.transliteration import nominative

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г",
    "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш",
    "r": "ж", "z": "цз", "c": "ц", "s": "с", "": "",
}  # fmt: skip
_HARD = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "u": "у", "ua": "уа", "uo": "о",
    "uai": "уай", "ui": "уй", "uan": "уань", "un": "унь", "uang": "уан",
}  # fmt: skip
_SOFT = {
    "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн",
}  # fmt: skip
_YU = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_ALONE = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "er": "эр", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай",
    "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "yi": "и",
    "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян",
    "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь",
}  # fmt: skip
_BEFORE_SOFT = frozenset("bpmdtnljqx")
_LONGEST = 6


@cache
def _table() -> dict[str, str]:
    """Each syllable of pinyin with its Palladius spelling."""
    made = dict(_ALONE)
    for latin, cyrillic in _INITIALS.items():
        if not latin:
            continue
        soft_only = latin in {"j", "q", "x"}
        if not soft_only:
            finals = _HARD.items() if latin in "bpmf" else [p for p in _HARD.items() if p[0] != "o"]
            made |= {latin + f: cyrillic + said for f, said in finals}
        if latin in {"zh", "ch", "sh", "r", "z", "c", "s"}:
            made[latin + "i"] = cyrillic + ("ы" if len(latin) == 1 and latin != "r" else "и")
        elif latin in _BEFORE_SOFT:
            made |= {latin + f: cyrillic + said for f, said in _SOFT.items()}
        if soft_only:
            made |= {latin + f: cyrillic + said for f, said in _YU.items()}
    return made | {"lv": "люй", "nv": "нюй", "lve": "люэ", "hui": "хуэй"}


@lru_cache(maxsize=8192)
def cut(word: str) -> tuple[str, ...]:
    """A word of pinyin as syllables; nothing when it is no pinyin.

    Example:
        >>> cut("jinping"), cut("xian"), cut("lavrov")
        (('jin', 'ping'), ('xian',), ())
    """
    low = word.lower().replace("'", "").replace("-", "")
    if len(low) > 4 * _LONGEST:
        return ()
    return _cut(low) or ()


def _cut(rest: str) -> tuple[str, ...] | None:
    if not rest:
        return ()
    for size in range(min(_LONGEST, len(rest)), 0, -1):
        if rest[:size] in _table():
            tail = _cut(rest[size:])
            if tail is not None:
                return (rest[:size], *tail)
    return None


def palladius(syllables: tuple[str, ...]) -> str:
    """Syllables of pinyin in Cyrillic letters, joined, as Russian papers spell them.

    Example:
        >>> palladius(("jin", "ping")), palladius(("xi",))
        ('цзиньпин', 'си')
    """
    return "".join(_table().get(one, "") for one in syllables)


_SOFT_SIGN = re.compile("[ьъ]")


def spells(cyrillic: str, syllables: tuple[str, ...]) -> bool:
    """Whether a Cyrillic word, in any case, spells the syllables.

    Example:
        >>> spells("Цзиньпином", ("jin", "ping")), spells("Цзиньтао", ("jin", "ping"))
        (True, False)
    """
    wanted = _SOFT_SIGN.sub("", palladius(syllables))
    said = cyrillic.casefold().replace("ё", "е").replace("-", "")
    forms = {_SOFT_SIGN.sub("", form) for form in (said, nominative(said))}
    return bool(wanted) and (wanted in forms or _SOFT_SIGN.sub("", nominative(wanted)) in forms)


def is_pinyin(words: tuple[str, ...]) -> bool:
    """Whether all words of a name can be pinyin: one letter then makes another name.

    Example:
        >>> is_pinyin(("wang", "yi")), is_pinyin(("nouri", "maliki"))
        (True, False)
    """
    return bool(words) and all(cut(word) for word in words)
