"""Who asks: HTTP Basic with the key as password, or the key alone as bearer or token."""

import binascii
from base64 import b64decode

from kronika.model.sharing import Collection, Scope, Viewer
from kronika.serve.taxii.messages import RefusedError
from kronika.store.sharing.shelf import Shelf

CHALLENGE = (("www-authenticate", 'Basic realm="TAXII", charset="UTF-8", Bearer realm="TAXII"'),)
_MAX_HEADER = 1000


def offered_key(header: str | None) -> str | None:
    """The key inside an Authorization header, None where it holds none.

    Example:
        >>> offered_key("Basic bmFtZTpzZWNyZXQ="), offered_key("Bearer k"), offered_key("Digest x")
        ('secret', 'k', None)
    """
    scheme, _, words = (header or "").strip().partition(" ")
    words = words.strip()
    if not words or len(words) > _MAX_HEADER:
        return None
    if scheme.lower() in {"bearer", "token"}:
        return words
    if scheme.lower() != "basic":
        return None
    try:
        pair = b64decode(words, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return pair.partition(":")[2] or None


def admitted(shelf: Shelf, header: str | None, *, address: str | None) -> Viewer:
    """The partner that holds the key.

    Raises:
        RefusedError: 401, in the same words whatever is wrong.
    """
    key = offered_key(header)
    found = None if key is None else shelf.viewer(key, address=address)
    if found is None:
        raise RefusedError(401, "a valid key is needed: as password, or as bearer", CHALLENGE)
    return found


def rights(viewer: Viewer, collection: Collection) -> frozenset[Scope]:
    """What the partner may do with a collection, by grant, key, and the collection itself."""
    granted = viewer.grants.get(collection.number, frozenset())
    held = {"read": collection.can_read, "write": collection.can_write}
    return frozenset(scope for scope in granted if held[scope])
