"""Who stands where beside a trigger: subject, object, by, with, modifier, and so on."""

from collections.abc import Iterator

from kronika.reading.frames.sentence import Row
from kronika.reading.frames.triggers import Hit
from kronika.reading.frames.words import (
    AUXILIARIES,
    BE,
    BOUNDARY_MARKS,
    BOUNDARY_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    LIGHT_VERBS,
    PREPOSITIONS,
)

_REACH = 28
_FILLER = 5
_POSSESSIVE = ("'s", "’s", "'", "’")

Slot = tuple[str, int]
"""A slot's name and the position of the mention that fills it."""


def slots(row: Row, hit: Hit) -> Iterator[Slot]:
    """All filled slots of one trigger, nearest first, each mention at most once a slot."""
    seen: set[Slot] = set()
    sides = (_left_of_noun if hit.is_noun else _subject_of_verb, _right)
    for side in sides:
        for slot in side(row, hit):
            if slot not in seen:
                seen.add(slot)
                yield slot


class _RightScan:
    """Walks right from a trigger and names the slot of each mention it meets."""

    def __init__(self, opening: str | None) -> None:
        self.slot = opening
        self.last: str | None = None
        self.filler = 0

    def mention(self, *, possessor: bool) -> None:
        """A mention fills the open slot; a possessor leaves it open for what it possesses."""
        self.last, self.filler = self.slot, 0
        self.slot = self.slot if possessor else None

    def word(self, word: str, *, noun: bool) -> None:
        """A word opens a slot, keeps it, or wears it out."""
        if word in CONJUNCTIONS:
            self.slot, self.filler = (self.last or self.slot), 0
        elif word in PREPOSITIONS or word == "to":
            self.slot, self.last, self.filler = word, None, 0
        elif word in BE and noun:
            self.slot = self.last = None
        elif word not in _POSSESSIVE and word not in DETERMINERS and word != "-":
            self.filler += 1
            if self.filler > _FILLER:
                self.slot = self.last = None


def _right(row: Row, hit: Hit) -> Iterator[Slot]:
    """Prepositions name the slots of what follows; a bare object follows an active verb."""
    scan = _RightScan(None if hit.is_noun or hit.passive else "object")
    for position in range(hit.last, min(hit.last + _REACH, len(row.items))):
        word = row.word(position)
        if row.mention(position) is not None:
            if scan.slot is not None:
                yield scan.slot, position
                scan.mention(possessor=row.word(position + 1) in _POSSESSIVE)
        elif word in BOUNDARY_MARKS or word in BOUNDARY_WORDS:
            return
        else:
            scan.word(word, noun=hit.is_noun)


def _left_of_noun(row: Row, hit: Hit) -> Iterator[Slot]:
    """Mentions inside the noun's own phrase, then the subject of a light verb that governs it."""
    position = hit.first - 1
    limit = max(-1, hit.first - 9)
    while position > limit:
        word = row.word(position)
        if row.mention(position) is not None:
            joined = _coordinated_left(row, position)
            yield from (("modifier", p) for p in (position, *joined))
            position = min((position, *joined)) - 1
        elif word in _PHRASE_ENDS or word in LIGHT_VERBS or word in AUXILIARIES:
            break
        else:
            position -= 1
    yield from _governed(row, hit)


_PHRASE_ENDS = PREPOSITIONS | BOUNDARY_MARKS | BOUNDARY_WORDS | {",", "and"}


def _coordinated_left(row: Row, position: int) -> list[int]:
    """Further mentions joined to the left of one ("X, Y and the Z")."""
    found: list[int] = []
    joined = _over_joints(row, position - 1)
    while joined is not None and row.mention(joined) is not None:
        found.append(joined)
        joined = _over_joints(row, joined - 1)
    return found


def _over_joints(row: Row, position: int) -> int | None:
    """The position before a conjunction, possessive or hyphen, or None where nothing joins."""
    here = position
    while here > 0 and (row.word(here) in DETERMINERS or row.word(here) in _POSSESSIVE):
        here -= 1
    joined = here
    while joined > 0 and (row.word(joined) in CONJUNCTIONS or row.word(joined) == "-"):
        joined -= 1
    return joined if joined < here or row.word(position) in _POSSESSIVE else None


def _governed(row: Row, hit: Hit) -> Iterator[Slot]:
    """The subject of a light verb before the noun, or the agent of a passive one after it."""
    for position in range(hit.first - 1, max(-1, hit.first - 10), -1):
        word = row.word(position)
        if word in LIGHT_VERBS and row.mention(position) is None:
            passive = row.word(position - 1) in BE
            yield from _subjects(row, position, "object" if passive else "subject")
            return
        if word in BOUNDARY_MARKS:
            return
    yield from _after_passive(row, hit)


def _after_passive(row: Row, hit: Hit) -> Iterator[Slot]:
    """In "The strike was carried out by X": X is the agent of the noun before."""
    for position in range(hit.last, min(hit.last + 14, len(row.items))):
        if row.word(position) in LIGHT_VERBS and row.word(position - 1) in BE | {"been", "being"}:
            tail = Hit(position, position + 1, hit.trigger)
            yield from ((s, p) for s, p in _right(row, tail) if s in ("by", "with", "between"))
            return


def _subject_of_verb(row: Row, hit: Hit) -> Iterator[Slot]:
    yield from _subjects(row, hit.first, "object" if hit.passive else "subject")


def _subjects(row: Row, verb: int, slot: str) -> Iterator[Slot]:
    """The mentions before a verb that are not inside a prepositional phrase."""
    position = _before_apposition(row, verb - 1)
    weak: int | None = None
    while position >= max(0, verb - _REACH):
        word = row.word(position)
        if row.mention(position) is not None:
            head = _phrase_start(row, position)
            before = row.word(head - 1)
            if before in PREPOSITIONS and before not in ("including", "involving"):
                weak = position if before == "of" and weak is None else weak
                position = head - 2
                continue
            yield from ((slot, p) for p in (position, *_coordinated_left(row, position)))
            return
        if word in BOUNDARY_MARKS or (
            word in BOUNDARY_WORDS and word not in ("who", "which", "that")
        ):
            break
        position -= 1
    if weak is not None:
        yield slot, weak


def _before_apposition(row: Row, position: int) -> int:
    """Before "X, minister of Y, said": over the verb group and a phrase between commas."""
    while position > 0 and (row.word(position) in AUXILIARIES or row.word(position).endswith("ly")):
        position -= 1
    if row.word(position) != ",":
        return position
    for here in range(position - 1, max(0, position - 16), -1):
        if row.word(here) == "," and row.mention(here - 1) is not None:
            return here - 1
    return position - 1


def _phrase_start(row: Row, position: int) -> int:
    """The first position of the noun phrase that ends at a mention."""
    start = position
    while start > 0:
        word = row.word(start - 1)
        if word in DETERMINERS or word in _POSSESSIVE or row.mention(start - 1) is not None:
            start -= 1
        elif (
            word.isalpha()
            and word not in PREPOSITIONS
            and word not in CONJUNCTIONS
            and (word not in AUXILIARIES and word not in BOUNDARY_WORDS and word not in LIGHT_VERBS)
        ):
            if position - start >= 3:
                break
            start -= 1
        else:
            break
    return start
