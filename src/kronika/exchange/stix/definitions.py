"""The extension definitions that our objects use, each with its JSON schema in `docs/schemas/`."""

from typing import Any

from kronika.exchange.stix.identifiers import identifier

VERSION = "1.0.0"
_SCHEMAS = "https://github.com/kronika-project/kronika/blob/main/docs/schemas/"

INCIDENT_CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126"
"""OASIS Incident Core, a property extension of `incident`."""
EVENT_SDO = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e"
"""OASIS `event`, a new type of object."""

AUTHOR_ID = identifier("identity", "kronika")
"""Whom `created_by_ref` names: the program, for whoever runs it."""


def _extension(name: str) -> str:
    return identifier("extension-definition", name)


EVIDENCE = _extension("evidence")
EVENT = _extension("event")
CLAIM = _extension("claim")
DESIGNATION = _extension("designation")
PAGE = _extension("page")
ROLE = _extension("role")
JOINT_EXERCISE = _extension("joint-exercise")

_ABOUT = {
    "evidence": (
        "Kronika evidence",
        "The words behind each value: field, value, page, half-open code points, quote, method.",
    ),
    "event": (
        "Kronika event",
        "An event of the chronicle: type, dates with their precision, lifecycle, factuality, "
        "figures with bounds, exercise, and the values on which pages disagree.",
    ),
    "claim": ("Kronika claim", "Who says something, in which words, of what standing."),
    "designation": (
        "Kronika designation",
        "An authority's act upon a name, as a page tells it: authority, action, name as listed.",
    ),
    "page": ("Kronika page", "The page that was read: outlet, date as printed, hash of its text."),
    "role": ("Kronika role", "The role in which somebody takes part in an event."),
    "joint-exercise": ("Kronika joint exercise", "A joint exercise of armed forces or police."),
}


def definition(name: str) -> dict[str, Any]:
    """One extension definition (STIX 2.1 section 7.3), without dates.

    Example:
        >>> definition("evidence")["extension_types"], definition("joint-exercise")["version"]
        (['property-extension'], '1.0.0')
    """
    title, description = _ABOUT[name]
    kind = "new-sdo" if name == "joint-exercise" else "property-extension"
    return {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": _extension(name),
        "created_by_ref": AUTHOR_ID,
        "name": title,
        "description": description,
        "schema": f"{_SCHEMAS}stix-{name}.json",
        "version": VERSION,
        "extension_types": [kind],
    }


def names(*, full: bool) -> tuple[str, ...]:
    """The definitions that a profile uses.

    Example:
        >>> "joint-exercise" in names(full=False)
        False
    """
    return tuple(one for one in _ABOUT if full or one != "joint-exercise")


def author() -> dict[str, Any]:
    """The identity behind `created_by_ref`, without dates."""
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": AUTHOR_ID,
        "name": "Kronika",
        "description": "Software that reads news pages and writes a sourced chronicle.",
        "identity_class": "system",
    }
