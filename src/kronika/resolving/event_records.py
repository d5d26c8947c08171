"""One event of the chronicle with typed headline values, made of its reports and merged values.

Lifecycle: what a person says; else what was told last, where a plan never stands over a fact.
Factuality: what a person says; else the firmest telling (see `_FIRMEST`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any, TypeVar

from kronika.model.assertions import Assertion
from kronika.model.judgements import Judgement
from kronika.model.linking import by_person, effective
from kronika.model.listing import EventRecord, Review
from kronika.model.merged import MergedEvent
from kronika.model.records import Participant, Place, Quantity
from kronika.resolving.days import first_day, iso, last_day
from kronika.resolving.reports import Report
from kronika.resolving.series import known_series
from kronika.resolving.witnesses import outlet

T = TypeVar("T")
_FIRMEST = ("reported", "historical", "claimed", "denied", "negated", "future", "hypothetical")
"""A page's own report before the memory of it, that before what somebody claims, and so on."""
_LATEST = ("cancelled", "concluded", "foiled", "attempted", "ongoing", "planned")
"""Of two things told on one day the earlier in this order counts."""
_CORE = frozenset(
    "type name start end date_precision place participant number lifecycle factuality action "
    "claim".split()
)
_REPLACED = ("conflict", "updated")


def event_record(
    merged: MergedEvent, reports: Sequence[Report], *, judgements: Iterable[Judgement] = (),
    series: Mapping[str, str] | None = None, changed_at: str | None = None,
    labels: Iterable[str] = (),
) -> EventRecord:  # fmt: skip
    """The record of a merged event; `series` maps folded names of series to their usual names.

    `judgements` are those about its tellings, of events that are there; `labels` the TLP labels
    of its pages, of which the most restrictive is the record's.
    """
    own = _Own(merged, reports)
    start, end = own.days()
    first, last = first_day(start or end), last_day(end or start)
    documents = {r.document.id: r.document for r in reports}
    return EventRecord(
        id=merged.id,
        type=merged.type,
        merged=merged,
        name=own.headline("name"),
        start=start,
        end=end,
        date_precision=own.precision(start, end),
        first_day=iso(first) if first is not None else None,
        last_day=iso(max(last, first or last)) if last is not None else None,
        places=tuple(own.parts("place", Place)),
        participants=tuple(own.parts("participant", Participant)),
        numbers=(*own.parts("number", Quantity), *own.parts("ordinal", Quantity)),
        lifecycle=_lifecycle(reports),
        factuality=_factuality(reports),
        action=own.headline("action"),
        series=own.series(series or {}),
        fields=dict(own.typed()),
        claims=tuple(sorted({c for r in reports for c in r.claims})),
        outlets=tuple(sorted({o for d in documents.values() if (o := outlet(d))})),
        reports=merged.reports,
        witnesses=merged.witnesses,
        disagreements=tuple(one.field for one in merged.disagreements),
        part_of=merged.part_of,
        review=_review(merged, reports, judgements),
        confidence=max((a.confidence for a in own.assertions("type")), default=0.5),
        published=max((d.published[:10] for d in documents.values() if d.published), default=None),
        changed_at=changed_at,
        marking=marking_of(labels),
    )


_TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


def marking_of(marks: Iterable[str]) -> str:
    """The most restrictive of TLP 2.0 labels; one that nobody knows restricts most.

    Example:
        >>> marking_of([]), marking_of(["TLP:GREEN", "TLP:CLEAR"]), marking_of(["?"])
        ('TLP:CLEAR', 'TLP:GREEN', 'TLP:RED')
    """
    known = [_TLP.index(mark) if mark in _TLP else len(_TLP) - 1 for mark in marks]
    return _TLP[max(known, default=0)]


class _Own:
    """The merged values of one event and the assertions behind them."""

    def __init__(self, merged: MergedEvent, reports: Sequence[Report]) -> None:
        self._merged, self._reports = merged, reports

    def assertions(self, field: str) -> Iterator[Assertion]:
        """Those of all pages that give the field."""
        return (a for r in self._reports for a in r.assertions if a.field == field)

    def headline(self, field: str) -> str | None:
        """The headline value of a field."""
        found = self._merged.field(field)
        return found.headline.value if found else None

    def parts(self, kind: str, type_: type[T]) -> Iterator[T]:
        """The values with parts of all fields of a kind that stand, the headline values first."""
        known = {f.name for f in fields_of(type_)}  # type: ignore[arg-type]
        seen: dict[str, T] = {}
        for field in self._merged.fields:
            if field.field.split(" ", maxsplit=1)[0] == kind:
                for value in field.values:
                    said = {k: v for k, v in value.parts.items() if k in known}
                    if said and value.relation not in _REPLACED:
                        seen.setdefault(repr(said), type_(**_texts(said)))
        return iter(seen.values())

    def days(self) -> tuple[str | None, str | None]:
        """First and last day: the last is the one that heads those not before the first.

        Where the merged values leave the last day out, it is the one that most of the pages
        with this first day give; a page that tells of one day of what lasts counts after them.
        """
        start, ends = self.headline("start"), self._merged.field("end")
        if ends is None:
            return start, self._end_told_with(start)
        first = first_day(start) or 0
        fits = (v.value for v in ends.values if (last_day(v.value) or 0) >= first)
        return start, next(fits, None)

    def _end_told_with(self, start: str | None) -> str | None:
        pages: dict[str, set[str]] = {}
        for report in self._reports:
            values = {a.field: str(a.value) for a in report.assertions}
            if "end" in values and values.get("start") == start:
                pages.setdefault(values["end"], set()).add(report.document.id)
        return max(pages, key=lambda e: (e != start, len(pages[e]), e), default=None)

    def precision(self, start: str | None, end: str | None) -> str | None:
        """The precision that the surest page with this first day gives its dates."""
        found = []
        for report in self._reports:
            values = {a.field: a for a in report.assertions}
            told = values.get("date_precision")
            given = values.get("start") or values.get("end")
            if told is not None and given is not None and str(given.value) == (start or end):
                found.append((told.confidence, str(told.value)))
        if start and end and start != end and len(start) == len(end):
            return "range"
        return max(found)[1] if found else None

    def series(self, series: Mapping[str, str]) -> str | None:
        """The series of the codebook that a name of the event belongs to."""
        names = self._merged.field("name")
        told = [v.value for v in names.values if v.relation not in _REPLACED] if names else []
        told += [str(a.value) for a in self.assertions("series")]
        return next(filter(None, (known_series(name, series) for name in told)), None)

    def typed(self) -> Iterator[tuple[str, str]]:
        """The fields of the event's type: each the value of a person, or of most pages."""
        names = {a.field for r in self._reports for a in r.assertions} - _CORE
        for name in sorted(names):
            groups: dict[str, list[Assertion]] = {}
            for a in self.assertions(name):
                groups.setdefault(str(a.value), []).append(a)
            yield name, max(groups, key=lambda value: (_weight(groups[value]), value))


def _texts(parts: Mapping[str, Any]) -> dict[str, Any]:
    return dict(parts)


def _weight(told: Sequence[Assertion]) -> tuple[bool, int, float]:
    pages = len({a.evidence.document_id for a in told})
    return any(map(_personal, told)), pages, max(a.confidence for a in told)


def _personal(assertion: Assertion) -> bool:
    return "@" not in assertion.made_by


def _told(reports: Sequence[Report], field: str) -> list[tuple[bool, str, Assertion]]:
    """What each page says, with whether a person says it and when the page was published."""
    return [
        (_personal(a), report.document.published or "", a)
        for report in reports
        for a in report.assertions
        if a.field == field
    ]


def _lifecycle(reports: Sequence[Report]) -> str:
    told = _told(reports, "lifecycle")
    if not told:
        return "concluded"

    def rank(one: tuple[bool, str, Assertion]) -> tuple[bool, bool, str, int, float]:
        personal, day, a = one
        word = str(a.value)
        order = _LATEST.index(word) if word in _LATEST else len(_LATEST)
        return personal, word != "planned", day, -order, a.confidence

    return str(max(told, key=rank)[2].value)


def _factuality(reports: Sequence[Report]) -> str:
    told = _told(reports, "factuality")
    if not told:
        return "reported"

    def rank(one: tuple[bool, str, Assertion]) -> tuple[bool, int, str]:
        personal, day, a = one
        word = str(a.value)
        order = _FIRMEST.index(word) if word in _FIRMEST else len(_FIRMEST)
        return personal, -order, day

    return str(max(told, key=rank)[2].value)


def _review(
    merged: MergedEvent, reports: Sequence[Report], judgements: Iterable[Judgement]
) -> Review:
    """Whether somebody decided anything about it, or a question about it is open."""
    counted = effective(judgements)
    own = set(merged.events)
    if any(_personal(a) for r in reports for a in r.assertions):
        return "reviewed"
    if any(by_person(one) and own & {one.left, one.right} for one in counted.values()):
        return "reviewed"
    asked = any(
        one.verdict == "unsure" and (left in own) != (right in own)
        for (left, right), one in counted.items()
    )
    return "open" if asked else "none"
