"""What codes are called: event types, states, fields, the values of facets."""

from kronika.codebook.states import States
from kronika.model.event_rows import EventRow
from kronika.model.listing import EventRecord
from kronika.serve.words import label

TYPES = {
    "agreement_cooperation": "Agreement or cooperation", "arrest_raid": "Arrest or raid",
    "call_condolence": "Call or message", "meeting_visit": "Meeting or visit",
    "other": "Other event",
}  # fmt: skip
"""The codebook's labels where they are not the type's own words: loading it takes too long for
the first page. A test holds them equal."""
REVIEWS = {
    "none": "Nobody looked", "open": "Question open", "reviewed": "Reviewed by people",
}  # fmt: skip
FACETS = {
    "type": "Type", "year": "Year", "country": "Country of place",
    "participant_country": "Country taking part", "participant": "Participant",
    "outlet": "Outlet", "series": "Series", "lifecycle": "State of things",
    "factuality": "Told as", "review": "Review", "disagreement": "Disagreement on",
    "place": "Place", "since": "Since", "until": "Until", "q": "Words",
}  # fmt: skip


def type_label(type_: str) -> str:
    """The codebook's words for an event type.

    Example:
        >>> type_label("air_strike"), type_label("call_condolence")
        ('Air strike', 'Call or message')
    """
    return TYPES.get(type_) or label(type_)


def state_name(country: str) -> str:
    """The usual English name of an ISO 3166-1 alpha-2 code, the code where there is none.

    Example:
        >>> state_name("KG"), state_name("XX")
        ('Kyrgyzstan', 'XX')
    """
    return States.load().name(country) or country


def value_label(facet: str, value: str) -> str:
    """The value of a facet for people.

    Example:
        >>> value_label("country", "CN"), value_label("year", "undated")
        ('China', 'no date given')
    """
    if facet == "type":
        return type_label(value)
    if facet in {"country", "participant_country"}:
        return state_name(value)
    if facet == "review":
        return REVIEWS.get(value, value)
    if value == "undated":
        return "no date given"
    if facet in {"lifecycle", "factuality", "disagreement"}:
        return "anything" if value == "any" else label(value)
    return value


def title_of(record: EventRecord | EventRow) -> str:
    """What an event is called: its name, else its type with its place or who took part.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> title_of(EventRecord("e", "aid", MergedEvent("e", "aid", ("e",), ("d",), 1, 1, ())))
        'Aid'
    """
    if record.name:
        return record.name
    kind = type_label(record.type)
    if record.place:
        return f"{kind}, {record.place.name}"
    named = [one.name for one in record.participants[:2]]
    return f"{kind}: {' and '.join(named)}" if named else kind
