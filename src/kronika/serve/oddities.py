"""What makes words look like what they are not: hidden controls, letters of another script.

Sources: Unicode Technical Report 36 (bidirectional spoofing) and Technical Standard 39,
section 5 (mixed-script detection), here for the scripts whose letters are mistaken for Latin.
"""

import re
import unicodedata
from functools import lru_cache

_CONTROLS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200b": "ZWSP",
    "\u2060": "WJ", "\ufeff": "BOM",
}  # fmt: skip
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<=[A-Za-z\u0400-\u04ff])[\u200c\u200d](?=[A-Za-z\u0400-\u04ff])"
)
"""Characters that show nothing and change how the rest reads; joiners between letters of scripts
that never join count too, those of Persian or Hindi do not."""
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = frozenset("АВЕКМНОРСТХУІЈЅаеорсухіјѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
"""Cyrillic and Greek letters that are drawn as Latin ones."""


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """Latin, Cyrillic or Greek by the letter's Unicode name; `other` for the rest.

    Example:
        >>> script("a"), script("а"), script("中")
        ('Latin', 'Cyrillic', 'other')
    """
    first = unicodedata.name(letter, "").split(" ", 1)[0]
    return first.title() if first in {"LATIN", "CYRILLIC", "GREEK"} else "other"


def control_name(character: str) -> str:
    r"""The short name of a hidden character, its code point where it has none.

    Example:
        >>> control_name("\u202e"), control_name("\x00")
        ('RLO', 'U+0000')
    """
    return _CONTROLS.get(character, f"U+{ord(character):04X}")


@lru_cache(maxsize=4096)
def mixed_words(words: str) -> tuple[str, ...]:
    """The words that mix scripts, or stand among Latin ones and only look Latin.

    Example:
        >>> mixed_words("Rеuters reports"), mixed_words("Учения в Урумчи")
        (('Rеuters',), ())
    """
    found, lookalikes, latin = [], [], False
    for word in _WORD.findall(words[:2000]):
        scripts = {script(letter) for letter in word} - {"other"}
        latin |= "Latin" in scripts
        if len(scripts) > 1:
            found.append(word)
        elif "Latin" not in scripts and scripts and len(word) > 1 and _ALIKE.issuperset(word):
            lookalikes.append(word)
    return tuple(found + lookalikes) if latin else tuple(found)
