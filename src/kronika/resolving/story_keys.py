"""The few words that tell a page's story, small enough to go with each of its events."""

import zlib

from kronika.model.documents import Document
from kronika.resolving.story_profiles import profile
from kronika.resolving.story_vectors import background, weighted_field

MOST = 16
"""Four of sixteen in common: three quarters of the pairs of one story on ECB+ training topics, six
pairs in 100,000 of other topics (`docs/stories.md`)."""


def story_keys(document: Document) -> tuple[int, ...]:
    """Checksums of the most telling words of headline, lead and story, sorted; at most 16.

    They depend on the document alone: rarity is that of the background table.

    Example:
        >>> from kronika.model.documents import Block
        >>> page = Document("d1", "Navies drill", (Block("headline", 0, 12),))
        >>> len(story_keys(page))
        2
    """
    words, lead, *_ = profile(document).fields
    known = background()
    weights: dict[str, float] = {}
    for field, counts in enumerate((words, lead)):
        for word, weight in weighted_field(known, field, counts).items():
            weights[word] = weights.get(word, 0.0) + weight
    ranked = sorted(weights, key=lambda word: (-weights[word], word))[:MOST]
    return tuple(sorted(zlib.crc32(w.encode("utf-8", "surrogatepass")) for w in ranked))
