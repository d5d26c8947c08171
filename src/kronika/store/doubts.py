"""Values of events that a person should look at: little trusted ones, places that are not sure.

Nothing is stored for them: two partial indexes hold exactly these assertions, and what a person
has decided about falls out by itself and comes back with an undo.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    func,
    literal,
    not_,
    or_,
    select,
    text,
)  # fmt: skip

from kronika.errors import UsageError
from kronika.model.assertions import Assertion
from kronika.store import tables
from kronika.store.rows import to_assertion

DoubtKind = Literal["place", "confidence"]
KINDS: tuple[DoubtKind, ...] = ("place", "confidence")
MOST = 1000
"""Above so many open ones nobody counts further."""
_said, _pages = tables.assertions, tables.documents
_WHERE = {"confidence": tables.LITTLE_TRUSTED, "place": tables.UNSURE_PLACES}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value that nobody has decided about, and why somebody should."""

    kind: DoubtKind
    assertion: Assertion

    @property
    def id(self) -> str:
        """What names it in an address: the id of the assertion."""
        return self.assertion.id


def doubts(
    connection: Connection, kind: DoubtKind, *, after: str | None = None, limit: int = 50
) -> tuple[Doubt, ...]:
    """The open ones of a kind, the least trusted first, behind the one that `after` names."""
    asked = _open(kind).order_by(_said.c.confidence, _said.c.id).limit(limit)
    place = _place(connection, after) if after else None
    if place is not None:
        asked = asked.where(_behind(*place))
    return tuple(_doubt(kind, row) for row in connection.execute(asked).mappings())


def doubt(connection: Connection, assertion_id: str) -> Doubt | None:
    """The open doubt about one assertion, None when there is none."""
    for kind in KINDS:
        row = connection.execute(_open(kind).where(_said.c.id == assertion_id)).mappings().first()
        if row is not None:
            return _doubt(kind, row)
    return None


def open_doubts(connection: Connection) -> dict[str, int]:
    """How many of each kind are open, at most `MOST` + 1."""
    found: dict[str, int] = {}
    for kind in KINDS:
        some = _open(kind, columns=[literal(1)]).limit(MOST + 1).subquery()
        found[kind] = connection.execute(select(func.count()).select_from(some)).scalar() or 0
    return found


def _doubt(kind: DoubtKind, row: RowMapping) -> Doubt:
    return Doubt(kind, to_assertion(row, document_id=row["page"]))


def _open(kind: DoubtKind, *, columns: Sequence[ColumnElement[int]] = ()) -> Select[Any]:
    if kind not in KINDS:
        raise UsageError(f"{kind} is no kind of doubt: one of {', '.join(KINDS)}")
    wanted: list[Any] = [*(columns or (*_said.c, _pages.c.id.label("page")))]
    asked: Select[Any] = select(*wanted).select_from(_said).where(text(_WHERE[kind]))
    if not columns:
        asked = asked.join(_pages, _pages.c.number == _said.c.document)
    if kind == "confidence":
        asked = asked.where(not_(_surer()), text(f"NOT ({tables.UNSURE_PLACES})"))
    return asked.where(not_(_decided()), not_(_no_event()))


def _decided() -> ColumnElement[bool]:
    """Whether a person said or denied the same value."""
    other = _said.alias()
    return select(other.c.id).where(
        other.c.document == _said.c.document, other.c.subject == _said.c.subject,
        other.c.field == _said.c.field, other.c.value == _said.c.value,
        other.c.superseded_at.is_(None), ~other.c.made_by.contains("@"),
    ).exists()  # fmt: skip


def _no_event() -> ColumnElement[bool]:
    """Whether a person said that this is no event: it has no type then."""
    other = _said.alias()
    return select(other.c.id).where(
        other.c.document == _said.c.document, other.c.subject == _said.c.subject,
        other.c.field == "type", other.c.stance == "denies", other.c.superseded_at.is_(None),
    ).exists()  # fmt: skip


def _surer() -> ColumnElement[bool]:
    """Whether the page gives the same value with more trust, or as little and was listed."""
    other = _said.alias()
    return select(other.c.id).where(
        other.c.document == _said.c.document, other.c.subject == _said.c.subject,
        other.c.field == _said.c.field, other.c.value == _said.c.value,
        other.c.superseded_at.is_(None), other.c.id != _said.c.id,
        or_(
            other.c.confidence > _said.c.confidence,
            and_(other.c.confidence == _said.c.confidence, other.c.id < _said.c.id),
        ),
    ).exists()  # fmt: skip


def _place(connection: Connection, assertion_id: str) -> tuple[float, str] | None:
    found = select(_said.c.confidence, _said.c.id).where(_said.c.id == assertion_id)
    row = connection.execute(found).first()
    return None if row is None else (row[0], row[1])


def _behind(confidence: float, id_: str) -> ColumnElement[bool]:
    return or_(
        _said.c.confidence > confidence,
        and_(_said.c.confidence == confidence, _said.c.id > id_),
    )
