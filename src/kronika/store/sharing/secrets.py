"""Keys to the server: made once, shown once, kept as a keyed hash.

A key is `krn_ID_SECRET`: the id finds its row, the secret is 256 random bits. What is kept is
HMAC-SHA-256 of the whole key under a secret of the store, so that a list of hashes alone lets
nobody in; with 256 random bits one fast hash is enough.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from sqlalchemy import Connection, insert, select

from kronika.store.sharing import tables

PREFIX = "krn_"
_s = tables.secrets


def secret(connection: Connection, name: str) -> bytes:
    """A secret of the store, made at the first call in a transaction that writes."""
    found = connection.execute(select(_s.c.value).where(_s.c.name == name)).scalar()
    if found is not None:
        return bytes(found)
    made = secrets.token_bytes(32)
    connection.execute(insert(_s).values(name=name, value=made))
    return made


def new_key() -> tuple[str, str]:
    """The id of a new key, and the key itself."""
    id_ = secrets.token_hex(5)
    drawn = urlsafe_b64encode(secrets.token_bytes(32)).rstrip(b"=").decode()
    return id_, f"{PREFIX}{id_}_{drawn}"


def key_id(key: str) -> str | None:
    """The id inside a key, None when it is none of ours.

    Example:
        >>> key_id("krn_0a1b2c3d4e_secret"), key_id("guess")
        ('0a1b2c3d4e', None)
    """
    parts = key.split("_", 2)
    return parts[1] if len(parts) == 3 and key.startswith(PREFIX) and key.isascii() else None


def hashed(key: str, *, pepper: bytes) -> bytes:
    """What is kept of a key."""
    return hmac.digest(pepper, key.encode(), hashlib.sha256)


def same(kept: bytes, made: bytes) -> bool:
    """Whether two hashes are equal, in a time that tells nothing about them."""
    return hmac.compare_digest(kept, made)
