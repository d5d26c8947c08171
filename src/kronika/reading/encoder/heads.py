"""What the numbers that the encoder gives mean: heads, their labels and where each begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Head:
    """One head; its scores stand at `start` to `end`.

    `kind` is `spans` (BIO over words), `classes` (one a word) or `several` (each label by
    itself, for the whole passage). `marked` heads are read with a trigger marked in the text.
    """

    name: str
    kind: str
    labels: tuple[str, ...]
    start: int
    end: int
    marked: bool

    @property
    def classes(self) -> tuple[str, ...]:
        """The label of each score: for spans `O`, then `B-` and `I-` of each label."""
        if self.kind != "spans":
            return self.labels
        return ("O", *(f"{p}-{label}" for label in self.labels for p in "BI"))


def heads_of(side: Mapping[str, Any]) -> dict[str, Head]:
    """The heads that a side file lists.

    Example:
        >>> row = {"name": "tone", "kind": "classes", "labels": ["a", "b"], "start": 0,
        ...        "end": 2, "marked": False}
        >>> heads_of({"heads": [row]})["tone"].classes
        ('a', 'b')
    """
    return {
        row["name"]: Head(
            row["name"], row["kind"], tuple(row["labels"]), row["start"], row["end"], row["marked"]
        )
        for row in side["heads"]
    }
