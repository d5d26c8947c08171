"""Entities by any of their names."""

from sqlalchemy import Connection, or_, select

from kronika.codebook.identity import NameIndex
from kronika.store import tables
from kronika.store.entity_records import bearing, together
from kronika.store.folding import fold
from kronika.store.rows import padded

_records, _names = tables.records, tables.names_index
_MOST = 5000


def places(connection: Connection, name: str) -> tuple[tuple[int, str], ...]:
    """Document number and id of each entity that bears the name, and of those judged the same."""
    known = select(_records.c.record_id).where(
        _records.c.kind == "entity", or_(_records.c.id == name, _records.c.record_id == name)
    )
    records = set(connection.execute(known).scalars()) or _named(connection, name)
    return tuple(bearing(connection, together(connection, records))[:_MOST])


def _named(connection: Connection, name: str) -> set[str]:
    """The records of those who bear the name, or any name that the codebook gives its bearer."""
    words = {padded(fold(one)) for one in NameIndex.packaged().every_name(name) if fold(one)}
    found = (
        select(_records.c.record_id)
        .join(
            _names,
            (_names.c.document == _records.c.document) & (_names.c.record == _records.c.id),
        )
        .where(_names.c.role == "entity", _names.c.words.in_(sorted(words)))
    )
    return set(connection.execute(found.distinct()).scalars())
