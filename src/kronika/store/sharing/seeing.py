"""Who sees which rows: one condition, used on every path.

A row is seen by its poster in the form in which it came, and by everybody else whose ceiling
lies in its band. What is newest, first or doubled is judged among the rows that are seen, so
that a row nobody may know of leaves no gap.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, and_, exists, or_, select

from kronika.model.sharing import Filters, Match, Viewer
from kronika.store.sharing import tables

_o = tables.objects


def seen(viewer: Viewer, row: FromClause = _o) -> ColumnElement[bool]:
    """The condition under which `viewer` sees a row."""
    return and_(_plainly_seen(viewer, row), or_(row.c.twin == 0, ~_doubled(viewer, row)))


def _doubled(viewer: Viewer, row: FromClause) -> ColumnElement[bool]:
    """Somebody else posted the same version before, and the viewer sees that."""
    n = _o.alias("earlier")
    return exists(
        select(1).select_from(n).where(
            n.c.collection == row.c.collection, n.c.object_id == row.c.object_id,
            n.c.version_us == row.c.version_us, n.c.number < row.c.number,
            n.c.poster != row.c.poster, _plainly_seen(viewer, n),
        )
    )  # fmt: skip


def _plainly_seen(viewer: Viewer, n: FromClause) -> ColumnElement[bool]:
    theirs = and_(n.c.poster == viewer.number, n.c.whole == 1)
    others = and_(
        n.c.poster != viewer.number, n.c.level <= viewer.ceiling, n.c.below > viewer.ceiling
    )  # fmt: skip
    return and_(n.c.deleted == 0, or_(theirs, others))


def of_version(viewer: Viewer, wanted: Sequence[Match | int]) -> ColumnElement[bool] | None:
    """The condition for `match[version]`, None for all versions."""
    if "all" in wanted:
        return None
    instants = [one for one in wanted if isinstance(one, int)]
    some: list[ColumnElement[bool]] = []
    if "last" in wanted:
        some.append(or_(_o.c.is_last == 1, ~_another(viewer, newer=True)))
    if "first" in wanted:
        some.append(or_(_o.c.is_first == 1, ~_another(viewer, newer=False)))
    if instants:
        some.append(_o.c.version_us.in_(instants))
    return or_(*some)


def _another(viewer: Viewer, *, newer: bool) -> ColumnElement[bool]:
    n = _o.alias("newer" if newer else "older")
    than = n.c.version_us > _o.c.version_us if newer else n.c.version_us < _o.c.version_us
    return exists(
        select(1).select_from(n).where(
            n.c.collection == _o.c.collection, n.c.object_id == _o.c.object_id, than,
            _plainly_seen(viewer, n),
        )
    )  # fmt: skip


def asked(viewer: Viewer, collection: int, filters: Filters) -> list[ColumnElement[bool]]:
    """All conditions for a question about a collection, without its place in the paging."""
    found = [_o.c.collection == collection, seen(viewer)]
    if filters.ids:
        found.append(_o.c.object_id.in_(filters.ids))
    if filters.types:
        found.append(_o.c.type.in_(filters.types))
    if filters.spec_versions:
        found.append(_o.c.spec_version.in_(filters.spec_versions))
    of = of_version(viewer, filters.versions)
    if of is not None:
        found.append(of)
    if filters.after is not None:
        found.append(_o.c.added_us > filters.after)
    return found
