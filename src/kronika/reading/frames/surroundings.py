"""Places, times and numbers of a sentence, each given to the trigger it stands closest to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kronika.codebook.events import EventType
from kronika.model.readings import Reading
from kronika.reading.frames.days import before_and, shared_day
from kronika.reading.frames.hits import Hit
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.slots import Slot
from kronika.reading.frames.words import BE, BOUNDARY_WORDS, DETERMINERS, LOCATIVE, PLACE_NOUNS

_PLACE_KINDS = frozenset({"place", "state"})
_DISTANT = 1000


@dataclass(slots=True)
class Surroundings:
    """What belongs to one trigger: indices of mentions, times and numbers of the reading."""

    places: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


def surroundings(
    row: Row, hits: Sequence[Hit], *, reading: Reading, spans: "Spans"
) -> list[Surroundings]:
    """The surroundings of each trigger of a sentence, in the order of the triggers."""
    found = [Surroundings() for _ in hits]
    for position in places(row):
        best = before_and(row, hits, nearest(row, hits, position), position)
        index = row.items[position].mention
        if index is not None and _within_reach(position, hits[best]):
            found[best].places.append(index)
    shared: list[tuple[int, int]] = []
    for index in spans.times[row.index]:
        at = row.at(reading.times[index].start)
        best = before_and(row, hits, nearest(row, hits, at), at)
        saying = _is_time_of_saying(reading, row.items[hits[best].first].start, index)
        other = _is_of_another(row, hits[best], at) or _is_of_telling(row, hits[best], at)
        if not saying and not other:
            found[best].times.append(index)
            end = row.at(reading.times[index].end - 1) + 1
            shared += [(i, index) for i in shared_day(row, hits, best, (at, end))]
    for index in spans.numbers[row.index]:
        best = nearest(row, hits, row.at(reading.numbers[index].start))
        found[best].numbers.append(index)
    _share_clause(row, hits, found)
    for i, index in shared:
        if not found[i].times:
            found[i].times.append(index)
    return found


def _share_clause(row: Row, hits: Sequence[Hit], found: list[Surroundings]) -> None:
    """In "the treaty that X and Y signed in Z on Friday" place and day are the treaty's too."""
    for noun, verb in pairwise(range(len(hits))):
        opens = hits[noun].last + (row.word(hits[noun].last) == ",")
        clause = row.word(opens) in ("that", "which") and hits[noun].is_noun
        if clause and hits[noun].type == hits[verb].type and not hits[verb].is_noun:
            found[noun].places += found[verb].places
            found[noun].times += found[verb].times


def _is_time_of_saying(reading: Reading, trigger: int, time: int) -> bool:
    """Whether a time stands outside the words that tell of the event: "…, he said on Tuesday"."""
    start = reading.times[time].start
    return any(q.start <= trigger < q.end and not q.start <= start < q.end for q in reading.quotes)


def _is_of_another(row: Row, hit: Hit, time: int) -> bool:
    """In "newspapers of Monday report on the drill" and "a film about the drill on Monday"."""
    owner = time - 2
    owned = row.word(time - 1) == "of" and row.word(owner).isalpha() and row.mention(owner) is None
    if owned and not hit.first <= owner < hit.last:
        return True
    start = hit.first - (row.word(hit.first - 1) in DETERMINERS)
    return hit.is_noun and time >= hit.last and row.word(start - 1) == "about"


def _is_of_telling(row: Row, hit: Hit, time: int) -> bool:
    """In "the exercise was announced on Monday" the day is that of the announcement."""
    between = range(hit.last, time)
    return hit.is_noun and any(row.word(p) in _TELLINGS and row.word(p - 1) in BE for p in between)


_TELLINGS = frozenset(
    "announced condemned criticised criticized denounced deplored praised welcomed hailed claimed "
    "reported confirmed revealed disclosed described mentioned discussed cited inspected shown "
    "broadcast published".split()
)


def _within_reach(position: int, hit: Hit) -> bool:
    """A place behind the trigger, close before it, or at the head of the sentence."""
    return position >= hit.first or hit.first - position <= _BEFORE or position <= _FRONTED


_CHAIN = PLACE_NOUNS | {",", "and", "’s", "'s", "the", "main", "largest", "of", "(", ")"}
_BEFORE, _FRONTED = 10, 5


def nearest(row: Row, hits: Sequence[Hit], position: int) -> int:
    """The trigger closest to a position; a clause boundary between them counts as far."""

    def distance(hit: Hit) -> tuple[int, bool]:
        low, high = sorted((position, hit.first))
        walls = sum(row.word(p) in BOUNDARY_WORDS or row.word(p) == ";" for p in range(low, high))
        return walls * 8 + abs(position - hit.first), position < hit.first

    return min(range(len(hits)), key=lambda i: distance(hits[i]))


def places(row: Row) -> Iterable[int]:
    """Positions of the mentions that say where: after "in", "near" …, or in a chain of such."""
    chained, depth = False, 0
    for position, item in enumerate(row.items):
        mention = row.mention(position)
        depth = max(0, depth + (item.word == "(") - (item.word == ")"))
        if mention is None:
            chained = chained and item.word in _CHAIN
            continue
        if mention.kind not in _PLACE_KINDS or mention.form in ("metonym", "alias") or depth:
            chained = False
        elif (chained or _after_locative(row, position)) and not _modifies_place(row, position):
            chained = True
            yield position


def _modifies_place(row: Row, position: int) -> bool:
    """In "The Black Sea resort of X": the first name only says what kind of place X is."""
    return row.word(position + 1) in PLACE_NOUNS and row.word(position + 2) == "of"


_ADJECTIVES = 3
"""Words between a place and the adjective of its state ("in the Thai resort town of X")."""


def _after_locative(row: Row, position: int) -> bool:
    """Whether a locative preposition opens the phrase that the mention closes."""
    for back in range(1, 7):
        here = position - back
        word = row.word(here)
        if word in LOCATIVE:
            return True
        if word in BOUNDARY_WORDS:
            return False
        if row.mention(here) is not None and row.word(here + 1) in PLACE_NOUNS:
            continue
        if row.mention(here) is not None and row.word(here + 1) not in ("'s", "’s", ","):
            if row.kinds[row.items[here].mention or 0].form != "demonym" or back > _ADJECTIVES:
                return False
            continue
        if word == "of" and row.word(here - 1) not in PLACE_NOUNS:
            return False
        if not (word.isalpha() or word in DETERMINERS or word in ("'s", "’s", "-")):
            return False
    return False


class Spans:
    """Which times and numbers stand in which sentence."""

    def __init__(self, reading: Reading) -> None:
        self.times = _by_sentence(reading, [t.start for t in reading.times])
        self.numbers = _by_sentence(reading, [n.start for n in reading.numbers])


def _by_sentence(reading: Reading, starts: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    position = 0
    order = sorted(range(len(starts)), key=lambda i: starts[i])
    for index in order:
        while (
            position < len(reading.sentences) and reading.sentences[position].end <= starts[index]
        ):
            position += 1
        if position < len(reading.sentences):
            found[position].append(index)
    return found


def slot_places(row: Row, filled: Iterable[Slot], *, kind: EventType, tag: str) -> list[int]:
    """Mentions of places in slots that hold one for this type ("siege of X", "retook X")."""
    wanted = kind.grammar(tag).place_slots
    found = []
    for slot, position in filled:
        mention = row.mention(position)
        index = row.items[position].mention
        if mention is None or index is None:
            continue
        modifier = slot == "modifier" and tag == "noun" and mention.kind == "place"
        inside = slot in wanted and mention.kind in _PLACE_KINDS
        if (inside and mention.kind == "place") or modifier:
            found.append(index)
    return found
