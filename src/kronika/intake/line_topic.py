"""How much a line speaks of what the page's prose speaks of, without knowing the language."""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_PREFIX = 6
"""Words count as one when their first letters agree: a crude stem that suits many languages."""
_SAMPLE = 600


def topic_shares(texts: Sequence[str], prose: Sequence[float]) -> list[float]:
    """For each line, the share of its long words that two or more other lines of prose use too.

    Lines without long words get 0. `prose` says how much each line looks like sentences.

    Example:
        >>> lines = ["Vessels sailed", "Vessels came", "Vessels left", "Advert"]
        >>> topic_shares(lines, [1, 1, 1, -1])
        [0.5, 1.0, 1.0, 0.0]
    """
    stems = [{word[:_PREFIX].lower() for word in _WORD.findall(text[:_SAMPLE])} for text in texts]
    used = Counter(
        stem for words, score in zip(stems, prose, strict=True) if score > 0 for stem in words
    )
    out = []
    for words, score in zip(stems, prose, strict=True):
        own = 1 if score > 0 else 0
        shared = sum(used[word] - own >= 2 for word in words)
        out.append(shared / len(words) if words else 0.0)
    return out
