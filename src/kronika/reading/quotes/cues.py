"""Cues: the verb or phrase of saying, whether it is a claim at all, and in which form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kronika.codebook.speech import Speech, SpeechVerb, VerbForm
from kronika.reading.quotes.grammar import (
    ADVERBS,
    BE,
    COMMAS,
    DASHES,
    DAYS,
    DETERMINERS,
    DO,
    HAVE,
    HYPOTHETICAL,
    MARKS,
    MODALS,
    NEGATIONS,
    PLURAL,
    PREPOSITIONS,
    REFUSALS,
)
from kronika.reading.quotes.paragraphs import Word

_LOOSE = frozenset(
    "statement remark remarks comments announcement claim claims assertion criticism praise".split()
)
"""Nouns that need a "that" or "for" to be somebody's words."""
_DENYING = {"asserts": "denies", "praises": "doubts", "condemns": "asserts"}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying at `first`..`last` (indices of words, half-open) of a unit.

    `form` is finite, participle ("saying"), by ("claimed by X"), noun ("X's call"),
    according, or quoted ("quoted X as saying", "X was quoted as saying"). `left` is the index
    of the last word of what stands before it (its subject, if finite), after auxiliaries and
    adverbs are skipped; -1 when nothing does.
    """

    first: int
    last: int
    verb: SpeechVerb
    form: str
    left: int
    words: str
    passive: bool = False
    negated: bool = False
    base: bool = False


@dataclass(slots=True)
class _Before:
    """What stands between a verb and its subject."""

    left: int
    perfect: bool = False
    be: bool = False
    do: bool = False
    modal: bool = False
    negated: bool = False
    infinitive: bool = False


def cues(words: Sequence[Word], speech: Speech) -> Iterator[Cue]:
    """All cues of one unit that stand outside its quotations, in order."""
    skip = 0
    for i, word in enumerate(words):
        if i < skip or word.quote is not None:
            continue
        cue = _phrase(words, i, speech=speech) or _noun(words, i, speech=speech)
        cue = cue or _verb(words, i, speech=speech) or _state(words, i, speech=speech)
        if cue:
            skip = cue.last
            yield cue


def _phrase(words: Sequence[Word], i: int, *, speech: Speech) -> Cue | None:
    """As in "According to" and its kin."""
    for phrase in speech.according:
        if words[i].lower != phrase[0]:
            continue
        if tuple(w.lower for w in words[i : i + len(phrase)]) == phrase:
            verb = SpeechVerb(" ".join(phrase), "asserts", "clause")
            return Cue(i, i + len(phrase), verb, "according", i - 1, " ".join(phrase))
    return None


def _verb(words: Sequence[Word], i: int, *, speech: Speech) -> Cue | None:
    if words[i].mention is not None or words[i].lower not in speech.verbs or _hyphened(words, i):
        return None
    readings = speech.verbs[words[i].lower]
    found = next((f for f in readings if _complete(words, i, found=f)), None)
    if found is None:
        return None
    before = _before(words, i)
    cue = Cue(
        i, i + 1 + len(found.rest), found.verb, "finite", before.left, found.verb.lemma,
        passive=before.be, negated=before.negated,
    )  # fmt: skip
    return _formed(words, cue, found=found, before=before)


def _hyphened(words: Sequence[Word], i: int) -> bool:
    """A part of a compound ("US-backed") is no verb."""
    joined = i > 0 and words[i - 1].lower in {"-", "‑"} and words[i - 1].end == words[i].start
    after = words[i + 1] if i + 1 < len(words) else words[i]
    return joined or (after.lower in {"-", "‑"} and after.start == words[i].end)


def _complete(words: Sequence[Word], i: int, *, found: VerbForm) -> bool:
    """Whether the further words of the cue, and those it must be followed by, are there."""
    for offset, rest in enumerate(found.rest, start=1):
        if i + offset >= len(words) or words[i + offset].lower != rest:
            return False
    following = words[i + 1].lower if i + 1 < len(words) else ""
    if following in found.verb.unless:
        return False
    return not found.verb.after or following in found.verb.after


def _formed(words: Sequence[Word], cue: Cue, *, found: VerbForm, before: _Before) -> Cue | None:
    """The cue with its form, or None where the words only look like one."""
    forms = found.forms
    if _hypothetical(words, cue) or before.infinitive or _no_verb(words, cue):
        return None
    if "ing" in forms and len(forms) == 1:
        return _progressive(words, cue, before=before)
    if before.be:
        return _passive(words, cue) if "participle" in forms else None
    if _by_agent(words, cue) and "participle" in forms:
        return replace(cue, form="by") if _agentive(cue) else None
    if before.modal or (before.do and not before.negated):
        return None
    return _asserted(words, cue, forms=forms, before=before)


def _asserted(
    words: Sequence[Word], cue: Cue, *, forms: frozenset[str], before: _Before
) -> Cue | None:
    if before.left >= 0 and words[before.left].lower in PREPOSITIONS:
        return None
    if cue.negated:
        return _negated(cue)
    if before.perfect:
        return cue if forms & {"participle", "past"} else None
    if cue.verb.takes == "stance" and not forms & {"base", "s"}:
        return None
    if forms <= {"base"}:
        return replace(cue, base=True) if _plural_before(words, before.left) else None
    return cue


def _negated(cue: Cue) -> Cue | None:
    """As in "Does not support" is a stance; "did not say" is nothing said."""
    if cue.verb.takes not in {"stance", "object"} or cue.verb.stance not in _DENYING:
        return None
    verb = replace(cue.verb, stance=_DENYING[cue.verb.stance])
    return replace(cue, verb=verb)


def _progressive(words: Sequence[Word], cue: Cue, *, before: _Before) -> Cue | None:
    left = before.left
    if before.negated or before.modal or cue.verb.takes == "stance":
        return None
    if left >= 0 and words[left].lower == "as":
        return replace(cue, form="quoted")
    if left >= 0 and words[left].lower in PREPOSITIONS | DETERMINERS:
        return None
    if before.be:
        return cue
    parted = left < 0 or words[left].lower in COMMAS | DASHES | MARKS | {"and", "while"}
    accompanied = any(w.lower == "with" for w in words[max(0, left - 4) : max(0, left)])
    return replace(cue, form="participle") if parted or accompanied else None


def _passive(words: Sequence[Word], cue: Cue) -> Cue | None:
    if cue.verb.lemma in {"quote", "cite"}:
        return replace(cue, form="quoted")
    return replace(cue, form="by") if _by_agent(words, cue) and _agentive(cue) else None


def _agentive(cue: Cue) -> bool:
    """Whether the agent of the passive says something ("condemned by X", not "found by X")."""
    return cue.verb.takes == "object" or cue.verb.lemma in {"announce", "confirm", "declare", "say"}


def _by_agent(words: Sequence[Word], cue: Cue) -> bool:
    after = [w.lower for w in words[cue.last : cue.last + 3]]
    if after[:1] == ["by"] and after[1:2] and after[1] in _MEANS:
        return False
    return after[:1] == ["by"] or (after[1:2] == ["by"] and after[0].endswith("ly"))


_MEANS = frozenset("phone telephone email e-mail fax radio telegram text video letter".split())


def _hypothetical(words: Sequence[Word], cue: Cue) -> bool:
    for word in reversed(words[max(0, cue.first - 6) : cue.first]):
        if word.lower in COMMAS:
            return False
        if word.lower in HYPOTHETICAL:
            return True
    return False


def _no_verb(words: Sequence[Word], cue: Cue) -> bool:
    """A form after a determiner or an adjective in -ed is a noun ("the claims")."""
    left = words[cue.first - 1].lower if cue.first else ""
    if words[cue.first].lower.endswith("s") and _verb_follows(words, cue):
        return True
    return left in DETERMINERS and left not in {"both", "all", "many", "some", "most", "several"}


def _verb_follows(words: Sequence[Word], cue: Cue) -> bool:
    """As in "member states earlier agreed", "the claims were": the form in -s is a noun."""
    at = cue.last
    while at < len(words) and words[at].lower in ADVERBS and words[at].mention is None:
        at += 1
    if at >= len(words) or words[at].quote is not None or words[at].mention is not None:
        return False
    return words[at].lower in _PAST_TELLING | BE | (HAVE - {"had"}) | (MODALS - {"may"})


_PAST_TELLING = frozenset("agreed said announced decided condemned urged demanded pledged".split())


def _plural_before(words: Sequence[Word], left: int) -> bool:
    """Whether a plural may stand before: "officials say", "we urge", "Oman and Qatar say"."""
    if left < 0:
        return False
    word = words[left].lower
    if word in PLURAL or word in {"we", "i", "and"}:
        return True
    if word.endswith("s") and word not in {"'s", "’s"}:
        return True
    near = {w.lower for w in words[max(0, left - 6) : left]}
    return "and" in near or word in {"police", "people", "media", "who"} or "members" in near


def _before(words: Sequence[Word], i: int) -> _Before:
    """Auxiliaries, adverbs and dates between a verb and what stands before it."""
    seen = _Before(i - 1 - _in_marks(words, i))
    while seen.left >= 0 and words[seen.left].quote is None:
        word = words[seen.left].lower
        if not _auxiliary(seen, word) and not _skipped(words, seen):
            break
        seen.left -= 1
    if seen.left >= 0 and words[seen.left].lower == "to":
        seen.infinitive = True
    return seen


def _in_marks(words: Sequence[Word], i: int) -> bool:
    """Whether the verb alone stands in marks (“welcomed”)."""
    return 0 < i < len(words) - 1 and {words[i - 1].lower, words[i + 1].lower} <= MARKS


def _auxiliary(seen: _Before, word: str) -> bool:
    if word in HAVE and word != "'s":
        seen.perfect = True
    elif word in BE:
        seen.be = seen.be or not seen.perfect or word == "been"
    elif word in DO:
        seen.do = True
    elif word in MODALS:
        seen.modal = True
    elif word in NEGATIONS or word in REFUSALS:
        seen.negated = True
        seen.infinitive = seen.infinitive or word in REFUSALS
    else:
        return False
    return True


def _skipped(words: Sequence[Word], seen: _Before) -> bool:
    """Adverbs and dates: "later on Monday repeatedly". A name is never skipped."""
    word = words[seen.left]
    if word.mention is not None:
        return False
    if word.lower in ADVERBS or word.lower in DAYS or word.text.isdigit():
        return True
    if word.lower.endswith("ly") and len(word.lower) > 4 and word.text.islower():
        return True
    after = words[seen.left + 1].lower if seen.left + 1 < len(words) else ""
    return word.lower in {"on", "in", "at", "the"} and (after in DAYS or after.isdigit())


def _state(words: Sequence[Word], i: int, *, speech: Speech) -> Cue | None:
    """As in "Is clear that", "remains committed to"."""
    if words[i].lower not in speech.linking:
        return None
    at = i + 1
    while at < len(words) and at < i + 4 and _adverb(words[at].lower):
        at += 1
    stance = speech.adjectives.get(words[at].lower) if at < len(words) else None
    if stance is None or _hypothetical(words, Cue(i, at, _STATE, "finite", i - 1, "")):
        return None
    before = _before(words, i)
    if before.modal or before.negated:
        return None
    phrase = " ".join(w.text for w in words[i : at + 1])
    return Cue(
        i, at + 1, replace(_STATE, lemma=phrase, stance=stance), "finite", before.left, phrase
    )


_STATE = SpeechVerb("be", "asserts", "stance")


def _adverb(word: str) -> bool:
    return word.endswith("ly") or word in ADVERBS or word in {"as", "of", "more"}


def _is_setting(words: Sequence[Word], i: int) -> bool:
    """As in "according to a statement from X", "in a joint statement by X"."""
    at = i - 1
    while at > max(0, i - 4) and words[at].lower not in DETERMINERS:
        at -= 1
    return at > 0 and words[at - 1].lower in {"to", "in", "with", "through", "via"}


def _noun(words: Sequence[Word], i: int, *, speech: Speech) -> Cue | None:
    """As in "Repeated calls by X for", "X's recent claim that"."""
    stance = speech.nouns.get(words[i].lower)
    if stance is None or words[i].mention is not None or i + 1 >= len(words):
        return None
    verb = SpeechVerb(words[i].lower, stance, "object")
    after = words[i + 1].lower
    if after in {"by", "from"} and not (words[i].lower in _LOOSE and _is_setting(words, i)):
        return Cue(i, i + 1, verb, "noun", i - 1, words[i].text)
    if after not in {"that", "for", "to", "on"} and words[i].lower in _LOOSE:
        return None
    for left in range(i - 1, max(i - 4, -1), -1):
        if words[left].lower in {"'s", "’s"} and left and words[left - 1].mention is not None:
            return Cue(i, i + 1, verb, "noun", left - 1, words[i].text)
    return None
