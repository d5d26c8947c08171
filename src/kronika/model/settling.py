"""What the derived list of events still owes: records whose tellings changed."""

from dataclasses import dataclass

from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.model.judgements import Judgement
from kronika.model.listing import EventRecord


@dataclass(frozen=True, slots=True)
class TellingOf:
    """One telling of a record: the id of its event, its page, and all that rests on the page."""

    event_id: str
    document: Document
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One record that must be made anew: its tellings now, and what is judged of them.

    `judgements` are about events that are there. `since` (ISO 8601 UTC) is when the latest of
    its pages changed. `labels` are the TLP labels of its pages that bear one of their own.
    """

    record_id: str
    tellings: tuple[TellingOf, ...]
    judgements: tuple[Judgement, ...] = ()
    since: str | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Records to make anew, and the marks that asked for it: `marks` maps ids to their times.

    `gone` are the records of the list that no page tells any more under that id.
    """

    records: tuple[Unsettled, ...] = ()
    gone: tuple[str, ...] = ()
    marks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A record with the names under which it is found beside its own values: role and name."""

    record: EventRecord
    names: tuple[tuple[str, str], ...] = ()
