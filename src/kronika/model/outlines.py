"""One event of the chronicle without what stands behind its values: enough to draw and count it."""

from dataclasses import dataclass, fields

from kronika.model.listing import EventRecord
from kronika.model.records import Participant, Place, Quantity


@dataclass(frozen=True, slots=True)
class EventOutline:
    """The headline values of an `EventRecord`; its fields mean what they mean there."""

    id: str
    type: str
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
    series: str | None = None
    outlets: tuple[str, ...] = ()
    reports: int = 1
    witnesses: int = 1
    disagreements: tuple[str, ...] = ()

    @property
    def place(self) -> Place | None:
        """The place that heads the list."""
        return self.places[0] if self.places else None


def outline_of(record: EventRecord) -> EventOutline:
    """The outline of a record.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> merged = MergedEvent("e", "aid", ("e",), ("d",), 1, 1, ())
        >>> outline_of(EventRecord("e", "aid", merged, start="2016")).start
        '2016'
    """
    return EventOutline(**{one.name: getattr(record, one.name) for one in fields(EventOutline)})
