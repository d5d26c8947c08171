"""The log of what people decided about values, and which of their assertions count by it.

The log only grows: taking a decision back is a row that names it. Which assertions of people
count follows from the log alone (`kronika.model.corrections.counted`); those that count no more
are marked as superseded, by whom, and come back when the undo is undone.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from kronika.errors import StaleDecisionError, StoreError
from kronika.model.assertions import Assertion, content_id
from kronika.model.corrections import Correction, counted, is_person, undone
from kronika.model.judgements import Judgement
from kronika.store import judging, tables
from kronika.store.rows import assertion_values, now, to_assertion, to_json

T = TypeVar("T")
_log, _said, _pages = tables.decisions, tables.assertions, tables.documents


def append(connection: Connection, number: int, made: Correction) -> int:
    """Write one decision about document `number`; its number in the log."""
    known = set(_ids(connection, (*made.asserted, *made.denied)))
    last = select(func.max(_said.c.position)).where(_said.c.document == number)
    first = (connection.execute(last).scalar() or 0) + 1
    rows = [
        assertion_values(a, number=number, position=first + i, at=made.at)
        for i, a in enumerate((*made.denied, *made.asserted)) if a.id not in known
    ]  # fmt: skip
    if rows:
        connection.execute(insert(_said), rows)
    row = {
        "document": number, "action": made.action, "by": made.by, "at": made.at,
        "subject": made.subject, "field": made.field, "note": made.note, "undoes": made.undoes,
        "asserted": to_json([a.id for a in made.asserted]),
        "denied": to_json([a.id for a in made.denied]),
    }  # fmt: skip
    written = connection.execute(insert(_log).values(**row).returning(_log.c.number))
    return int(written.scalar_one())


def settle(connection: Connection, number: int, *, by: str) -> None:
    """Mark which assertions of people about document `number` count, as its log has it."""
    acts = corrections(connection, of(number))
    wanted = counted(acts)
    decided = {a.id for one in acts for a in (*one.asserted, *one.denied)}
    here = select(_said.c.id, _said.c.superseded_at, _said.c.superseded_by).where(
        _said.c.document == number
    )
    for row in connection.execute(here).all():
        if row.id not in decided:
            continue
        mark = update(_said).where(_said.c.id == row.id)
        if row.id in wanted and row.superseded_at and is_person(row.superseded_by or "@"):
            connection.execute(mark.values(superseded_at=None, superseded_by=None))
        elif row.id not in wanted and row.superseded_at is None:
            connection.execute(mark.values(superseded_at=now(), superseded_by=by))


def of(number: int) -> Select[tuple[object, ...]]:
    """The decisions about one document, in their order."""
    return select(_log).where(_log.c.document == number).order_by(_log.c.number)


def latest(limit: int, *, before: int | None = None) -> Select[tuple[object, ...]]:
    """The latest decisions of all, the newest first; only those before number `before`."""
    found = select(_log).order_by(_log.c.number.desc()).limit(limit)
    return found if before is None else found.where(_log.c.number < before)


def since(at: str) -> Select[tuple[object, ...]]:
    """The decisions since an instant, the newest first."""
    return select(_log).where(_log.c.at >= at).order_by(_log.c.number.desc())


def corrections(
    connection: Connection, asked: Select[tuple[object, ...]]
) -> tuple[Correction, ...]:
    """The decisions that are asked for, with the values they are about."""
    rows = connection.execute(asked).mappings().all()
    values = _assertions(connection, rows)
    back = _undone(connection, {row["document"] for row in rows})
    pages = _named(connection, {row["document"] for row in rows})
    return tuple(
        Correction(
            number=row["number"], action=row["action"], by=row["by"], at=row["at"],
            document_id=pages[row["document"]], subject=row["subject"], field=row["field"],
            asserted=_of(row["asserted"], values), denied=_of(row["denied"], values),
            note=row["note"], undoes=row["undoes"], **_retraction(back.get(row["number"])),
        )
        for row in rows
    )  # fmt: skip


def one(connection: Connection, number: int) -> tuple[int, Correction]:
    """The document and the decision of a number.

    Raises:
        StoreError: there is none.
    """
    row = connection.execute(select(_log).where(_log.c.number == number)).mappings().one_or_none()
    if row is None:
        raise StoreError(
            f"no decision {number} in this store: /review/decisions in the workbench lists them"
        )
    (found,) = corrections(connection, select(_log).where(_log.c.number == number))
    return int(row["document"]), found


def state(connection: Connection, number: int, subject: str, fields: Iterable[str]) -> str:
    """A short name of what stands for fields of a record: another once anything changed."""
    found = select(_said.c.id).where(
        _said.c.document == number, _said.c.subject == subject,
        _said.c.field.in_(sorted(set(fields))), _said.c.superseded_at.is_(None),
    )  # fmt: skip
    return content_id("st", sorted(connection.execute(found).scalars()))


def check_seen(connection: Connection, number: int, made: Correction, seen: str | None) -> None:
    """Refuse a decision that was made on the sight of another state than stands.

    Raises:
        StaleDecisionError: somebody decided meanwhile, or the page was read anew.
    """
    if seen is None or seen == state(connection, number, made.subject, made.field.split()):
        return
    same = of(number).where(_log.c.subject == made.subject)
    last = [
        c for c in corrections(connection, same) if set(c.field.split()) & {*made.field.split()}
    ]
    who = f"{last[-1].by} decided about it at {last[-1].at}" if last else "the page was read anew"
    raise StaleDecisionError(
        f"{made.field} of {made.subject} is no longer as it was shown: {who}. Nothing was lost "
        "and nothing written: look at what stands now, and decide again"
    )


def pair_state(connection: Connection, left: str, right: str) -> str:
    """A short name of the judgements of two records."""
    sides = {left, right}
    found = [j for j in judging.about(connection, [left]) if {j.left, j.right} == sides]
    return content_id(
        "st", sorted((j.left, j.verdict, j.by, j.at, j.retracted_at or "") for j in found)
    )


def number_of_judgement(connection: Connection, one: Judgement) -> int:
    """The number of a judgement that is kept."""
    own = tables.judgements.c
    found = select(own.number).where(
        own.left == one.left, own.right == one.right, own.by == one.by, own.at == one.at
    )
    return int(connection.execute(found).scalar_one())


def _retraction(undo: Correction | None) -> dict[str, Any]:
    """How a decision says that it was taken back, by whom and when."""
    if undo is None:
        return {}
    return {"undone_by": undo.number, "retracted_by": undo.by, "retracted_at": undo.at}


def _undone(connection: Connection, numbers: Iterable[int]) -> dict[int, Correction]:
    """Which decisions about these documents are taken back, each with the undo that did it."""
    found: list[Correction] = []
    for chunk in _chunks(sorted(numbers)):
        rows = connection.execute(select(_log).where(_log.c.document.in_(chunk))).mappings()
        found += [
            Correction(r["number"], r["action"], r["by"], r["at"], "", "", "", undoes=r["undoes"])
            for r in rows
        ]
    by_number = {one.number: one for one in found}
    return {number: by_number[undo] for number, undo in undone(found).items()}


def _assertions(connection: Connection, rows: Sequence[RowMapping]) -> dict[str, Assertion]:
    ids = {i for row in rows for name in ("asserted", "denied") for i in _decoded(row[name])}
    found: dict[str, Assertion] = {}
    for chunk in _chunks(sorted(ids)):
        asked = select(_said, _pages.c.id.label("page")).join(
            _pages, _pages.c.number == _said.c.document
        )
        for row in connection.execute(asked.where(_said.c.id.in_(chunk))).mappings():
            found[row["id"]] = to_assertion(row, document_id=row["page"])
    return found


def _named(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for chunk in _chunks(sorted(numbers)):
        rows = select(_pages.c.number, _pages.c.id).where(_pages.c.number.in_(chunk))
        found |= {row[0]: row[1] for row in connection.execute(rows)}
    return found


def _ids(connection: Connection, made: Iterable[Assertion]) -> list[str]:
    known = select(_said.c.id).where(_said.c.id.in_([a.id for a in made]))
    return list(connection.execute(known).scalars())


def _decoded(raw: str) -> list[str]:
    return msgspec.json.decode(raw, type=list[str])


def _of(raw: str, values: dict[str, Assertion]) -> tuple[Assertion, ...]:
    return tuple(values[i] for i in _decoded(raw) if i in values)


def _chunks(values: Sequence[T], size: int = 400) -> Iterable[Sequence[T]]:
    return (values[i : i + size] for i in range(0, len(values), size))
