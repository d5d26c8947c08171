"""What a person types into the search box, as phrases of folded words.

Each run without white space is a phrase, quoted words are one phrase, a final `*` means
"words that begin so", and all phrases must be found. Nothing else has a meaning, so no
query can be wrong: what holds no word finds nothing.
"""

import re
from dataclasses import dataclass

from kronika.store.folding import words

MAX_PHRASES = 32
MAX_WORDS = 64
_PART = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that must follow each other; with `prefix` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def phrases(query: str) -> tuple[Phrase, ...]:
    """The phrases of a query, at most `MAX_PHRASES` of at most `MAX_WORDS` words each.

    Example:
        >>> phrases('"joint drill" manoeuv*')
        (Phrase(words=('joint', 'drill'), prefix=False), Phrase(words=('manoeuv',), prefix=True))
    """
    found = []
    for match in _PART.finditer(query):
        raw = match[1] if match[1] is not None else match[3]
        folded = tuple(word.folded for word in words(raw))[:MAX_WORDS]
        if folded:
            prefix = match[2] == "*" if match[1] is not None else raw.endswith("*")
            found.append(Phrase(folded, prefix))
    return tuple(dict.fromkeys(found))[:MAX_PHRASES]
