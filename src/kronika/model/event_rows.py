"""One event of the chronicle as a row of a list: headline values, without what stands behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kronika.model.listing import Review
from kronika.model.records import Participant, Place, Quantity


@dataclass(frozen=True, slots=True)
class Told:
    """The ids of the tellings that are one event, and of the documents that hold them."""

    events: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An `EventRecord` of which `merged` says only who tells it.

    All fields mean what they mean there.

    Example:
        >>> EventRow("e", "aid", Told(("e",), ("d",)), start="2016").merged.documents
        ('d',)
    """

    id: str
    type: str
    merged: Told
    name: str | None = None
    start: str | None = None
    end: str | None = None
    date_precision: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    places: tuple[Place, ...] = ()
    participants: tuple[Participant, ...] = ()
    numbers: tuple[Quantity, ...] = ()
    lifecycle: str = "concluded"
    factuality: str = "reported"
    action: str | None = None
    series: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    reports: int = 1
    witnesses: int = 1
    disagreements: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    review: Review = "none"
    confidence: float = 0.5
    published: str | None = None
    changed_at: str | None = None
    marking: str = "TLP:CLEAR"

    @property
    def place(self) -> Place | None:
        """The place that heads the list."""
        return self.places[0] if self.places else None
