"""The component that turns trigger words into frames."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kronika.codebook.events import EventType, Trigger
from kronika.model.documents import Document
from kronika.model.readings import Frame, Mention, Reading, Role
from kronika.reading.frames.accidents import without_accidents
from kronika.reading.frames.bystanders import without_bystanders
from kronika.reading.frames.days import joins_verb
from kronika.reading.frames.hits import Hit
from kronika.reading.frames.left_out import LEFT_OUT, leaves_out, named_before
from kronika.reading.frames.rehearsed import rehearsed
from kronika.reading.frames.sentence import Row, rows
from kronika.reading.frames.slots import Slot, slots
from kronika.reading.frames.status import status
from kronika.reading.frames.surroundings import Spans, Surroundings, slot_places, surroundings
from kronika.reading.frames.triggers import Lexicon, hits, strong_types
from kronika.reading.frames.words import DETERMINERS

_STRONG, _WEAK = 0.55, 0.4
_LEAD = 3
NAMED = "named"


class Frames:
    """Finds tellings of the codebook's event types with their roles, places, times, numbers."""

    name = "frames"
    version = "1"
    requires = frozenset({"sentences", "tokens", "mentions", "times", "numbers", "quotes"})
    assigns = frozenset({"frames"})

    def __init__(self, types: Mapping[str, EventType]) -> None:
        self._types = types
        self._lexicon = Lexicon(types)
        self._named = {kind.named: kind for kind in types.values() if kind.named}

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its frames, in order of the page."""
        spans = Spans(reading)
        found: list[Frame] = []
        page = list(rows(document, reading))
        told, leading = self._told(page), self._told(page[:_LEAD])
        for row in page:
            found += self._frames(row, reading, spans=spans, page=(told, leading))
        found.sort(key=lambda f: (f.start, f.end, f.type))
        done = without_accidents(document, reading, found, self._types)
        told_of = _in_quotes(rehearsed(document, reading, done, self._types), reading)
        made = without_bystanders(document, reading, told_of, self._types)
        return replace(reading, frames=tuple(made))

    def _told(self, page: list[Row]) -> frozenset[str]:
        """The types that some rows of a page tell of with strong words or by a name."""
        named = {hit.type for row in page for hit in self._names(row)}
        return strong_types(page, self._lexicon) | named

    def _frames(
        self,
        row: Row,
        reading: Reading,
        *,
        spans: Spans,
        page: tuple[frozenset[str], frozenset[str]],
    ) -> Iterator[Frame]:
        told, leading = page
        every = [*hits(row, self._lexicon, told=told, leading=leading), *self._names(row)]
        every.sort(key=lambda h: h.first)
        found = [h for h in every if not _is_aside(row, h)]
        found = [h for h in found if not _is_aftermath(h, found, self._types[h.type])]
        if not found:
            return
        around = surroundings(row, found, reading=reading, spans=spans)
        subject: list[Slot] = []
        verb: Hit | None = None
        for hit, near in zip(found, around, strict=True):
            filled = slots(row, hit, self._types[hit.type].grammar(hit.trigger.tag))
            if _trails(row, hit) and not any(slot == "subject" for slot, _ in filled):
                filled = [*subject, *filled]
            elif subject and joins_verb(row, hit, verb):
                filled = [*subject, *(s for s in filled if s[0] != "subject")]
            elif not hit.is_noun and not hit.passive:
                subject = [s for s in filled if s[0] == "subject"]
            verb = hit if not hit.is_noun and not hit.passive else verb
            yield self._frame(row, hit, near, filled)

    def _frame(self, row: Row, hit: Hit, near: Surroundings, filled: list[Slot]) -> Frame:
        kind = self._types[hit.type]
        at = [*slot_places(row, filled, kind=kind, tag=hit.trigger.tag), *near.places]
        told = status(row, hit, kind)
        return Frame(
            start=row.items[hit.first].start,
            end=row.items[hit.last - 1].end,
            type=hit.type,
            sentence=row.index,
            roles=tuple(dict.fromkeys(_roles(row, filled, kind=kind, hit=hit))),
            places=tuple(dict.fromkeys(at)),
            times=tuple(near.times),
            numbers=tuple(near.numbers),
            lifecycle=told.lifecycle,
            factuality=told.factuality,
            action=_action(hit, kind),
            name=_own_name(row, hit),
            score=_STRONG if hit.trigger.strong else _WEAK,
            rule=hit.trigger.lemma,
        )

    def _names(self, row: Row) -> Iterator[Hit]:
        """A named exercise is told by its own name."""
        for position, item in enumerate(row.items):
            mention = row.mention(position)
            kind = self._named.get(mention.kind) if mention is not None else None
            if kind is not None and not item.word.startswith("operation"):
                trigger = Trigger((item.word,), kind.type, "noun", NAMED, strong=True)
                yield Hit(position, position + 1, trigger)
            elif leaves_out(row, position):
                yield from self._left_out(row, position)

    def _left_out(self, row: Row, position: int) -> Iterator[Hit]:
        for named, kind in self._named.items():
            if named_before(row, position, named) is not None:
                word = row.word(position)
                trigger = Trigger((word,), kind.type, "noun", LEFT_OUT, strong=True)
                yield Hit(position, position + 1, trigger)


def _trails(row: Row, hit: Hit) -> bool:
    """As in "X stormed the school, killing nine": the subject is that of the verb before."""
    before = (row.word(hit.first - 1), row.word(hit.first - 2))
    return hit.trigger.tag == "ing" and ("," in before or "and" in before)


def _own_name(row: Row, hit: Hit) -> tuple[int, int] | None:
    """The name an exercise goes by, with the year of its edition behind it."""
    item = row.items[hit.first]
    if hit.trigger.lemma != NAMED:
        return None
    last = hit.last + (row.word(hit.last) in ("-", "–"))
    year = row.word(last)
    return item.start, row.items[last].end if _YEAR.fullmatch(year) else item.end


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_aftermath(hit: Hit, beside: list[Hit], kind: EventType) -> bool:
    """Whether a trigger only says what another event of the sentence did.

    As in "the strike killed nine", unless the sentence tells of the type in other words too.
    """
    if hit.trigger.lemma not in kind.aftermath:
        return False
    others = {h.type for h in beside if h.trigger.lemma not in kind.aftermath}
    return kind.type not in others and bool(others & kind.aftermath_of)


def _is_aside(row: Row, hit: Hit) -> bool:
    """Whether a trigger stands in brackets: a remark about somebody, not an event."""
    depth = 0
    for position in range(hit.first):
        depth += (row.word(position) == "(") - (row.word(position) == ")")
    return depth > 0 and any(row.word(p) == ")" for p in range(hit.last, len(row.items)))


def _roles(row: Row, filled: list[tuple[str, int]], *, kind: EventType, hit: Hit) -> Iterator[Role]:
    """The slots that the codebook maps to a role, for mentions of a kind that may fill it."""
    grammar = kind.grammar(hit.trigger.tag)
    for slot, position in filled:
        name = "possessive" if _is_possessor(row, slot, position) else slot
        roles = grammar.roles(hit.trigger.lemma, name)
        mention = row.mention(position)
        index = row.items[position].mention
        if mention is None or index is None:
            continue
        role = next((r for r in roles if mention.kind in kind.roles.get(r, ())), None)
        words = row.word(position)
        if role is not None and not _is_too_vague(mention, name, words=words, kind=kind):
            yield Role(role, index)


def _is_too_vague(mention: Mention, slot: str, *, words: str, kind: EventType) -> bool:
    """Whether a description says too little to be a participant.

    "Terrorist attacks" names nobody; "gunmen" may attack, but "troops" alone agree to nothing.
    """
    if mention.named or mention.country is not None:
        return False
    alone = len([w for w in words.split() if w not in DETERMINERS and not w[0].isdigit()]) <= 1
    return slot == "modifier" or (alone and (mention.kind == "force" or not kind.bare_actors))


def _is_possessor(row: Row, slot: str, position: int) -> bool:
    return slot == "modifier" and row.word(position + 1) in ("'s", "’s")


def _action(hit: Hit, kind: EventType) -> str | None:
    """What a designation does to the list; other types have no action."""
    if not kind.actions:
        return None
    first = hit.trigger.lemma.split()[0]
    return next((a for a, lemmas in kind.actions.items() if first in lemmas), "listed")


def _in_quotes(frames: Iterable[Frame], reading: Reading) -> Iterator[Frame]:
    """Each frame with the innermost quote that it stands in."""
    for frame in frames:
        holding = [
            (q.end - q.start, i)
            for i, q in enumerate(reading.quotes)
            if q.start <= frame.start and frame.end <= q.end
        ]
        yield replace(frame, quote=min(holding)[1]) if holding else frame
