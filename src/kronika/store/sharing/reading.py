"""Pages of a collection: rows in the order of their adding, bytes as they were kept."""

from sqlalchemy import Connection, select

from kronika.model.sharing import Filters, Page, Row, Viewer
from kronika.store.sharing import tables
from kronika.store.sharing.seeing import asked, seen

_o = tables.objects
_PLAIN = (_o.c.object_id, _o.c.version, _o.c.added_us, _o.c.spec_version)


def objects(
    connection: Connection, viewer: Viewer, collection: int, *, filters: Filters, max_bytes: int
) -> Page:  # fmt: skip
    """The first rows that fit, with their bytes; a page ends early where it grows too long.

    At least one row is given however long it is, so that paging always goes on.
    """
    query = (
        select(*_PLAIN, _o.c.body)
        .where(*asked(viewer, collection, filters))
        .order_by(_o.c.added_us)
        .limit(filters.limit + 1)
        .execution_options(yield_per=min(filters.limit + 1, 250))
    )
    rows: list[Row] = []
    size = 0
    with connection.execute(query) as found:
        for id_, version, added, spec, body in found:
            size += len(body)
            if len(rows) == filters.limit or (rows and size > max_bytes):
                return Page(rows, more=True)
            rows.append(Row(id_, version, added, spec, body))
    return Page(rows)


def plain(connection: Connection, viewer: Viewer, collection: int, *, filters: Filters) -> Page:
    """The first rows that fit, without their bytes: for manifests and lists of versions."""
    query = (
        select(*_PLAIN)
        .where(*asked(viewer, collection, filters))
        .order_by(_o.c.added_us)
        .limit(filters.limit + 1)
    )
    rows = [Row(*found) for found in connection.execute(query)]
    return Page(rows[: filters.limit], more=len(rows) > filters.limit)


def known(connection: Connection, viewer: Viewer, collection: int, *, object_id: str) -> bool:
    """True when the viewer sees any version of the object."""
    query = select(_o.c.number).where(
        _o.c.collection == collection, _o.c.object_id == object_id, seen(viewer)
    )
    return connection.execute(query.limit(1)).first() is not None
