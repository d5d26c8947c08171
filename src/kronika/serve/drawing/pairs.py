"""Who was in the same events with whom, and how often. Persons are left out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from kronika.model.records import Participant
from kronika.serve.drawing.spans import Drawn

Naming = Callable[[Participant], str]
MOST_NODES = 32
LEFT_OUT = frozenset({"person", "place", "exercise", "media"})
"""Kinds that are no actors of a network of states and bodies: Kronika draws nobody's contacts."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One who takes part, with the number of events that tell of it."""

    name: str
    kind: str
    events: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors (in the order of their names) and the events that name both."""

    left: str
    right: str
    events: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How many events name both."""
        return len(self.events)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and pairs, the strongest first.

    `hidden` counts the actors beyond the most drawn, `people` the mentions of persons that were
    left out.
    """

    actors: tuple[Actor, ...]
    pairs: tuple[Pair, ...]
    hidden: int = 0
    people: int = 0


def network(
    events: Iterable[Drawn], *, naming: Naming, kinds: Iterable[str] = (), most: int = MOST_NODES
) -> Network:
    """The network of the events; `kinds` keeps only actors of these kinds.

    Drawn are the actors with the most events; ties go by name.
    """
    wanted = frozenset(kinds)
    told: Counter[str] = Counter()
    kind_of: dict[str, str] = {}
    together: dict[tuple[str, str], list[str]] = {}
    people = 0
    for event in sorted(events, key=lambda one: one.id):
        people += sum(one.kind == "person" for one in event.participants)
        here = {
            naming(one): one.kind for one in event.participants
            if one.kind not in LEFT_OUT and (not wanted or one.kind in wanted)
        }  # fmt: skip
        for name, kind in here.items():
            told[name] += 1
            kind_of[name] = min(kind_of.get(name, kind), kind)
        for pair in combinations(sorted(here), 2):
            together.setdefault(pair, []).append(event.id)
    linked = {name for pair in together for name in pair}
    ranked = sorted(linked, key=lambda name: (-told[name], name))
    shown = set(ranked[:most])
    pairs = [Pair(a, b, tuple(ids)) for (a, b), ids in together.items() if {a, b} <= shown]
    return Network(
        tuple(Actor(name, kind_of[name], told[name]) for name in ranked[:most]),
        tuple(sorted(pairs, key=lambda one: (-one.weight, one.left, one.right))),
        hidden=len(ranked) - len(shown), people=people,
    )  # fmt: skip
