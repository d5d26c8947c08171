"""An event of the chronicle as an Event, with a link for every role and one for every page.

An Event knows only who is involved and who organises; the role itself stands in an UnknownLink. A
page that supports it is a Documentation with the words. Figures have no property: they are notes,
each as its page says it. Values that contradict each other all stay.
"""

from collections.abc import Iterator

from kronika.exchange.ftm.actors import Actor, of_parts
from kronika.exchange.ftm.places import Spot, spot
from kronika.exchange.ftm.sources import Sources
from kronika.exchange.ftm.statements import Statement, clipped
from kronika.exchange.titles import summary, title
from kronika.model.assertions import content_id
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, Said

Group = list[Statement]
"""The statements of one entity."""
_DATES = {"start": "startDate", "end": "endDate"}
MAX_QUOTE = 200


def groups(record: EventRecord, sources: Sources) -> Iterator[Group]:
    """The event's actors and places, itself, its links, its pages; one entity at a time."""
    event = _event(record, sources)
    for name, value in _values(record):
        who, where = _actor(name, value), _spot(name, value)
        if who is not None:
            yield list(who.statements())
        if where is not None:
            yield list(where.statements())
    yield event
    for name, value in _values(record):
        who = _actor(name, value)
        if who is not None:
            yield _link(record, who, value, sources)
            yield from _mentions(who, value, sources)
    yield from _documentation(record, sources)


def _values(record: EventRecord) -> Iterator[tuple[str, FieldValue]]:
    return ((one.field, value) for one in record.merged.fields for value in one.values)


def _actor(name: str, value: FieldValue) -> Actor | None:
    return of_parts(value.parts) if name.startswith("participant") else None


def _spot(name: str, value: FieldValue) -> Spot | None:
    return spot(value.parts) if name == "place" else None


def _event(record: EventRecord, sources: Sources) -> Group:
    def own(prop: str, value: str) -> Statement:
        return Statement(record.id, "Event", prop, clipped(value, prop))

    made = [own("name", title(record)), own("recordId", record.id)]
    made.append(own("summary", summary(record)))
    words = dict.fromkeys((record.type, record.lifecycle, record.factuality, record.series or ""))
    made += [own("keywords", word) for word in words if word]
    made += [own("publisher", outlet) for outlet in record.outlets]
    made += [own("proof", document_id) for document_id in record.merged.documents]
    for name, value in _values(record):
        for prop, shown in _properties(name, value):
            made += [sources.said(record.id, "Event", prop, shown, said) for said in value.said]
    return [one for one in made if one.value]


def _properties(name: str, value: FieldValue) -> Iterator[tuple[str, str]]:
    """The properties of an Event that one value fills."""
    first = name.split(" ")[0]
    if first in _DATES:
        yield _DATES[first], value.value
        if first == "start":
            yield "date", value.value
    elif first == "name":
        yield "name", value.value
    elif first == "place":
        yield "location", value.value
        place = _spot(name, value)
        if place is not None:
            yield "addressEntity", place.id
            yield "country", place.country.lower()
    elif first == "participant":
        who = _actor(name, value)
        if who is not None:
            yield ("organizer" if value.parts.get("role") == "host" else "involved"), who.id
    elif first in ("number", "ordinal", "action"):
        yield "notes", f"{name}: {value.value}"


def _link(record: EventRecord, who: Actor, value: FieldValue, sources: Sources) -> Group:
    role = str(value.parts.get("role") or "participant")
    id_ = content_id("ln", record.id, role, who.id, value.value)
    made = [
        Statement(id_, "UnknownLink", "subject", who.id),
        Statement(id_, "UnknownLink", "object", record.id),
    ]
    for said in value.said:
        made.append(sources.said(id_, "UnknownLink", "role", role, said))
        made.append(sources.said(id_, "UnknownLink", "summary", said.quote[:MAX_QUOTE], said))
        made.append(sources.said(id_, "UnknownLink", "proof", said.document_id, said))
    return [one for one in made if one.value]


def _mentions(who: Actor, value: FieldValue, sources: Sources) -> Iterator[Group]:
    """The names under which pages mean an actor; in a page once each."""
    for said in {(s.document_id, s.quote): s for s in value.said}.values():
        id_ = content_id("mn", said.document_id, who.id, said.quote)
        name = clipped(said.quote, "name")
        if name:
            yield [
                Statement(id_, "Mention", "document", said.document_id),
                Statement(id_, "Mention", "resolved", who.id),
                sources.said(id_, "Mention", "name", name, said),
                Statement(id_, "Mention", "detectedSchema", who.schema),
            ]


def _documentation(record: EventRecord, sources: Sources) -> Iterator[Group]:
    """One a page: the words for every value that it gives."""
    said: dict[str, dict[Said, str]] = {one: {} for one in record.merged.documents}
    for name, value in _values(record):
        for telling in value.said:
            said.setdefault(telling.document_id, {})[telling] = name
    for document_id, tellings in said.items():
        id_ = content_id("dn", record.id, document_id)
        made = [
            Statement(id_, "Documentation", "document", document_id),
            Statement(id_, "Documentation", "entity", record.id),
            Statement(id_, "Documentation", "role", "source"),
        ]
        for telling, name in tellings.items():
            words = f"{name}: “{telling.quote[:MAX_QUOTE]}”"
            made.append(sources.said(id_, "Documentation", "summary", words, telling))
        yield made
