"""A page as its reader shows it: blocks with their marked words, and what rests on them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from kronika.model.assertions import Assertion
from kronika.model.corrections import Correction, denies, is_person, key_of
from kronika.model.documents import Block, Document
from kronika.model.records import Chronicle, Event
from kronika.serve.deciding import Ground
from kronika.serve.evidence import MOST, by_field, spans
from kronika.serve.highlights import Span, html, stretches
from kronika.serve.values import shown
from kronika.serve.words import label

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_FURNITURE = frozenset({"nav", "related_link", "tags", "section", "share", "counters", "form",
                        "comment", "comment_rules", "other"})  # fmt: skip
_SHOWN = {
    "ev": ("type", "name", "start", "end", "place", "participant", "number", "action",
           "lifecycle", "factuality", "series", "edition"),
    "cl": ("speaker", "post", "affiliation", "verb", "stance", "content"),
    "en": ("name", "kind", "country", "post"),
    "de": ("authority", "action", "name_as_listed", "on"),
}  # fmt: skip
MOST_PLACES = 4
MOST_VALUES = 60


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block with its words marked."""

    kind: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that follow each other: the story, or furniture that is folded away."""

    story: bool
    blocks: tuple[BlockView, ...]
    open: bool = False

    @property
    def kinds(self) -> str:
        """What is folded away, in words."""
        return ", ".join(dict.fromkeys(label(b.kind).lower() for b in self.blocks))


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a field: the assertion that is shown for it, and where else it is said."""

    field: str
    shown: str
    assertion: Assertion
    places: tuple[tuple[int, int], ...]
    person: str | None = None
    rejected_by: str | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """What the page says of one record; `link` leads to what all pages say of it."""

    id: str
    title: str
    link: str | None
    values: tuple[ValueView, ...]
    rejected: tuple[ValueView, ...] = ()
    more: int = 0


Records = tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class ReaderView:
    """Everything that the reader's page shows."""

    document: Document
    sections: tuple[Section, ...]
    events: tuple[RecordView, ...]
    claims: tuple[RecordView, ...]
    entities: tuple[RecordView, ...]
    designations: tuple[RecordView, ...]
    spans: int = 0
    more_spans: int = 0
    corrections: tuple[Correction, ...] = ()
    at: tuple[int, int] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def span_of(at: str | None, text: str) -> tuple[int, int] | None:
    """The half-open code points that `at` names, None for what names nothing on this page.

    Example:
        >>> span_of("3-7", "0123456789"), span_of("7-3", "0123456789"), span_of("x", "")
        ((3, 7), None, None)
    """
    match = _AT.fullmatch(at or "")
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if 0 <= start < end <= len(text) else None


def reader_view(
    known: Ground, corrections: Sequence[Correction] = (), *, at: str | None = None
) -> ReaderView:
    """The page with its records; `at` names words to mark."""
    document = known.view.document
    if document is None:
        raise ValueError("a page that could not be read has no words")
    standing = known.standing
    found = list(spans(known.view, standing))
    chosen = span_of(at, document.text)
    marked = found[:MOST] + ([Span(*chosen, "at")] if chosen else [])
    events, claims, entities, designations = _records(known.view, known.assertions, standing)
    counts = {
        "events": len(known.view.events), "claims": len(known.view.claims),
        "entities": len(known.view.entities), "designations": len(known.view.designations),
        "refused": sum(r.count for r in known.view.refused),
    }  # fmt: skip
    return ReaderView(
        document, tuple(_sections(document, marked, chosen)), events, claims, entities,
        designations, spans=len(found),
        more_spans=max(0, len(found) - MOST), corrections=tuple(corrections), at=chosen,
        counts=counts,
    )  # fmt: skip


def _sections(
    document: Document, marked: Sequence[Span], at: tuple[int, int] | None
) -> Iterator[Section]:
    made: list[tuple[bool, bool, BlockView]] = []
    for block, own in zip(document.blocks, _by_block(document.blocks, marked), strict=True):
        here = at is not None and at[0] < block.end and at[1] > block.start
        anchor = max(at[0], block.start) if at is not None and here else None
        words = html(
            document.text, list(stretches(own, block.start, block.end)), anchor=anchor
        )  # fmt: skip
        made.append((block.kind not in _FURNITURE, here, BlockView(block.kind, words)))
    for story, group in groupby(made, key=lambda one: one[0]):
        rows = list(group)
        yield Section(story, tuple(b for _, _, b in rows), any(here for _, here, _ in rows))


def _by_block(blocks: Sequence[Block], marked: Iterable[Span]) -> list[list[Span]]:
    """The spans that touch each block; most touch one."""
    ends = [block.end for block in blocks]
    found: list[list[Span]] = [[] for _ in blocks]
    for span in marked:
        for i in range(bisect_right(ends, span.start), len(blocks)):
            if blocks[i].start >= span.end:
                break
            found[i].append(span)
    return found


def _records(
    view: Chronicle, assertions: Sequence[Assertion], standing: Sequence[Assertion]
) -> tuple[Records, Records, Records, Records]:
    said = by_field(standing)
    denied = {key_of(a): a.made_by for a in assertions if denies(a)}
    gone = by_field(a for a in assertions if key_of(a) in denied and not denies(a))

    def one(record_id: str, title: str, link: str | None) -> RecordView:
        left_out = tuple(_values(record_id, gone.get(record_id, {}), denied))
        values = tuple(_values(record_id, said.get(record_id, {})))
        more = max(0, len(values) - MOST_VALUES)
        return RecordView(record_id, title, link, values[:MOST_VALUES], left_out, more)

    events = tuple(one(e.id, _title(e), f"/events/{e.record_id}") for e in view.events)
    told = {e.id for e in view.events}
    lost = tuple(
        one(subject, "No event", None)
        for subject in gone
        if subject.startswith("ev") and subject not in told
    )
    return (
        events + lost,
        tuple(one(c.id, c.speaker or "Somebody", None) for c in view.claims),
        tuple(one(e.id, e.name, f"/entities/{e.record_id}") for e in view.entities),
        tuple(one(d.id, f"{d.authority}: {label(d.action)}", None) for d in view.designations),
    )


def _title(event: Event) -> str:
    return event.name or label(event.type)


def _values(
    subject: str, fields: Mapping[str, list[Assertion]],
    denied: Mapping[tuple[str, str, str], str] | None = None,
) -> Iterator[ValueView]:  # fmt: skip
    names = _SHOWN.get(subject[:2], ())
    for name in names:
        values: dict[str, list[Assertion]] = {}
        for one in fields.get(name, ()):
            values.setdefault(shown(name, one.value), []).append(one)
        if name == "end" and _same_day(fields):
            continue
        for words, group in sorted(values.items(), key=lambda item: _first(item[1])):
            best = min(group, key=lambda a: (not is_person(a.made_by), -a.confidence))
            places = tuple(dict.fromkeys((a.evidence.start, a.evidence.end) for a in group))
            yield ValueView(
                name, words, best, places[:MOST_PLACES],
                next((a.made_by for a in group if is_person(a.made_by)), None),
                (denied or {}).get(key_of(best)),
            )  # fmt: skip


def _first(group: Iterable[Assertion]) -> tuple[bool, float, int]:
    best = min(group, key=lambda a: (not is_person(a.made_by), -a.confidence, a.evidence.start))
    return not is_person(best.made_by), -best.confidence, best.evidence.start


def _same_day(fields: Mapping[str, list[Assertion]]) -> bool:
    return {str(a.value) for a in fields.get("start", ())} == {
        str(a.value) for a in fields.get("end", ())
    }
