"""Boosted trees of at most eight leaves, all asked at once: one bit for each leaf of each tree.

A split that sends a line to the right rules out the leaves on its left. What the splits on one
feature rule out together depends on its value alone, so it is worked out beforehand for each
stretch between two thresholds; a line then costs one look-up and one `and` for each feature.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import getitem
from typing import Any

__all__ = ["Forest", "Node"]

Node = Any
"""A leaf is a number; a split is [feature, threshold, if at most, if above]."""

_LEAVES = 8


@dataclass(frozen=True, slots=True)
class Forest:
    """For each feature its thresholds and what they leave; for each tree its leaf by bits."""

    splits: tuple[tuple[int, list[float], list[int]], ...]
    leaves: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, trees: Sequence[Node]) -> "Forest":
        """The forest of trees in their JSON form.

        Raises:
            ValueError: a tree has more than eight leaves.

        Example:
            >>> Forest.of([[0, 1.5, -1.0, [1, 0.0, 2.0, 3.0]]]).total([2.0, -4.0], 0.5)
            2.5
        """
        everything = (1 << (_LEAVES * len(trees))) - 1
        found: dict[int, list[tuple[float, int]]] = {}
        leaves = []
        for number, tree in enumerate(trees):
            values = list(_values(tree))
            if len(values) > _LEAVES:
                message = f"a tree has {len(values)} leaves, at most {_LEAVES} are read"
                raise ValueError(message)
            leaves.append(_by_bits(values))
            for feature, threshold, ruled_out in _splits(tree, number * _LEAVES):
                found.setdefault(feature, []).append((threshold, everything ^ ruled_out))
        return cls(tuple(_stretches(f, found[f], everything) for f in sorted(found)), tuple(leaves))

    def total(self, row: Sequence[float], base: float) -> float:
        """`base` and the values of the leaves that a row of features falls into, summed."""
        left = (1 << (_LEAVES * len(self.leaves))) - 1
        for feature, thresholds, masks in self.splits:
            left &= masks[bisect_left(thresholds, row[feature])]
        return sum(map(getitem, self.leaves, left.to_bytes(len(self.leaves), "little")), base)


def _values(node: Node) -> Iterator[float]:
    """The values of the leaves below a node, from left to right."""
    if not isinstance(node, list):
        yield float(node)
        return
    yield from _values(node[2])
    yield from _values(node[3])


def _splits(node: Node, first: int) -> Iterator[tuple[int, float, int]]:
    """Feature, threshold and the leaves on the left (as bits) of each split below a node."""
    if not isinstance(node, list):
        return
    left = sum(1 for _ in _values(node[2]))
    yield node[0], float(node[1]), ((1 << left) - 1) << first
    yield from _splits(node[2], first)
    yield from _splits(node[3], first + left)


def _stretches(
    feature: int, splits: list[tuple[float, int]], everything: int
) -> tuple[int, list[float], list[int]]:
    ordered = sorted(splits)
    masks = [everything]
    for _, kept in ordered:
        masks.append(masks[-1] & kept)
    return feature, [threshold for threshold, _ in ordered], masks


def _by_bits(values: Sequence[float]) -> tuple[float, ...]:
    """The value of the first leaf that is left, for each way of leaving some of eight."""
    padded = [*values, *[0.0] * (_LEAVES - len(values))]
    return tuple(
        padded[(bits & -bits).bit_length() - 1] if bits else 0.0 for bits in range(1 << _LEAVES)
    )
