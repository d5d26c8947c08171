"""What the full profile adds: the `event` beside an incident, which alone has times."""

from collections.abc import Iterator

from kronika.exchange.stix.bases import Made, base
from kronika.exchange.stix.definitions import EVENT_SDO
from kronika.exchange.stix.events import times
from kronika.exchange.stix.identifiers import event_id
from kronika.exchange.stix.marks import Marks
from kronika.exchange.stix.relations import relationship
from kronika.model.listing import EventRecord

_STATUS = {"ongoing": "ongoing", "concluded": "occurred"}


def event_beside(
    record: EventRecord, incident: Made, *, label: str, marks: Marks
) -> Iterator[Made]:
    """The event that an incident consists of, and the relationship between them.

    Narrower pages may be all that gives the days, so both are as narrow as the narrowest page.
    """
    narrow = marks.narrow(label, record.merged.documents) or label
    made = base("event", event_id("event", record.id), narrow)
    made |= {
        "status": _STATUS.get(record.lifecycle, "not-occurred"),
        "name": incident["name"],
        "event_types": [record.type],
        **times(record),
        "extensions": {EVENT_SDO: {"extension_type": "new-sdo"}},
    }
    yield made
    yield relationship(
        incident["id"], made["id"], "event", (), label=narrow, marks=marks, full=True
    )  # fmt: skip
