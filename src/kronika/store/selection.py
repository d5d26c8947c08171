"""Which events and documents are meant: the filters that search, show and export share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """All that is stated must hold; None asks for nothing.

    `type` is an event type. `since` and `until` are inclusive partial ISO dates: an event is
    meant when its own dates touch them. `place` and `participant` are whole words of a name,
    or an ISO 3166-1 alpha-2 code in capitals. `outlet` is whole words of the outlet's name.
    A date alone also means documents published then, whatever they tell.
    """

    type: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    participant: str | None = None
    outlet: str | None = None

    @property
    def of_events(self) -> bool:
        """True when it asks for more than an outlet: only some events of a document are meant."""
        return bool(self.type or self.place or self.participant or self.dated)

    @property
    def dated(self) -> bool:
        """True when it asks for a time."""
        return bool(self.since or self.until)

    @property
    def empty(self) -> bool:
        """True when it asks for nothing, so that everything is meant."""
        return not (self.of_events or self.outlet)
