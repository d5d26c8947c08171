"""Pages of a collection: rows in the order of their adding, bytes as they were kept."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from kronika.model.sharing import Bodies, Filters, Page, Row, Viewer
from kronika.store.sharing import tables
from kronika.store.sharing.prepared import ask
from kronika.store.sharing.seeing import asked, place_in_order, shape_of, values_of

_o = tables.objects
_PLAIN: tuple[ColumnElement[Any], ...] = (
    _o.c.object_id, _o.c.version, _o.c.added_us, _o.c.spec_version,
)  # fmt: skip
_FEW = 64


def _query(filters: Filters, *columns: ColumnElement[Any]) -> Select[Any]:
    order = place_in_order(filters)
    return select(*columns).where(*asked(filters)).order_by(order).limit(bindparam("most"))


def objects(
    connection: Connection, viewer: Viewer, collection: int, *, filters: Filters, max_bytes: int
) -> Bodies:  # fmt: skip
    """The bytes of the first rows that fit; a page ends early where it grows too long.

    At least one row is given however long it is, so that paging always goes on.
    """
    values = values_of(viewer, collection, filters) | {"most": filters.limit + 1}
    shape = ("objects", shape_of(filters))
    found = ask(connection, shape, lambda: _query(filters, _o.c.added_us, _o.c.body), values)
    bodies: list[bytes] = []
    first = last = None
    size = 0
    while chunk := found.fetchmany(_FEW):
        for added, body in chunk:
            size += len(body)
            if len(bodies) == filters.limit or (bodies and size > max_bytes):
                return Bodies(bodies, first, last, more=True)
            first = added if first is None else first
            last = added
            bodies.append(body)
    return Bodies(bodies, first, last)


def plain(connection: Connection, viewer: Viewer, collection: int, *, filters: Filters) -> Page:
    """The first rows that fit, without their bytes: for manifests and lists of versions."""
    values = values_of(viewer, collection, filters) | {"most": filters.limit + 1}
    shape = ("plain", shape_of(filters))
    found = ask(connection, shape, lambda: _query(filters, *_PLAIN), values)
    rows = [Row(*one) for one in found.fetchall()]
    return Page(rows[: filters.limit], more=len(rows) > filters.limit)


def known(connection: Connection, viewer: Viewer, collection: int, *, object_id: str) -> bool:
    """True when the viewer sees any version of the object."""
    filters = Filters(ids=(object_id,), versions=("all",), limit=1)
    return bool(plain(connection, viewer, collection, filters=filters).rows)
