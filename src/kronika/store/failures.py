"""What a database says when it cannot, as one sentence of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from kronika.errors import StoreError

_KNOWN = {
    "not a database": "is no Kronika store: name another file with --db",
    "malformed": "is damaged: put back a backup, or read the pages into a new file",
    "corrupt": "is damaged: put back a backup, or read the pages into a new file",
    "disk i/o": "cannot be read or written here: see that the disk is whole",
    "is locked": "is busy: another program has been writing to it for a minute; try again",
    "readonly": "may not be written to: see its rights, or name another file with --db",
    "read-only": "may not be written to: see its rights, or name another file with --db",
    "unable to open": "cannot be opened: see that its folder is there and may be written to",
    "disk is full": "does not fit: the disk is full",
    "connection failed": "cannot be reached: see that the server runs and lets you in",
    "connection refused": "cannot be reached: see that the server runs and lets you in",
}


@contextmanager
def as_store_error(target: str) -> Iterator[None]:
    """Turn the errors of databases into `StoreError`, which names the store and says what to do."""
    import sqlite3

    from msgspec import MsgspecError
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, MsgspecError) as error:
        raise StoreError(_sentence(target, error)) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{target}: the text holds half a character pair, which no file can"
        ) from error


def _sentence(target: str, error: BaseException) -> str:
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    lower = said.lower()
    name = target.rsplit("@", 1)[-1]  # a URL may hold a password
    for sign, sentence in _KNOWN.items():
        if sign in lower:
            return f"{name} {sentence}"
    return f"{name}: the database says {said[:200]!r}"
