"""Actors as identities: states, agencies, forces, groups, persons as the pages name them.

Nobody is a `threat-actor` or an `intrusion-set` here: both say what somebody is, and a page, a
listing or a claim only says what somebody calls him.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kronika.exchange.stix.bases import Made, base, marked
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.titles import state_name

_CLASSES = {
    "person": "individual", "group": "group", "exercise": "class", "place": "unspecified",
}  # fmt: skip
_SECTORS = {
    "state": ["government-national"], "agency": ["government"], "force": ["defense"],
    "unit": ["defense"],
}  # fmt: skip
MAX_NAME = 500


@lru_cache(maxsize=32768)
def identity(
    name: str, kind: str, country: str | None = None, *, label: str = "TLP:CLEAR"
) -> Made | None:
    """The identity of somebody by name, kind and country; None without a name.

    Objects are shared: nobody may change one. A state is one identity under its usual English
    name, however pages write it, and open to all. Whoever is named on narrower
    pages alone is an object of its own under their label.

    Example:
        >>> identity("Chinese", "state", "CN")["name"]
        'China'
        >>> identity("Boko Haram", "group")["identity_class"]
        'group'
    """
    if kind == "state" and country and (usual := state_name(country)):
        key: tuple[str | None, ...] = ("state", country)
        name, label = usual, "TLP:CLEAR"
    else:
        key = (kind, country, name)
    if not name.strip():
        return None
    made = base("identity", identifier("identity", *key, *marked(label)), label)
    made |= {"name": name[:MAX_NAME], "identity_class": _CLASSES.get(kind, "organization")}
    made["roles"] = [kind]
    if kind in _SECTORS:
        made["sectors"] = _SECTORS[kind]
    return made


def of_participant(parts: Mapping[str, Any], *, label: str) -> Made | None:
    """The identity of a participant from the parts of its value."""
    name, kind, country = parts.get("name"), parts.get("kind"), parts.get("country")
    if not isinstance(name, str) or not isinstance(kind, str):
        return None
    return identity(name, kind, country if isinstance(country, str) else None, label=label)


def outlet(name: str, *, label: str) -> Made:
    """The identity of whoever publishes pages."""
    made = base("identity", identifier("identity", "outlet", name, *marked(label)), label)
    return made | {
        "name": name[:MAX_NAME], "identity_class": "organization", "roles": ["news outlet"],
    }  # fmt: skip
