"""The review queue: what somebody should decide, one question at a time, with its sentences."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from kronika.model.assertions import Assertion, content_id
from kronika.model.judgements import Judgement
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValues, Said
from kronika.model.protocols import PlaceCandidate
from kronika.model.records import Entity, Event
from kronika.serve.deciding import Ground, seen_fields
from kronika.serve.dossier import RULES
from kronika.serve.values import field_label, shown
from kronika.serve.words import days, label
from kronika.store import Selection, Snippet, SqlStore, sentence_at
from kronika.store.base import Found

if TYPE_CHECKING:
    from kronika.codebook.book import Codebook

Kind = Literal["merge", "disagreement", "place", "confidence"]
KINDS: tuple[Kind, ...] = ("merge", "disagreement", "place", "confidence")
NAMES = {
    "merge": "One or two?", "disagreement": "Disagreements", "place": "Unsure places",
    "confidence": "Little trusted",
}  # fmt: skip
MOST_RECORDS = 300
"""So many events in disagreement are looked through; the queue says when there are more."""
MOST_SAID = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One open question as the list at the side shows it; `key` names it in addresses."""

    key: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two tellings: where it stands, and for each row its value with the sentence."""

    title: str
    document_id: str
    outlet: str | None
    published: str | None
    rows: tuple[tuple[str, str, Snippet | None], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that pages give, with who says it and the sentences."""

    value: str
    said: tuple[tuple[Said, Snippet | None], ...]
    relation: str = ""
    why: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """The question that is open before a person."""

    kind: Kind
    key: str
    title: str
    seen: str = ""
    event: str | None = None
    reasons: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    choices: tuple[Choice, ...] = ()
    assertion: Assertion | None = None
    sentence: Snippet | None = None
    outlet: str | None = None
    published: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was decided today (UTC), by whom, and what is open."""

    by: tuple[tuple[str, int], ...]
    open: dict[str, int] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        """How many were decided today."""
        return sum(count for _, count in self.by)

    @property
    def of(self) -> int:
        """How many were decided today or are open."""
        return self.decided + sum(self.open.values())


def progress(store: SqlStore) -> Progress:
    """Today's decisions by person, and how many questions of each kind are open."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    made = [c.by for c in store.corrections(since=today) if c.stands and c.action != "undo"]
    made += [j.by for _, j in store.decisions() if j.at >= today]
    doubts = store.open_doubts()
    counts: dict[str, int] = {
        "merge": len(store.questions()), "disagreement": len(_disagreements(store)), **doubts
    }  # fmt: skip
    return Progress(tuple(Counter(made).most_common()), {k: counts[k] for k in KINDS})


def entries(
    store: SqlStore, kind: Kind, *, after: str | None = None, limit: int = 12
) -> list[Entry]:
    """The next open questions of a kind, behind the one that `after` names."""
    if kind in ("place", "confidence"):
        found = store.doubts("place" if kind == "place" else "confidence", after=after, limit=limit)
        return [
            Entry(d.id, shown(d.assertion.field, d.assertion.value), field_label(d.assertion.field))
            for d in found
        ]
    every = _merges(store) if kind == "merge" else _disagreements(store)
    keys = [one.key for one in every]
    start = keys.index(after) + 1 if after in keys else 0
    return every[start : start + limit]


def _merges(store: SqlStore) -> list[Entry]:
    return [
        Entry(f"m:{number}", f"{one.left[:9]}… {one.right[:9]}…", "; ".join(one.reasons)[:80])
        for number, one in store.questions()
    ]


def _disagreements(store: SqlStore) -> list[Entry]:
    found = []
    for record in store.records(Selection(disagreement="any"), limit=MOST_RECORDS):
        for one in record.merged.fields:
            if one.conflicting and one.rule != "reviewer":
                values = " / ".join(v.value for v in (one.headline, *one.conflicting[:2]))
                title = f"{field_label(one.field)}: {values}"
                found.append(Entry(f"x:{record.id}:{one.field}", title, title_of(record)))
    return found


def title_of(record: EventRecord) -> str:
    """An event in a few words."""
    return f"{record.name or label(record.type)}, {days(record.start, record.end, short=True)}"


def item(store: SqlStore, codebook: "Codebook", kind: Kind, key: str) -> Item | None:
    """The question of a key, None when it is decided or gone."""
    if kind == "merge":
        return _merge(store, key)
    if kind == "disagreement":
        return _disagreement(store, key)
    return _doubt(store, codebook, kind, key)


def _doubt(store: SqlStore, codebook: "Codebook", kind: Kind, key: str) -> Item | None:
    found = store.doubt(key)
    if found is None:
        return None
    one = found.assertion
    document_id = one.evidence.document_id
    (view,) = store.chronicles([document_id])
    event = next((e for e in view.events if e.id == one.subject), None)
    document = view.document
    if document is None:
        return None
    name = one.value.get("name") if not isinstance(one.value, str) else None
    candidates = codebook.gazetteer.candidates(str(name)) if one.field == "place" and name else ()
    return Item(
        kind, key, event.name or label(event.type) if event else "No event",
        seen=store.state(document_id, one.subject, seen_fields(one.field)),
        event=event.record_id if event else None, assertion=one,
        sentence=sentence_at(document, one.evidence.start, one.evidence.end),
        outlet=document.outlet, published=document.published, candidates=candidates[:8],
    )  # fmt: skip


def judged(store: SqlStore, key: str) -> tuple[int, Judgement] | None:
    """The open judgement that a key names."""
    wanted = key.removeprefix("m:")
    return next((q for q in store.questions() if str(q[0]) == wanted), None)


def _merge(store: SqlStore, key: str) -> Item | None:
    asked = judged(store, key)
    if asked is None:
        return None
    _, one = asked
    sides = tuple(_side(store.get(side)) for side in (one.left, one.right))
    return Item(
        "merge", key, "One event or two?" if one.left.startswith("ev") else "One bearer or two?",
        seen=store.pair_state(one.left, one.right), reasons=one.reasons, sides=sides,
    )  # fmt: skip


def _side(found: Found) -> Side:
    document, record = found.chronicle.document, found.record
    rows: list[tuple[str, str, Snippet | None]] = []
    said = {
        w.field: sentence_at(document, w.start, w.end)
        for w in reversed(record.evidence if isinstance(record, Event) else ())
        if document is not None
    }
    if isinstance(record, Event):
        rows = [
            ("What", record.name or label(record.type), said.get("type")),
            ("When", days(record.start, record.end), said.get("start")),
            ("Where", ", ".join(p.name for p in record.places), said.get("place")),
            ("Who", ", ".join(p.name for p in record.participants), said.get("participant")),
            ("Numbers", ", ".join(f"{q.value} {q.what}" for q in record.numbers),
             said.get("number")),
        ]  # fmt: skip
    elif isinstance(record, Entity) and document is not None:
        first = record.names[0].evidence if record.names else None
        sentence = sentence_at(document, first.start, first.end) if first else None
        names = ", ".join(n.name for n in record.names)
        rows = [("Names", names, sentence), ("Kind", label(record.kind), None),
                ("Country", record.country or "", None)]  # fmt: skip
    title = getattr(record, "name", None) or label(getattr(record, "type", ""))
    return Side(
        title, document.id if document else "", document.outlet if document else None,
        document.published if document else None, tuple(r for r in rows if r[1]),
    )  # fmt: skip


def disputed(store: SqlStore, key: str) -> tuple[EventRecord, FieldValues] | None:
    """The event and the field in conflict that a key names."""
    _, _, rest = key.partition(":")
    record_id, _, name = rest.partition(":")
    found = next(store.records_of([record_id]), None)
    values = found.merged.field(name) if found else None
    if found is None or values is None or not values.conflicting or values.rule == "reviewer":
        return None
    return found, values


def _disagreement(store: SqlStore, key: str) -> Item | None:
    found = disputed(store, key)
    if found is None:
        return None
    record, values = found
    choices = tuple(
        Choice(
            v.value, tuple((s, sentence_of(store, s)) for s in v.said[:MOST_SAID]), v.relation,
            v.why, max(0, len(v.said) - MOST_SAID),
        )
        for v in (values.headline, *values.conflicting)
    )  # fmt: skip
    return Item(
        "disagreement", key, title_of(record), seen=seen_of(values), event=record.id,
        choices=choices, field=values.field,
        reasons=(field_label(values.field), RULES[values.rule] or "it was read first"),
    )  # fmt: skip


def seen_of(values: FieldValues) -> str:
    """A short name of what stands for a field of a merged event."""
    every = [(v.value, v.relation, [(s.document_id, s.start, s.made_by) for s in v.said])
             for v in values.values]  # fmt: skip
    return content_id("st", every)


def sentence_of(store: SqlStore, said: Said) -> Snippet | None:
    """The sentence around the words of a witness."""
    return sentence_at(store.document(said.document_id), said.start, said.end)


def targets(known: Ground, said: Said, field_name: str) -> Iterable[Assertion]:
    """The assertions of a page behind one witness of a merged field."""
    kind = field_name.split(" ")[0]
    kind = "number" if kind == "ordinal" else kind
    return (
        a for a in known.standing
        if a.subject == said.event_id and a.field == kind
        and (a.evidence.start, a.evidence.end) == (said.start, said.end)
    )  # fmt: skip
