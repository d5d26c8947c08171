"""What is looked for in records, made from the chronicle of one document."""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert

from kronika.model.records import Chronicle, Event
from kronika.store import tables
from kronika.store.dates import first_day, last_day
from kronika.store.folding import fold
from kronika.store.rows import Values, padded


def drop_index(connection: Connection, number: int) -> None:
    """Take away what was derived of document `number`."""
    for table in (tables.records, tables.event_index, tables.names_index):
        connection.execute(delete(table).where(table.c.document == number))


def reindex(connection: Connection, number: int, *, chronicle: Chronicle) -> None:
    """Write all that is derived from the assertions about document `number`."""
    rows = {
        tables.records: list(_records(chronicle)),
        tables.event_index: [_event(event) for event in chronicle.events],
        tables.names_index: list(_names(chronicle)),
    }
    for table, found in rows.items():
        if found:
            connection.execute(insert(table), [{"document": number, **row} for row in found])


def _records(chronicle: Chronicle) -> Iterator[Values]:
    for event in chronicle.events:
        yield {"id": event.id, "kind": "event", "record_id": event.record_id}
    for entity in chronicle.entities:
        yield {"id": entity.id, "kind": "entity", "record_id": entity.record_id}
    for claim in chronicle.claims:
        yield {"id": claim.id, "kind": "claim", "record_id": claim.id}
    for designation in chronicle.designations:
        yield {"id": designation.id, "kind": "designation", "record_id": designation.id}


def _event(event: Event) -> Values:
    return {
        "id": event.id,
        "type": event.type,
        "first_day": first_day(event.start) or first_day(event.end),
        "last_day": last_day(event.end) or last_day(event.start),
    }


def _names(chronicle: Chronicle) -> Iterator[Values]:
    """Every name under which an event can be asked for: places, participants, their aliases."""
    aliases = {e.id: [n.name for n in e.names] for e in chronicle.entities}
    for event in chronicle.events:
        for place in event.places:
            names = dict.fromkeys(filter(None, (place.name, place.admin1)))
            yield from _named(event.id, "place", list(names), country=place.country)
        for one in event.participants:
            names = dict.fromkeys([one.name, *aliases.get(one.entity_id or "", ())])
            yield from _named(event.id, "participant", list(names), country=one.country)
    for entity in chronicle.entities:
        names = dict.fromkeys([entity.name, *aliases[entity.id]])
        yield from _named(entity.id, "entity", list(names), country=entity.country)


def _named(record: str, role: str, names: list[str], *, country: str | None) -> Iterator[Values]:
    for name in names:
        words = padded(fold(name))
        yield {"record": record, "role": role, "name": name, "words": words, "country": country}
