"""What a reader found in a document: everything is a span of its text.

All `start` and `end` are half-open code points of `Document.text`.
"""

from dataclasses import dataclass, field
from typing import Literal

KINDS = (
    "state", "agency", "force", "unit", "group", "person", "igo", "organisation",
    "company", "media", "place", "exercise",
)  # fmt: skip
GRAINS = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade", "range")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with the index of the block that holds it."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; white space belongs to no token."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or describe an actor or a place.

    `chain` is the index of the mention's entity in this document (equal for all mentions
    of one entity); `kind` is one of `KINDS`. `named` is False for descriptions ("a suicide
    bomber", "US officials") and pronouns. `country` is an ISO 3166-1 alpha-2 code when
    the words or the codebook give one. `form` says how the words name the entity: name,
    acronym, alias, former, demonym ("Russian"), metonym ("Moscow has said"), pronoun,
    description. `post` is the span of the title or post beside a person's name.
    """

    start: int
    end: int
    kind: str
    chain: int
    form: str = "name"
    named: bool = True
    country: str | None = None
    post: tuple[int, int] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class AliasLink:
    """What a text says about the names of one entity.

    `relation` is one of `acronym`, `alias`, `former`, `offshoot_of`, `linked_to`,
    `outlawed_in`, `unit_of`, `called`; `left` and `right` are chains of mentions (`right`
    is None where the other side is not an entity); the span is the words that say so.
    """

    relation: str
    left: int
    right: int | None
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as a half-open interval of local time.

    `first` (included) and `last` (excluded) are ISO dates or local date-times; either is
    None for an open side, both are None when the expression is understood but not
    resolved ("ten years later"). `grain` is one of `GRAINS`. `anchor` is the ISO date it was
    resolved against (None if it needs none), `rule` the rule that resolved it. `modifier`
    keeps "early", "late", "about", "before", "after", "since", "until" when said.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    grain: str
    anchor: str | None = None
    rule: str = ""
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what it counts.

    `value` is a decimal string without separators; `low` and `high` bound it when the words
    do ("at least six": low 6, high None; "between 4 and 6"); `what` is the counted noun in
    lower case ("troops", "killed", "ordinal"); `start`..`end` cover number and modifier
    ("about 4,000"), `what_start`..`what_end` the counted noun.
    """

    start: int
    end: int
    value: str
    what: str
    low: str | None = None
    high: str | None = None
    what_start: int | None = None
    what_end: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A participant of a frame: the index of a mention in `Reading.mentions`, and its role."""

    role: str
    mention: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One telling of an event: trigger words, type and what belongs to them.

    `roles` point at mentions, `places` at indices of mentions, `times` and `numbers` at
    indices of `Reading.times` and `Reading.numbers`. `quote` is the index of the quote that
    the trigger stands in, or None. `name` is the span of the event's own name if told.
    """

    start: int
    end: int
    type: str
    sentence: int
    roles: tuple[Role, ...] = ()
    places: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    lifecycle: str = "concluded"
    factuality: str = "reported"
    action: str | None = None
    name: tuple[int, int] | None = None
    quote: int | None = None
    score: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody says, with the speaker.

    `start`..`end` is the content, `cue_start`..`cue_end` the verb or phrase of saying
    ("said", "according to"). `speaker` is an index into `Reading.mentions`, or None when the
    text names no one that could be found. `quoted_by` is the mention of the agency that
    carries the words.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    speaker: int | None
    verb: str
    directness: Literal["direct", "indirect", "mixed"]
    stance: str = "asserts"
    modality: str = "is"
    quoted_by: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that relative expressions are counted from, and why that one.

    `basis` is `published`, `page_clock` or `given`; `date` is an ISO date (or `YYYY-MM`,
    `YYYY` when no more is known), None when the page gives nothing to count from.
    """

    date: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was found and not kept: who refused it, why, and how often."""

    component: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the components found in one document; `made_by` lists component@version."""

    document_id: str
    anchor: Anchor = field(default_factory=Anchor)
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[AliasLink, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    numbers: tuple[Number, ...] = ()
    quotes: tuple[Quote, ...] = ()
    frames: tuple[Frame, ...] = ()
    refused: tuple[Refusal, ...] = ()
    made_by: tuple[str, ...] = ()
