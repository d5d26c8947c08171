"""A merged event: the tellings of one record become one value with all its witnesses."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kronika.model.judgements import Judgement
from kronika.model.linking import effective
from kronika.model.merged import FieldValues, MergedEvent
from kronika.model.passages import SharedPassage
from kronika.resolving.disagreement import field_values
from kronika.resolving.reports import Offer, Report, offers
from kronika.resolving.totals import against_totals
from kronika.resolving.witnesses import witnesses

_ORDER = ("type", "name", "start", "end", "place", "participant", "action", "ordinal", "number")
PART = "part of: "


def merged(
    reports: Sequence[Report],
    *,
    judgements: Iterable[Judgement] = (),
    shared: Iterable[SharedPassage] = (),
) -> MergedEvent:
    """The event that the reports tell; `shared` is the text that their pages have in common.

    Values come with the words of every page that gives them, and nothing is left out.
    """
    documents = {r.document.id: r.document for r in reports}
    witness = witnesses([documents[one] for one in sorted(documents)], shared)
    offered: dict[str, list[Offer]] = {}
    for offer in offers(sorted(reports, key=lambda r: r.event_id), witness):
        offered.setdefault(offer.field, []).append(offer)
    for offer in list(against_totals(offered)):
        offered[offer.field].append(offer)
    events = tuple(sorted({r.event_id for r in reports}))
    type_ = _usual_type(offered.get("type", ()))
    return MergedEvent(
        id=events[0],
        type=type_,
        events=events,
        documents=tuple(sorted(documents)),
        reports=len(documents),
        witnesses=len(set(witness.values())),
        fields=tuple(_fields(offered, type_)),
        joined_by=tuple(_reasons(events, judgements)),
        part_of=tuple(_wholes(events, judgements)),
    )


def _usual_type(offered: Sequence[Offer]) -> str:
    """The type that most pages give."""
    pages = {(one.key, one.said.document_id) for one in offered}
    counted = Counter(kind for kind, _ in pages)
    return min(counted, key=lambda kind: (-counted[kind], kind), default="other")


def _fields(offered: dict[str, list[Offer]], type_: str) -> Iterable[FieldValues]:
    for name in sorted(offered, key=lambda f: (_ORDER.index(f.split(" ")[0]), f)):
        if name != "end" or not _same_days(offered):
            yield field_values(offered[name], type_=type_)


def _same_days(offered: dict[str, list[Offer]]) -> bool:
    """Whether the ends say no more than the starts."""
    days = {one: {o.key for o in offered.get(one, ())} for one in ("start", "end")}
    return days["start"] == days["end"]


def _reasons(
    events: Sequence[str], judgements: Iterable[Judgement]
) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Why the tellings are one: each judgement of two of them, the surest first."""
    own = set(events)
    found = [
        j for (left, right), j in effective(judgements).items()
        if j.verdict == "same" and left in own and right in own
    ]  # fmt: skip
    for one in sorted(found, key=lambda j: (-(j.score or 1.0), j.left, j.right)):
        said = one.reasons if "@" in one.by else (f"judged by {one.by}", *one.reasons)
        yield one.left, one.right, said


def _wholes(events: Sequence[str], judgements: Iterable[Judgement]) -> Iterable[str]:
    """The events that this one is judged to be a part of, or that are parts of it."""
    own = set(events)
    for (left, right), one in sorted(effective(judgements).items()):
        if any(r.startswith(PART) for r in one.reasons) and (left in own) != (right in own):
            yield right if left in own else left
