"""Verbs and nouns that tell of an event only with certain objects, or subjects, beside them.

As in "sent 300 soldiers", "the 300 soldiers whom Kenya sent", "the release of two hostages".
"""

from dataclasses import replace

from kronika.reading.frames.hits import Hit
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import (
    AUXILIARIES,
    BEGINNING,
    BOUNDARY_MARKS,
    BOUNDARY_WORDS,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    ENDING,
    PLACE_NOUNS,
    PREPOSITIONS,
)

_WIDE = 12
_SUBJECT = 6
"""Words of a subject between "which" and its verb ("boats which the navy of Peru had lent")."""
_INSIDE = frozenset("of about over around under more less than up".split())
"""Words that may stand inside a counted object ("at least two of its ships")."""
_RELATIVE = ("which", "that", "whom")
_NEAR = 4
"""Words within which a verb's object or subject by kind stands ("captured the town of X")."""
_TAILS = frozenset(["'s", "’s", "'", "’", "-"])


def paired(row: Row, hit: Hit) -> Hit | None:
    """The trigger with the object, or the subject, that it asks for; None where it has none.

    A participle that trails its object ("boats lent to Kenya") comes back as a passive.
    """
    trigger = hit.trigger
    wanted = trigger.objects or trigger.subjects
    if not wanted:
        return hit
    if hit.is_noun:
        return hit if _of(row, hit, wanted) else None
    if hit.passive == bool(trigger.objects):
        return hit if _before(row, hit.first, wanted) else None
    if _behind(row, hit.last, wanted):
        return hit
    if trigger.objects and _trails(row, hit, wanted):
        return replace(hit, passive=True)
    return hit if trigger.objects and _relative(row, hit, wanted) else None


def _of(row: Row, hit: Hit, wanted: frozenset[str]) -> bool:
    """As in "the release of two hostages" and "a troop withdrawal"."""
    near = 1 + row.word(hit.first - 1).isalpha()
    if any(_holds(row, hit.first - back, wanted) for back in range(1, near + 1)):
        return True
    return row.word(hit.last) in _OF and _behind(row, hit.last + 1, wanted)


_OF = ("of", "for", "from", "on", "into")


def _trails(row: Row, hit: Hit, wanted: frozenset[str]) -> bool:
    """As in "soldiers stationed in Niger" and "vehicles, donated to the police"."""
    if hit.trigger.tag != "past" or row.word(hit.last) not in PREPOSITIONS | {"to"}:
        return False
    if row.word(hit.last + 1) in ("any", "each", "every"):
        return False
    if row.word(hit.first) in BEGINNING | ENDING:
        return False  # "the mission began in May": nobody need begin it
    before = hit.first - 1 - (row.word(hit.first - 1) == ",")
    return _holds(row, before, wanted)


def _relative(row: Row, hit: Hit, wanted: frozenset[str]) -> bool:
    """As in "the boats which Japan has lent": the object stands right before the clause."""
    who = hit.first - 1
    while row.word(who) in AUXILIARIES or row.word(who).endswith("ly"):
        who -= 1
    for here in range(who - 1, max(-1, who - 1 - _SUBJECT), -1):
        word = row.word(here)
        if word in _RELATIVE and not _has_object(row, hit):
            before = here - 1 - (row.word(here - 1) == ",")
            return _holds(row, before, wanted)
        if word in BOUNDARY_MARKS or word == ",":
            return False
    return False


def _has_object(row: Row, hit: Hit) -> bool:
    """As in "which had replaced his list": nothing of the verb stands before it."""
    return row.mention(hit.last) is not None or row.word(hit.last) in DETERMINERS


def _holds(row: Row, position: int, wanted: frozenset[str]) -> bool:
    """Whether the word, or a word of the name, at a position is a wanted one."""
    word = row.word(position)
    return word in wanted or not wanted.isdisjoint(w.strip(",.") for w in word.split())


def _behind(row: Row, start: int, wanted: frozenset[str]) -> bool:
    """Whether the phrase after the verb holds a wanted word before it ends."""
    for position in range(start, min(start + _WIDE, len(row.items))):
        word = row.word(position)
        near = position - start < _NEAR
        if _holds(row, position, wanted):
            return True
        inside = position == start or not _is_apart(row, position)
        if near and inside and _is_of_kind(row, position, wanted):
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
        near = position - here < _NEAR
        named = near and _is_of_kind(row, here, wanted, head=False)
        if _holds(row, here, wanted) or (named and not _is_apart(row, here)):
            return True
        if row.mention(here) is None and _ends_subject(word):
            return False
    return False


def _is_of_kind(row: Row, position: int, wanted: frozenset[str], *, head: bool = True) -> bool:
    """Whether a name is of a wanted kind ("@place") and no owner ("X's").

    With `head` it must not describe the noun behind it either ("took the X train").
    """
    mention = row.mention(position)
    if mention is None or not mention.named or mention.form == "demonym":
        return False
    owns = row.word(position + 1) in _TAILS or (head and _opens_noun(row, position + 1))
    return f"@{mention.kind}" in wanted and not owns


def _is_apart(row: Row, position: int) -> bool:
    """Whether a name stands behind a preposition that is no part of the verb ("from X")."""
    return row.word(position - 1) in PREPOSITIONS - {"of"}


def _opens_noun(row: Row, position: int) -> bool:
    """Whether a name only describes the noun at the position behind it ("took the X train")."""
    word = row.word(position)
    return row.mention(position) is None and word.isalpha() and word not in _AFTER_NAMES


_AFTER_NAMES = PREPOSITIONS | BOUNDARY_WORDS | CONJUNCTIONS | AUXILIARIES | PLACE_NOUNS | CALENDAR


def _ends_subject(word: str) -> bool:
    """A relative clause and a phrase between commas still belong to the subject."""
    opens = word in ("who", "which", "that")
    return not opens and (word in BOUNDARY_MARKS or word in BOUNDARY_WORDS)
