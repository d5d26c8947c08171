"""One file a language, and the choice among them."""

import re

from kronika.reading.times.languages import ar, de, en, es, fr, it, pt, ru, tr, zh
from kronika.reading.times.lexicon import Lexicon

LEXICONS = {
    module.LEXICON.code: module.LEXICON for module in (en, ru, fr, es, de, pt, it, tr, ar, zh)
}
LEXICONS["ja"] = zh.LEXICON
"""By language code. Japanese writes whole dates as Chinese does; no more of it is read."""
_SCRIPTS = (
    ("zh", re.compile(r"[一-鿿]")),
    ("ru", re.compile(r"[а-яА-Я]")),
    ("ar", re.compile(r"[؀-ۿ]")),
)


def code_of(language: str | None, text: str) -> str:
    """The language as two letters; guessed from the script where it is not said.

    Example:
        >>> code_of("pt-BR", ""), code_of(None, "в понедельник")
        ('pt', 'ru')
    """
    if language:
        return language.lower().replace("_", "-").split("-")[0]
    head = text[:2000]
    counts = {code: len(pattern.findall(head)) for code, pattern in _SCRIPTS}
    code = max(counts, key=lambda c: counts[c])
    return code if 3 * counts[code] > sum(map(str.isalpha, head)) else "en"


def lexicons_for(language: str | None, text: str) -> tuple[Lexicon, ...]:
    """The lexicons to try, best first; those of the Latin script when the language is not said."""
    code = code_of(language, text)
    if code in LEXICONS and (language or code != "en"):
        return (LEXICONS[code],)
    if language:
        return ()
    return tuple(LEXICONS[c] for c in ("en", "es", "fr", "de", "pt", "it", "tr"))
