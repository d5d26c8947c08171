"""Objects that the probe sends: all kinds of valid ones, made anew for each run."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

Json = Any
Object = dict[str, Json]
VERSIONS = (
    "2024-02-01T00:00:00.000Z", "2024-02-02T10:20:30.123Z", "2024-02-03T00:00:00.999Z",
)  # fmt: skip
_EXTENSION = "extension-definition--7b1c4d1e-5d2c-4c0b-8a53-6f0f1d3a9b11"


@dataclass
class Sent:
    """What was sent: `first` in one request, `latest` its newest versions, `kinds` by check."""

    first: list[Object]
    latest: list[Object]
    versioned: str
    rich: Object
    kinds: dict[str, Object]


def note(**more: Json) -> Object:
    """A note about nothing."""
    at = "2024-01-05T10:00:00.000Z"
    return {
        "type": "note", "spec_version": "2.1", "id": f"note--{uuid4()}", "created": at,
        "modified": at, "content": "probe", "object_refs": [f"identity--{uuid4()}"], **more,
    }  # fmt: skip


def sent() -> Sent:
    """A new set."""
    versioned = note(created=VERSIONS[0])
    many = [{**versioned, "modified": at, "content": at} for at in VERSIONS]
    rich = note(
        content="Zażółć 北京 \U0001f30d \"\\ / \u2028", confidence=85, lang="pl",
        external_references=[{"source_name": "probe", "url": "https://example.org/?a=1&b=2"}],
        labels=["a", "b"],
    )  # fmt: skip
    at = "2024-01-06T00:00:00.000Z"
    people = [
        {"type": "identity", "spec_version": "2.1", "id": f"identity--{uuid4()}", "created": at,
         "modified": at, "name": f"Probe {n}", "identity_class": "organization"}
        for n in range(4)
    ]  # fmt: skip
    single = [rich, *people, note(), note()]
    return Sent([*many, *single], [many[-1], *single], versioned["id"], rich, _kinds())


def _kinds() -> dict[str, Object]:
    at = "2024-03-01T00:00:00Z"
    micro = "2024-03-01T00:00:00.123456Z"
    return {
        "P20": note(created=at, modified=at),
        "P21": note(created=micro, modified=micro),
        "P22": {
            "type": "marking-definition", "spec_version": "2.1",
            "id": f"marking-definition--{uuid4()}", "created": "2024-03-02T00:00:00.000Z",
            "definition_type": "statement", "definition": {"statement": "probe"},
        },
        "P23": {
            "type": "url", "spec_version": "2.1", "id": f"url--{uuid4()}",
            "value": "https://example.org/",
        },
        "P24": note(extensions={_EXTENSION: {"extension_type": "property-extension", "n": 1.5}}),
        "P25": {
            "type": "x-probe", "spec_version": "2.1", "id": f"x-probe--{uuid4()}",
            "created": micro, "modified": micro, "name": "probe",
            "extensions": {_EXTENSION: {"extension_type": "new-sdo"}},
        },
    }  # fmt: skip
