"""The chronicle as each ceiling may have it: made only from the pages at or under a label."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl

from kronika.codebook.book import Codebook, load_codebook
from kronika.exchange.stix.events import Profile
from kronika.exchange.stix.marks import Marks, rank
from kronika.exchange.stix.objects import objects
from kronika.model.judgements import Judgement
from kronika.model.listing import EventRecord
from kronika.model.records import Chronicle
from kronika.model.settling import TellingOf, Unsettled
from kronika.model.views import with_records
from kronika.pipeline import listed_record
from kronika.resolving.series import series_names
from kronika.store import Selection, SqlStore
from kronika.store.narrowing import narrowed
from kronika.store.selection import FILTERS

Object = dict[str, Any]
Level = tuple[int, Iterable[Object]]


def levels(
    store: SqlStore, selection: Selection, profile: Profile, marks: Marks
) -> list[Level]:  # fmt: skip
    """For each label that a page bears, from the widest, the objects of the pages under it."""
    own = {label for page, label in marks.by_document.items() if page not in marks.withheld}
    labels = {marks.default, *own}
    return [
        (level, _View(store, selection, marks, level).objects(profile))
        for level in sorted(map(rank, labels))
    ]


def selection_of(view: str) -> Selection:
    """The selection that a saved view stands for; several values of a filter are any of them.

    Example:
        >>> selection_of("place=KG&type=attack&type=battle").type
        ('attack', 'battle')
    """
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(view):
        given.setdefault(name, []).append(value)
    values: dict[str, Any] = {
        name: found[0] if len(found) == 1 else tuple(found)
        for name, found in given.items()
        if name in FILTERS
    }
    return Selection(**values)


@dataclass(slots=True)
class _View:
    """The store through the eyes of one ceiling."""

    store: SqlStore
    selection: Selection
    marks: Marks
    level: int
    events: dict[str, set[str]] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    _codebook: Codebook | None = None
    _series: Mapping[str, str] = field(default_factory=dict)
    _judgements: tuple[Judgement, ...] | None = None

    def objects(self, profile: Profile) -> Iterator[Object]:
        """The objects of all that is meant and may be seen."""
        return objects(self._records(), self._pages(), profile, marks=self.marks)

    def _open(self, document_id: str) -> bool:
        marks = self.marks
        return document_id not in marks.withheld and rank(marks.of(document_id)) <= self.level

    def _records(self) -> Iterator[EventRecord]:
        for record in self.store.all_records(self.selection, order="id"):
            seen = record if all(map(self._open, record.merged.documents)) else self._less(record)
            if seen is not None:
                seen = replace(seen, marking=self.marks.default)  # that of its pages is in `marks`
                self.records |= dict.fromkeys(seen.merged.events, seen.id)
                for document in seen.merged.documents:
                    self.events.setdefault(document, set()).update(seen.merged.events)
                yield seen

    def _less(self, record: EventRecord) -> EventRecord | None:
        """A record as the pages that may be seen tell it, None when none of them does."""
        told = {
            (one.event_id, one.document_id)
            for values in record.merged.fields for value in values.values for one in value.said
            if self._open(one.document_id)
        }  # fmt: skip
        if not told:
            return None
        tellings = tuple(
            TellingOf(event, self.store.document(page), self.store.assertions(page))
            for event, page in sorted(told)
        )
        events = {one.event_id for one in tellings}
        if self._judgements is None:
            self._judgements = self.store.judgements()
        judged = tuple(j for j in self._judgements if {j.left, j.right} <= events)
        if self._codebook is None:
            self._codebook = load_codebook()
            self._series = series_names(self._codebook.names)
        unsettled = Unsettled(min(events), tellings, judged, record.changed_at)
        return listed_record(unsettled, self._codebook, series=self._series).record

    def _pages(self) -> Iterator[Chronicle]:
        """The pages of the records, read after those; all that may be seen for everything.

        Their events bear the record that is seen here: a page that is not seen may be the one
        that named it.
        """
        wanted = None if self.selection.empty else sorted(self.events)
        for page in self.store.chronicles(wanted):
            if page.document is None or not self._open(page.document.id):
                continue
            meant = page if wanted is None else narrowed(page, self.events[page.document.id])
            yield with_records(meant, self.records)
