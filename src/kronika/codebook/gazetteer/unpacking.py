"""The shipped database, unpacked once into a cache folder and opened read-only.

The file name carries the hash of the packed data, so a new version never meets an old file. The
unpacked file appears by an atomic rename: several processes may unpack at once, the last one
wins, and all of them wrote the same bytes. Where no folder can be written, it lives in memory.
"""

import hashlib
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_dir

from kronika.errors import CodebookError

_MAX_BYTES = 512 * 1024 * 1024


def connect(packed: Path, *, cache_dir: Path | None = None) -> sqlite3.Connection:
    """A read-only connection to the database that `packed` (.xz) holds.

    Raises:
        CodebookError: the packed file is missing or is not such a database.
    """
    for folder in _folders(cache_dir):
        path = folder / f"gazetteer-{_digest(packed)}.sqlite"
        with suppress(OSError, sqlite3.Error):
            if not path.is_file():
                _publish(_unpacked(packed), path)
            return _open(path)
    return _in_memory(_unpacked(packed))


def _folders(cache_dir: Path | None) -> Iterator[Path]:
    yield cache_dir or Path(user_cache_dir("kronika", appauthor=False))
    if cache_dir is None:
        folder = Path(tempfile.gettempdir()) / f"kronika-{_user()}"
        # A folder that somebody else put there could hold a file that is not ours.
        if not folder.exists() or not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid():
            yield folder


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


@lru_cache(maxsize=8)
def _digest(packed: Path) -> str:
    try:
        return hashlib.sha256(packed.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise CodebookError(str(packed), f"the gazetteer cannot be read ({error})") from error


def _unpacked(packed: Path) -> bytes:
    try:
        raw = lzma.LZMADecompressor().decompress(packed.read_bytes(), _MAX_BYTES)
    except (OSError, lzma.LZMAError) as error:
        raise CodebookError(str(packed), f"the gazetteer cannot be unpacked ({error})") from error
    if not raw.startswith(b"SQLite format 3\x00"):
        raise CodebookError(str(packed), "the gazetteer is not an SQLite file")
    return raw


def _publish(raw: bytes, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _open(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    base = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        base.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.Error:
        base.close()
        path.unlink(missing_ok=True)
        raise
    base.execute("PRAGMA mmap_size = 67108864")
    base.execute("PRAGMA cache_size = -2048")
    return base


def _in_memory(raw: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.deserialize(raw)
    return base
