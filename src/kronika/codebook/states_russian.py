"""Case forms of Russian state names, capitals and adjectives.

Only the regular patterns that names of states follow; anything else stays as it is, so a form
that is not certain is not made.
"""

_ADJECTIVE_ENDINGS = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_HUSH = "гкхжчшщц"
_FEMININE_SOFT = ("Беларусь",)


def adjective_forms(stem: str) -> tuple[str, ...]:
    """The forms of a Russian adjective in -ский or -ый, from its stem in lower case.

    Example:
        >>> adjective_forms("российск")[:3]
        ('российский', 'российского', 'российскому')
    """
    return tuple(stem + ending for ending in _ADJECTIVE_ENDINGS)


def noun_forms(name: str) -> tuple[str, ...]:
    """The singular case forms of a Russian name, nominative first, without repeats.

    Example:
        >>> noun_forms("Северная Корея")
        ('Северная Корея', 'Северной Кореи', 'Северной Корее', 'Северную Корею', 'Северной Кореей')
    """
    *heads, noun = name.split(" ")
    if any(not head.endswith("ая") for head in heads) or not noun.isalpha() or noun.isupper():
        return (name,)
    forms = [name]
    for noun_form, feminine in _endings(noun):
        words = [head if feminine == "ая" else head[:-2] + feminine for head in heads]
        forms.append(" ".join([*words, noun_form]))
    return tuple(dict.fromkeys(forms))


def _endings(noun: str) -> list[tuple[str, str]]:
    """Each oblique form of a noun, with the ending that a feminine adjective takes beside it."""
    stem = noun[:-1]
    if noun in _FEMININE_SOFT:
        return [(stem + "и", "ой"), (noun + "ю", "ой")]
    if noun.endswith("ия"):
        return _feminine(stem, ("и", "и", "ю", "ей"))
    if noun.endswith("я"):
        return _feminine(stem, ("и", "е", "ю", "ей"))
    if noun.endswith("а"):
        genitive = "и" if stem[-1] in _HUSH else "ы"
        return _feminine(stem, (genitive, "е", "у", "ой"))
    if noun.endswith(("й", "ь")):
        return [(stem + ending, "ая") for ending in ("я", "ю", "ем", "е")]
    if noun[-1] in "бвгджзклмнпрстфхцчшщ":
        noun = noun[:-2] + noun[-1] if noun.endswith("пет") else noun
        return [(noun + ending, "ая") for ending in ("а", "у", "ом", "е")]
    return []


def _feminine(stem: str, endings: tuple[str, str, str, str]) -> list[tuple[str, str]]:
    pairs = zip(endings, ("ой", "ой", "ую", "ой"), strict=True)
    return [(stem + ending, adjective) for ending, adjective in pairs]
