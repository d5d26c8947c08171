"""One event as all pages tell it: every value with its witnesses, and where they disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Relation = Literal["headline", "equal", "compatible", "updated", "conflict", "beside"]
Rule = Literal["reviewer", "witnesses", "later", "confidence", "only"]


@dataclass(frozen=True, slots=True)
class Said:
    """One page that gives a value: who printed it, from whom, and the words.

    `witness` is the id of the independent witness that the page belongs to; `agency` the agency
    it credits; `speaker` who says it where it is told in a claim. `start` and `end` are half-open
    code points of the document's text. `planned` is True where the page tells what is to come.
    """

    event_id: str
    document_id: str
    witness: str
    outlet: str | None
    agency: str | None
    speaker: str | None
    published: str | None
    quote: str
    start: int
    end: int
    confidence: float = 0.5
    made_by: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a field with all that say it.

    `relation` is how it stands to the headline value and `why` says so for people; `beside` is
    a value of a field that holds several. `parts` is the value as its assertion holds it, for
    values with parts: those of a `Place`, a `Participant` or a `Quantity`.
    """

    value: str
    said: tuple[Said, ...]
    relation: Relation = "beside"
    why: str = ""
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reports(self) -> int:
        """How many pages say it."""
        return len({one.document_id for one in self.said})

    @property
    def witnesses(self) -> int:
        """How many independent witnesses say it: shared text and one outlet count once."""
        return len({one.witness for one in self.said})


@dataclass(frozen=True, slots=True)
class FieldValues:
    """All values of one field, the headline value first, and the rule that made it so.

    `field` is the name of a field of an event; for numbers with what is counted and whose
    (`number troops`, `number troops CN`), for participants with the role.
    """

    field: str
    values: tuple[FieldValue, ...]
    rule: Rule = "only"

    @property
    def headline(self) -> FieldValue:
        """The value that stands for the field."""
        return self.values[0]

    @property
    def conflicting(self) -> tuple[FieldValue, ...]:
        """The values that cannot be true together with the headline value."""
        return tuple(v for v in self.values if v.relation == "conflict")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of which pages say things that cannot all be true, with all such values."""

    field: str
    values: tuple[FieldValue, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event with all its tellings; `id` is its record id, the least of `events`.

    `reports` counts pages and `witnesses` independent ones. `joined_by` are the reasons for
    which its tellings are one event, each with the two ids.
    """

    id: str
    type: str
    events: tuple[str, ...]
    documents: tuple[str, ...]
    reports: int
    witnesses: int
    fields: tuple[FieldValues, ...]
    joined_by: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    part_of: tuple[str, ...] = ()

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The fields in conflict."""
        return tuple(
            Disagreement(f.field, (f.headline, *f.conflicting), f.conflicting[0].why)
            for f in self.fields
            if f.conflicting
        )

    def field(self, name: str) -> FieldValues | None:
        """The values of a field by its name, None when nobody gives one."""
        return next((one for one in self.fields if one.field == name), None)
