"""Which objects name which, as far as that decides what is read together.

A *root* is an object that stands for an event; relationships, notes and reports belong to it. A
note that is about no event is read by itself.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kronika.exchange.stix.definitions import AUTHOR_ID, EVIDENCE
from kronika.exchange.stix.foreign import EVENTS
from kronika.model.tlp import RANK_OF_ID

ROOTS = EVENTS | {"grouping", "joint-exercise"}
MAX_REFS = 1_000
Object = Mapping[str, Any]


def type_of(id_: str) -> str:
    """The type in an id.

    Example:
        >>> type_of("joint-exercise--1")
        'joint-exercise'
    """
    return id_.split("--", 1)[0]


def is_root(one: Object) -> bool:
    """Whether an object stands for an event that can be read, and was not taken back.

    Of our own kind are those that bear evidence; of other tools incidents and events.

    Example:
        >>> is_root({"type": "incident"}), is_root({"type": "incident", "revoked": True})
        (True, False)
    """
    if one.get("type") not in ROOTS or one.get("revoked") is True:
        return False
    return bears_evidence(one) or (
        one["type"] in EVENTS and one.get("created_by_ref") != AUTHOR_ID
    )  # fmt: skip


def bears_evidence(one: Object) -> bool:
    """Whether an object has the evidence extension."""
    extensions = one.get("extensions")
    return isinstance(extensions, dict) and isinstance(extensions.get(EVIDENCE), dict)


def items(one: Object) -> list[Any]:
    """The items of evidence of an object, empty where it has none."""
    if not bears_evidence(one):
        return []
    found = one["extensions"][EVIDENCE].get("evidence")
    return found if isinstance(found, list) else []


def refs(one: Object) -> tuple[str, ...]:
    """The ids that an object names, once each.

    Example:
        >>> refs({"type": "relationship", "source_ref": "incident--1", "target_ref": "identity--2"})
        ('incident--1', 'identity--2')
    """
    return tuple(dict.fromkeys(_refs(one)))[:MAX_REFS]


def _refs(one: Object) -> Iterator[str]:
    type_ = one.get("type")
    named = [one.get("source_ref"), one.get("target_ref")] if type_ == "relationship" else []
    if type_ == "note":
        named += _listed(one.get("object_refs"))
    if type_ in ROOTS or type_ in ("relationship", "note"):
        named += [item.get("report_ref") for item in items(one) if isinstance(item, dict)]
    named += [ref for ref in _listed(one.get("object_marking_refs")) if ref not in RANK_OF_ID]
    return (ref for ref in named if isinstance(ref, str) and len(ref) <= 300)


def _listed(value: object) -> list[Any]:
    """The items of a list that can be compared; nothing of what is no list."""
    return [ref for ref in value if isinstance(ref, str)] if isinstance(value, list) else []


def events_of(one: Object) -> list[str]:
    """The roots that a relationship or a note names, in its order."""
    return [ref for ref in refs(one) if type_of(ref) in ROOTS]
