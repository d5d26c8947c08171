"""Objects go: a row stays to hold its place in the order, its words do not."""

from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from kronika.errors import RightsError
from kronika.model.sharing import Filters, Viewer
from kronika.store.sharing import tables
from kronika.store.sharing.posting import settle_places
from kronika.store.sharing.prepared import ask
from kronika.store.sharing.reading import plain
from kronika.store.sharing.seeing import asked, shape_of, values_of

_o = tables.objects


def remove(
    connection: Connection, viewer: Viewer, collection: int, *, object_id: str, filters: Filters
) -> int:  # fmt: skip
    """Delete the versions that are meant and that the viewer posted; how many went.

    The reduced forms that were made of them go too. What others posted stays.

    Raises:
        RightsError: it posted none of them, and sees some that others did.
    """
    meant = replace(filters, ids=(object_id,))
    values = values_of(viewer, collection, meant)
    rows = ask(
        connection, ("mine", shape_of(meant)),
        lambda: select(_o.c.version_us).where(*asked(meant, mine=True)), values,
    ).fetchall()  # fmt: skip
    if not rows and plain(connection, viewer, collection, filters=meant).rows:
        raise RightsError("this object came from somebody else: only its poster takes it back")
    for (version_us,) in rows:
        forms = update(_o).where(
            _o.c.collection == collection, _o.c.object_id == object_id,
            _o.c.version_us == version_us, _o.c.poster == viewer.number,
        )  # fmt: skip
        connection.execute(forms.values(deleted=1, body=b"", digest=None))
    if rows:
        settle_places(connection, collection, object_id)
        taken = tables.taken  # what was read of the collection is read anew, without these
        connection.execute(delete(taken).where(taken.c.collection == collection))
    return len(rows)
