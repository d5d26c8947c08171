"""A document taken out of the store, with everything that rests on it alone."""

from sqlalchemy import Connection, RowMapping, delete, func, or_, select

from kronika.store import facet_values, judging, lookup, stale, tables
from kronika.store.backends import Backend
from kronika.store.index import drop_index
from kronika.store.neighbourhood import drop_of


def forget_rows(connection: Connection, backend: Backend, *, row: RowMapping) -> int:
    """Delete every row that rests on the document of `row` alone; how many assertions went."""
    number = row["number"]
    held = tables.assertions.c.document == number
    count = connection.execute(select(func.count()).where(held)).scalar() or 0
    own = lookup.event_ids(connection, number)
    tied = judging.neighbours(connection, own)
    stale.drop_rows(connection, own)
    _forget_judgements(connection, number)
    drop_of(connection, number)
    backend.drop_words(connection, number)
    stale.changed(connection, "texts")
    drop_index(connection, number)
    for table in (tables.assertions, tables.decisions, tables.refusals, tables.blocks):
        connection.execute(delete(table).where(table.c.document == number))
    marks = tables.document_marks
    connection.execute(delete(marks).where(marks.c.document == row["id"]))
    connection.execute(delete(tables.documents).where(tables.documents.c.number == number))
    judging.refresh(connection, tied)
    facet_values.drop_unused(connection)
    stale.changed(connection)
    _forget_unshared(connection, row)
    return int(count)


def _forget_judgements(connection: Connection, number: int) -> None:
    """Judgements about records that no other document holds."""
    own, others = tables.records.alias(), tables.records.alias()
    elsewhere = select(others.c.id).where(others.c.document != number)
    subjects = select(own.c.id).where(own.c.document == number, own.c.id.not_in(elsewhere))
    old = select(tables.assertions.c.subject).where(tables.assertions.c.document == number)
    sides = (tables.judgements.c.left, tables.judgements.c.right)
    about = or_(*(s.in_(subjects) for s in sides), *(s.in_(old) for s in sides))
    connection.execute(delete(tables.judgements).where(about))


def _forget_unshared(connection: Connection, row: RowMapping) -> None:
    """The bytes and the notes about the path, when no other document came from there."""
    documents, captures = tables.documents, tables.captures
    for column, table, key in (
        ("capture_id", captures, captures.c.id),
        ("path", tables.refusals, tables.refusals.c.path),
    ):
        value = row[column]
        if value is None:
            continue
        shared = select(documents.c.number).where(documents.c[column] == value).limit(1)
        if connection.execute(shared).first() is None:
            connection.execute(delete(table).where(key == value))
