"""The series that an exercise's own name belongs to."""

import re

_GENERIC = re.compile(
    r"\b(?:joint|military|naval|air|exercises?|drills?|bilateral|trilateral|multinational|annual"
    r"|training|combined|international|maritime|field|operation)\b"
)
_PAIR = re.compile(r"[\w.]+(?:\s*[-–—]\s*[\w.]+)+")
_EDITION = re.compile(r"[\s\-–—/]*(?:(?:19|20)\d\d|['’]?\d{2}|\d{1,2}[-/]\d{1,2}|[IVX]{1,5})$")


def series_of(name: str) -> str:
    """A name without its year or number.

    Example:
        >>> series_of("Northern Shield 2019"), series_of("Amber-21"), series_of("Eager Lion")
        ('Northern Shield', 'Amber', 'Eager Lion')
    """
    return _EDITION.sub("", name).strip() or name


def own_words(name: str) -> str:
    """The words of a name that tell it from others; empty for a mere description.

    Example:
        >>> own_words("Exercise Northern Shield 2019"), own_words("Oman-Fiji Joint Exercise")
        ('northern shield', '')
    """
    bare = " ".join(_GENERIC.sub(" ", series_of(name).casefold()).split())
    return "" if _PAIR.fullmatch(bare) else bare


def year_of(name: str) -> str | None:
    """The year that a name carries, or None.

    Example:
        >>> year_of("Northern Shield 2019"), year_of("Amber-21")
        ('2019', None)
    """
    found = re.search(r"(?:19|20)\d\d", name)
    return found.group() if found else None
