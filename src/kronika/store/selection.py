"""Which events and documents are meant: the filters that search, show and export share."""

from dataclasses import dataclass, fields

Values = str | tuple[str, ...] | None
"""One value, or several of which one must hold; None asks for nothing."""


@dataclass(frozen=True, slots=True)
class Selection:
    """All that is stated must hold; where several values are given, one of them must.

    `type` is an event type. `since` and `until` are inclusive partial ISO dates: an event is
    meant when its own dates touch them. `place` and `participant` are whole words of a name,
    or an ISO 3166-1 alpha-2 code in capitals. `outlet` is whole words of the outlet's name.
    A date alone also means documents published then, whatever they tell.

    The others are facets of the list of merged events (see `kronika.store.facets`): `year`
    (`2016`, or `undated`), `country` of a place and `participant_country` (ISO 3166-1 alpha-2),
    `series`, `lifecycle`, `factuality`, `review`, and `disagreement`: the kind of field in
    conflict, or `any`. In that list a participant or an outlet that is given as the facet has
    it means that one alone. `document` are ids of documents that tell of the event.
    """

    type: Values = None
    since: str | None = None
    until: str | None = None
    place: Values = None
    participant: Values = None
    outlet: Values = None
    year: Values = None
    country: Values = None
    participant_country: Values = None
    series: Values = None
    lifecycle: Values = None
    factuality: Values = None
    review: Values = None
    disagreement: Values = None
    document: Values = None

    @property
    def of_events(self) -> bool:
        """True when it asks for more than an outlet: only some events of a document are meant."""
        return bool(self.type or self.place or self.participant or self.dated or self.of_records)

    @property
    def of_records(self) -> bool:
        """True when it asks for what only merged events have."""
        return any(getattr(self, name) for name in OF_RECORDS)

    @property
    def dated(self) -> bool:
        """True when it asks for a time."""
        return bool(self.since or self.until)

    @property
    def empty(self) -> bool:
        """True when it asks for nothing, so that everything is meant."""
        return not (self.of_events or self.outlet)


OF_RECORDS = (
    "year", "country", "participant_country", "series", "lifecycle", "factuality", "review",
    "disagreement", "document",
)  # fmt: skip
FILTERS = tuple(field.name for field in fields(Selection))
"""The names of all filters, as they stand in addresses and on command lines."""


def several(values: Values) -> tuple[str, ...]:
    """The values that were given, each once.

    Example:
        >>> several("attack"), several(("a", "b", "a")), several(None)
        (('attack',), ('a', 'b'), ())
    """
    if not values:
        return ()
    return tuple(dict.fromkeys([values] if isinstance(values, str) else values))
