"""One event of the chronicle as lists, views and exports take it: headline values with types.

`EventRecord` is what all pages together say of one event. Its values are those that head each
field of the merged event; `merged` behind it holds every value with its witnesses, its standing
to the headline value and the rule that chose that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kronika.model.merged import MergedEvent
from kronika.model.records import Participant, Place, Quantity

Review = Literal["none", "open", "reviewed"]
"""Whether people looked at it: nobody, nobody yet though there is a question, somebody."""


@dataclass(frozen=True, slots=True)
class EventHead:
    """What stands in front of one event of the chronicle; `id` is its record id.

    `start` and `end` are inclusive partial ISO dates as in `Event`; `first_day` and `last_day`
    the whole days that they bound (`2016-04` is 2016-04-01 to 2016-04-30), None when nobody
    gives a date. `places`, `participants` and `numbers` hold every value that does not
    contradict the headline value, that one first; `disagreements` names the fields in
    conflict. `series` is the name of the exercise series in the codebook. `outlets` are all
    that tell it, in order of name; `reports` counts pages and `witnesses` independent ones.
    `published` is the latest publication day of its pages and `changed_at` (ISO 8601 UTC)
    when the record last changed. `marking` is its TLP 2.0 label. `claims` are the ids of
    claims about it.
    """

    id: str
    type: str
    merged: Any
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


@dataclass(frozen=True, slots=True)
class EventRecord(EventHead):
    """What all pages together say of one event; `merged` holds every value with its witnesses."""

    merged: MergedEvent
