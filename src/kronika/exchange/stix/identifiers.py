"""Ids of STIX objects: the same thing has the same id in every export, from every store.

STIX 2.1 section 2.9 asks for UUIDv4, or UUIDv5 with a namespace that is not the one reserved for
cyber observables. Ours is UUIDv5 of the project's address in the URL namespace of RFC 9562.
"""

import hashlib
from uuid import UUID

NAMESPACE = UUID("8caec41c-d170-5fdf-bcd0-201f30297eba")
"""`uuid5(NAMESPACE_URL, "https://github.com/kronika-project/kronika/stix")`."""

_SALT = NAMESPACE.bytes
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


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
    h = hashlib.sha1(named).hexdigest()  # noqa: S324 (RFC 9562 section 5.5)
    return f"{type_}--{h[:8]}-{h[8:12]}-5{h[13:16]}-{_VARIANT[h[16]]}{h[17:20]}-{h[20:32]}"


def event_id(type_: str, record_id: str) -> str:
    """The id of the object that stands for an event of the chronicle.

    Example:
        >>> event_id("incident", "ev_1") == identifier("incident", "ev_1")
        True
    """
    return identifier(type_, record_id)
