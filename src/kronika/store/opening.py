"""The way into a store."""

from pathlib import Path

from kronika.store.backends import backend_of
from kronika.store.failures import as_store_error
from kronika.store.sql import SqlStore

DEFAULT_FILE = "kronika.db"


def open_store(target: str | Path = DEFAULT_FILE, *, create: bool = True) -> SqlStore:
    """The store at `target`: a file, `:memory:` or `postgresql://user@host/database`.

    A store of an older version is brought up to date. With `create` unset, a store that is
    not there is an error instead of a new one.

    Raises:
        StoreError: it cannot be opened, is no store of Kronika's, or a newer version wrote it.
    """
    name = str(target)
    with as_store_error(name):
        backend = backend_of(name)
        try:
            backend.prepare(create=create)
        except BaseException:
            backend.engine.dispose()  # a server would keep the connection open
            raise
    return SqlStore(backend, target=name)
