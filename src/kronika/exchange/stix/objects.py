"""All objects of a chronicle, in a stream: what files and TAXII collections hold.

    objects(records, pages, "portable") -> Iterator[dict]     # each a whole STIX object
    encoded(records, pages, "full")     -> Iterator[bytes]    # the same as JSON

`records` are the events; `pages` those that they rest on, as the store gives them, read after the
records. Definitions come first, every object after those that it names but for reports, which come
last. Nothing is kept but the ids of what was sent, 16 bytes each for names and places.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kronika.exchange.stix import definitions
from kronika.exchange.stix.bases import Made
from kronika.exchange.stix.events import Profile, event, object_type
from kronika.exchange.stix.full import event_beside
from kronika.exchange.stix.identifiers import event_id
from kronika.exchange.stix.marks import LABELS, Marks, definition
from kronika.exchange.stix.opinions import of_conflicts
from kronika.exchange.stix.pages import of_page
from kronika.exchange.stix.parties import parties
from kronika.exchange.stix.relations import relationship
from kronika.exchange.stix.sent import Sent
from kronika.exchange.stix.versions import Ledger, dated
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle

_NO_MARKS = Marks()


@dataclass(slots=True)
class Export:
    """How objects are made: profile, marks of pages, and what was exported before."""

    profile: Profile = "portable"
    marks: Marks = _NO_MARKS
    ledger: Ledger | None = None
    sent: Sent = field(default_factory=Sent)

    @property
    def full(self) -> bool:
        """Whether types beyond the standard's own may be used."""
        return self.profile == "full"


def objects(
    records: Iterable[EventRecord], pages: Iterable[Chronicle] = (),
    profile: Profile = "portable", *, marks: Marks = _NO_MARKS, ledger: Ledger | None = None,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """The STIX objects of events and of the pages that they rest on.

    The same input gives the same objects in the same order.

    Example:
        >>> [one["type"] for one in objects([])][-2:]
        ['extension-definition', 'extension-definition']
    """
    export = Export(profile, marks, ledger)
    yield from preamble(export)
    for record in records:
        yield from of_record(record, export)
    for page in pages:
        for made, changed_at in of_page(page, export.sent, marks):
            yield dated(made, changed_at, ledger)


def encoded(
    records: Iterable[EventRecord], pages: Iterable[Chronicle] = (),
    profile: Profile = "portable", *, marks: Marks = _NO_MARKS, ledger: Ledger | None = None,
) -> Iterator[bytes]:  # fmt: skip
    """The same objects as JSON in UTF-8, one each."""
    encode = msgspec.json.Encoder().encode
    for one in objects(records, pages, profile, marks=marks, ledger=ledger):
        yield encode(one)


def preamble(export: Export) -> Iterator[dict[str, Any]]:
    """What objects refer to: the labels of TLP 2.0, who made them, the extensions."""
    yield from (definition(label) for label in LABELS)
    yield dated(definitions.author(), None, export.ledger)
    for name in definitions.names(full=export.full):
        yield dated(definitions.definition(name), None, export.ledger)


def of_record(record: EventRecord, export: Export) -> Iterator[dict[str, Any]]:
    """The objects of one event: its parties first, then itself, its relationships, opinions."""
    marks, changed = export.marks, record.changed_at
    label = marks.of_record(record.marking, record.merged.documents)
    found = parties(record, marks, label=label)
    for party in found.found.values():
        if export.sent.first(party.made["id"]):
            yield dated(party.made, None, export.ledger)
    made = event(record, found, export.profile, label=label, marks=marks)
    export.sent.event(record, made["id"])
    yield dated(made, changed, export.ledger)
    for one in _beside(record, made, export, label=label):
        yield dated(one, changed, export.ledger)
    for party in found.found.values():
        link = relationship(
            made["id"], party.made["id"], party.role, party.items, label=label, marks=marks,
            full=export.full,
        )  # fmt: skip
        yield dated(link, changed, export.ledger)


def _beside(record: EventRecord, made: Made, export: Export, *, label: str) -> Iterator[Made]:
    if export.full and made["type"] == "incident":
        yield from event_beside(record, made, label=label, marks=export.marks)
    yield from of_conflicts(record, made["id"], label=label, marks=export.marks)


def id_of(record: EventRecord, profile: Profile) -> str:
    """The id of the object that stands for an event in a profile."""
    return event_id(object_type(record, profile), record.id)
