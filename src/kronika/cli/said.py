"""What an event or a claim says, as short strings for a terminal."""

from collections.abc import Iterable
from pathlib import Path

from kronika.model.documents import Document
from kronika.model.listing import EventRecord
from kronika.model.records import Claim, Event

ID_CHARS = 11
"""So much of an id is shown: it is enough to ask for the record."""
_QUIET_STATUS = ("concluded", "reported")
_MAIN_ROLES = ("participant", "party", "")
_SEEN = 160

Told = tuple[Event, Document | None]
Happening = Event | EventRecord


def groups(events: Iterable[Told]) -> list[list[Told]]:
    """The tellings of each event together, in the order of the first telling.

    Example:
        >>> told = [(Event("e1", "r", "aid"), None), (Event("e2", "r", "aid"), None)]
        >>> [len(tellings) for tellings in groups(told)]
        [2]
    """
    found: dict[str, list[Told]] = {}
    for event, document in events:
        found.setdefault(event.record_id, []).append((event, document))
    return list(found.values())


def told_by(record: EventRecord) -> str:
    """The outlets, how many pages and witnesses where there are several, and what is disputed."""
    day = record.published if record.reports == 1 else None
    said = ", ".join(filter(None, (*record.outlets, day)))
    if record.reports > 1:
        witnesses = "1 witness" if record.witnesses == 1 else f"{record.witnesses} witnesses"
        said += f" ({record.reports} pages, {witnesses})"
    if record.disagreements:
        said += f"; disagree on {', '.join(record.disagreements)}"
    return said.strip()


def dates(event: Happening) -> str:
    """When, as one string; a one-day event has one date.

    Example:
        >>> dates(Event("e", "e", "aid", start="2016-07-03", end="2016-07-14"))
        '2016-07-03 – 2016-07-14'
    """
    if event.start and event.end and event.start != event.end:
        return f"{event.start} – {event.end}"
    return event.start or (f"until {event.end}" if event.end else "")


def what(event: Happening) -> str:
    """Type, name and status, where the status says more than that it happened."""
    kind = event.type.replace("_", " ")
    status = [
        word for word in (event.action, event.lifecycle, event.factuality)
        if word and word not in _QUIET_STATUS
    ]  # fmt: skip
    return kind + (f": {event.name}" if event.name else "") + (
        f" ({', '.join(status)})" if status else ""
    )  # fmt: skip


def places(event: Happening) -> str:
    """Where, with the country's code and the roles that are not plain."""
    said = []
    for place in event.places:
        inside = f", {place.country}" if place.country and place.precision != "country" else ""
        role = f"{place.role} " if place.role != "at" else ""
        said.append(f"{role}{place.name}{inside}")
    return "; ".join(dict.fromkeys(said))


def participants(event: Happening) -> str:
    """Who, by role; plain participants without the word."""
    by_role: dict[str, list[str]] = {}
    for one in event.participants:
        by_role.setdefault(one.role if one.role not in _MAIN_ROLES else "", []).append(one.name)
    return "; ".join(
        (f"{role.replace('_', ' ')}: " if role else "") + ", ".join(dict.fromkeys(names))
        for role, names in by_role.items()
    )


def numbers(event: Happening) -> str:
    """How many of what, in the page's own words."""
    said = {n: n.as_said or n.value for n in event.numbers}
    return "; ".join(
        dict.fromkeys(
            words if n.what in words or n.what == "ordinal" else f"{words} {n.what}"
            for n, words in said.items()
        )
    )


def speaker(claim: Claim) -> str:
    """Who speaks, with post and affiliation."""
    more = ", ".join(filter(None, (claim.post, claim.affiliation)))
    return f"{claim.speaker or 'not named'}{f' ({more})' if more else ''}"


def verb(claim: Claim) -> str:
    """The verb of saying in the words of the page; a denial says so."""
    said = next((e.quote for e in claim.evidence if e.field == "verb"), claim.verb)
    said = " ".join(said.split())
    return said if claim.stance == "asserts" else f"{said} ({claim.stance})"


def source(document: Document | None) -> str:
    """Who printed it and when, or the file's name where the page does not say who."""
    if document is None:
        return ""
    name = document.outlet or Path(document.path or document.id).name
    day = (document.published or "")[:10]
    return f"{name}, {day}" if day else name


def shortened(words: str, *, width: int = _SEEN) -> str:
    """The first words, with an ellipsis when there are more."""
    return words if len(words) <= width else f"{words[: width - 1].rstrip()}…"
