"""Who, what, when and where of a page's main event, from records or from what was read."""

from collections.abc import Iterator
from dataclasses import dataclass

from kronika.model.documents import Document
from kronika.model.readings import Mention, Reading
from kronika.model.records import Chronicle, Event

WHO = frozenset("state agency force unit group person igo organisation company media".split())


@dataclass(frozen=True)
class Answers:
    """One answer to each question, in words; `day` is an ISO date. None where there is none."""

    who: str | None = None
    what: str | None = None
    when: str | None = None
    day: str | None = None
    where: str | None = None


def of_event(page: Document, records: Chronicle) -> Answers:
    """The answers of the main event: the first told in the headline, else the first told."""
    if not records.events:
        return Answers()
    event = min(records.events, key=_first)
    told = [w for w in event.evidence if w.field == "start"]
    who = next((p.name for p in event.participants), None)
    return Answers(
        who,
        _sentence_from(page, _first(event)),
        told[0].quote if told else None,
        event.start,
        next((p.name for p in event.places), None),
    )


def of_page(page: Document, reading: Reading, records: Chronicle) -> Answers:
    """The event's answers; what it lacks from the first name, place and time of the story.

    Without any time the day of publication is taken, as readers of news do.
    """
    event = of_event(page, records)
    who = next(_named(reading, WHO), None)
    where = next(_named(reading, frozenset(("place",))), None)
    where = where or next(_named(reading, frozenset(("state",))), None)
    time = next((t for t in reading.times if t.first and t.grain in ("day", "hour")), None)
    published = (page.published or "")[:10] or None
    return Answers(
        event.who or (who and _words(page, who)),
        event.what or _after(page, who),
        event.when or (time and page.text[time.start : time.end]) or None,
        event.day or (time and time.first and time.first[:10]) or published,
        event.where or (where and _words(page, where)),
    )


def _first(event: Event) -> int:
    return min(w.start for w in event.evidence if w.field == "type")


def _sentence_from(page: Document, start: int) -> str:
    """The words from a trigger to the end of its line or sentence, as an answer to "what"."""
    line = page.text[start : start + 200].split("\n", 1)[0]
    return line.split(". ", 1)[0]


def _named(reading: Reading, kinds: frozenset[str]) -> Iterator[Mention]:
    return (m for m in reading.mentions if m.named and m.kind in kinds)


def _words(page: Document, mention: Mention) -> str:
    return page.text[mention.start : mention.end]


def _after(page: Document, who: Mention | None) -> str | None:
    """What the headline says after the first name, else the whole headline."""
    headline = page.headline or ""
    end = who.end if who is not None and who.end < len(headline) else 0
    return headline[end:].strip() or None
