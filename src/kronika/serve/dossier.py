"""All that is known of one event, ready for its page: values with sentences, reports, claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from kronika.model.documents import Document
from kronika.model.judgements import Judgement
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, Said
from kronika.model.records import Chronicle, Claim
from kronika.serve.labels import type_label
from kronika.serve.links import outward
from kronika.serve.words import day, label
from kronika.store import Snippet, SqlStore, sentence_at

RULES = {
    "reviewer": "a reviewer accepted it", "witnesses": "more independent witnesses tell it",
    "later": "it was published later", "confidence": "it was read with more confidence",
    "only": "",
}  # fmt: skip
_MOST_PAGES = 200
_SPLIT = ("headline", "conflict", "updated", "compatible")


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a field: as people read it, with one telling a page and its sentence."""

    shown: str
    value: FieldValue
    said: tuple[tuple[Said, Snippet | None], ...]

    @property
    def grouped(self) -> tuple[tuple[tuple[Said, Snippet | None], ...], ...]:
        """The tellings by their sentence: text that pages share is shown once."""
        found: dict[str, list[tuple[Said, Snippet | None]]] = {}
        for said, sentence in self.said:
            words = sentence.text if sentence else said.quote
            found.setdefault(" ".join(words.split()), []).append((said, sentence))
        return tuple(tuple(group) for group in found.values())


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: its values, the headline value first, and the rule that chose that."""

    name: str
    label: str
    rule: str
    values: tuple[ValueView, ...]

    @property
    def conflicting(self) -> bool:
        """Whether pages say things that cannot all be true."""
        return any(one.value.relation == "conflict" for one in self.values)

    @property
    def rivals(self) -> tuple[ValueView, ...]:
        """The values that stand for one thing, side by side."""
        return tuple(one for one in self.values if one.value.relation in _SPLIT)


@dataclass(frozen=True, slots=True)
class ReportView:
    """One page that tells of the event.

    `alike` are the other outlets that are one witness with it; it is None where the page is a
    witness of its own, and empty where only pages of its own outlet are one with it.
    """

    document: Document
    outlet: str | None
    agency: str | None
    events: tuple[str, ...]
    alike: tuple[str, ...] | None


class Dossier:
    """One event with its pages; made for one answer and thrown away."""

    def __init__(self, record: EventRecord, store: SqlStore) -> None:
        self.record, self._store = record, store
        ids = record.merged.documents[:_MOST_PAGES]
        self._pages = {
            page.document.id: page for page in store.chronicles(ids) if page.document is not None
        }

    @cached_property
    def fields(self) -> tuple[FieldView, ...]:
        """All fields, in the order of the merged event."""
        return tuple(self._field(one) for one in self.record.merged.fields)

    @property
    def disputed(self) -> tuple[FieldView, ...]:
        """The fields in conflict."""
        return tuple(one for one in self.fields if one.conflicting)

    def _field(self, field: FieldValues) -> FieldView:
        values = tuple(
            ValueView(shown(field.field, one.value), one, tuple(self._said(one)))
            for one in field.values
        )
        rule = RULES[field.rule] if len(field.values) > 1 else ""
        return FieldView(field.field, label(field.field), rule, values)

    def _said(self, value: FieldValue) -> Iterator[tuple[Said, Snippet | None]]:
        """One telling a page, the first of each."""
        first: dict[str, Said] = {}
        for one in value.said:
            first.setdefault(one.document_id, one)
        for one in first.values():
            named = one if one.outlet else replace(one, outlet=self.source(one.document_id))
            yield named, self.sentence(one.document_id, one.start, one.end)

    def source(self, document_id: str) -> str | None:
        """What a page is known by: its outlet, else its host, or the name of its file."""
        page = self._pages.get(document_id)
        return source_of(page.document) if page and page.document else None

    def sentence(self, document_id: str, start: int, end: int) -> Snippet | None:
        """The sentence around the words, None where the page is not here."""
        page = self._pages.get(document_id)
        if page is None or page.document is None:
            return None
        return sentence_at(page.document, start, end)

    @cached_property
    def reports(self) -> tuple[ReportView, ...]:
        """The pages that tell of it, in the order of their publication, undated ones last."""
        told = {said.document_id: said for said in self._all_said()}
        found = []
        for page in self._pages.values():
            document = page.document
            if document is not None:
                said = told.get(document.id)
                found.append(self._report(document, said))
        return tuple(sorted(found, key=lambda r: (r.document.published or "~", r.document.id)))

    def _report(self, document: Document, said: Said | None) -> ReportView:
        events = {one.event_id for one in self._all_said() if one.document_id == document.id}
        outlet = (said.outlet if said else None) or source_of(document)
        alike = self._alike(document.id, outlet, said.witness) if said else None
        agency = said.agency if said else None
        return ReportView(document, outlet, agency, tuple(sorted(events)), alike)

    def _alike(self, document_id: str, outlet: str | None, witness: str) -> tuple[str, ...] | None:
        others = {
            said.document_id: said.outlet or self.source(said.document_id)
            for said in self._all_said()
            if said.witness == witness and said.document_id != document_id
        }
        names = {name for name in others.values() if name and name != outlet}
        return tuple(sorted(names)) if others else None

    def _all_said(self) -> Iterator[Said]:
        return (
            said for field in self.record.merged.fields for value in field.values
            for said in value.said
        )  # fmt: skip

    @cached_property
    def claims(self) -> tuple[tuple[Claim, Document], ...]:
        """The claims about it, each with its page."""
        wanted = set(self.record.claims)
        return tuple(
            (claim, page.document) for page in self._in_order() for claim in page.claims
            if claim.id in wanted and page.document is not None
        )  # fmt: skip

    def _in_order(self) -> Iterable[Chronicle]:
        return (self._pages[report.document.id] for report in self.reports)

    @cached_property
    def judged(self) -> tuple[Judgement, ...]:
        """The judgements about its tellings that stand, the latest first."""
        found = self._store.neighbourhood().judgements(self.record.merged.events)
        standing = [one for one in found if one.retracted_at is None]
        return tuple(sorted(standing, key=lambda one: one.at, reverse=True))

    @property
    def scores(self) -> Mapping[frozenset[str], float]:
        """How sure each judgement of two tellings is."""
        return {frozenset((j.left, j.right)): j.score for j in self.judged if j.score is not None}

    def document_of(self, event_id: str) -> Document | None:
        """The page that tells a telling."""
        found = next((r for r in self.reports if event_id in r.events), None)
        return found.document if found else None


def source_of(document: Document) -> str | None:
    """What a page is known by: its outlet, else the host of its address, else its file's name.

    Example:
        >>> source_of(Document("d", "", (), path="in/statement-2007.txt"))
        'statement-2007.txt'
    """
    address = outward(document.canonical_url or document.url)
    host = urlsplit(address).hostname if address else None
    return document.outlet or host or (Path(document.path).name if document.path else None)


def shown(field: str, value: str) -> str:
    """A value as people read it.

    Example:
        >>> shown("start", "2007-08-09"), shown("type", "aid"), shown("name", "Osh 2007")
        ('9 August 2007', 'Aid', 'Osh 2007')
    """
    if field in {"start", "end"}:
        return day(value)
    return type_label(value) if field == "type" else value
