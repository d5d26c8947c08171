"""Roles in an event as relationships, each with the words that give the role.

Portable files say `related-to`, which every reader allows between any two objects (STIX 2.1
section 3.7), and `targets` from an incident; the role itself stands in an extension. Full ones use
the names of the incident suite of OASIS where they mean the same. `attributed-to` is never used:
who did it is what somebody says.
"""

from collections.abc import Sequence
from typing import Any

from kronika.exchange.stix.bases import Made, base, with_granular
from kronika.exchange.stix.confidence import confidence
from kronika.exchange.stix.definitions import EVIDENCE, ROLE
from kronika.exchange.stix.evidence import Item, extension
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.stix.marks import Granular, Marks

_HIT = frozenset({"target", "victim"})


def relationship_type(source: str, target: str, role: str, *, full: bool) -> str:
    """The name of the relationship for a role.

    Example:
        >>> relationship_type("incident", "identity", "perpetrator", full=True)
        'related-to'
        >>> relationship_type("incident", "location", "at", full=True)
        'located-at'
    """
    if source == "incident" and target == "identity" and role in _HIT:
        return "targets"
    if full and target == "location" and role == "at":
        return "located-at"
    return "related-to"


def relationship(
    source: str,
    target: str,
    role: str,
    items: Sequence[Item],
    *,
    label: str,
    marks: Marks,
    full: bool,
) -> Made:
    """The relationship between an event and whoever or whatever has a role in it.

    `source` and `target` are ids; `items` the evidence for the role.
    """
    widest = marks.of_items(label, items)
    name = relationship_type(source.split("--")[0], target.split("--")[0], role, full=full)
    made = base("relationship", identifier("relationship", source, role, target), widest)
    granular = Granular()
    extensions: dict[str, Any] = {ROLE: {"extension_type": "property-extension", "role": role}}
    if items:
        made["confidence"] = confidence(max(one.get("score", 0.5) for one in items))
        extensions[EVIDENCE] = extension(items, marks, label=widest, granular=granular)
    made |= {
        "relationship_type": name, "source_ref": source, "target_ref": target,
        "extensions": extensions,
    }  # fmt: skip
    return with_granular(made, granular)
