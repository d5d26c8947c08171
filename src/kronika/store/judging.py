"""Judgements of sameness in the store, and the records that follow from them.

After every change the record of each event of the groups concerned is written anew, so what
is stored is always what `kronika.model.linking` makes of the judgements that stand. A
judgement about an event that no page tells any more joins nothing.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select, update

from kronika.errors import StoreError
from kronika.model.judgements import Judgement
from kronika.model.linking import record_ids
from kronika.store import stale
from kronika.store.rows import judgement_values, to_judgement
from kronika.store.tables import judgements, records

_CHUNK = 200
_columns = judgements.c


def write(connection: Connection, judgement: Judgement) -> None:
    """Keep a judgement; the same one again only brings the time of its retraction."""
    values = judgement_values(judgement)
    same = (
        (_columns.left == judgement.left) & (_columns.right == judgement.right)
        & (_columns.by == judgement.by) & (_columns.at == judgement.at)
    )  # fmt: skip
    known = connection.execute(select(_columns.number).where(same).limit(1)).scalar()
    if known is not None:
        names = ("verdict", "score", "reasons", "retracted_at", "retracted_by")
        changed = {name: values[name] for name in names}
        connection.execute(update(judgements).where(_columns.number == known).values(**changed))
    else:
        connection.execute(insert(judgements).values(**values))


def write_all(connection: Connection, found: Iterable[Judgement]) -> None:
    """Keep judgements, then write the records that follow from them."""
    judged = list(found)
    touched = {side for one in judged for side in (one.left, one.right)}
    known = {_act(one) for one in about(connection, touched)} if len(judged) > 1 else None
    new = [one for one in judged if known is not None and _act(one) not in known]
    if new:
        connection.execute(insert(judgements), [judgement_values(one) for one in new])
    for one in judged:
        if known is None or _act(one) in known:
            write(connection, one)
    stale.changed(connection)
    refresh(connection, touched)


def _act(one: Judgement) -> tuple[str, str, str, str]:
    """What makes one judgement another than every other."""
    return one.left, one.right, one.by, one.at


def all_of(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, in the order of their coming."""
    rows = connection.execute(select(judgements).order_by(_columns.number)).mappings()
    return tuple(to_judgement(row) for row in rows)


def take_back(connection: Connection, number: int, *, at: str, by: str) -> Judgement:
    """Retract the judgement of that number, in the name of `by`, and write what follows.

    Raises:
        StoreError: there is none, or it was taken back before.
    """
    found = connection.execute(select(judgements).where(_columns.number == number)).mappings()
    row = found.one_or_none()
    if row is None or row["retracted_at"] is not None:
        was = "was taken back before" if row is not None else "is not there"
        raise StoreError(f"judgement {number} {was}: `kronika review --list` numbers them")
    mark = (
        update(judgements).where(_columns.number == number).values(retracted_at=at, retracted_by=by)
    )
    connection.execute(mark)
    stale.changed(connection)
    refresh(connection, {row["left"], row["right"]})
    return to_judgement(row)


def about(connection: Connection, ids: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements in which one of the ids stands, in the order of their coming."""
    found: dict[int, Judgement] = {}
    for chunk in _chunks(sorted(set(ids))):
        for side in (_columns.left, _columns.right):
            rows = connection.execute(select(judgements).where(side.in_(chunk))).mappings()
            found |= {row["number"]: to_judgement(row) for row in rows}
    return tuple(found[number] for number in sorted(found))


def around(
    connection: Connection, ids: Iterable[str], made: Iterable[Judgement] = ()
) -> tuple[Judgement, ...]:
    """The judgements of the group that `same` ties to the ids, with those just made."""
    made = [one for one in made if one.verdict == "same" and one.retracted_at is None]
    seen, waiting = set(ids), set(ids)
    found: dict[Judgement, None] = {}
    while waiting:
        own = about(connection, waiting)
        found |= dict.fromkeys(own)
        ties = [j for j in (*own, *made) if j.verdict == "same" and j.retracted_at is None]
        met = {side for j in ties if {j.left, j.right} & waiting for side in (j.left, j.right)}
        waiting = met - seen
        seen |= waiting
    return tuple(found)


def records_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The record of each event that a page tells, as the judgements give it."""
    own = set(ids)
    judged = around(connection, own)
    involved = own | {side for j in judged for side in (j.left, j.right)}
    there = _present(connection, involved)
    found = record_ids(j for j in judged if j.left in there and j.right in there)
    return {one: found.get(one, one) for one in involved if one in there}


def standing(connection: Connection, ids: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements in which one of the ids stands, of events that a page tells now."""
    judged = about(connection, ids)
    there = _present(connection, {side for j in judged for side in (j.left, j.right)})
    return tuple(j for j in judged if j.left in there and j.right in there)


def refresh(connection: Connection, ids: Iterable[str]) -> None:
    """Write the record of each event of the groups in which the ids are, or were.

    They wait to be listed anew, and so do all others whose record changed.
    """
    own = set(ids)
    found = records_of(connection, own) if own else {}
    old: dict[str, str] = {}
    for chunk in _chunks(sorted(found)):
        rows = select(records.c.id, records.c.record_id).where(records.c.id.in_(chunk))
        old |= {row[0]: row[1] for row in connection.execute(rows)}
    moved = {one: record for one, record in found.items() if old.get(one) != record}
    for one, record in moved.items():
        connection.execute(update(records).where(records.c.id == one).values(record_id=record))
    stale.mark(connection, (own & found.keys()) | moved.keys())


def joined(connection: Connection) -> frozenset[str]:
    """The records of events that more than one telling is merged into."""
    others = select(records.c.record_id).where(
        records.c.kind == "event", records.c.record_id != records.c.id
    )
    return frozenset(connection.execute(others.distinct()).scalars())


def neighbours(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The events that are tied to those of the ids, without them."""
    own = set(ids)
    judged = around(connection, own)
    return {side for j in judged for side in (j.left, j.right)} - own


def open_questions(connection: Connection) -> tuple[tuple[int, Judgement], ...]:
    """What is unsure, decided by nobody and settled by no other judgement, the likeliest first."""
    unsure = select(judgements).where(
        _columns.verdict == "unsure", _columns.retracted_at.is_(None), _columns.by.contains("@")
    )
    rows = connection.execute(
        unsure.order_by(_columns.score.desc(), _columns.left, _columns.right)
    ).mappings()
    asked = [(row["number"], to_judgement(row)) for row in rows]
    decided = {
        frozenset((left, right))
        for left, right in connection.execute(
            select(_columns.left, _columns.right).where(
                _columns.retracted_at.is_(None), ~_columns.by.contains("@")
            )
        )
    }
    record = records_of(connection, {side for _, j in asked for side in (j.left, j.right)})
    return tuple(
        (number, j) for number, j in asked
        if frozenset((j.left, j.right)) not in decided and j.left in record and j.right in record
        and record[j.left] != record[j.right]
    )  # fmt: skip


def decisions(
    connection: Connection, *, taken_back: bool = False
) -> tuple[tuple[int, Judgement], ...]:
    """What people decided, the latest first, each with its number; else only what stands."""
    own = select(judgements).where(~_columns.by.contains("@"))
    own = own if taken_back else own.where(_columns.retracted_at.is_(None))
    rows = connection.execute(own.order_by(_columns.number.desc())).mappings()
    return tuple((row["number"], to_judgement(row)) for row in rows)


def _present(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that are events, or records of entities, of a page that is there."""
    found: set[str] = set()
    for chunk in _chunks(sorted(set(ids))):
        there = select(records.c.id).where(records.c.id.in_(chunk), records.c.kind == "event")
        found |= set(connection.execute(there).scalars())
        named = select(records.c.record_id).where(
            records.c.record_id.in_(chunk), records.c.kind == "entity"
        )
        found |= set(connection.execute(named.distinct()).scalars())
    return found


def _chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[i : i + _CHUNK] for i in range(0, len(ids), _CHUNK))
