"""What an event of the chronicle is called where a format asks for a name."""

from functools import cache

from kronika.codebook.events import load_event_types
from kronika.codebook.states import States
from kronika.model.listing import EventRecord

MAX_NAME = 250


@cache
def type_label(type_: str) -> str:
    """The codebook's words for an event type.

    Example:
        >>> type_label("air_strike"), type_label("of_a_later_codebook")
        ('Air strike', 'Of a later codebook')
    """
    known = _types().get(type_)
    return known if known is not None else type_.replace("_", " ").capitalize()


@cache
def _types() -> dict[str, str]:
    return {name: one.label for name, one in load_event_types().items()}


@cache
def state_name(country: str) -> str | None:
    """The usual English name of a state by its ISO 3166-1 alpha-2 code.

    Example:
        >>> state_name("CN"), state_name("XX")
        ('China', None)
    """
    return States.load().name(country)


def title(record: EventRecord) -> str:
    """The name of an event, or else its type, whoever takes part, place and day.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> from kronika.model.records import Place
        >>> told = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, ())
        >>> title(EventRecord("ev_1", "attack", told, start="2016-04", places=(Place("Kabul"),)))
        'Attack, Kabul, 2016-04'
    """
    parts = [record.name or type_label(record.type)]
    if record.name is None:
        parts += [" – ".join(dict.fromkeys(one.name for one in record.participants[:2]))]
    if record.place is not None:
        parts.append(record.place.name)
    if record.start:
        parts.append(record.start)
    return ", ".join(filter(None, dict.fromkeys(parts)))[:MAX_NAME]


def summary(record: EventRecord) -> str:
    """How well an event is told: how many pages, how many independent, what they contradict.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, ())
        >>> summary(EventRecord("ev_1", "attack", told, lifecycle="foiled"))
        'Attack (foiled, reported). Told by 1 page, 1 independent witness.'
    """
    days = " to ".join(dict.fromkeys(filter(None, (record.start, record.end))))
    words = f"{type_label(record.type)}{f', {days}' if days else ''} "
    words += f"({record.lifecycle}, {record.factuality}). Told by "
    words += (
        f"{_counted(record.reports, 'page')}, {_counted(record.witnesses, 'independent witness')}"
    )
    if record.outlets:
        words += f" ({', '.join(record.outlets[:20])})"
    words += "."
    if record.disagreements:
        words += f" Pages disagree on: {', '.join(record.disagreements)}."
    return words


def _counted(number: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
