"""Ids of STIX objects: the same thing has the same id in every export, from every store.

STIX 2.1 section 2.9 asks for UUIDv4, or UUIDv5 with a namespace that is not the one reserved for
cyber observables. Ours is UUIDv5 of the project's address in the URL namespace of RFC 9562.
"""

import hashlib
from uuid import UUID

NAMESPACE = UUID("8caec41c-d170-5fdf-bcd0-201f30297eba")
"""`uuid5(NAMESPACE_URL, "https://github.com/kronika-project/kronika/stix")`."""

_SALT = NAMESPACE.bytes


def identifier(type_: str, *key: object) -> str:
    """The id of the object of a type that stands for what `key` names.

    Example:
        >>> identifier("identity", "state", "CN") == identifier("identity", "state", "CN")
        True
        >>> identifier("note", "cl_1").startswith("note--")
        True
    """
    parts = ["" if part is None else str(part) for part in key]
    named = _SALT + "|".join([type_, *parts]).encode("utf-8", "backslashreplace")
    digest = bytearray(hashlib.sha1(named).digest()[:16])  # noqa: S324 (RFC 9562 section 5.5)
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    hexed = digest.hex()
    return f"{type_}--{hexed[:8]}-{hexed[8:12]}-{hexed[12:16]}-{hexed[16:20]}-{hexed[20:]}"


def event_id(type_: str, record_id: str) -> str:
    """The id of the object that stands for an event of the chronicle.

    Example:
        >>> event_id("incident", "ev_1") == identifier("incident", "ev_1")
        True
    """
    return identifier(type_, record_id)
