"""One file a language, and the choice among them."""

import re

from kronika.reading.times.languages import en
from kronika.reading.times.lexicon import Lexicon

LEXICONS = {lexicon.code: lexicon for lexicon in (en.LEXICON,)}


def lexicons_for(language: str | None, text: str) -> tuple[Lexicon, ...]:
    """The lexicons to try, best first."""
    code = (language or "").lower().split("-")[0]
    if code in LEXICONS:
        return (LEXICONS[code],)
    return (LEXICONS["en"],)
