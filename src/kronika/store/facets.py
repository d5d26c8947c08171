"""The facets of the list of events: the values by which it can be narrowed and counted."""

from collections.abc import Iterator

from kronika.model.listing import EventRecord

FACETS = (
    "type", "year", "country", "participant_country", "participant", "outlet", "series",
    "lifecycle", "factuality", "review", "disagreement",
)  # fmt: skip
"""`country` is of places and `participant_country` of participants, both ISO 3166-1 alpha-2;
`disagreement` the kind of field in conflict. Beside these `place_name` and `participant_name`
hold every name that is looked for by its words."""
UNDATED = "undated"
"""The year of an event of which nobody says when it was."""
_MOST_YEARS = 60
_MOST_CHARS = 200


def facets_of(record: EventRecord) -> Iterator[tuple[str, str]]:
    """Facet and value, for all values that the record can be found by.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> plain = EventRecord("e", "aid", MergedEvent("e", "aid", ("e",), ("d",), 1, 1, ()))
        >>> list(facets_of(plain))[:2]
        [('type', 'aid'), ('year', 'undated')]
    """
    for facet, value in _pairs(record):
        if value:
            yield facet, value[:_MOST_CHARS]


def _pairs(record: EventRecord) -> Iterator[tuple[str, str]]:
    yield "type", record.type
    yield from (("year", year) for year in years_of(record))
    for place in record.places:
        yield "country", place.country or ""
        yield "place_name", place.name
        yield "place_name", place.admin1 or ""
    for one in record.participants:
        yield "participant_country", one.country or ""
        yield "participant_name", one.name
    yield from (("outlet", outlet) for outlet in record.outlets)
    yield "series", record.series or ""
    yield "lifecycle", record.lifecycle
    yield "factuality", record.factuality
    yield "review", record.review
    for field in record.disagreements:
        yield "disagreement", field.split(" ", maxsplit=1)[0]


def years_of(record: EventRecord) -> Iterator[str]:
    """The years that its days touch."""
    if record.first_day is None:
        yield UNDATED
        return
    first = int(record.first_day[:4])
    last = int((record.last_day or record.first_day)[:4])
    yield from (f"{year:04}" for year in range(first, min(last, first + _MOST_YEARS) + 1))
