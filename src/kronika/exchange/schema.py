"""The tables: which there are, what each column holds, and how rows of one point at another.

CSV, Parquet, the data package of a release and the comparison of two releases all follow these
tables; `docs/exports.md` prints them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["string", "integer", "number", "boolean", "day", "list", "json"]
"""What a column holds; `day` is a whole ISO date, `list` several strings (in CSV with ` | ` between
them), `json` a JSON object as text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; every cell may be empty unless the column is part of the table's key."""

    name: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    `key` are the columns that together name a row; `refers` maps columns to a table whose key
    they hold, or are empty.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def _columns(text: str) -> tuple[Column, ...]:
    """Columns from lines of `name kind what it holds`."""
    rows = (line.split(None, 2) for line in text.strip().splitlines())
    return tuple(Column(name, kind, about) for name, kind, about in rows)  # type: ignore[arg-type]


_EVENT: dict[tuple[str, ...], str] = {("event_id",): "events"}
_PAGE: dict[tuple[str, ...], str] = {("document_id",): "documents"}
_WORDS = """
    start integer first character of the words, counted in Unicode code points from 0
    end integer the character after the words
    quote string the words, exactly as they stand on the page
"""

EVENTS = Table(
    "events", "One row an event of the chronicle: the values that head each field.",
    _columns("""
    event_id string id of the event, the same for all pages that tell it
    type string type in the codebook
    name string its own name, as of an exercise
    start string first day, inclusive, as precise as it is told (2016, 2016-07, 2016-07-03)
    end string last day, inclusive, as precise as it is told; equal to start for one day
    date_precision string how precise the dates are
    first_day day the first whole day that start allows
    last_day day the last whole day that end allows
    lifecycle string planned, ongoing, concluded, cancelled, attempted or foiled
    factuality string reported, claimed, denied, negated, future, hypothetical or historical
    action string what is done, where the type knows several things
    series string the exercise series in the codebook
    place string the place that heads the list of places
    country string ISO 3166-1 alpha-2 code of that place
    admin1 string first-level division of that place
    latitude number WGS84 degrees; empty unless the place is precise enough
    longitude number WGS84 degrees; empty unless the place is precise enough
    place_precision string point, admin1, country, region, area, ambiguous, unconfirmed or unknown
    participants list names of all who take part
    participant_countries list their ISO 3166-1 alpha-2 codes, each once
    fields json fields of the event's type (weapon, host ...)
    claims list ids of claims about it
    outlets list all outlets that tell it
    reports integer how many pages tell it
    witnesses integer how many of them are independent: shared text counts once
    disagreements list fields of which pages say things that cannot all be true
    part_of list ids of events that it is part of, or that are part of it
    review string none, open or reviewed
    confidence number 0 to 1, how surely it was read
    published string latest publication day of its pages
    marking string TLP 2.0 label
    """), ("event_id",),
)  # fmt: skip
PARTICIPANTS = Table(
    "participants", "Who takes part: every name that does not contradict the headline value.",
    _columns("""
    event_id string the event
    position integer from 1
    name string as the pages name them
    kind string state, agency, force, unit, group, person, igo, organisation, company or media
    role string role in the event by the codebook
    country string ISO 3166-1 alpha-2
    """), ("event_id", "position"), _EVENT,
)  # fmt: skip
PLACES = Table(
    "places", "Where: every place that does not contradict the headline value.",
    _columns("""
    event_id string the event
    position integer from 1
    name string as the pages name it
    country string ISO 3166-1 alpha-2
    admin1 string first-level division
    latitude number WGS84 degrees
    longitude number WGS84 degrees
    precision string point, admin1, country, region, area, ambiguous, unconfirmed or unknown
    role string at, from or towards
    """), ("event_id", "position"), _EVENT,
)  # fmt: skip
NUMBERS = Table(
    "numbers", "How many of what: every figure that does not contradict the headline value.",
    _columns("""
    event_id string the event
    position integer from 1
    what string what is counted
    value string a decimal number
    low string lower bound, where the words give one
    high string upper bound, where the words give one
    as_said string the words
    """), ("event_id", "position"), _EVENT,
)  # fmt: skip
VALUES = Table(
    "values", "Every value that any page gives for a field of an event, and how it stands.",
    _columns("""
    event_id string the event
    field string field of the event; numbers with what they count, participants with their role
    position integer from 1; 1 is the headline value
    value string the value
    relation string headline, equal, compatible, updated, conflict or beside
    why string why it stands so to the headline value
    rule string reviewer, witnesses, later, confidence or only: why this value heads the field
    reports integer how many pages say it
    witnesses integer how many independent witnesses say it
    outlets list who printed it
    parts json the parts of the value, where it has several
    """), ("event_id", "field", "position"), _EVENT,
)  # fmt: skip
WITNESSES = Table(
    "witnesses", "Who says each value: one row a value and page, with the words.",
    _columns(f"""
    event_id string the event
    field string field of the event
    position integer position of the value in values
    said integer from 1
    telling_id string the page's telling of the event
    document_id string the page
    witness string id of the independent witness that the page belongs to
    outlet string who printed it
    agency string news agency that the page credits
    speaker string who says it, where it is told in a claim
    published string when the page was published
    {_WORDS.strip()}
    confidence number 0 to 1
    made_by string component@version, or a person
    planned boolean true where the page tells what is to come
    """), ("event_id", "field", "position", "said"),
    _EVENT | {("event_id", "field", "position"): "values"},
)  # fmt: skip
DOCUMENTS = Table(
    "documents", "The pages.",
    _columns("""
    document_id string id of the page's text
    sha256 string hash of the bytes as received, where they were kept
    path string where it was read from
    url string address of the page
    headline string its headline
    published string when it was published, with the zone that was printed
    published_basis string printed, metadata, url or given
    not_before string publication day at the earliest
    not_after string publication day at the latest
    modified string when it was changed, as it says
    language string ISO 639-1
    outlet string who printed it
    authors list who wrote it
    credits list news agencies that it credits
    """), ("document_id",),
)  # fmt: skip
TELLINGS = Table(
    "tellings", "One row a page and event: what that page alone says of it.",
    _columns("""
    telling_id string id of the telling
    event_id string the event of the chronicle
    document_id string the page
    type string type in the codebook
    name string its own name
    start string first day, inclusive
    end string last day, inclusive
    date_precision string how precise the dates are
    lifecycle string as the page tells it
    factuality string as the page tells it
    action string what is done
    claim_id string the claim that it is told in
    confidence number 0 to 1
    fields json fields of the event's type
    """), ("telling_id",), _EVENT | _PAGE,
)  # fmt: skip
CLAIMS = Table(
    "claims", "What somebody says: never a fact by itself.",
    _columns("""
    claim_id string id of the claim
    document_id string the page
    speaker string who says it
    speaker_id string the speaker among the entities of the page
    post string office of the speaker
    affiliation string whom the speaker speaks for
    verb string the word of saying
    directness string direct, indirect or mixed
    stance string asserts, denies ...
    modality string how it is meant
    content string what is said
    about list ids of the tellings that it is about
    quoted_by string who quotes it
    """), ("claim_id",), _PAGE,
)  # fmt: skip
ENTITIES = Table(
    "entities", "Who and what is named, page by page.",
    _columns("""
    entity_id string id within the page
    record_id string the same for one bearer on all pages
    document_id string the page
    name string the fullest name
    kind string state, agency, force, unit, group, person, igo, organisation, company, media ...
    country string ISO 3166-1 alpha-2
    """), ("entity_id",), _PAGE,
)  # fmt: skip
NAMES = Table(
    "names", "Every name of an entity with the words.",
    _columns(f"""
    entity_id string the entity
    position integer from 1
    document_id string the page
    name string the name
    kind string name, alias, former or acronym
    {_WORDS.strip()}
    """), ("entity_id", "position"), _PAGE | {("entity_id",): "entities"},
)  # fmt: skip
DESIGNATIONS = Table(
    "designations", "An authority's act upon a name, as a page tells it.",
    _columns(f"""
    designation_id string id of the designation
    entity_id string the bearer among the entities of the page
    document_id string the page
    authority string who lists
    action string listed, delisted ...
    name_as_listed string the name as the page gives it
    as_said string the words of the act
    on string day of the act
    ledger string the codebook's answer at the page's date: agrees, disagrees or unknown
    ledger_reason string why it answers so
    {_WORDS.strip()}
    """), ("designation_id",), _PAGE,
)  # fmt: skip
ASSERTIONS = Table(
    "assertions", "The atoms: one value of one field, with the exact words that it rests on.",
    _columns(f"""
    assertion_id string hash of its content
    subject_id string the telling, claim, entity or designation that it is about
    field string field of the subject
    value string the value; empty where it has parts
    parts json the parts of the value, where it has several
    document_id string the page
    block integer part of the page that holds the words, counted from 0
    {_WORDS.strip()}
    stance string asserts or denies
    claim_id string the claim that it is told in
    confidence number 0 to 1
    made_by string component@version, or a person
    """), ("assertion_id",), _PAGE,
)  # fmt: skip
REFUSED = Table(
    "refused", "What was not read, and why.",
    _columns("""
    document_id string the page, where it could be read in part
    path string where it was read from
    component string which part of Kronika refused
    reason string why
    count integer how often
    """), ("document_id", "path", "component", "reason"), _PAGE,
)  # fmt: skip

TABLES: Mapping[str, Table] = {
    one.name: one
    for one in (
        EVENTS, PARTICIPANTS, PLACES, NUMBERS, VALUES, WITNESSES, DOCUMENTS, TELLINGS, CLAIMS,
        ENTITIES, NAMES, DESIGNATIONS, ASSERTIONS, REFUSED,
    )
}  # fmt: skip
"""All tables by name, in the order in which they are written and described."""
OF_RECORDS = ("events", "participants", "places", "numbers", "values", "witnesses")
"""The tables that the events of the chronicle fill; the pages fill the others."""
