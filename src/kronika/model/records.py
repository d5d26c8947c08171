"""The records that users see: views over assertions, in the shape of `read --format jsonl`.

Dates are inclusive partial ISO dates (`2016`, `2016-04`, `2016-04-19`); a one-day event has
`end` equal to `start`; None means not stated. Confidence runs from 0 to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kronika.model.documents import Document
from kronika.model.readings import Refusal

LIFECYCLES = ("planned", "ongoing", "concluded", "cancelled", "attempted", "foiled")
FACTUALITIES = (
    "reported", "claimed", "denied", "negated", "future", "hypothetical", "historical",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Witness:
    """The words behind one field of a record."""

    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened.

    `precision` is point, admin1, country, region, area, ambiguous, unconfirmed or unknown.

    `lat` and `lon` are WGS84 degrees, None unless the precision allows a position; `country`
    is ISO 3166-1 alpha-2; `role` is at, from or towards.
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "unknown"
    role: str = "at"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who, in which role; `kind` is one of `kronika.model.readings.KINDS`."""

    name: str
    kind: str
    role: str
    country: str | None = None
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what: decimal strings, `low` and `high` where the words bound the value."""

    what: str
    value: str
    low: str | None = None
    high: str | None = None
    as_said: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one document tells it; `record_id` joins all documents' tellings."""

    id: str
    record_id: str
    type: str
    name: str | None = None
    start: str | None = None
    end: str | None = None
    date_precision: str | None = None
    places: tuple[Place, ...] = ()
    participants: tuple[Participant, ...] = ()
    numbers: tuple[Quantity, ...] = ()
    lifecycle: str = "concluded"
    factuality: str = "reported"
    action: str | None = None
    claim_id: str | None = None
    confidence: float = 0.5
    evidence: tuple[Witness, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says: never a fact by itself."""

    id: str
    speaker: str
    speaker_id: str | None = None
    post: str | None = None
    affiliation: str | None = None
    verb: str = "said"
    directness: str = "indirect"
    stance: str = "asserts"
    modality: str = "is"
    content: str = ""
    about: tuple[str, ...] = ()
    quoted_by: str | None = None
    evidence: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity with its words; `kind` is name, alias, former or acronym."""

    name: str
    kind: str
    evidence: Witness


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named in one document."""

    id: str
    record_id: str
    name: str
    kind: str
    country: str | None = None
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Designation:
    """An authority's act upon a name, or what a page says of one."""

    id: str
    entity_id: str
    authority: str
    action: str
    name_as_listed: str
    as_said: str
    on: str | None
    evidence: Witness


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything one document yields: one line of `read --format jsonl`.

    `document` is None for a page that could not be read; `path` then says which.
    """

    document: Document | None
    path: str | None = None
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    designations: tuple[Designation, ...] = ()
    refused: tuple[Refusal, ...] = ()
