"""A place for each actor on an ellipse, so that strong pairs are neighbours and labels never meet.

The names stand at equal heights on both sides; the order is found by moving each actor next
to those it is tied to (barycentre), then swapping neighbours while that shortens the ties.
Nothing is random: the same network gives the same picture.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kronika.serve.drawing.pairs import Network

ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """One actor's point; `side` is -1 where its label goes to the left, 1 to the right."""

    name: str
    x: float
    y: float
    side: int


def placed(found: Network, *, width: float, height: float) -> dict[str, Placed]:
    """Where each actor stands, on an ellipse in the middle of the canvas."""
    names = ordered(found)
    half = (len(names) + 1) // 2
    right, left = names[:half], names[half:][::-1]
    points: dict[str, Placed] = {}
    for side, column in ((1, right), (-1, left)):
        for at, name in enumerate(column):
            share = (at + 0.5) / max(1, len(column))
            y = (share * 2 - 1) * (height / 2 - 14)
            x = math.sqrt(max(0.0, 1 - (share * 2 - 1) ** 2)) * width / 2
            points[name] = Placed(name, side * max(x, 30.0), y, side)
    return points


def ordered(found: Network) -> list[str]:
    """The actors around the circle.

    Example:
        >>> from kronika.serve.drawing.pairs import Actor, Pair
        >>> actors = tuple(Actor(name, "state", 1) for name in "ABCD")
        >>> ordered(Network(actors, (Pair("A", "C", ("e",)), Pair("B", "D", ("e",)))))
        ['A', 'C', 'B', 'D']
    """
    ties = _ties(found)
    order: list[str] = []
    waiting = [one.name for one in found.actors]
    while waiting:  # next comes the one most tied to those that stand at the end
        recent = order[-3:]
        best = max(
            waiting,
            key=lambda name: (sum(ties.get(name, {}).get(o, 0) for o in recent),
                              -waiting.index(name)),
        )  # fmt: skip
        waiting.remove(best)
        order.append(best)
    for _ in range(ROUNDS):
        if not _swapped(order, ties):
            break
    return order


def _ties(found: Network) -> dict[str, dict[str, int]]:
    ties: dict[str, dict[str, int]] = {}
    for pair in found.pairs:
        ties.setdefault(pair.left, {})[pair.right] = pair.weight
        ties.setdefault(pair.right, {})[pair.left] = pair.weight
    return ties


def _swapped(order: list[str], ties: Mapping[str, Mapping[str, int]]) -> bool:
    changed = False
    for i in range(len(order) - 1):
        before = _length(order, ties, (i, i + 1))
        order[i], order[i + 1] = order[i + 1], order[i]
        if _length(order, ties, (i, i + 1)) < before:
            changed = True
        else:
            order[i], order[i + 1] = order[i + 1], order[i]
    return changed


def _length(
    order: Sequence[str], ties: Mapping[str, Mapping[str, int]], which: Sequence[int]
) -> float:
    place = {name: at for at, name in enumerate(order)}
    total = 0.0
    for at in which:
        for other, weight in ties.get(order[at], {}).items():
            steps = abs(at - place[other])
            total += weight * min(steps, len(order) - steps)
    return total
