"""Events of a page become tellings: what of them can be compared with other pages."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kronika.codebook.events import EventType
from kronika.codebook.gazetteer.folding import fold
from kronika.codebook.name_words import load_words
from kronika.model.documents import Document
from kronika.model.records import Chronicle, Entity, Event, Participant, Place
from kronika.model.tellings import Actor, Site, Telling
from kronika.resolving.actors import is_name
from kronika.resolving.days import first_day, last_day
from kronika.resolving.series import edition_of, series_of
from kronika.resolving.story_keys import story_keys

MAX_NAMES = 6
MAX_WINDOWS = 6
_WORDS_BEFORE, _WORDS_AFTER, _ENOUGH_WORDS = 5, 7, 8
_REACH = 120
_LEAST_WORD = 4
_HEADS = ("headline", "standfirst")
_WORD = re.compile(r"\w+")
_FURTHER = frozenset(
    "another second third fresh further renewed repeat repeated follow latest previous earlier "
    "последующий повторный повторная новый новая другой второй вторая".split()
)
_SENDERS = frozenset({"igo", "state", "agency", "force", "unit", "group", "person", "organisation"})


def tellings(chronicle: Chronicle, *, types: Mapping[str, EventType]) -> tuple[Telling, ...]:
    """The events of one page as they are compared, in the order of the page."""
    document = chronicle.document
    if document is None:
        return ()
    entities = {e.id: e for e in chronicle.entities}
    story = story_keys(document) if chronicle.events else ()
    return tuple(
        replace(
            telling(
                event, document, entities=entities, kind=types.get(event.type),
                main=number == 0 or _in_headline(event, document),
            ),
            story=story,
        )
        for number, event in enumerate(chronicle.events)
    )  # fmt: skip


def headline_words(document: Document) -> tuple[str, ...]:
    """The words of the headline that are not everyday ones, folded, in order.

    Example:
        >>> headline_words(Document("d", "", (), headline="Navies of Chile and Peru meet"))
        ('navies', 'chile', 'peru')
    """
    words = _WORD.findall(fold(document.headline or ""))
    common = _everyday()
    return tuple(dict.fromkeys(w for w in words if len(w) >= _LEAST_WORD and w not in common))


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """Everyday words, those of news about events apart."""
    return frozenset(load_words().common)


def _in_headline(event: Event, document: Document) -> bool:
    starts = [w.start for w in event.evidence if w.field == "type"]
    return any(b.start <= start < b.end for b in document.of_kind(*_HEADS) for start in starts)


def telling(
    event: Event, document: Document, *, entities: Mapping[str, Entity], kind: EventType | None,
    main: bool = False,
) -> Telling:  # fmt: skip
    """One event of a document as it is compared; `main` for what the page mainly reports."""
    edition = edition_of(event.name) if event.name else None
    first, last = _span(event, edition)
    sides = _sides(event, entities, kind)
    return Telling(
        id=event.id,
        document_id=document.id,
        type=event.type,
        outlet=fold(document.outlet) if document.outlet else None,
        published=first_day(document.published) or first_day(document.not_after),
        first=first,
        last=last,
        precision=event.date_precision if first is not None else None,
        series=series_of(event.name) if event.name else None,
        edition=edition,
        ordinal=next((n.value for n in event.numbers if n.what == "ordinal"), None),
        sites=tuple(dict.fromkeys(map(_site, event.places))),
        agents=sides["agent"],
        patients=sides["patient"],
        others=sides["other"],
        numbers=tuple(dict.fromkeys((n.what, n.value) for n in event.numbers)),
        lifecycle=event.lifecycle,
        factuality=event.factuality,
        action=event.action,
        words=tuple(dict.fromkeys(_windows(event, document)))[:MAX_WINDOWS],
        further=_is_further(event, document),
        headline=headline_words(document) if main else (),
    )


def _span(event: Event, edition: int | None) -> tuple[int | None, int | None]:
    """The days as said; the year of the event's own name is no date of its own."""
    first = first_day(event.start or event.end)
    last = last_day(event.end or event.start)
    if first is None or last is None or last < first:
        return None, None
    bare_year = event.start is not None and len(event.start) == 4 and event.start == event.end
    if bare_year and edition is not None and str(edition) == event.start:
        return None, None
    return first, last


def _site(place: Place) -> Site:
    return Site(
        fold(place.name), place.country, fold(place.admin1) if place.admin1 else None,
        place.lat, place.lon, place.precision,
    )  # fmt: skip


def _sides(
    event: Event, entities: Mapping[str, Entity], kind: EventType | None
) -> dict[str, tuple[Actor, ...]]:
    sides: dict[str, list[Actor]] = {"agent": [], "patient": [], "other": []}
    for one in event.participants:
        if one.kind in _SENDERS or one.kind in ("company", "media", "place"):
            role = "agent" if kind and one.role == kind.agent else (
                "patient" if kind and one.role == kind.patient else "other"
            )  # fmt: skip
            sides[role].append(_actor(one, entities))
    return {side: tuple(dict.fromkeys(found)) for side, found in sides.items()}


def _actor(one: Participant, entities: Mapping[str, Entity]) -> Actor:
    """A participant with all names that its page gives it."""
    entity = entities.get(one.entity_id or "")
    names = [one.name, *(n.name for n in entity.names)] if entity else [one.name]
    folded = tuple(dict.fromkeys(filter(None, map(fold, names[:MAX_NAMES]))))
    return Actor(folded, one.country, one.kind, is_name(one.name))


def _windows(event: Event, document: Document) -> Iterator[int]:
    """A hash of the words around each telling: equal where the text is the same."""
    for words in event.evidence:
        if words.field == "type":
            before, after = _around(document, words.start, words.end)
            window = [*before[-_WORDS_BEFORE:], *after[:_WORDS_AFTER]]
            if len(window) >= _ENOUGH_WORDS:
                yield zlib.crc32(" ".join(window).encode("utf-8", "replace"))


def _around(document: Document, start: int, end: int) -> tuple[list[str], list[str]]:
    """Folded words before and from a place on, inside its block."""
    number = document.block_at(start)
    low, high = (0, len(document.text)) if number is None else (
        document.blocks[number].start, document.blocks[number].end
    )  # fmt: skip
    before = document.text[max(low, start - _REACH) : start]
    after = document.text[start : min(high, end + _REACH)]
    return _folded(before), _folded(after)


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_further(event: Event, document: Document) -> bool:
    """Whether the page calls the event another, a second, a new one where it first tells it."""
    first = min(
        (w for w in event.evidence if w.field == "type"), default=None, key=lambda w: w.start
    )
    if first is None:
        return False
    before, _ = _around(document, first.start, first.end)
    return any(word in _FURTHER for word in before[-2:])


def all_tellings(
    chronicles: Iterable[Chronicle], *, types: Mapping[str, EventType]
) -> Iterator[Telling]:
    """The tellings of many pages."""
    for chronicle in chronicles:
        yield from tellings(chronicle, types=types)
