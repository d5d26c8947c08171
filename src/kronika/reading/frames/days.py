"""Days that govern several tellings of a sentence, not only the one they stand beside."""

import re
from collections.abc import Iterable, Sequence

from kronika.codebook.verbs import verb_forms
from kronika.reading.frames.hits import Hit
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import (
    BEGINNING,
    BOUNDARY_MARKS,
    BOUNDARY_WORDS,
    ENDING,
    LIGHT_VERBS,
    PREPOSITIONS,
)

_FRONT = 3
_REACH = 8
_SAID = frozenset(
    form
    for lemma in ("announce", "plan", "order", "offer", "make", "have")
    for form in verb_forms(lemma)
)
_DONE = (LIGHT_VERBS | BEGINNING | ENDING) - _SAID
_SUBORDINATE = BOUNDARY_WORDS | BOUNDARY_MARKS


def shared_day(row: Row, hits: Sequence[Hit], owner: int, at: tuple[int, int]) -> Iterable[int]:
    """The other triggers that the day at half-open items `at` of a row governs too.

    `owner` is the trigger that it stands beside. "On Monday, X signed A and opened B": a day in
    front governs the verbs of its clause; one behind governs those that "and" joins without a new
    subject; "B, which opened on Monday with C" is a day of B as well.
    """
    for i, hit in enumerate(hits):
        if i == owner:
            continue
        verb = _verb(row, hit)
        if _opens(row, hit, at[0]) or (
            verb is not None
            and (_in_front(row, at, verb) or _joined(row, verb, _verb(row, hits[owner]), at[0]))
        ):
            yield i


def _verb(row: Row, hit: Hit) -> int | None:
    """The position of the verb of a telling: its own, or the one that holds its noun."""
    if not hit.is_noun:
        return hit.first
    for position in range(hit.first - 1, max(-1, hit.first - _REACH), -1):
        word = row.word(position)
        if row.mention(position) is None and word in _DONE:
            return position
        if word in PREPOSITIONS or word in _SUBORDINATE or word == "to":
            return None
    return None


def _in_front(row: Row, at: tuple[int, int], verb: int) -> bool:
    """Whether a day opens the sentence, with the verb in its main clause."""
    before = [row.word(p) for p in range(at[0])]
    if len(before) > _FRONT or not all(w in PREPOSITIONS or w in _LEADING for w in before):
        return False
    return verb >= at[1] and not _crosses(row, at[1], verb)


_LEADING = frozenset(("the", "late", "early", "also", "earlier", "later"))


def _joined(row: Row, verb: int, other: int | None, at: int) -> bool:
    """Whether "and" joins a verb to the later one that has the day, with no subject between."""
    if other is None or not verb < other < at or row.word(other - 1) != "and":
        return False
    return not _crosses(row, verb, at)


def _crosses(row: Row, low: int, high: int) -> bool:
    return any(row.mention(p) is None and row.word(p) in _SUBORDINATE for p in range(low, high))


def _opens(row: Row, hit: Hit, at: int) -> bool:
    """As in "the exercise, which opened on Monday": a verb of beginning with its day."""
    if not hit.is_noun or not hit.last < at <= hit.last + _REACH:
        return False
    words = " ".join(row.word(p) for p in range(hit.last, at))
    return _OPENED.fullmatch(words) is not None


_BEGINS = "|".join(sorted((BEGINNING | ENDING) - {"underway", "under-way", "ongoing", "current"}))
_OPENED = re.compile(
    rf"(?:, )?(?:which |that )?(?:(?:was|were|has|had|officially) )*(?:{_BEGINS})"
    r"(?: here)?(?: on| in| late on| early on)?"
)


def joins_verb(row: Row, hit: Hit, verb: Hit | None) -> bool:
    """As in "gunmen killed two soldiers and kidnapped three": one subject for both verbs."""
    if verb is None or hit.is_noun or hit.passive or row.word(hit.first - 1) != "and":
        return False
    return not _crosses(row, verb.last, hit.first)


def before_and(row: Row, hits: Sequence[Hit], best: int, at: int) -> int:
    """The trigger that a day or place at item `at` stands behind, rather than one past an "and".

    In "visited Kampala on Monday and signed a treaty" Monday is the visit's.
    """
    verb = _verb(row, hits[best])
    if verb is None or verb <= at:
        return best
    joints = [p for p in range(at + 1, verb) if row.word(p) == "and" and verb - p <= _SUBJECT]
    behind = [i for i, hit in enumerate(hits) if hit.last <= at and not _crosses(row, hit.last, at)]
    prepositions = any(row.word(p) in PREPOSITIONS for p in range(joints[0], verb)) if joints else 0
    return behind[-1] if joints and behind and not prepositions else best


_SUBJECT = 6
"""Words of a subject between "and" and its verb, at most."""
