"""How far two annotators of our own texts agree; both readers on the same texts beside it.

    .venv/bin/python benchmarks/agreement.py [--reader rules|learned] [--swap] [--json]

Data: `training/second` holds a second annotation of 24 texts that are set aside, made from the bare
texts and the guideline without sight of the first (`--second` names another file). The first is
the gold, the second stands where `corpus.py` has what a reader says (`--swap`: the other way
round); figures and criteria are those of `corpus.py`, by the same functions.

Where two annotations cannot be held against each other just as a reader's records are:

- A participant of the second is judged by the first name that the second gives the entity; a
  description or a speaker by the words written.
- An annotated string stands at all its occurrences, a reader's words at one: a place, a time, a
  number or a trigger that occurs twice is right at either.

What it does not show: real pages; how often both annotators are wrong alike; how far people of
different schools would agree. The second annotator followed the same guideline and works in the
same project, so strangers would agree less. Lifecycle and factuality are compared in events
matched by type and one role, so two events of one type in a text can be matched crosswise.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from _own import CORPUS, NOT_WHO, OwnText, Told, bare, listed, texts
from _readers import NoReaderError, open_reader, options, run
from _scores import Counts, line, resampled, total, wilson
from corpus import Shares, of_text, scored, standing
from kronika.model.readings import Mention, Reading
from kronika.model.records import Chronicle, Claim, Entity, Event, Name, Participant, Witness

SECOND = CORPUS.parent / "second" / "second.yaml"
READERS = ("learned", "rules")
_FIELDS = {"place": "place", "time": "start", "number": "number"}


def both(data: Path, second: Path) -> Iterator[tuple[OwnText, OwnText]]:
    """Each text as the first and as the second annotator read it.

    Raises:
        NoReaderError: the second is no YAML, or annotates a text that is not in the first.
    """
    first = {one.id: one for one in texts(data, aside=None)}
    try:
        rows = [row for row in yaml.safe_load_all(second.read_text("utf-8")) if row]
    except yaml.YAMLError as error:
        raise NoReaderError(f"{second.name} is no YAML: {error}") from error
    for row in rows:
        one = first.get(row["id"])
        if one is None:
            raise NoReaderError(f"{second.name} annotates {row['id']}, which is not in {data}")
        yield one, OwnText({key: one.row.get(key) for key in ("text", "published")} | row)


def said(one: OwnText) -> tuple[Reading, Chronicle]:
    """An annotation in the place of what a reader finds."""
    mentions = tuple(Mention(start, end, kind, 0) for start, end, kind in one.names)
    events = zip(one.events, one.row.get("events") or [], strict=True)
    page = Chronicle(
        one.document,
        events=tuple(_event(one, told, row) for told, row in events),
        claims=tuple(
            Claim(str(n), c.speaker[0], evidence=(Witness(c.content[2], *c.content[:2], ""),))
            for n, c in enumerate(one.claims)
        ),
        entities=tuple(
            _entity(str(n), e.kind, e.names) for n, e in enumerate(one.entities) if e.named
        ),
    )
    return Reading(one.id, mentions=mentions), page


def _event(one: OwnText, told: Told, row: dict[str, Any]) -> Event:
    who = {
        _participant(one, role, value): None
        for role, values in (row.get("roles") or {}).items()
        if role not in NOT_WHO
        for value in listed(values)
    }
    stands = [("type", start, end) for start, end, _ in told.triggers]
    stands += [(_FIELDS[role], start, end) for start, end, role in told.spans if role in _FIELDS]
    return Event(
        "", "", told.type, participants=tuple(who), lifecycle=told.lifecycle,
        factuality=told.factuality, evidence=tuple(Witness(*stand, "") for stand in stands),
    )  # fmt: skip


def _participant(one: OwnText, role: str, value: str) -> Participant:
    for number, entity in enumerate(one.entities):
        if bare(value) in entity.names:
            return Participant(entity.names[0], entity.kind, role, entity_id=str(number))
    return Participant(bare(value), "", role)


def _entity(number: str, kind: str, names: tuple[str, ...]) -> Entity:
    known = tuple(Name(name, "name", Witness("name", 0, 0, name)) for name in names)
    return Entity(number, number, names[0], kind, names=known)


def agreed(pairs: list[tuple[OwnText, OwnText]]) -> tuple[dict[str, list[Counts]], Shares]:
    """Counts by figure and text, and shares, of the second annotation against the first."""
    counts: dict[str, list[Counts]] = defaultdict(list)
    shares: Shares = defaultdict(lambda: (0, 0))
    for first, second in pairs:
        reading, page = said(second)
        for name, found in of_text(first, reading, page).items():
            counts[name].append(found)
        for name, (right, of) in standing(first, page).items():
            shares[name] = (shares[name][0] + right, shares[name][1] + of)
    return counts, shares


def columns(args: argparse.Namespace) -> Iterator[tuple[str, dict[str, list[Counts]], Shares]]:
    """The other annotator, then each reader; one that cannot be opened is said and left out."""
    pairs = list(both(args.data, args.second))
    if args.swap:
        pairs = [(second, first) for first, second in pairs]
    print(f"{len(pairs)} texts, the {'second' if args.swap else 'first'} annotation is the gold")
    yield "the other annotator", *agreed(pairs)
    for name in [args.reader] if args.reader else READERS:
        try:
            reader = open_reader(name, model=args.model if name == "learned" else None)
        except NoReaderError as error:
            print(f"not measured: {error}")
            continue
        counts, shares, _ = scored(reader, [gold for gold, _ in pairs])
        yield name, counts, shares


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Prints all figures."""
    if not args.second.exists():
        raise NoReaderError(f"no second annotation at {args.second}")
    figures: dict[str, Any] = {}
    for who, counts, shares in columns(args):
        print(f"\n{who}")
        mine: dict[str, Any] = {}
        for name, found in counts.items():
            interval = resampled(found)
            print(line(name, total(found), interval))
            mine[name] = total(found).figures() | {"f1_95": [round(x, 4) for x in interval]}
        for name, (right, of) in shares.items():
            low, high = wilson(right, of)
            print(f"{name:34} {right}/{of} the same  [{low:.3f}, {high:.3f}]")
            mine[name] = {"right": right, "of": of, "wilson_95": [round(low, 4), round(high, 4)]}
        figures[who] = mine
    return figures


if __name__ == "__main__":
    parser = options(__doc__, data=CORPUS)
    parser.set_defaults(reader=None)
    parser.add_argument("--swap", action="store_true", help="the second annotation is the gold")
    parser.add_argument("--second", type=Path, default=SECOND, help="the second annotation")
    raise SystemExit(run(parser, measure))
