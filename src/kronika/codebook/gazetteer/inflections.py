"""Russian and Ukrainian place names back to the form of the dictionary.

Only guesses for a look-up: a form that no place bears is dropped there.
"""

from collections.abc import Iterator

_NOUN = (
    ("ою", ("а",)), ("ой", ("а",)), ("ом", ("", "о")), ("ем", ("ь", "й")), ("ью", ("ь",)),
    ("ии", ("ия",)), ("ию", ("ия",)), ("ией", ("ия",)), ("ске", ("ск",)),
    ("е", ("", "а", "о", "ь")),
    ("у", ("", "а")), ("ы", ("а", "")), ("и", ("ь", "а", "я", "")), ("а", ("",)), ("я", ("ь", "й")),
    ("ю", ("ь", "я", "й")),
)  # fmt: skip
_AREA = {
    "области": "область", "областью": "область", "края": "край", "крае": "край", "краю": "край",
    "республики": "республика", "республике": "республика", "округа": "округ", "округе": "округ",
}  # fmt: skip
_ADJECTIVE = (
    ("ской", "ская"), ("скую", "ская"), ("цкой", "цкая"), ("ского", "ский"), ("ском", "ский"),
    ("ному", "ный"), ("ного", "ный"), ("ном", "ный"), ("ному", "ный"),
)  # fmt: skip


def nominatives(key: str) -> Iterator[str]:
    """Folded names that `key` may be a case form of, likeliest first; none for other scripts.

    Example:
        >>> next(nominatives("смоленской области")), "казань" in nominatives("казани")
        ('смоленская область', True)
    """
    if not key or not "\u0400" <= key[-1] <= "\u04ff" or len(key) < 5:
        return
    words = key.split(" ")
    if words[-1] in _AREA:
        yield " ".join([*map(_adjective, words[:-1]), _AREA[words[-1]]])
        return
    for ending, replacements in _NOUN:
        if key.endswith(ending):
            for replacement in replacements:
                yield key[: -len(ending)] + replacement


def _adjective(word: str) -> str:
    for ending, replacement in _ADJECTIVE:
        if word.endswith(ending):
            return word[: -len(ending)] + replacement
    return word
