"""An object that we take back: its id and bonds stay, its words go.

STIX 2.1 section 3.6: `revoked` is the last version of an object. Ours holds no more than the
standard demands of its type, so that a page that was forgotten leaves nothing behind.
"""

from typing import Any

import msgspec

_KEPT = frozenset(
    "type id spec_version created created_by_ref object_marking_refs relationship_type source_ref "
    "target_ref object_refs sighting_of_ref opinion context published country region latitude "
    "longitude object_ref".split()
)
_WORDS = frozenset({"name", "content"})
GONE = "(withdrawn)"


def withdrawn(body: bytes, *, modified: str) -> bytes:
    """The last version of an object.

    Example:
        >>> withdrawn(b'{"type":"note","content":"secret","lang":"en"}', modified="m")
        b'{"type":"note","content":"(withdrawn)","modified":"m","revoked":true}'
    """
    before: dict[str, Any] = msgspec.json.decode(body)
    left = {
        name: GONE if name in _WORDS else value
        for name, value in before.items()
        if name in _KEPT or name in _WORDS
    }
    kinds = {
        id_: {"extension_type": one["extension_type"]}
        for id_, one in before.get("extensions", {}).items()
        if one.get("extension_type") in {"new-sdo", "new-sro"}
    }
    if kinds:
        left["extensions"] = kinds
    return msgspec.json.encode({**left, "modified": modified, "revoked": True})
