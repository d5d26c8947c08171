"""Who sees which rows: one condition, used on every path.

A row is seen by its poster in the form in which it came, and by everybody else whose ceiling
lies in its band. What is newest, first or doubled is judged among the rows that are seen, so
that a row nobody may know of leaves no gap. The viewer stands in the parameters `me` and
`ceiling`, so that a statement is made once and serves everybody.
"""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from kronika.model.sharing import Filters, Viewer
from kronika.store.sharing import tables
from kronika.store.sharing.prepared import filled, room, slots

_o = tables.objects
_ME: BindParameter[int] = bindparam("me")
_CEILING: BindParameter[int] = bindparam("ceiling")
Shape = tuple[int, int, int, tuple[object, ...], bool]


def seen(row: FromClause = _o) -> ColumnElement[bool]:
    """The condition under which the viewer sees a row."""
    return and_(_plainly_seen(row), or_(row.c.twin == 0, ~_doubled(row)))


def _plainly_seen(row: FromClause) -> ColumnElement[bool]:
    c = row.c
    theirs = and_(c.poster == _ME, c.whole == 1)
    others = and_(c.poster != _ME, c.level <= _CEILING, c.below > _CEILING)
    return and_(c.deleted == 0, or_(theirs, others))


def _doubled(row: FromClause) -> ColumnElement[bool]:
    """Somebody else posted the same version before, and the viewer sees that."""
    n = _o.alias("earlier")
    return exists(
        select(1).select_from(n).where(
            n.c.collection == row.c.collection, n.c.object_id == row.c.object_id,
            n.c.version_us == row.c.version_us, n.c.number < row.c.number,
            n.c.poster != row.c.poster, _plainly_seen(n),
        )
    )  # fmt: skip


def _another(*, newer: bool) -> ColumnElement[bool]:
    n = _o.alias("newer" if newer else "older")
    than = n.c.version_us > _o.c.version_us if newer else n.c.version_us < _o.c.version_us
    return exists(
        select(1).select_from(n).where(
            n.c.collection == _o.c.collection, n.c.object_id == _o.c.object_id, than,
            _plainly_seen(n),
        )
    )  # fmt: skip


def shape_of(filters: Filters) -> Shape:
    """What a statement for these filters depends on: how many values, not which."""
    instants = sum(isinstance(one, int) for one in filters.versions)
    words = tuple(sorted(one for one in filters.versions if isinstance(one, str)))
    return (
        room(len(filters.ids)) if filters.ids else 0,
        room(len(filters.types)) if filters.types else 0,
        room(len(filters.spec_versions)) if filters.spec_versions else 0,
        (*words, room(instants) if instants else 0),
        filters.after is not None,
    )


def asked(filters: Filters, *, mine: bool = False) -> list[ColumnElement[bool]]:
    """All conditions for a question about a collection, with places for the values.

    With `mine` only what the viewer posted itself is meant.
    """
    whose = and_(_o.c.deleted == 0, _o.c.poster == _ME, _o.c.whole == 1) if mine else seen()
    found = [_o.c.collection == bindparam("collection"), whose]
    for name, column, given in (
        ("id", _o.c.object_id, filters.ids), ("type", _o.c.type, filters.types),
        ("spec", _o.c.spec_version, filters.spec_versions),
    ):  # fmt: skip
        if given:
            found.append(column.in_(slots(name, len(given))))
    if "all" not in filters.versions:
        found.append(_of_version(filters))
    if filters.after is not None:
        found.append(place_in_order(filters) > bindparam("after"))
    return found


def place_in_order(filters: Filters) -> ColumnElement[int]:
    """The instant of adding; where single objects are asked for, in a form no index has.

    A database would else walk the whole collection in that order to spare a sort of five rows.
    """
    return _o.c.added_us + 0 if filters.ids else _o.c.added_us


def _of_version(filters: Filters) -> ColumnElement[bool]:
    some: list[ColumnElement[bool]] = []
    if "last" in filters.versions:
        some.append(or_(_o.c.is_last == 1, ~_another(newer=True)))
    if "first" in filters.versions:
        some.append(or_(_o.c.is_first == 1, ~_another(newer=False)))
    instants = [one for one in filters.versions if isinstance(one, int)]
    if instants:
        some.append(_o.c.version_us.in_(slots("version", len(instants))))
    return or_(*some)


def values_of(viewer: Viewer, collection: int, filters: Filters) -> dict[str, Any]:
    """The values for the places of `asked`."""
    values: dict[str, Any] = {
        "me": viewer.number, "ceiling": viewer.ceiling, "collection": collection,
        "after": filters.after,
    }  # fmt: skip
    instants = [one for one in filters.versions if isinstance(one, int)]
    for name, given in (
        ("id", filters.ids), ("type", filters.types), ("spec", filters.spec_versions),
        ("version", instants),
    ):  # fmt: skip
        if given:
            values |= filled(name, given)
    return values
