"""What a document reports, as counted features: all that stories are compared by.

A profile is made once for each document and does not change when others arrive.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kronika.model.documents import Document
from kronika.model.readings import Mention, Reading
from kronika.resolving.story_words import SMALL_WORDS, folded, telling

FIELDS = ("words", "lead", "phrases", "persons", "names", "numbers", "days")
LEAD_WORDS = 60
MAX_WORDS = 2000
PHRASE_WORDS = 400
_HEADLINE, _LEAD, _REST = 3, 2, 1
_NAME_KINDS = frozenset(
    "state agency force unit group igo organisation company media place exercise".split()
)
_DAY_GRAINS = frozenset({"day", "hour", "minute"})

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of one document, by field, each with its weight (headline 3, lead 2, rest 1).

    `fields` has one mapping for each of `FIELDS`: words of the whole story, words of headline
    and lead, word pairs, persons by their last name, other names, numbers that are no years,
    days spoken of. `day` is the publication day as an ordinal, None where the page has none.
    """

    document_id: str
    fields: tuple[Counts, ...]
    day: int | None = None


def profile(document: Document, reading: Reading | None = None) -> Profile:
    """The profile of one document; without a reading it has words and numbers only.

    Example:
        >>> from kronika.model.documents import Block
        >>> page = Document("d1", "Navies drill", (Block("headline", 0, 12),))
        >>> dict(profile(page).fields[0])
        {'navy': 1, 'drill': 1}
    """
    states = _state_names(reading)
    headline = _text(document, states, "headline") or document.headline or ""
    story = _text(document, states, "standfirst", "body", "caption")
    head, rest = list(folded(headline))[:LEAD_WORDS], list(folded(story))[:MAX_WORDS]
    fields = (
        Counter(_told(head + rest)),
        _weighted(_told(head), _told(rest[:LEAD_WORDS]), (), weights=(2, 1, 0)),
        _phrases(head, rest[:PHRASE_WORDS]),
        *_names(document, reading),
        _numbers(rest),
        _days(reading),
    )
    return Profile(document.id, fields, published_day(document))


def published_day(document: Document) -> int | None:
    """The ordinal of the day a document was published on, or of the earliest day it may be from."""
    for stated in (document.published, document.not_before):
        try:
            return date.fromisoformat((stated or "")[:10]).toordinal()
        except ValueError:
            continue
    return None


def _state_names(reading: Reading | None) -> list[tuple[int, int, str]]:
    """Where states are named or meant, each with a word that is the same for all its names."""
    found = (
        (m.start, m.end, f"state{m.country.lower()}")
        for m in (reading.mentions if reading else ())
        if m.kind == "state" and m.named and m.country
    )
    return sorted(found)


def _text(document: Document, states: list[tuple[int, int, str]], *kinds: str) -> str:
    """The words of the blocks of some kinds, with one word for each name of a state."""
    parts = []
    for block in document.of_kind(*kinds):
        at = block.start
        for start, end, word in states:
            if at <= start and end <= block.end:
                parts += [document.text[at:start], f" {word} "]
                at = end
        parts += [document.text[at : block.end], "\n"]
    return "".join(parts)


def _told(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in SMALL_WORDS]


def _weighted(
    head: Iterable[str], lead: Iterable[str], rest: Iterable[str], *, weights: tuple[int, int, int]
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for words, weight in zip((head, lead, rest), weights, strict=True):
        for word in words:
            counts[word] += weight
    return counts


def _phrases(head: list[str], rest: list[str]) -> Counter[str]:
    return _weighted(
        _pairs(head), _pairs(rest[:LEAD_WORDS]), _pairs(rest[LEAD_WORDS:]),
        weights=(_HEADLINE, _LEAD, _REST),
    )  # fmt: skip


def _pairs(words: list[str]) -> Iterator[str]:
    for left, right in pairwise(words):
        if left not in SMALL_WORDS or right not in SMALL_WORDS:
            yield f"{left} {right}"


def _names(document: Document, reading: Reading | None) -> tuple[Counter[str], Counter[str]]:
    persons: Counter[str] = Counter()
    others: Counter[str] = Counter()
    heads = [(b.start, b.end) for b in document.of_kind("headline")]
    for mention in reading.mentions if reading else ():
        words = list(telling(document.text[mention.start : mention.end]))
        if not words or not mention.named or mention.form == "pronoun":
            continue
        weight = _place_weight(mention, heads)
        if mention.kind == "person":
            persons[words[-1]] += weight
        elif mention.kind in _NAME_KINDS:
            state = mention.kind == "state" and mention.country
            others[mention.country or "" if state else " ".join(words)] += weight
    return persons, others


def _place_weight(mention: Mention, heads: list[tuple[int, int]]) -> int:
    if any(start <= mention.start < end for start, end in heads):
        return _HEADLINE
    lead_end = (heads[-1][1] if heads else 0) + 400
    return _LEAD if mention.start < lead_end else _REST


def _numbers(words: Iterable[str]) -> Counter[str]:
    return Counter(
        word for word in words if word[0].isdecimal() and not _is_year(word) and len(word) < 12
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.startswith(("19", "20"))


def _days(reading: Reading | None) -> Counter[str]:
    times = reading.times if reading else ()
    return Counter(t.first[:10] for t in times if t.first and t.grain in _DAY_GRAINS)
