"""One document with all that rests on it, written inside one transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from kronika.errors import QuoteMismatchError, StoreError
from kronika.model.assertions import Assertion
from kronika.model.documents import Capture, Document
from kronika.model.readings import Refusal
from kronika.store import tables
from kronika.store.rows import assertion_values, block_values, capture_values, document_values, now

_TEXT_CHANGED = "store@text-changed"


def component_of(made_by: str) -> str | None:
    """The component's name without its version, None for a person.

    Example:
        >>> component_of("rules.frames@0.1.0"), component_of("Ada")
        ('rules.frames', None)
    """
    return made_by.split("@", 1)[0] if "@" in made_by else None


def checked(
    document: Document, assertions: Iterable[Assertion]
) -> tuple[list[Assertion], list[Refusal]]:
    """The assertions whose words stand where they say, and the refusals of the others."""
    kept: dict[str, Assertion] = {}
    wrong: dict[str, int] = {}
    for assertion in assertions:
        reason = _fault(document, assertion)
        if reason is None:
            kept.setdefault(assertion.id, assertion)
        else:
            wrong[reason] = wrong.get(reason, 0) + 1
    return list(kept.values()), [Refusal("store", why, count) for why, count in wrong.items()]


def _fault(document: Document, assertion: Assertion) -> str | None:
    said = assertion.evidence
    by = component_of(assertion.made_by) or "a person"
    if said.document_id != document.id:
        return f"{assertion.field} by {by} rests on another document"
    try:
        said.check(document.text)
    except QuoteMismatchError:
        return f"{assertion.field} by {by}: the quote does not stand at the place it names"
    return None


def known_document(connection: Connection, document_id: str) -> RowMapping | None:
    """The row of a document, None when it was never put."""
    table = tables.documents
    found = connection.execute(select(table).where(table.c.id == document_id))
    return found.mappings().one_or_none()


def write_new(
    connection: Connection, document: Document, *, assertions: Sequence[Assertion],
    refused: Sequence[Refusal],
) -> int:  # fmt: skip
    """The number of a document that was never put, once it is written with all it holds."""
    at = now()
    values = document_values(document) | {"added_at": at, "changed_at": at}
    made = connection.execute(insert(tables.documents), values)
    number = int((made.inserted_primary_key or (0,))[0])
    _insert_blocks(connection, document, number=number)
    _insert(connection, number, assertions=assertions, first=1)
    _insert_refusals(connection, refused, number=number, path=document.path)
    return number


def write_known(
    connection: Connection, document: Document, *, row: RowMapping
) -> tuple[bool, bool]:
    """Whether anything of the document is new, and whether its text is.

    A page whose text changed takes down the assertions whose words no longer stand there.
    """
    values = document_values(document)
    table, number = tables.documents, int(row["number"])
    same = all(row[name] == value for name, value in values.items())
    if same and _blocks(connection, number) == block_values(document, number=number):
        return False, False
    changed = update(table).where(table.c.number == number)
    connection.execute(changed.values(**values, changed_at=now()))
    connection.execute(delete(tables.blocks).where(tables.blocks.c.document == number))
    _insert_blocks(connection, document, number=number)
    if row["text"] != document.text:
        _take_down_unfounded(connection, number, text=document.text)
    return True, row["text"] != document.text


def _blocks(connection: Connection, number: int) -> list[dict[str, Any]]:
    table = tables.blocks
    found = select(table).where(table.c.document == number).order_by(table.c.position)
    return [dict(row) for row in connection.execute(found).mappings()]


def _insert_blocks(connection: Connection, document: Document, *, number: int) -> None:
    if document.blocks:
        connection.execute(insert(tables.blocks), block_values(document, number=number))


def _take_down_unfounded(connection: Connection, number: int, *, text: str) -> None:
    gone = [
        a["id"] for a in current(connection, number) if text[a["start"] : a["end"]] != a["quote"]
    ]
    _supersede(connection, gone, by=_TEXT_CHANGED)


def current(connection: Connection, number: int) -> Sequence[RowMapping]:
    """The rows of the assertions about a document that are not superseded, in order."""
    table = tables.assertions
    found = select(table).where(table.c.document == number, table.c.superseded_at.is_(None))
    return connection.execute(found.order_by(table.c.position)).mappings().all()


def _supersede(connection: Connection, ids: Sequence[str], *, by: str) -> None:
    table = tables.assertions
    for chunk in _chunks(ids):
        marks = update(table).where(table.c.id.in_(chunk))
        connection.execute(marks.values(superseded_at=now(), superseded_by=by))


def _chunks(ids: Sequence[str], size: int = 400) -> Iterable[Sequence[str]]:
    return (ids[i : i + size] for i in range(0, len(ids), size))


def write_assertions(
    connection: Connection, number: int, *, assertions: Sequence[Assertion], ran: Iterable[str]
) -> bool:
    """True when the current assertions about the document are no longer the same.

    Those of a component that ran and did not give them again are marked as superseded;
    those of people stay.
    """
    table = tables.assertions
    runs = {c: by for by in (*ran, *(a.made_by for a in assertions)) if (c := component_of(by))}
    given = {a.id: a for a in assertions}
    found = connection.execute(select(table).where(table.c.document == number)).all()
    old = [
        (row.id, runs[component]) for row in found
        if row.superseded_at is None and row.id not in given
        and (component := component_of(row.made_by)) in runs and component is not None
    ]  # fmt: skip
    for by in {by for _, by in old}:
        _supersede(connection, [id_ for id_, whose in old if whose == by], by=by)
    known = {row.id: row for row in found}
    back = [i for i in given if i in known and known[i].superseded_at is not None]
    for chunk in _chunks(back):
        marks = update(table).where(table.c.id.in_(chunk))
        connection.execute(marks.values(superseded_at=None, superseded_by=None))
    new = [a for a in assertions if a.id not in known]
    last = select(func.max(table.c.position)).where(table.c.document == number)
    first = (connection.execute(last).scalar() or 0) + 1 if new else 1
    _insert(connection, number, assertions=new, first=first)
    return bool(old or back or new)


def _insert(
    connection: Connection, number: int, *, assertions: Sequence[Assertion], first: int
) -> None:
    table, at = tables.assertions, now()
    rows = [
        assertion_values(a, number=number, position=first + i, at=at)
        for i, a in enumerate(assertions)
    ]
    if rows:
        connection.execute(insert(table), rows)


def write_refusals(
    connection: Connection, refused: Sequence[Refusal], *, number: int | None = None,
    path: str | None = None,
) -> bool:  # fmt: skip
    """Replace what was refused of a document, or of a page that never became one."""
    table = tables.refusals
    here = table.c.document == number if number is not None else (
        table.c.document.is_(None) & (table.c.path == path)
    )  # fmt: skip
    rows = connection.execute(select(table).where(here)).mappings().all()
    old = [(r["component"], r["reason"], r["count"]) for r in rows]
    new = [(r.component, r.reason, r.count) for r in refused]
    if sorted(old) == sorted(new):
        return False
    connection.execute(delete(table).where(here))
    _insert_refusals(connection, refused, number=number, path=path)
    return True


def _insert_refusals(
    connection: Connection, refused: Sequence[Refusal], *, number: int | None, path: str | None
) -> None:
    at = now()
    values = [
        {"document": number, "path": path, "component": r.component, "reason": r.reason,
         "count": r.count, "at": at}
        for r in refused
    ]  # fmt: skip
    if values:
        connection.execute(insert(tables.refusals), values)


def write_capture(connection: Connection, capture: Capture, *, document: Document) -> bool:
    """Keep the bytes of the page, once."""
    if document.capture_id != capture.id:
        raise StoreError(f"capture {capture.id} is not the one document {document.id} came from")
    table = tables.captures
    if connection.execute(select(table.c.id).where(table.c.id == capture.id)).first():
        return False
    connection.execute(insert(table).values(**capture_values(capture)))
    return True
