"""Happenings become assertions: each value of an event with the words that give it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from kronika.codebook.events import EventType
from kronika.model.assertions import Assertion, Value
from kronika.model.documents import Document
from kronika.model.evidence import Evidence
from kronika.model.protocols import Gazetteer
from kronika.model.readings import Frame, Reading, Refusal
from kronika.records.entities import Naming, evidence, one_line
from kronika.records.happening import Happening
from kronika.records.happenings import happenings, substance
from kronika.records.ids import claim_id, entity_id, event_id
from kronika.records.lifecycle import factuality, lifecycle
from kronika.records.series import own_words, series_of
from kronika.records.spans import dated

MADE_BY = "events@1"
MEASURES = frozenset(
    "km kilometres kilometers metres meters miles hectares days day weeks week months month years "
    "year hours hour minutes degrees nation nations countries country states sides times percent"
    .split()
)  # fmt: skip
"""What numbers of time, distance and share count: they tell no size of an event."""


def events(
    document: Document,
    reading: Reading,
    *,
    types: Mapping[str, EventType],
    naming: Naming,
    gazetteer: Gazetteer,
) -> tuple[list[Assertion], list[Refusal]]:
    """The assertions about all events of one document, and what was not kept as one."""
    kept, refused = happenings(document, reading, types)
    writer = _Writer(document, reading, naming=naming, gazetteer=gazetteer)
    return [a for happening in kept for a in writer.event(happening)], refused


class _Writer:
    """Writes the happenings of one document."""

    def __init__(
        self, document: Document, reading: Reading, *, naming: Naming, gazetteer: Gazetteer
    ) -> None:
        self._document, self._reading = document, reading
        self._naming, self._gazetteer = naming, gazetteer

    def event(self, happening: Happening) -> Iterator[Assertion]:
        """All assertions about one happening."""
        first = happening.frames[0]
        subject = event_id(self._document.id, first.type, first.start)
        confidence = round(min(0.95, substance(happening) / 2), 3)
        actors = self._actors(happening)
        for frame in happening.frames:
            words = self._words(frame.start, frame.end)
            yield self._make(subject, "type", frame.type, words, confidence)
            yield from self._participants(subject, frame, confidence, actors=actors)
            yield from self._places(subject, frame, confidence)
            yield from self._numbers(subject, frame.numbers, confidence, claim=self._claim(frame))
            yield from self._edition(subject, frame, confidence)
            yield from self._said(subject, frame, confidence)
        yield from self._numbers(subject, happening.counts, confidence)
        yield from self._dates(subject, happening, confidence)
        yield from self._status(subject, happening, confidence)

    def _words(self, start: int, end: int) -> Evidence:
        return evidence(self._document, start, end)

    def _make(
        self, subject: str, field: str, value: Value, words: Evidence, confidence: float
    ) -> Assertion:
        return Assertion.make(subject, field, value, words, made_by=MADE_BY, confidence=confidence)

    def _actors(self, happening: Happening) -> set[tuple[int, str]]:
        """Who acts, paired with the role they cannot have too: nobody is the victim of himself."""
        kind = happening.kind
        acting = {kind.agent, "claimant"}
        if kind.patient is None or kind.patient in acting:
            return set()
        return {
            (self._reading.mentions[role.mention].chain, kind.patient)
            for frame in happening.frames
            for role in frame.roles
            if role.role in acting
        }

    def _participants(
        self, subject: str, frame: Frame, confidence: float, *, actors: set[tuple[int, str]]
    ) -> Iterator[Assertion]:
        for role in frame.roles:
            mention = self._reading.mentions[role.mention]
            name = self._naming.name(mention)
            if name is None or (mention.chain, role.role) in actors:
                continue
            value = {
                "name": name,
                "kind": self._naming.kind(mention),
                "role": role.role,
                "country": self._naming.country(mention),
                "entity_id": entity_id(self._document.id, mention.chain),
            }
            words = self._words(mention.start, mention.end)
            yield self._make(subject, "participant", value, words, confidence)

    def _places(self, subject: str, frame: Frame, confidence: float) -> Iterator[Assertion]:
        told = [self._reading.mentions[i] for i in frame.places]
        countries = {m.country for m in told if m.country}
        for mention in told:
            name = self._naming.place(mention)
            near = [self._naming.place(m) for m in told if m is not mention]
            found = self._gazetteer.locate(name, countries=sorted(countries), near=near)
            value = {
                "name": name,
                "country": found.country or mention.country,
                "admin1": found.admin1,
                "lat": found.lat,
                "lon": found.lon,
                "precision": found.precision,
                "role": "at",
            }
            words = self._words(mention.start, mention.end)
            yield self._make(subject, "place", value, words, confidence)

    def _claim(self, frame: Frame) -> str | None:
        """The claim that a frame is told in."""
        if frame.quote is None:
            return None
        quote = self._reading.quotes[frame.quote]
        return claim_id(self._document.id, quote.start, quote.end)

    def _numbers(
        self, subject: str, numbers: Iterable[int], confidence: float, *, claim: str | None = None
    ) -> Iterator[Assertion]:
        for number in (self._reading.numbers[i] for i in numbers):
            if not number.what or number.what in MEASURES:
                continue
            start, end = number.start, number.end
            if number.what_start is not None and number.what_end is not None:
                start, end = min(start, number.what_start), max(end, number.what_end)
            words = self._words(start, end)
            value = {
                "what": number.what,
                "value": number.value,
                "low": number.low,
                "high": number.high,
                "as_said": one_line(words.quote),
            }
            yield Assertion.make(
                subject, "number", value, words, made_by=MADE_BY, confidence=confidence,
                claim_id=claim,
            )  # fmt: skip

    def _edition(self, subject: str, frame: Frame, confidence: float) -> Iterator[Assertion]:
        """Which of its series an exercise is said to be ("the third such exercise")."""
        if frame.type != "joint_exercise":
            return
        for number in (self._reading.numbers[i] for i in frame.numbers):
            if number.what == "ordinal":
                words = self._words(number.start, number.end)
                yield self._make(subject, "edition", number.value, words, confidence)

    def _said(self, subject: str, frame: Frame, confidence: float) -> Iterator[Assertion]:
        """The event's own name, what is done to a list, and the claim that it is told in."""
        trigger = self._words(frame.start, frame.end)
        if frame.name is not None and not self._is_place(*frame.name):
            words = self._words(*frame.name)
            name = one_line(words.quote)
            yield self._make(subject, "name", name, words, confidence)
            yield self._make(subject, "series", series_of(name), words, confidence)
        if frame.action is not None:
            yield self._make(subject, "action", frame.action, trigger, confidence)
        claim = self._claim(frame)
        if claim is not None:
            yield self._make(claim, "about", subject, trigger, confidence)

    def _is_place(self, start: int, end: int) -> bool:
        """Whether the page names a place so: "the Lombok exercise", held "off Lombok"."""
        text = self._document.text
        words = text[start:end]
        name = own_words(words)
        if words != series_of(words) or not name:
            return False
        places = (m for m in self._reading.mentions if m.kind == "place")
        named = any(name == text[m.start : m.end].casefold() for m in places)
        return named or bool(re.search(rf"\b(?:off|near|around) {re.escape(words)}\b", text))

    def _dates(self, subject: str, happening: Happening, confidence: float) -> Iterator[Assertion]:
        """When it began and ended, each with the words that say so."""
        for field, value, time in dated(happening, self._reading, self._document.text):
            words = self._words(time.start, time.end)
            yield self._make(subject, field, value, words, confidence)

    def _status(self, subject: str, happening: Happening, confidence: float) -> Iterator[Assertion]:
        frame = happening.frames[0]
        words = self._words(frame.start, frame.end)
        state = lifecycle(happening, self._reading.anchor)
        yield self._make(subject, "lifecycle", state, words, confidence)
        real = factuality(happening, self._reading.anchor, self._reading.quotes)
        yield self._make(subject, "factuality", real, words, confidence)
        claim = self._claim(frame)
        if real == "claimed" and frame.quote is not None and claim is not None:
            quote = self._reading.quotes[frame.quote]
            cue = self._words(quote.cue_start, quote.cue_end)
            yield self._make(subject, "claim", claim, cue, confidence)
