"""Who stands where beside a trigger: subject, object, by, with, modifier, and so on."""

from collections.abc import Iterator

from kronika.codebook.events import Grammar
from kronika.codebook.verbs import verb_forms
from kronika.reading.frames.actors import same_actor
from kronika.reading.frames.hits import Hit
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import (
    AUXILIARIES,
    BE,
    BOUNDARY_MARKS,
    BOUNDARY_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    LIGHT_VERBS,
    MAIN_VERBS,
    PREPOSITIONS,
)

_REACH = 28
_FILLER = 5
_POSSESSIVE = ("'s", "’s", "'", "’")

Slot = tuple[str, int]
"""A slot's name and the position of the mention that fills it."""


def slots(row: Row, hit: Hit, grammar: Grammar) -> list[Slot]:
    """All filled slots of one trigger, nearest first, each mention at most once a slot."""
    if hit.is_noun:
        left = [*_left_of_noun(row, hit), *_owners(row, hit), *_governed(row, hit, grammar)]
        left += _relative(row, hit, grammar)
    else:
        left = list(_subjects(row, hit.first, "object" if hit.passive else "subject"))
    found = dict.fromkeys([*left, *_right(row, hit)])
    found |= dict.fromkeys(s for slot, p in list(found) for s in _origins(row, slot, p))
    governed = {position for slot, position in found if slot in grammar.governed}
    return [(s, p) for s, p in found if p not in governed or s in grammar.governed]


def _describes_person(row: Row, position: int) -> bool:
    """Whether an adjective of a state belongs to a person named right after ("a Thai judge, X")."""
    mention = row.mention(position)
    if mention is None or mention.form != "demonym":
        return False
    for ahead in range(1, _FILLER + 1):
        follower = row.mention(position + ahead)
        if follower is not None:
            return follower.kind == "person" and follower.named
        closed = row.word(position + ahead) in PREPOSITIONS | CONJUNCTIONS | BOUNDARY_MARKS
        if closed and row.word(position + ahead + 1) != "-":  # "off-duty" holds no preposition
            return False
    return False


def _backs_another(row: Row, position: int) -> bool:
    """In "X-backed forces" and "X linked group" X is not the one that is meant."""
    after = position + 1 + (row.word(position + 1) == "-")
    return row.word(after) in _BACKING and row.word(after + 1) not in ("by", "to", "with")


_BACKING = frozenset(
    "backed led linked affiliated aligned allied controlled inspired sponsored supported brokered "
    "held run dominated occupied mediated sponsored funded trained".split()
)


def _origins(row: Row, slot: str, position: int) -> Iterator[Slot]:
    """In "soldiers from X and Y took part" X and Y stand where the soldiers do."""
    mention = row.mention(position)
    if mention is None or mention.named or row.word(position + 1) not in ("from", "of"):
        return
    own = "observers" if row.word(position) in _OBSERVERS else slot
    here = position + 2
    while row.mention(here) is not None or row.word(here) in CONJUNCTIONS | DETERMINERS:
        if row.mention(here) is not None:
            yield own, here
        here += 1


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
        if word == "," and self.last is None and self.slot != "object":
            self.slot = None  # the phrase closed without a mention
        elif word in CONJUNCTIONS:
            self.slot, self.filler = (self.last or self.slot), 0
        elif word == "of" and self.slot is not None and self.filler:
            self.filler = 0  # "bombed a base of X": X still stands in the open slot
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
            passed_over = _describes_person(row, position) or _backs_another(row, position)
            if scan.slot is not None and not passed_over:
                yield scan.slot, position
                scan.mention(possessor=row.word(position + 1) in _POSSESSIVE)
        elif word in BOUNDARY_MARKS or word in BOUNDARY_WORDS:
            return
        elif word in ("from", "of") and row.word(position - 1) in _OBSERVERS:
            scan.slot, scan.last, scan.filler = "observers", None, 0
        elif row.word(position + 1) == "-" and word in PREPOSITIONS:
            scan.word("", noun=hit.is_noun)
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
            owners = (p for p in (position, *joined) if not _backs_another(row, p))
            yield from (("modifier", p) for p in owners)
            position = min((position, *joined)) - 1
        elif word in _PHRASE_ENDS or word in LIGHT_VERBS or word in AUXILIARIES:
            break
        else:
            position -= 1


_TELLS = frozenset(
    f for lemma in ("say", "tell", "deny", "confirm", "warn") for f in verb_forms(lemma)
) | {"claims", "claimed", "reports", "reported"}
_PHRASE_ENDS = PREPOSITIONS | BOUNDARY_MARKS | BOUNDARY_WORDS | _TELLS | {",", "and"}


def _owners(row: Row, hit: Hit) -> Iterator[Slot]:
    """In "X and Y spoke during their talks" the subject owns the noun."""
    for back in range(1, 4):
        if row.word(hit.first - back) in ("their", "his", "her", "its"):
            yield from _subjects(row, hit.first - back, "possessive")
            return


def _coordinated_left(row: Row, position: int) -> list[int]:
    """Further mentions joined to the left of one ("X, Y and the Z").

    Commas alone join only in headlines ("X, Y begin talks"), and never over a preposition
    ("In X, Y began").
    """
    found = _members_left(row, position)
    if not found:
        return []
    between = {row.word(p) for p in range(found[-1], position)}
    if _in_prepositional_phrase(row, found[-1]) and not between & {"and", "&"}:
        return []
    return found if between & _REAL_JOINTS or row.headline else []


def _members_left(row: Row, position: int) -> list[int]:
    found: list[int] = []
    member = _member_before(row, position)
    while member is not None:
        found.append(member)
        member = _member_before(row, member)
    return found


def _in_prepositional_phrase(row: Row, position: int) -> bool:
    before = row.word(_phrase_start(row, position) - 1)
    return before in PREPOSITIONS and before not in _CLAUSE_OPENERS


_OBSERVERS = frozenset(["observer", "observers", "monitors"])
_CLAUSE_OPENERS = frozenset("including involving after before since until".split())
_REAL_JOINTS = frozenset(["and", "&", "or", "-", "–", "и", "和", "、", "'s", "’s", "well"])
_JOINTS = CONJUNCTIONS | {"-", "well", "as"}


def _member_before(row: Row, position: int) -> int | None:
    """The mention joined to the left of one, or None where nothing joins."""
    here = position - 1
    while here > 0 and position - here <= _FILLER and _modifies(row, here):
        here -= 1
    if row.mention(here) is not None:
        return here if row.word(here + 1) in _POSSESSIVE else None
    if row.word(here) not in _JOINTS:
        return None
    while here > 0 and row.word(here) in _JOINTS:
        here -= 1
    here = _over_tail(row, here)
    return here if row.mention(here) is not None else None


def _modifies(row: Row, position: int) -> bool:
    """A determiner, possessive or adjective before a mention ("’s newly-formed")."""
    word = row.word(position)
    if row.mention(position) is not None or word in _JOINTS - {"-"}:
        return False
    closed = PREPOSITIONS | BOUNDARY_WORDS | LIGHT_VERBS | MAIN_VERBS | AUXILIARIES
    return (
        word in DETERMINERS
        or word in _POSSESSIVE
        or word == "-"
        or (word.isalpha() and word not in closed)
    )


def _over_tail(row: Row, position: int) -> int:
    """Over what may follow a joined name: an acronym in brackets, or a head noun ("units")."""
    if row.word(position) == ")":
        opening = next((p for p in range(position - 1, max(0, position - 5), -1)
                        if row.word(p) == "("), None)  # fmt: skip
        return position if opening is None else opening - 1
    here = position
    while position - here < _TAIL and row.mention(here) is None and row.word(here).isalpha():
        here -= 1
    owned = row.word(here) in _POSSESSIVE and row.mention(here - 1) is not None
    if owned:
        return here - 1
    plural = position != here and row.word(position).endswith("s")
    return here if plural and row.mention(here) is not None else position


_TAIL = 3


def _governed(row: Row, hit: Hit, grammar: Grammar) -> Iterator[Slot]:
    """The subject of a verb that governs the noun, before it or after it in the passive."""
    for position in range(hit.first - 1, max(-1, hit.first - 10), -1):
        slot = _governor(row, position, grammar)
        if slot is None and hit.trigger.if_told and row.word(position) in BE:
            slot = "subject"  # "X and Y are full participants"
        if slot is not None:
            passive = row.word(position - 1) in BE and not row.word(position).endswith("ing")
            yield from _subjects(row, position, "object" if passive else slot)
            return
        if row.word(position) in BOUNDARY_MARKS:
            return
    yield from _governed_after(row, hit, grammar)


def _relative(row: Row, hit: Hit, grammar: Grammar) -> Iterator[Slot]:
    """In "the attack that X and Y carried out" X and Y act in the noun."""
    opens = hit.last + (row.word(hit.last) == ",")
    if row.word(opens) not in ("that", "which"):
        return
    actors: list[int] = []
    for position in range(opens + 1, min(opens + _RELATIVE, len(row.items))):
        slot = _governor(row, position, grammar)
        if slot is not None:
            yield from ((slot, p) for p in actors)
            return
        if row.mention(position) is not None:
            actors.append(position)
        elif row.word(position) in PREPOSITIONS | BOUNDARY_WORDS | BOUNDARY_MARKS:
            return


_RELATIVE = 12


def _governor(row: Row, position: int, grammar: Grammar) -> str | None:
    """The slot of the subject of the verb at a position, or None where no such verb stands."""
    if row.mention(position) is not None:
        return None
    word = row.word(position)
    for role, verbs in grammar.governed.items():
        if word in verbs:
            return role
    return "subject" if word in grammar.light else None


def _governed_after(row: Row, hit: Hit, grammar: Grammar) -> Iterator[Slot]:
    """In "The strike was carried out by X" X is the agent of the noun before."""
    for position in range(hit.last, min(hit.last + 14, len(row.items))):
        slot = _governor(row, position, grammar)
        if slot is None:
            continue
        passive = row.word(position - 1) in BE or "by" in (
            row.word(position + 1), row.word(position + 2)
        )  # fmt: skip
        if passive:
            tail = Hit(position, position + 1, hit.trigger)
            agent = "by" if slot == "subject" else slot
            yield from ((agent, p) for s, p in _right(row, tail) if s == "by")
        return


def _subjects(row: Row, verb: int, slot: str) -> Iterator[Slot]:
    """The mentions before a verb that are not inside a prepositional phrase.

    The walk stays inside the clause: it ends at a boundary and at another verb, unless the
    verb is joined to that one by "and".
    """
    antecedent = _antecedent(row, verb)
    if antecedent is not None:
        yield slot, antecedent
        return
    earlier = same_actor(row, verb)
    if earlier is not None:
        yield from _subjects(row, earlier, slot)
        return
    position = _before_apposition(row, verb - 1)
    joined = row.word(position) in ("and", ",")
    weak: tuple[int, ...] = ()
    while position >= max(0, verb - _REACH):
        if row.mention(position) is not None:
            others = _coordinated_left(row, position)
            first = min((position, *others))
            if not _in_prepositional_phrase(row, first):
                yield from ((slot, p) for p in (position, *others))
                return
            head = _phrase_start(row, first)
            if row.word(head - 1) == "of" and not weak:
                weak = (position, *others)
            position = head - 2
        elif _leaves_clause(row, position, verb, joined=joined):
            break
        else:
            position -= 1
    yield from ((slot, p) for p in weak)


def _antecedent(row: Row, verb: int) -> int | None:
    """In "help against the rebels, who killed nine" the rebels: who stands before "who"."""
    position = verb - 1
    while position > 0 and (row.word(position) in AUXILIARIES or row.word(position).endswith("ly")):
        position -= 1
    if row.word(position) not in ("who", "which"):
        return None
    near = position - 1 - (row.word(position - 1) == ",")
    if row.mention(near) is None or _coordinated_left(row, near):
        return None
    return near if row.word(_phrase_start(row, near) - 1) != "of" else None


def _leaves_clause(row: Row, position: int, verb: int, *, joined: bool) -> bool:
    word = row.word(position)
    if word in ("who", "which", "that"):
        near = position - 1 - (row.word(position - 1) == ",")
        return row.mention(near) is None or _in_prepositional_phrase(row, near)
    if word in BOUNDARY_MARKS or word in BOUNDARY_WORDS:
        return True
    return not joined and verb - position > 1 and word in MAIN_VERBS


def _before_apposition(row: Row, position: int) -> int:
    """Before "X, minister of Y, said": over the verb group and a phrase between commas."""
    while position > 0 and (row.word(position) in AUXILIARIES or row.word(position).endswith("ly")):
        position -= 1
    if row.word(position) != ",":
        return position
    for here in range(position - 1, max(0, position - 16), -1):
        if row.word(here) == "," and row.word(here + 1) in ("who", "which", "whose"):
            return here - 1
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
