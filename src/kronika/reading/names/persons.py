"""What makes a run of words the name of a person, counted as points of evidence."""

import re
from collections.abc import Sequence

from kronika.codebook.name_words import NameWords

_SUFFIX = re.compile(
    r"(?:ov|ova|ev|eva|ov|enko|chuk|yuk|ovic|evic|ovich|evich|oglu|ian|yan|dze|shvili|sson|sen|berg|"
    r"stein|mann|ski|sky|skaya|wicz|ez|poulos|akis|escu|iev|zade|pour|zadeh|nejad|uddin|ullah|ulla|"
    r"singh|wala|swami|murthy|tharan|moto|mura|yama|nen|quist|veld|stra|son|ton|man|"
    r"ini|elli|etti|ucci|eira|inho|aes)$"
)
_STRONG_SUFFIX = re.compile(
    r"(?:enko|ovic|evic|ovich|evich|oglu|dze|shvili|sson|berg|stein|sky|skaya|wicz|poulos|akis|"
    r"escu|iev|zadeh|nejad|uddin|ullah|singh|murthy|[aeiouy]mov|[a-z]nov|[a-z]kov|[a-z]yev)$"
)
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|[iu]?eng|uang|ing|i?ao|[iu]?an|[iu]?en|"
    r"i?ou|iu|ia|ie|ua|uo|u?ai|u?ei|ui|un|in|ue|er|a|o|e|i|u|v)"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE.pattern}){{1,2}}$")
_PARTICLES = frozenset(
    "al el bin ibn ben de van von der da di du la le abu abd abdul ul ur ud".split()
)


class Persons:
    """Weighs names of persons."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def points(self, words: Sequence[str], folds: Sequence[str]) -> int:
        """Evidence inside a name of at least two words; two points make a person likely.

        Example:
            >>> from kronika.codebook.name_words import load_words
            >>> persons = Persons(load_words())
            >>> persons.points(["Maria", "Quell"], ["maria", "quell"]) >= 2
            True
            >>> persons.points(["Sand", "Bank"], ["sand", "bank"]) >= 2
            False
        """
        parts = [f for f in folds if f and f[0].isalpha()]
        if not 2 <= len(parts) <= 6:
            return 0
        total = 2 if parts[0] in self._words.given else 0
        total += self._initials(words)
        total += self._east_asian(words, parts)
        total += 1 if set(parts[1:]) & _PARTICLES else 0
        total += 2 if parts[0] in {"abu", "abdul", "abd", "umm"} else 0
        total += self._ending(parts[-1])
        if len(parts) > 2 and parts[1] in self._words.given:
            total += 1
        return total - self._against(words, parts)

    def _ending(self, last: str) -> int:
        if _STRONG_SUFFIX.search(last) and last not in self._words.common:
            return 2
        return 1 if _SUFFIX.search(last) and last not in self._words.common else 0

    def _initials(self, words: Sequence[str]) -> int:
        inner = any(len(w) == 1 and w.isupper() for w in words[:-1])
        return 2 if inner and "." in words else 0

    def _east_asian(self, words: Sequence[str], parts: Sequence[str]) -> int:
        hyphens = any(w in {"-", "‐"} for w in words)
        if parts[0] not in self._words["family_first"]:
            return 2 if hyphens and parts[-1] in self._words["family_first"] else 0
        if hyphens and len(parts) == 3:
            return 3
        if len(parts) == 2 and _PINYIN.match(parts[1]) and parts[1] not in self._words.common:
            return 2
        return 0

    def _against(self, words: Sequence[str], parts: Sequence[str]) -> int:
        heads = sum(p in self._words.heads or p in self._words["skip"] for p in parts)
        plain = sum(p in self._words.common and p not in self._words.given for p in parts)
        shouted = sum(len(w) > 1 and w.isupper() for w in words) if len(words) > 1 else 0
        digits = any(w[0].isdigit() for w in words)
        return 2 * heads + plain + (2 if digits else 0) + (1 if 0 < shouted < len(parts) else 0)

    def is_given(self, key: str) -> bool:
        """Whether a folded word is a listed given name."""
        return key in self._words.given
