"""Reading back: documents, assertions and records by id."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, func, select

from kronika.errors import StoreError
from kronika.model.assertions import Assertion
from kronika.model.documents import Capture, Document
from kronika.model.readings import Refusal
from kronika.model.records import Chronicle
from kronika.store import tables
from kronika.store.base import Found, Raw, Record
from kronika.store.bearers import places
from kronika.store.entity_records import bearing, together
from kronika.store.rows import to_assertion, to_capture, to_document, to_refusal
from kronika.store.writing import current

_documents, _records = tables.documents, tables.records
Place = tuple[int, str, str]


def number_of(connection: Connection, document_id: str) -> int:
    """The number under which a document is kept.

    Raises:
        StoreError: there is none of this id.
    """
    found = select(_documents.c.number).where(_documents.c.id == document_id)
    number = connection.execute(found).scalar()
    if number is None:
        raise StoreError(f"no document {document_id} in this store: `kronika search` lists them")
    return int(number)


def document(connection: Connection, number: int) -> Document:
    """The document of that number."""
    row = (
        connection.execute(select(_documents).where(_documents.c.number == number)).mappings().one()
    )
    cut = select(tables.blocks).where(tables.blocks.c.document == number)
    return to_document(row, connection.execute(cut.order_by(tables.blocks.c.position)).mappings())


def capture(connection: Connection, number: int) -> Capture | None:
    """The bytes that the document came from, when they were kept."""
    table = tables.captures
    found = select(table).join(_documents, _documents.c.capture_id == table.c.id)
    row = connection.execute(found.where(_documents.c.number == number)).mappings().one_or_none()
    return None if row is None else to_capture(row)


def raw(connection: Connection, number: int) -> Raw | None:
    """What is kept of the bytes of a document, without reading them."""
    table = tables.captures
    asked = select(func.length(table.c.body), table.c.media_type, table.c.fetched_at).join(
        _documents, _documents.c.capture_id == table.c.id
    )
    row = connection.execute(asked.where(_documents.c.number == number)).one_or_none()
    return None if row is None else Raw(*row)


def whole(connection: Connection, number: int) -> tuple[Document, tuple[Assertion, ...]]:
    """The document of that number and the assertions that are not superseded."""
    page = document(connection, number)
    return page, tuple(to_assertion(r, document_id=page.id) for r in current(connection, number))


def refusals(connection: Connection, number: int) -> tuple[Refusal, ...]:
    """What was refused of a document."""
    table = tables.refusals
    found = select(table).where(table.c.document == number).order_by(table.c.number)
    return tuple(map(to_refusal, connection.execute(found).mappings()))


def unread(connection: Connection) -> tuple[Chronicle, ...]:
    """The pages that could not be read, each with its reasons, in order of their paths."""
    table = tables.refusals
    found = select(table).where(table.c.document.is_(None)).order_by(table.c.path, table.c.number)
    pages = groupby(connection.execute(found).mappings(), key=lambda row: row["path"])
    return tuple(
        Chronicle(None, path, refused=tuple(map(to_refusal, rows))) for path, rows in pages
    )


def resolve(connection: Connection, record_id: str) -> tuple[int, str, str, tuple[str, ...]]:
    """Document number, kind and full id of the record meant, and the ids of its like.

    A full id goes before the id of a merged record, that before a prefix, and all of them
    before the name of an entity.

    Raises:
        StoreError: nothing begins so, or more than one thing does.
    """
    if not record_id:
        raise StoreError("an id is needed: `kronika show` lists them")
    found = _exact(connection, record_id) or _merged(connection, record_id)
    found = found or _prefixed(connection, record_id)
    found = found or [(n, "entity", full) for n, full in places(connection, record_id)]
    if not found:
        raise StoreError(f"nothing here has the id {record_id}: `kronika show` lists what there is")
    number, kind, full = found[0]
    return number, kind, full, _like(connection, number, full=full, kind=kind)


def event_ids(connection: Connection, number: int) -> tuple[str, ...]:
    """The ids of the events of one document."""
    found = select(_records.c.id).where(_records.c.document == number, _records.c.kind == "event")
    return tuple(connection.execute(found).scalars())


def merged(connection: Connection, number: int) -> dict[str, str]:
    """The merged record of each event of one document that is joined with others."""
    found = select(_records.c.id, _records.c.record_id).where(
        _records.c.document == number, _records.c.kind == "event",
        _records.c.id != _records.c.record_id,
    )  # fmt: skip
    return {row[0]: row[1] for row in connection.execute(found)}


def _exact(connection: Connection, record_id: str) -> list[Place]:
    records = select(_records.c.document, _records.c.kind, _records.c.id)
    pages = select(_documents.c.number, _documents.c.id).where(_documents.c.id == record_id)
    found = connection.execute(records.where(_records.c.id == record_id)).all()
    return [(n, kind, full) for n, kind, full in found] or [
        (n, "document", full) for n, full in connection.execute(pages)
    ]


def _merged(connection: Connection, record_id: str) -> list[Place]:
    records = select(_records.c.document, _records.c.kind, _records.c.id)
    found = records.where(_records.c.record_id == record_id).order_by(_records.c.document)
    return [(n, kind, full) for n, kind, full in connection.execute(found)]


def _prefixed(connection: Connection, prefix: str) -> list[Place]:
    records = select(_records.c.document, _records.c.kind, _records.c.id)
    begins = _records.c.id.startswith(prefix, autoescape=True)
    pages = select(_documents.c.number, _documents.c.id)
    begun = _documents.c.id.startswith(prefix, autoescape=True)
    found = [
        (n, kind, full) for n, kind, full in connection.execute(records.where(begins).limit(6))
    ]
    found += [(n, "document", full) for n, full in connection.execute(pages.where(begun).limit(6))]
    if len(found) > 1:
        some = ", ".join(full for _, _, full in found[:5])
        raise StoreError(f"{prefix} begins more than one id ({some} …): type more of it")
    return found


def _like(connection: Connection, number: int, *, full: str, kind: str) -> tuple[str, ...]:
    if kind == "document":
        return ()
    own = select(_records.c.record_id).where(
        _records.c.document == number, _records.c.id == full
    )  # fmt: skip
    if kind == "entity":
        joined = together(connection, connection.execute(own).scalars())
        return tuple(one for _, one in bearing(connection, joined) if one != full)[:200]
    same = select(_records.c.id).where(
        _records.c.record_id.in_(own), _records.c.kind == kind, _records.c.id != full
    )
    return tuple(connection.execute(same.order_by(_records.c.document).limit(200)).scalars())


def found(
    view: Chronicle, rests_on: Sequence[Assertion], *, kind: str, record_id: str,
    also: tuple[str, ...],
) -> Found:  # fmt: skip
    """The record of a chronicle with the assertions about it."""
    if view.document is None:
        raise StoreError(f"{record_id} has no document")
    if kind == "document":
        return Found(kind, view.document, view, tuple(rests_on), also)
    groups: tuple[tuple[Record, ...], ...] = (
        view.events, view.claims, view.entities, view.designations
    )  # fmt: skip
    record = next(r for group in groups for r in group if r.id == record_id)
    about = tuple(a for a in rests_on if a.subject == record_id)
    return Found(kind, record, view, about, also)
