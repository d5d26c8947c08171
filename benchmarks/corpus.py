"""Events, participants, claim speakers and names on texts of our own that are set aside.

    .venv/bin/python benchmarks/corpus.py [--reader rules|learned] [--data training/corpus] [--json]

Data: the annotated texts of `training/corpus` (guideline: `docs/guideline.md`); the fifth that
the trainer sets aside by a hash of the id, unless `--all`. What is scored are the records
(events, claims, entities) that the reader's finds lead to, so reading and records together.

Figures, each as precision, recall and F1 over one-to-one matches inside a text, with a 95 %
interval of F1 from texts drawn anew:

- `events`: type equal and one role right: a participant in its role by name, or the words of a
  place, a time or a number. A gold event without roles is right by type and a trigger.
- `triggers`: an event's type, where its trigger words stand (a shared character).
- `participants`: type of the event and name of who takes part, whatever the role; `participants
  in their role`: the role too. Names are equal when the words of one all stand in the other and
  make up half of it or more, by any name that the text gives the entity; a state that the text
  names only by its people ("Nigerien troops") is right by its usual name.
- `claim speakers`: content shares half of the shorter one's characters, and the speaker's name is
  right; `claims found`: the content alone.
- `names with kind`: entities by name and kind; `names`: by name; `name spans with kind`: every
  named mention, both ends and kind equal; `name spans`: overlap, any kind.
- `lifecycle`, `factuality`: share right among events matched that share a trigger, with Wilson's
  interval.

What it does not show: real pages (all are ours, clean, and written by the authors of the
guideline), intake, merging across pages. The rule reader was not fitted on these texts, but its
authors know the guideline.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from _own import CORPUS, OwnText, Saying, Told, Who, texts
from _readers import NoReaderError, Reader, open_reader, options, run
from _scores import (
    Counts,
    Span,
    flat,
    line,
    matched,
    overlap,
    pairs,
    resampled,
    same_name,
    strict,
    total,
    touch,
    wilson,
)  # fmt: skip
from kronika.model.readings import Reading
from kronika.model.records import Chronicle, Claim, Entity, Event

_FIELDS = {"place": "place", "start": "time", "end": "time", "number": "number"}
Shares = dict[str, tuple[int, int]]


def one_role(told: Told, event: Event) -> bool:
    """Whether type and one role are right."""
    if told.type != event.type:
        return False
    if not told.spans:
        return on_trigger(told, event)
    return any(
        role == one.role and known(one.name, names)
        for role, names in told.who
        for one in event.participants
    ) or any(
        touch((w.start, w.end), span) and _FIELDS.get(w.field) == span[2]
        for w in event.evidence
        for span in told.spans
    )


def on_trigger(told: Told, event: Event) -> bool:
    """Whether the type is right, at a trigger."""
    stands = [(w.start, w.end) for w in event.evidence if w.field == "type"]
    return told.type == event.type and any(touch(t, w) for t in told.triggers for w in stands)


def known(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of those, or part of one, or holds one."""
    return any(same_name(name, other) for other in names)


def event_pairs(gold: tuple[Told, ...], said: tuple[Event, ...]) -> dict[int, int]:
    """Events with type and one role right, one-to-one."""
    return pairs(len(gold), len(said), lambda i, j: one_role(gold[i], said[j]))


def people(gold: tuple[Told, ...], said: tuple[Event, ...], *, in_role: bool) -> Counts:
    """Who takes part in events of which type, and in which role."""
    true = {(e.type, role if in_role else "", names) for e in gold for role, names in e.who}
    mine = {
        (e.type, p.role if in_role else "", p.entity_id or p.name, p.name)
        for e in said
        for p in e.participants
    }
    return matched(sorted(true), sorted(mine), lambda g, s: g[:2] == s[:2] and known(s[3], g[2]))


def named_people(one: OwnText, page: Chronicle) -> Counts:
    """Who takes part, of those who bear a name on both sides: no descriptions ("gunmen")."""
    names = {name for e in one.entities if e.named for name in e.names}
    ids = {e.id for e in page.entities}
    gold = (replace(e, who=tuple(w for w in e.who if names.intersection(w[1]))) for e in one.events)
    said = (
        replace(e, participants=tuple(p for p in e.participants if p.entity_id in ids))
        for e in page.events
    )
    return people(tuple(gold), tuple(said), in_role=False)


def content(claim: Claim) -> Span:
    """The words of a claim."""
    words = next(w for w in claim.evidence if w.field == "content")
    return words.start, words.end, "content"


def says(gold: Saying, claim: Claim) -> bool:
    """Whether half of the shorter content is shared."""
    mine = content(claim)
    shared = min(gold.content[1], mine[1]) - max(gold.content[0], mine[0])
    return 2 * shared >= min(gold.content[1] - gold.content[0], mine[1] - mine[0])


def bears(gold: Who, entity: Entity) -> bool:
    """Whether an entity is known by one of the gold names."""
    return any(known(name.name, gold.names) for name in entity.names)


def mentions(reading: Reading) -> list[Span]:
    """Named mentions with kinds, the longest of nested ones."""
    return flat(
        (m.start, m.end, m.kind)
        for m in reading.mentions
        if m.named and m.form not in ("pronoun", "description")
    )


def of_text(one: OwnText, reading: Reading, page: Chronicle) -> dict[str, Counts]:
    """All counts of one text."""
    named = [e for e in one.entities if e.named]
    spans = mentions(reading)
    anything = lambda found: [(s, e, "") for s, e, _ in found]  # noqa: E731
    events = event_pairs(one.events, page.events)
    return {
        "events": Counts(len(events), len(page.events), len(one.events)),
        "triggers": matched(one.events, page.events, on_trigger),
        "participants": people(one.events, page.events, in_role=False),
        "participants named": named_people(one, page),
        "participants in their role": people(one.events, page.events, in_role=True),
        "claim speakers": matched(
            one.claims, page.claims, lambda g, c: says(g, c) and known(c.speaker, g.speaker)
        ),
        "claims found": matched(one.claims, page.claims, says),
        "names with kind": matched(
            named, page.entities, lambda g, e: g.kind == e.kind and bears(g, e)
        ),
        "names": matched(named, page.entities, bears),
        "name spans with kind": strict(one.names, spans),
        "name spans": overlap(anything(one.names), anything(spans)),
    }


def standing(one: OwnText, page: Chronicle) -> Shares:
    """How many events have the right lifecycle and factuality, of those matched at a trigger."""
    gold, said = one.events, page.events
    found = pairs(
        len(gold),
        len(said),
        lambda i, j: one_role(gold[i], said[j]) and on_trigger(gold[i], said[j]),
    )
    both = [(gold[i], said[j]) for i, j in found.items()]
    return {
        "lifecycle": (sum(g.lifecycle == e.lifecycle for g, e in both), len(both)),
        "factuality": (sum(g.factuality == e.factuality for g, e in both), len(both)),
    }


def by_type(one: OwnText, page: Chronicle) -> dict[str, Counts]:
    """The counts of `events` for each type."""
    found: dict[str, Counts] = {}
    for kind in {e.type for e in (*one.events, *page.events)}:
        gold = [e for e in one.events if e.type == kind]
        said = [e for e in page.events if e.type == kind]
        found[kind] = matched(gold, said, one_role)
    return found


def scored(reader: Reader, own: Iterable[OwnText]) -> tuple[dict[str, list[Counts]], Shares, Any]:
    """Counts by figure and text, shares, and counts of events by type."""
    counts: dict[str, list[Counts]] = defaultdict(list)
    shares: Shares = defaultdict(lambda: (0, 0))
    types: dict[str, Counts] = defaultdict(Counts)
    for one in own:
        reading = reader.read(one.document)
        page = reader.records(one.document, reading)
        for name, found in of_text(one, reading, page).items():
            counts[name].append(found)
        for name, (right, of) in standing(one, page).items():
            shares[name] = (shares[name][0] + right, shares[name][1] + of)
        for kind, found in by_type(one, page).items():
            types[kind] += found
    return counts, shares, types


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Prints all figures."""
    reader = open_reader(args.reader, model=args.model, doubts=args.doubts)
    own = list(texts(args.data, aside=None if args.all else True))
    if not own:
        raise NoReaderError(f"no annotated texts in {args.data}")
    counts, shares, types = scored(reader, own)
    figures: dict[str, Any] = {"texts": len(own), "set_aside": not args.all}
    print(f"{len(own)} texts, {'all' if args.all else 'set aside'}")
    for name, found in counts.items():
        interval = resampled(found)
        print(line(name, total(found), interval))
        figures[name] = total(found).figures() | {"f1_95": [round(x, 4) for x in interval]}
    for name, (right, of) in shares.items():
        low, high = wilson(right, of)
        print(f"{name:34} {right}/{of} right  [{low:.3f}, {high:.3f}]")
        figures[name] = {"right": right, "of": of, "wilson_95": [round(low, 4), round(high, 4)]}
    for kind, found in sorted(types.items()):
        print(line(f"    events: {kind}", found))
    figures["events_by_type"] = {kind: c.figures() for kind, c in sorted(types.items())}
    return figures


if __name__ == "__main__":
    parser = options(__doc__, data=CORPUS)
    parser.add_argument(
        "--doubts", nargs="+", metavar="NAME=VALUE", help="thresholds of the learned reader"
    )
    parser.add_argument("--all", action="store_true", help="all texts, those for training too")
    raise SystemExit(run(parser, measure))
