"""Verbs that tell of an event only with certain objects ("sent 300 soldiers") or subjects."""

from kronika.reading.frames.hits import Hit
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import (
    AUXILIARIES,
    BOUNDARY_MARKS,
    BOUNDARY_WORDS,
    PREPOSITIONS,
)

_WIDE = 12
_INSIDE = frozenset("of about over around under more less than up".split())
"""Words that may stand inside a counted object ("at least two of its ships")."""


def is_paired(row: Row, hit: Hit) -> bool:
    """Whether the verb has the object, or the subject, that its trigger asks for."""
    trigger = hit.trigger
    if not trigger.objects and not trigger.subjects:
        return True
    wanted = trigger.objects or trigger.subjects
    before = hit.passive == bool(trigger.objects)
    return _before(row, hit.first, wanted) if before else _behind(row, hit.last, wanted)


def _behind(row: Row, start: int, wanted: frozenset[str]) -> bool:
    """Whether the phrase after the verb holds a wanted word before it ends."""
    for position in range(start, min(start + _WIDE, len(row.items))):
        word = row.word(position)
        if not wanted.isdisjoint(word.split()):
            return True
        at_least = word == "at" and row.word(position + 1) in ("least", "most")
        if row.mention(position) is not None or word in _INSIDE or at_least:
            continue
        up_to = word == "to" and row.word(position - 1) == "up"
        if word in BOUNDARY_MARKS or word in BOUNDARY_WORDS:
            return False
        if (word in PREPOSITIONS or word == "to") and not up_to:
            return False
    return False


def _before(row: Row, verb: int, wanted: frozenset[str]) -> bool:
    """Whether the phrase before the verb group holds a wanted word, up to the clause's edge."""
    position = verb - 1
    while position >= 0 and (
        row.word(position) in AUXILIARIES or row.word(position).endswith("ly")
    ):
        position -= 1
    for here in range(position, max(-1, position - _WIDE), -1):
        word = row.word(here)
        if not wanted.isdisjoint(word.split()):
            return True
        if row.mention(here) is None and _ends_subject(word):
            return False
    return False


def _ends_subject(word: str) -> bool:
    """A relative clause and a phrase between commas still belong to the subject."""
    opens = word in ("who", "which", "that")
    return not opens and (word in BOUNDARY_MARKS or word in BOUNDARY_WORDS)
