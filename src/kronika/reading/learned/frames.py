"""Tellings of events: triggers of the rules held against the model, and those only it sees."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kronika.codebook.events import EventType
from kronika.model.documents import Document
from kronika.model.readings import Frame, Reading, Role, Sentence, TimeExpression
from kronika.reading.frames.accidents import without_accidents
from kronika.reading.frames.bystanders import without_bystanders
from kronika.reading.frames.rehearsed import rehearsed
from kronika.reading.learned.answers import Answer
from kronika.reading.learned.cast import Cast
from kronika.reading.learned.doubts import Doubts
from kronika.reading.learned.model import Trigger, triggers
from kronika.reading.learned.pages import Pages
from kronika.reading.learned.reach import Reach
from kronika.reading.learned.roles import role_spans

_STRONG = 0.5  # the rules are surer of triggers that need no second word
_MOST = 200  # triggers of a page that get a second pass


class LearnedFrames:
    """Rejects triggers that the model takes for no event, adds triggers, and adds roles.

    A type that the model has no label for keeps all frames of its rules.
    """

    name = "learned_frames"
    requires = frozenset({"sentences", "mentions", "times", "numbers", "quotes", "frames"})
    assigns = frozenset({"frames", "mentions"})

    def __init__(self, pages: Pages, doubts: Doubts, *, types: Mapping[str, EventType]) -> None:
        self._pages, self._doubts, self._types = pages, doubts, types
        self._known = frozenset(pages.model.labels["events"]) & types.keys()
        self.version = pages.model.version

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its frames as model and rules together see them."""
        frames = self._kept(document, reading.frames)
        frames += self._added(document, reading, frames)
        frames = list(without_accidents(document, reading, frames, self._types))
        frames.sort(key=lambda f: (f.start, f.end, f.type))
        second = self._pages.marked(document, [(f.start, f.end) for f in frames[:_MOST]])
        cast = Cast(document, reading, least=self._doubts.add_description)
        reach = Reach(document, [(s.start, s.end) for s in reading.sentences], frames)
        made = [
            self._filled(self._standing(document, f), cast, reach, second.get((f.start, f.end)))
            for f in frames
        ]
        told = tuple(rehearsed(document, reading, made, self._types))
        reading = replace(reading, frames=told, mentions=tuple(cast.mentions))
        kept = without_bystanders(document, reading, told, self._types)
        return replace(reading, frames=tuple(kept))

    def _kept(self, document: Document, frames: Iterable[Frame]) -> list[Frame]:
        """The frames that the model believes; days and figures of the others go to those beside."""
        kept: list[Frame] = []
        lost: list[Frame] = []
        for frame in frames:
            (kept if self._believed(document, frame) else lost).append(frame)
        for frame in lost:
            beside = [
                i
                for i, k in enumerate(kept)
                if (k.sentence, k.type) == (frame.sentence, frame.type)
            ]
            if beside:
                heir = min(beside, key=lambda i: abs(kept[i].start - frame.start))
                kept[heir] = _with_surroundings(kept[heir], frame)
        return kept

    def _believed(self, document: Document, frame: Frame) -> bool:
        if frame.type not in self._known or frame.name is not None:
            return True
        answer = self._pages.answer_at(document, frame.start)
        chances = answer.chances("events", frame.start, frame.end) if answer else {}
        weak = frame.score < _STRONG
        least = self._doubts.keep_weak if weak else self._doubts.keep_event
        return not chances or chances[frame.type] >= least

    def _added(self, document: Document, reading: Reading, frames: list[Frame]) -> Iterator[Frame]:
        taken = [(f.start, f.end) for f in frames]
        starts = [s.start for s in reading.sentences]
        for answer in self._pages.answers(document):
            for trigger in triggers(answer):
                meets = any(s < trigger.end and trigger.start < e for s, e in taken)
                sure = trigger.score >= self._doubts.add_event
                if sure and not meets and trigger.label in self._known and starts:
                    at = max(bisect_right(starts, trigger.start) - 1, 0)
                    yield _frame(trigger, reading, at, worth=self._doubts.event_worth)

    def _standing(self, document: Document, frame: Frame) -> Frame:
        """The frame with the lifecycle and factuality that the model is sure of."""
        answer = self._pages.answer_at(document, frame.start)
        if answer is None or frame.type not in self._known:
            return frame
        life = answer.best("lifecycle", frame.start, frame.end)
        fact = answer.best("factuality", frame.start, frame.end)
        begun = frame.lifecycle == "planned" and life and life[0] in ("ongoing", "concluded")
        if life and life[1] >= self._doubts.status and not begun:
            frame = replace(frame, lifecycle=life[0])
        if fact and fact[1] >= self._doubts.status:
            frame = replace(frame, factuality=fact[0])
        return frame

    def _filled(self, frame: Frame, cast: Cast, reach: Reach, answer: Answer | None) -> Frame:
        """The frame with the roles that the model adds to those of the rules."""
        if answer is None or frame.type not in self._known:
            return frame
        kind, doubts = self._types[frame.type], self._doubts
        roles, places = list(frame.roles), list(frame.places)
        first, last = self._pages.paragraph(frame.start)
        spans = sorted(
            role_spans(answer, kind.roles), key=lambda s: not first <= s.start < last
        )  # those of the trigger's paragraph first
        for span in spans:
            place, far = span.label == "place", not first <= span.start < last
            if far and (span.score < doubts.add_far or not (roles or places or frame.times)):
                continue  # what is told far away fills an event, it does not make one
            if span.score < (doubts.add_place if place else doubts.add_role):
                continue
            if place:
                places += cast.within(span, frozenset({"place", "state"}))
            else:
                added = [Role(span.label, i) for i in cast.who(span, kind)]
                roles += [r for r in added if reach.holds(frame, r, cast.mentions[r.mention])]
        held = {r.mention for r in frame.roles}
        roles = [r for r in roles if r in frame.roles or r.mention not in held]
        return replace(
            frame, roles=tuple(dict.fromkeys(roles)), places=tuple(dict.fromkeys(places))
        )


def _frame(trigger: Trigger, reading: Reading, at: int, *, worth: float) -> Frame:
    sentence = reading.sentences[at]
    holding = [
        (q.end - q.start, i)
        for i, q in enumerate(reading.quotes)
        if q.start <= trigger.start and trigger.end <= q.end
    ]
    return Frame(
        trigger.start, trigger.end, trigger.label, at,
        times=tuple(i for i, t in enumerate(reading.times) if _inside(t, sentence)),
        lifecycle=trigger.lifecycle, factuality=trigger.factuality,
        quote=min(holding)[1] if holding else None, score=trigger.score * worth, rule="model",
    )  # fmt: skip


def _inside(time: TimeExpression, sentence: Sentence) -> bool:
    return sentence.start <= time.start and time.end <= sentence.end


def _with_surroundings(frame: Frame, other: Frame) -> Frame:
    """The frame with the places, times and numbers of another too."""
    return replace(
        frame,
        places=tuple(dict.fromkeys((*frame.places, *other.places))),
        times=tuple(dict.fromkeys((*frame.times, *other.times))),
        numbers=tuple(dict.fromkeys((*frame.numbers, *other.numbers))),
    )
