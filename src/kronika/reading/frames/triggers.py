"""Finding the words that tell of an event, and throwing out those that do not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kronika.codebook.events import EventType, Trigger
from kronika.reading.frames.hits import Hit
from kronika.reading.frames.pairs import paired
from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import (
    AUXILIARIES,
    BE,
    CALENDAR,
    DETERMINERS,
    HAVE,
    MODALS,
    NOUNS_TOO,
    PREPOSITIONS,
)

_GAP = 12


class Lexicon:
    """All triggers of a codebook, looked up by their first word."""

    def __init__(self, types: Mapping[str, EventType]) -> None:
        self._exact: dict[str, list[Trigger]] = defaultdict(list)
        self._open: dict[str, list[Trigger]] = defaultdict(list)
        self.nouns: set[str] = set()
        self.types = types
        for trigger in (t for kind in types.values() for t in kind.triggers):
            self._add(trigger)
        for group in (*self._exact.values(), *self._open.values()):
            group.sort(key=lambda t: (-len(t.words), not t.strong, t.type))

    def _add(self, trigger: Trigger) -> None:
        first = trigger.words[0]
        if first.endswith("*"):
            self._open[first[:3]].append(trigger)
        else:
            self._exact[first].append(trigger)
        if trigger.tag == "noun" and len(trigger.words) == 1:
            self.nouns.add(first)

    def opens(self, word: str) -> bool:
        """Whether any trigger may begin with a word."""
        return word in self._exact or word[:3] in self._open

    def starting(self, word: str) -> Iterable[Trigger]:
        """The triggers that may begin with a word, longest first."""
        yield from self._exact.get(word, ())
        yield from self._open.get(word[:3], ())


def strong_types(rows: Iterable[Row], lexicon: Lexicon) -> frozenset[str]:
    """The types that a page tells of with strong words."""
    return frozenset(h.type for row in rows for h in hits(row, lexicon) if h.trigger.strong)


def hits(
    row: Row,
    lexicon: Lexicon,
    *,
    told: frozenset[str] = frozenset(),
    leading: frozenset[str] = frozenset(),
) -> Iterator[Hit]:
    """The triggers of one sentence, left to right, without overlaps.

    `told` are the types that the page tells of in so many words elsewhere: there a weak noun
    needs no further word of its field. `leading` are the types that the page opens with.
    """
    reach = 0
    for position, item in enumerate(row.items):
        if position < reach or item.mention is not None or not lexicon.opens(item.word):
            continue
        hit = _hit(row, position, lexicon, page=(told, leading))
        if hit is not None:
            reach = hit.last
            yield hit


def _hit(
    row: Row, position: int, lexicon: Lexicon, *, page: tuple[frozenset[str], frozenset[str]]
) -> Hit | None:
    """The best trigger that begins at a position: the longest, then the one in its own field."""
    told, leading = page
    found = [
        hit
        for trigger in lexicon.starting(row.word(position))
        if not trigger.unless_leading & leading
        and (hit := _candidate(row, position, trigger, lexicon=lexicon, told=told)) is not None
    ]
    return max(found, key=lambda h: _fitness(row, h, lexicon), default=None)


def _fitness(row: Row, hit: Hit, lexicon: Lexicon) -> tuple[int, bool, bool, int]:
    """The longest first, then one in its own field, then pairs, by their subject first."""
    trigger = hit.trigger
    pair = 2 * bool(trigger.subjects) + bool(trigger.objects)
    near = bool(pair) or trigger.if_told or _near_words(row, hit, lexicon.types[hit.type])
    return len(trigger.words), near, trigger.strong, pair


def _candidate(
    row: Row, position: int, trigger: Trigger, *, lexicon: Lexicon, told: frozenset[str]
) -> Hit | None:
    """The trigger at a position, or None where its words, its form or its field do not fit."""
    last = _match(row, position, trigger.words)
    if last is None:
        return None
    kind = lexicon.types[trigger.type]
    hit = Hit(position, last, trigger)
    if _in_marks(row, hit):
        return None
    asks = bool(trigger.objects or trigger.subjects)  # its own words are checked below
    in_field = hit.is_noun or asks or (trigger.if_told and _near_words(row, hit, kind))
    spoken = hit.type in told and in_field
    if not spoken and (trigger.if_told or not _has_context(row, hit, kind)):
        return None
    if hit.is_noun:
        fits = _is_noun(row, hit) and not _spoiled(row, hit, kind)
        return paired(row, hit) if fits else None
    if not _is_verb(row, hit, lexicon, kind):
        return None
    return paired(row, Hit(position, last, trigger, _is_passive(row, hit, kind)))


def _match(row: Row, position: int, words: tuple[str, ...]) -> int | None:
    """The position after the trigger, or None where its words do not follow."""
    here, end = position, None
    for index, word in enumerate(words):
        if word == "~":
            end = here  # what stands in the gap is the verb's object, not a part of it
            here = _skip(row, here, words[index + 1])
            if here < 0:
                return None
            continue
        if not _same(row.word(here), word):
            return None
        here += 1
    return here if end is None else end


def _same(found: str, wanted: str) -> bool:
    if "|" in wanted:
        return any(_same(found, one) for one in wanted.split("|"))
    return found.startswith(wanted[:-1]) if wanted.endswith("*") else found == wanted


def _skip(row: Row, here: int, wanted: str) -> int:
    """The position of the wanted word within the gap, or -1."""
    stop = min(here + _GAP + 1, len(row.items))
    return next((i for i in range(here, stop) if _same(row.word(i), wanted)), -1)


def _has_context(row: Row, hit: Hit, kind: EventType) -> bool:
    """A weak trigger needs a word of its field beside it, if the type lists any.

    A noun whose sentence says when and where needs none.
    """
    grammar = kind.grammar(hit.trigger.tag)
    if hit.trigger.strong or not grammar.near or _near_words(row, hit, kind):
        return True
    return hit.is_noun and bool(row.words & CALENDAR) and _names_place(row)


def _names_place(row: Row) -> bool:
    return any(m.kind in ("place", "state") and m.form != "demonym" for m in row.kinds.values())


def _near_words(row: Row, hit: Hit, kind: EventType) -> bool:
    """Whether a word of the type's field stands in the sentence, beside the trigger itself."""
    near = kind.grammar(hit.trigger.tag).near
    return any(w in near and w not in hit.trigger.words for w in row.words)


def _is_noun(row: Row, hit: Hit) -> bool:
    """A word that can be a verb as well is a noun unless it stands like a verb."""
    before, after = row.word(hit.first - 1), row.word(hit.last)
    if before in ("to", "not") or before in MODALS:
        return hit.trigger.words[-1].endswith("s")
    if hit.trigger.words[-1].endswith("ing") and before in BE:
        return after in PREPOSITIONS or row.mention(hit.last) is None
    subject = row.mention(hit.first - 1)
    if subject is not None and subject.form != "demonym" and len(hit.trigger.words) == 1:
        return not (after in DETERMINERS or row.mention(hit.last) is not None)
    return True


def _spoiled(row: Row, hit: Hit, kind: EventType) -> bool:
    """A word beside the noun that makes it something else ("heart attack", "strike action")."""
    before = (row.word(hit.first - back) for back in (1, 2))
    return row.word(hit.last) in kind.noun.not_after or any(
        w in kind.noun.not_before for w in before
    )


def _is_verb(row: Row, hit: Hit, lexicon: Lexicon, kind: EventType) -> bool:
    grammar = kind.verb
    if any(row.word(hit.last + ahead) in grammar.not_object for ahead in range(4)):
        return False
    first = hit.trigger.words[0]
    before = row.word(hit.first - 1)
    if hit.trigger.tag == "base" and _is_no_verb(first, before):
        return False
    if hit.trigger.tag == "s" and before in BE:
        return False  # "sixty were trucks"
    if before == "-" and hit.trigger.tag in ("past", "participle"):
        return False  # "newly-formed" describes
    if hit.trigger.tag in ("base", "s") and (
        first in lexicon.nouns or (first in NOUNS_TOO and hit.last == hit.first + 1)
    ):
        return _stands_as_verb(row, hit, before)
    if hit.trigger.tag == "ing":
        return before not in DETERMINERS and before not in ("'s", "’s")
    return not (before in DETERMINERS and hit.trigger.tag != "s")


def _in_marks(row: Row, hit: Hit) -> bool:
    """As in "armies 'battle' it out": one word in marks is meant otherwise."""
    alone = hit.last - hit.first == 1
    return alone and row.word(hit.first - 1) in _MARKS and row.word(hit.last) in _MARKS


_MARKS = frozenset("'\"‘’“”«»")


def _is_no_verb(word: str, before: str) -> bool:
    """As in "is open", "by telephone", "takes place"; "found" is mostly the past of "find"."""
    if word == "found":
        return before != "to" and before not in MODALS
    return before in BE or before in PREPOSITIONS - {"to"} or before in _TAKES


_TAKES = frozenset(["take", "takes", "took", "taken", "taking"])


def _stands_as_verb(row: Row, hit: Hit, before: str) -> bool:
    """As in "Forces strike targets" against "the strike": what stands on both sides decides."""
    if before == "to" or before in MODALS or before in ("not", "also"):
        return True
    if before in DETERMINERS or before in PREPOSITIONS or before in ("'s", "’s", ""):
        return False
    opens = row.mention(hit.last) is not None or row.word(hit.last) in DETERMINERS
    return opens and (row.mention(hit.first - 1) is not None or before.endswith("s"))


def _is_passive(row: Row, hit: Hit, kind: EventType) -> bool:
    """A participle after a form of "be", or one that trails its noun ("people killed by")."""
    if hit.trigger.tag not in ("past", "participle"):
        return False
    for back in range(1, 6):
        word = row.word(hit.first - back)
        if word in BE and word != "":
            return True
        if word not in AUXILIARIES and not word.endswith("ly"):
            break
        if word in HAVE:
            return False
    return (
        row.word(hit.last) == "by"
        or hit.trigger.tag == "participle"
        or _lacks_object(row, hit, kind)
    )


def _lacks_object(row: Row, hit: Hit, kind: EventType) -> bool:
    """As in "Ten soldiers killed in an attack": a verb that is never without its object."""
    if hit.trigger.lemma not in kind.verb.transitive or row.word(hit.first - 1) in _RELATIVES:
        return False
    return row.mention(hit.last) is None and row.word(hit.last) in _NO_OBJECT


_RELATIVES = ("who", "which", "that", "and", "or")
_NO_OBJECT = (PREPOSITIONS - {"of", "up"}) | {
    "",
    ",",
    ".",
    ";",
    ":",
    "when",
    "as",
    "while",
    "(",
    "–",
}
