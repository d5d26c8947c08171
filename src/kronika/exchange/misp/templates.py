"""The object templates of MISP that we fill: ids, versions, and the type of each attribute.

Taken from `misp-objects` as PyMISP 2.5.34.4 ships it; a template that MISP has in a newer version
is still read, by its id.
"""

from dataclasses import dataclass
from typing import Any

from kronika.exchange.stix.identifiers import identifier


@dataclass(frozen=True, slots=True)
class Template:
    """One object template: `types` gives the MISP type of each attribute that we use."""

    name: str
    uuid: str
    version: str
    types: dict[str, str]


_TEXT = "text"
INCIDENT = Template(
    "incident", "38597424-f9bb-4865-9b4b-819172df0334", "1",
    {"name": _TEXT, "description": _TEXT, "determination": _TEXT, "investigation_status": _TEXT},
)  # fmt: skip
EVENT = Template(
    "event", "3853b726-6a9c-43b3-8ffb-23839b07d5a9", "1",
    {
        "status": _TEXT, "name": _TEXT, "description": _TEXT, "start_time": "datetime",
        "start_time_fidelity": _TEXT, "end_time": "datetime", "end_time_fidelity": _TEXT,
    },
)  # fmt: skip
SCHEDULED = Template(
    "scheduled-event", "40ba0098-cfd8-4b54-b5a8-9adcdf47533d", "1",
    {
        "event-name": _TEXT, "event-alias": _TEXT, "scheduled-date": "datetime",
        "administrator": _TEXT,
    },
)  # fmt: skip
REPORT = Template(
    "report", "70a68471-df22-4e3f-aa1a-5a3be19f82df", "8",
    {"title": _TEXT, "link": "link", "summary": _TEXT, "type": _TEXT},
)  # fmt: skip
AGENCY = Template(
    "news-agency", "92b3f7fd-c4bc-42af-a73b-033ace439622", "2", {"name": _TEXT}
)  # fmt: skip
PERSON = Template(
    "person", "a15b0477-e9d1-4b9c-9546-abe78a4f4248", "21", {"full-name": "full-name"}
)  # fmt: skip
ORGANIZATION = Template(
    "organization", "f750e12b-127a-432c-b022-b3f9153c4e2a", "9",
    {"name": _TEXT, "type-of-organization": _TEXT},
)  # fmt: skip
PLACE = Template(
    "geolocation", "cd6f2238-ba55-4888-82c4-104e6e1acf21", "8",
    {
        "text": _TEXT, "countrycode": _TEXT, "region": _TEXT, "latitude": "float",
        "longitude": "float",
    },
)  # fmt: skip
TEMPLATES = (INCIDENT, EVENT, SCHEDULED, REPORT, AGENCY, PERSON, ORGANIZATION, PLACE)

_CATEGORIES = {"link": "External analysis", "full-name": "Person"}
_CORRELATED = frozenset({"event-name", "full-name", "link"})
INHERIT = "5"


def uuid(*key: object) -> str:
    """The UUIDv5 of a thing in MISP: the same in every export.

    Example:
        >>> uuid("Event", "ev_1") == uuid("Event", "ev_1")
        True
    """
    return identifier("misp", *key).removeprefix("misp--")


def filled(
    template: Template, key: tuple[object, ...], values: list[tuple[str, str | None, str]], *,
    timestamp: str, comment: str = "",
) -> dict[str, Any]:  # fmt: skip
    """An object of a template; each value with its attribute's name and a comment.

    Values that nobody gives are left out. Only names and addresses correlate: a country or a
    status on every event would tie everything to everything.
    """
    own = uuid("Object", template.name, *key)
    return {
        "uuid": own,
        "name": template.name,
        "meta-category": "misc",
        "template_uuid": template.uuid,
        "template_version": template.version,
        "timestamp": timestamp,
        "distribution": INHERIT,
        "comment": comment[:1000],
        "Attribute": [
            _attribute(template, own, number, given, timestamp)
            for number, given in enumerate(one for one in values if one[1])
        ],
        "ObjectReference": [],
    }


def _attribute(
    template: Template, owner: str, number: int, given: tuple[str, str | None, str], timestamp: str
) -> dict[str, Any]:
    relation, value, comment = given
    type_ = template.types[relation]
    return {
        "uuid": uuid("Attribute", owner, relation, number, value),
        "object_relation": relation,
        "type": type_,
        "category": _CATEGORIES.get(type_, "Other"),
        "value": " ".join(str(value).split())[:5000],
        "to_ids": False,
        "disable_correlation": relation not in _CORRELATED,
        "distribution": INHERIT,
        "timestamp": timestamp,
        "comment": comment[:1000],
    }


def refer(source: dict[str, Any], target: dict[str, Any], role: str, words: str = "") -> None:
    """Tie one object to another by a role, with the words that give it."""
    source["ObjectReference"].append(
        {
            "uuid": uuid("ObjectReference", source["uuid"], target["uuid"], role),
            "object_uuid": source["uuid"],
            "referenced_uuid": target["uuid"],
            "relationship_type": role,
            "comment": words[:1000],
            "timestamp": source["timestamp"],
        }
    )
