"""What an export has sent so far: names and places once each, and the objects of events."""

from dataclasses import dataclass, field

from kronika.model.listing import EventRecord


@dataclass(slots=True)
class Sent:
    """Ids of identities and locations (16 bytes each), and of the object of every event."""

    _once: set[bytes] = field(default_factory=set)
    _events: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def first(self, id_: str) -> bool:
        """Whether an object has not been sent yet; from now on it has.

        Example:
            >>> sent = Sent()
            >>> [sent.first("note--00000000-0000-5000-8000-000000000000") for _ in range(2)]
            [True, False]
        """
        key = bytes.fromhex(id_[-36:].replace("-", ""))
        new = key not in self._once
        self._once.add(key)
        return new

    def event(self, record: EventRecord, id_: str) -> None:
        """Remember the object of an event."""
        self._events[record.id] = (id_, record.changed_at)

    def of_events(self, record_ids: list[str]) -> tuple[list[str], str | None]:
        """The objects of events, as far as they were sent, and when the last of them changed."""
        found = [self._events[one] for one in dict.fromkeys(record_ids) if one in self._events]
        changed = max((at for _, at in found if at), default=None)
        return [id_ for id_, _ in found], changed
