"""Whether a telling is of something done, under way, planned, tried, denied or only thought of."""

from dataclasses import dataclass
from itertools import pairwise

from kronika.codebook.events import EventType
from kronika.codebook.verbs import verb_forms
from kronika.reading.frames.hits import Hit
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import (
    ATTEMPTING,
    AUXILIARIES,
    BE,
    BEGINNING,
    BOUNDARY_MARKS,
    BOUNDARY_WORDS,
    CANCELLING,
    DENYING,
    ENDING,
    FOILING,
    FUTURE,
    HAVE,
    LIGHT_VERBS,
    NEGATIONS,
    PREPOSITIONS,
    UNREAL,
    UNREAL_NOUNS,
)

_STARTING = frozenset(
    f for lemma in ("launch", "begin", "start", "open") for f in verb_forms(lemma)
)
_ATTEMPT_FORMS = frozenset(verb_forms("attempt"))


@dataclass(frozen=True, slots=True)
class Status:
    """Lifecycle and factuality of one telling, as in `kronika.model.records`."""

    lifecycle: str = "concluded"
    factuality: str = "reported"


def status(row: Row, hit: Hit, kind: EventType | None = None) -> Status:
    """The status that the words around a trigger give it.

    What is over in a moment ("launched an attack") has begun and ended with its first word.
    `hypothetical` holds for conditions, demands and fears; `negated` for what did not happen.
    """
    group = _governing(row, hit)
    if _is_denied(row, hit):
        return Status(factuality="denied")
    if _is_negated(row, hit, group):
        return Status(factuality="negated")
    if group & CANCELLING:
        return Status("cancelled")
    if group & FOILING:
        return Status("foiled")
    if _is_told_back(row, hit):
        return Status()
    if (_unreal(group) and not _is_definite(row, hit)) or _unreal_noun(row, hit):
        return Status("planned", "hypothetical")
    if group & FUTURE or _is_infinitive_future(row, hit):
        return Status("planned", "future")
    if group & (_ATTEMPT_FORMS | ATTEMPTING):
        return Status("attempted")
    lasting = kind is None or kind.lasts
    return Status(_aspect(row, hit, group if lasting else group - _STARTING))


def _is_told_back(row: Row, hit: Hit) -> bool:
    """As in "would deepen the cooperation previously agreed upon"."""
    return hit.trigger.tag in ("past", "participle") and row.word(hit.first - 1) in _BEFORE_NOW


def _unreal(group: set[str]) -> set[str]:
    """The words of a group that leave an event undone: "called for talks", not "calls X"."""
    found = group & UNREAL
    return found if found - _CALL_FORMS or group & {"for", "on", "upon"} else set()


_BEFORE_NOW = ("previously", "already")
_CALL_FORMS = frozenset(verb_forms("call"))


def _is_denied(row: Row, hit: Hit) -> bool:
    """As in "denied that its jets had bombed", "denied having sent"; an event denied is a verb."""
    if hit.is_noun:
        return False
    for position in range(hit.first - 1, max(-1, hit.first - _DENIAL), -1):
        word = row.word(position)
        if word == "that" or (hit.trigger.tag == "ing" and position == hit.first - 1):
            return row.word(position - (word == "that")) in DENYING
        if word == "having" and row.word(position - 1) in DENYING:
            return True
        if word in BOUNDARY_MARKS or word in BOUNDARY_WORDS:
            return False
    return False


_DENIAL = 9


def _is_definite(row: Row, hit: Hit) -> bool:
    """As "the attack" is there, whatever is thought of it."""
    before = (row.word(hit.first - back) for back in range(1, 4))
    return hit.is_noun and any(w in ("the", "this", "these", "that", "those") for w in before)


def _is_negated(row: Row, hit: Hit, group: set[str]) -> bool:
    """As in "Did not attack", "no attack", "did not hold talks"; not "is no part of the talks"."""
    if not hit.is_noun:
        return bool(group & NEGATIONS) and "only" not in group
    if any(row.word(hit.first - back) in ("no", "without", "nor") for back in range(1, 4)):
        return True
    spoken = [row.word(p) for p in range(max(0, hit.first - 9), hit.first)]
    return any(a in NEGATIONS and b in LIGHT_VERBS for a, b in pairwise(spoken))


def _aspect(row: Row, hit: Hit, group: set[str]) -> str:
    """Under way or done, from the verb's form and the verbs of beginning and ending."""
    if group & ENDING:
        return "concluded"
    if group & BEGINNING:
        return "ongoing"
    if hit.trigger.tag == "ing" and group & {"is", "are"}:
        return "ongoing"
    if hit.passive and "being" in group and group & {"is", "are"}:
        return "ongoing"
    if hit.is_noun and _is_present_progressive(row, hit):
        return "ongoing"
    return "concluded"


def _is_present_progressive(row: Row, hit: Hit) -> bool:
    """As in "The drills are being held", "are conducting drills"."""
    near = [row.word(p) for p in range(max(0, hit.first - 8), min(len(row.items), hit.last + 6))]
    pairs = pairwise(near)
    return any(a in ("is", "are") and (b.endswith("ing") and len(b) > 4) for a, b in pairs)


def _governing(row: Row, hit: Hit) -> set[str]:
    """The words that bear on the trigger: its verb group, or the noun's premodifiers and verb."""
    found: set[str] = set()
    position = hit.first - 1
    steps = 0
    while position >= 0 and steps < (9 if hit.is_noun else 6):
        word = row.word(position)
        if word in BOUNDARY_MARKS or word in BOUNDARY_WORDS - {"if", "unless", "whether"}:
            break
        if row.mention(position) is None:
            found.add(word)
        elif not hit.is_noun and row.word(position + 1) not in AUXILIARIES and steps > 1:
            break
        position, steps = position - 1, steps + 1
    if hit.is_noun:
        found |= _verb_after(row, hit)
    return found


def _verb_after(row: Row, hit: Hit) -> set[str]:
    """The verb group of which the noun is the subject ("talks will be held in")."""
    for position in range(hit.last, min(hit.last + 12, len(row.items))):
        word = row.word(position)
        if word in BOUNDARY_MARKS or word in BOUNDARY_WORDS:
            return set()
        if word == "to" and row.word(position + 1) == "be":
            return {"will"}  # "a drill to be held in"
        if word in BE | HAVE | {
            "will",
            "would",
            "could",
            "may",
            "might",
            "must",
            "should",
            "shall",
        }:
            return {row.word(p) for p in range(position, min(position + 4, len(row.items)))}
        if word in BEGINNING or word in ENDING or word in CANCELLING:
            return {word}
    return set()


def _unreal_noun(row: Row, hit: Hit) -> bool:
    """As in "The threat of attacks", "fight against terrorist attacks", "calls for talks"."""
    if not hit.is_noun:
        return False
    before = [row.word(hit.first - back) for back in range(1, 5)]
    for index, word in enumerate(before):
        if word in BOUNDARY_MARKS or row.mention(hit.first - 1 - index) is not None:
            return False
        if word in UNREAL_NOUNS and word not in ("against", "support"):
            return True
        if word == "against" and index < 2:
            return row.word(hit.first - index - 2) in (
                "fight",
                "struggle",
                "war",
                "guard",
                "action",
            )
    return False


def _is_infinitive_future(row: Row, hit: Hit) -> bool:
    """As in "Is to visit", "are to hold talks": a form of "be" right before "to"."""
    for position in range(max(1, hit.first - 5), hit.first):
        if row.word(position) == "to" and row.word(position - 1) in ("is", "are"):
            return not any(row.word(p) in PREPOSITIONS for p in range(position + 1, hit.first))
    return False
