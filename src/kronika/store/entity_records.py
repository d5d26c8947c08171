"""The merged records of entities: what judgements make of the records that codebook and name give.

The table of records keeps the record that an entity has by itself; what judgements join is
worked out when it is asked for, so that taking a judgement back needs no rewriting.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from kronika.model.linking import groups, record_ids
from kronika.store import judging, tables

_records = tables.records


def merged(connection: Connection, records: Iterable[str]) -> dict[str, str]:
    """The merged record of each record of an entity that judgements join with others."""
    own = set(records)
    found = record_ids(judging.around(connection, own)) if own else {}
    return {record: found[record] for record in own if record in found}


def together(connection: Connection, records: Iterable[str]) -> set[str]:
    """The records themselves and all that judgements join with them."""
    own = set(records)
    joined = groups(judging.around(connection, own)) if own else []
    return own.union(*(group for group in joined if group & own))


def bearing(connection: Connection, records: Iterable[str]) -> list[tuple[int, str]]:
    """Document number and id of each entity of the records, in order of the documents."""
    found: list[tuple[int, str]] = []
    wanted = sorted(records)
    for chunk in (wanted[i : i + 200] for i in range(0, len(wanted), 200)):
        rows = select(_records.c.document, _records.c.id).where(
            _records.c.kind == "entity", _records.c.record_id.in_(chunk)
        )
        found += [(number, full) for number, full in connection.execute(rows)]
    return sorted(found)
