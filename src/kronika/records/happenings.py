"""Tellings of one document that are one happening, by who, where, when and what was said before.

Frames of one type are joined unless something speaks against it (other dates, other towns,
other actors), and only when something speaks for it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from kronika.codebook.events import EventType
from kronika.model.documents import Document
from kronika.model.readings import Frame, Mention, Reading, Refusal
from kronika.records.conflicts import conflict
from kronika.records.dates import dates_of, overlap
from kronika.records.happening import Happening, absorb, is_bare
from kronika.records.outcomes import (
    as_outcome,
    may_be_its_outcome,
    outcome_words,
    tells_outcome,
)
from kronika.records.series import own_words

LEFT_OUT = "left out"
"""The rule of frames that count another event of a series ("the first was held in Fiji")."""


class Joiner:
    """Joins the frames of one document, in order of the page."""

    def __init__(
        self, document: Document, reading: Reading, types: Mapping[str, EventType]
    ) -> None:
        self._document, self._reading, self._types = document, reading, types
        self._outcomes = outcome_words(types)
        self._named: dict[tuple[int, str], list[tuple[int, int]]] = {}
        for frame in reading.frames:
            if frame.name is not None:
                self._named.setdefault((frame.sentence, frame.type), []).append(frame.name)

    def told(self, frame: Frame) -> Happening:
        """What one frame says, as a happening of its own."""
        kind = self._types[frame.type]
        found = Happening(kind, [frame])
        for role in frame.roles:
            mention = self._reading.mentions[role.mention]
            if mention.form != "pronoun":
                actor, side = _actor(mention), self._side(found, role.role)
                side |= actor
                found.described |= set() if mention.named else actor
        for index in frame.places:
            mention = self._reading.mentions[index]
            (found.countries if mention.kind == "state" else found.places).add(mention.chain)
        times = (dates_of(self._reading.times[i]) for i in frame.times)
        found.dates = [d for d in times if d is not None]
        at = self._name(frame)
        name = self._document.text[slice(*at)] if at else ""
        found.names = {name} if own_words(name) else set()
        return found

    def place(self, frame: Frame) -> tuple[int, int, int]:
        """Where a frame is told: one that gets its name later in the sentence comes after it."""
        name = self._name(frame)
        at = frame.start if name is None or frame.name is not None else name[0]
        return at, frame.start if at == frame.start else at + 1, frame.end

    def _name(self, frame: Frame) -> tuple[int, int] | None:
        """The name of what a frame tells, or that its sentence gives it: "the first was Frost"."""
        if frame.name is not None:
            return frame.name
        text, named = self._document.text, self._named.get((frame.sentence, frame.type), ())
        given = (n for n in named if n[0] > frame.end and _IS.fullmatch(text, frame.end, n[0]))
        return next(given, None)

    def _side(self, happening: Happening, role: str) -> set[int | str]:
        if role in happening.kind.agents:
            return happening.agents
        return happening.patients if role == happening.kind.patient else happening.others

    def score(self, old: Happening, new: Happening) -> float:
        """How much speaks for one happening; below zero when something speaks against it."""
        if new.frames[0].rule == LEFT_OUT:
            return -1.0
        definite = self._is_definite(new.frames[0])
        outcome = tells_outcome(old, new, self._outcomes)
        if conflict(old, new, definite=definite, outcome=outcome):
            return -1.0
        shared = 2.0 * bool(old.agents & new.agents) + 2.0 * bool(old.patients & new.patients)
        shared += 2.0 * bool(old.places & new.places) + 0.5 * bool(old.countries & new.countries)
        shared += 2.0 * any(overlap(a, b) for a in old.dates for b in new.dates)
        shared += 1.0 * (new.frames[0].rule == old.frames[-1].rule)
        gap = new.frames[0].sentence - old.last_sentence
        if not shared and gap > _FAR and not self._recalls(old):
            return -1.0
        shared += _NEXT if gap <= 1 else 0.5 if gap <= 3 else 0.0
        shared += _ONE_CLAUSE * self._runs_on(old.frames[-1], new.frames[0])
        return shared + self._reference(old, new)

    def _recalls(self, old: Happening) -> bool:
        """Whether a page comes back to an event from afar: its headline's, its one exercise."""
        return old.kind.merge_within == "document" or self._in_headline(old.frames[0])

    def _reference(self, old: Happening, new: Happening) -> float:
        """A definite noun points back; a headline is told again by the story."""
        bonus = 1.0 * self._is_definite(new.frames[0]) + 1.0 * self._in_headline(old.frames[0])
        return bonus + (2.0 if old.kind.merge_within == "document" else 0.0)

    def _runs_on(self, old: Frame, new: Frame) -> bool:
        """As in "killed on Monday in an ambush": two words of one clause for one thing."""
        between = self._document.text[old.end : new.start]
        return old.sentence == new.sentence and _CLAUSE.fullmatch(between) is not None

    def _is_definite(self, frame: Frame) -> bool:
        before = self._document.text[max(0, frame.start - 24) : frame.start].casefold().split()
        return any(word in _ANAPHORIC for word in before[-2:])

    def _in_headline(self, frame: Frame) -> bool:
        block = self._reading.sentences[frame.sentence].block
        return self._document.blocks[block].kind in ("headline", "standfirst")


def _actor(mention: Mention) -> set[int | str]:
    """The chain, and the country of a state's own words or bodies."""
    found: set[int | str] = {mention.chain}
    if mention.country and mention.kind in ("state", "agency", "force", "unit"):
        found.add(mention.country)
    return found


_IS = re.compile(
    r"[^.;:!?]{0,90}\b(?:was|is|were|are|called|named|dubbed|code-?named|known as)\s"
    r"(?:the\s)?[\"“‘']?"
)
"""What stands between a telling and the name that it gets in the same sentence."""
_CLAUSE = re.compile(
    r"(?!.*\b(?:after|before|since|following|another|other|separate|similar|previous|earlier|later|and"
    r"|or|but|while|whereas|than|like|unlike|amid|despite|against)\b)[^;:()]{0,90}",
    re.DOTALL,
)
"""What may stand between two words for one thing in a clause."""
_ANAPHORIC = frozenset(["the", "this", "these", "that", "those", "such", "both"])
_FAR = 4
"""Sentences after which "the offensive" points back at nothing with which it shares no word."""
_NEXT = 1.6  # told in the sentence before: more than being the headline's
_ONE_CLAUSE = 0.5
_ENOUGH = 2.0
_POOR_ENOUGH = 1.0


def happenings(
    document: Document, reading: Reading, types: Mapping[str, EventType]
) -> tuple[list[Happening], list[Refusal]]:
    """The events of one document and what was not kept as one, with the reason and count."""
    joiner = Joiner(document, reading, types)
    found: list[Happening] = []
    refused: dict[str, int] = {}
    for frame in sorted(reading.frames, key=joiner.place):
        reason = _unkept(frame)
        if reason is None:
            reason = _join(joiner, found, joiner.told(frame))
        if reason is not None:
            refused[reason] = refused.get(reason, 0) + 1
    kept, bare = _with_substance(found)
    _give_counts(kept, reading)
    _give_parts(kept, document, reading)
    if bare:
        refused["told without who, where or when"] = bare
    return kept, [Refusal("events", reason, n) for reason, n in sorted(refused.items())]


def _give_counts(kept: list[Happening], reading: Reading) -> None:
    """Figures that stand by no trigger belong to the lasting event told shortly before them.

    Where none is told near, they are the first one's of the page; only of one that counts such.
    """
    lasting = [h for h in kept if h.kind.counts and h.kind.merge_within == "document"]
    taken = {n for frame in reading.frames for n in frame.numbers}
    starts = [s.start for s in reading.sentences]
    for i, number in enumerate(reading.numbers):
        if i not in taken and lasting:
            owner = _told_before(lasting, bisect_right(starts, number.start) - 1)
            if number.what in owner.kind.counts:
                owner.counts = [*owner.counts, i]


def _told_before(lasting: list[Happening], sentence: int) -> Happening:
    """The event told last in the two sentences before or in this one; else the page's first."""
    near = [
        (frame.sentence, frame.start, i)
        for i, happening in enumerate(lasting)
        for frame in happening.frames
        if 0 <= sentence - frame.sentence <= _SHORTLY
    ]
    return lasting[max(near)[2] if near else 0]


_SHORTLY = 2


def _give_parts(kept: list[Happening], document: Document, reading: Reading) -> None:
    """In "Of these, nine were trucks" the figures are parts of those of the sentence before."""
    taken = {n for frame in reading.frames for n in frame.numbers}
    taken |= {n for h in kept for n in h.counts}
    counting = {f.sentence: h for h in kept for f in h.frames if f.numbers}
    starts = [s.start for s in reading.sentences]
    for index, number in enumerate(reading.numbers):
        here = bisect_right(starts, number.start) - 1
        owner = counting.get(here - 1)
        if owner and index not in taken and _OF_THESE.match(document.text, starts[here]):
            owner.counts = [*owner.counts, index]


_OF_THESE = re.compile(r"(?:of|among)\s(?:these|those|them|which)\b", re.IGNORECASE)


def _unkept(frame: Frame) -> str | None:
    reasons = {
        "hypothetical": "only a condition, demand, fear, possibility or part of a drill",
        "negated": "said not to have happened",
    }
    return reasons.get(frame.factuality)


def _join(joiner: Joiner, found: list[Happening], new: Happening) -> str | None:
    """Add what a frame says to the happening it belongs to, or begin a new one."""
    scored = [
        (joiner.score(old, new), index)
        for index, old in enumerate(found)
        if old.kind.type == new.kind.type or may_be_its_outcome(old, new)
    ]
    best, index = max(scored, default=(-1.0, -1))
    poor = is_bare(new) or (index >= 0 and is_bare(found[index]))
    if best >= (_POOR_ENOUGH if poor else _ENOUGH):
        absorb(found[index], as_outcome(new, of=found[index]))
    else:
        found.append(new)
    return None


def _with_substance(found: Iterable[Happening]) -> tuple[list[Happening], int]:
    """Happenings that say enough to be checked, and how many did not."""
    kept, bare = [], 0
    for happening in found:
        if substance(happening) >= _ENOUGH_SUBSTANCE:
            kept.append(happening)
        else:
            bare += 1
    return kept, bare


def substance(happening: Happening) -> float:
    """How much a happening says: strong words, actors, places, times, and being told again."""
    named = sum(isinstance(a, int) for a in happening.agents)
    actors = min(2, named + bool(happening.patients or happening.others))
    where = _PLACE if happening.places else _COUNTRY if happening.countries else 0.0
    told = _ACTOR * actors + where + _DATE * bool(happening.dates)
    again = _AGAIN * (len(happening.frames) - 1)
    return max(f.score for f in happening.frames) + told + again


_ENOUGH_SUBSTANCE = 0.8
_ACTOR, _PLACE, _COUNTRY, _DATE, _AGAIN = 0.3, 0.45, 0.25, 0.35, 0.1
