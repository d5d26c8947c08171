"""Objects go: a row stays to hold its place in the order, its words do not."""

from dataclasses import replace

from sqlalchemy import Connection, select, update

from kronika.errors import RightsError
from kronika.model.sharing import Filters, Viewer
from kronika.store.sharing import tables
from kronika.store.sharing.posting import settle_places
from kronika.store.sharing.prepared import ask
from kronika.store.sharing.seeing import asked, shape_of, values_of

_o = tables.objects


def remove(
    connection: Connection, viewer: Viewer, collection: int, *, object_id: str, filters: Filters
) -> int:  # fmt: skip
    """Delete the versions that are meant and seen; how many versions went.

    A partner takes back what it posted, with the reduced forms made from it.

    Raises:
        RightsError: some of them came from somebody else.
    """
    filters = replace(filters, ids=(object_id,))
    rows = ask(
        connection, ("mine", shape_of(filters)),
        lambda: select(_o.c.poster, _o.c.version_us).where(*asked(filters)),
        values_of(viewer, collection, filters),
    ).fetchall()  # fmt: skip
    if any(poster != viewer.number for poster, _ in rows):
        raise RightsError("this object came from somebody else: only its poster takes it back")
    for _, version_us in rows:
        forms = update(_o).where(
            _o.c.collection == collection, _o.c.object_id == object_id,
            _o.c.version_us == version_us, _o.c.poster == viewer.number,
        )  # fmt: skip
        connection.execute(forms.values(deleted=1, body=b"", digest=None))
    if rows:
        settle_places(connection, collection, object_id)
    return len(rows)
