"""Counting what is right: spans, one-to-one matches, words in common, and intervals."""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int, str]
"""Half-open code points and a label."""

_SMALL = frozenset("the a an of in on at for to and by from with".split())


@dataclass(frozen=True)
class Counts:
    """What was right, what was said and what the gold holds; they add up.

    Example:
        >>> (Counts(1, 2, 2) + Counts(1, 1, 2)).f1
        0.571...
    """

    right: int = 0
    said: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.said + other.said, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.gold) if self.said + self.gold else 0.0

    def figures(self) -> dict[str, Any]:
        """As printed: shares with four digits, and the counts they come from."""
        return {
            "p": round(self.precision, 4), "r": round(self.recall, 4), "f1": round(self.f1, 4),
            "right": self.right, "said": self.said, "gold": self.gold,
        }  # fmt: skip


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return sum(counts, Counts())


def pairs(left: int, right: int, fits: Callable[[int, int], bool]) -> dict[int, int]:
    """The largest one-to-one matching of `left` with `right` items, by augmenting paths.

    Example:
        >>> pairs(2, 2, lambda i, j: (i, j) in {(0, 0), (0, 1), (1, 0)})
        {1: 0, 0: 1}
    """
    held: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in range(right):
            if j in seen or not fits(i, j):
                continue
            seen.add(j)
            if j not in held or place(held[j], seen):
                held[j] = i
                return True
        return False

    for i in range(left):
        place(i, set())
    return {i: j for j, i in held.items()}


def matched(gold: Sequence[Any], said: Sequence[Any], fits: Callable[[Any, Any], bool]) -> Counts:
    """Counts of the largest one-to-one matching."""
    found = pairs(len(gold), len(said), lambda i, j: fits(gold[i], said[j]))
    return Counts(len(found), len(said), len(gold))


def touch(one: tuple[int, ...] | Span, other: tuple[int, ...] | Span) -> bool:
    """Whether two half-open spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def strict(gold: Iterable[Span], said: Iterable[Span]) -> Counts:
    """Right when both ends and the label are equal."""
    mine, true = Counter(said), Counter(gold)
    return Counts((mine & true).total(), mine.total(), true.total())


def overlap(gold: Iterable[Span], said: Iterable[Span]) -> Counts:
    """Right when a character is shared and the label is equal; each span counts once."""
    return matched(list(gold), list(said), lambda g, s: g[2] == s[2] and touch(g, s))


def by_label(gold: Iterable[Span], said: Iterable[Span]) -> dict[str, Counts]:
    """Strict counts for each label."""
    mine, true = list(said), list(gold)
    return {
        label: strict([g for g in true if g[2] == label], [s for s in mine if s[2] == label])
        for label in sorted({s[2] for s in (*mine, *true)})
    }


def flat(spans: Iterable[Span]) -> list[Span]:
    """Spans without those that meet a longer one, in order.

    Example:
        >>> flat([(0, 3, "ORG"), (0, 9, "ORG"), (10, 12, "PER")])
        [(0, 9, 'ORG'), (10, 12, 'PER')]
    """
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        if not any(touch(span, other) for other in kept):
            kept.append(span)
    return sorted(kept)


def words(text: str) -> list[str]:
    """Words and numbers in lower case."""
    return re.findall(r"\w+", text.casefold())


def word_f1(one: str, other: str) -> float:
    """F1 of the words in common, counted with repetition.

    Example:
        >>> word_f1("the White House", "White House")
        0.8
    """
    mine, theirs = Counter(words(one)), Counter(words(other))
    size = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / size if size else 0.0


def same_name(one: str, other: str) -> bool:
    """Whether the words of one name all stand in the other and make up half of it or more.

    Small words ("of", "the") say nothing.

    Example:
        >>> same_name("Otieno", "Jane Otieno"), same_name("Kenyan", "Kenyan Ministry of Defence")
        (True, False)
    """
    short, long = sorted((set(words(one)) - _SMALL, set(words(other)) - _SMALL), key=len)
    return bool(short) and short <= long and 2 * len(short) >= len(long)


def wilson(right: int, of: int, *, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson (0 to 1); all of it where nothing was counted.

    Example:
        >>> [round(x, 3) for x in wilson(8, 10)]
        [0.49, 0.943]
    """
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def resampled(texts: Sequence[Counts], *, draws: int = 1000, seed: int = 0) -> tuple[float, float]:
    """The 95 % interval of F1 when the texts are drawn anew with replacement."""
    if not texts:
        return 0.0, 1.0
    chance = random.Random(seed)
    found = sorted(total(chance.choices(texts, k=len(texts))).f1 for _ in range(draws))
    return found[int(0.025 * draws)], found[min(draws - 1, int(0.975 * draws))]


def line(name: str, counts: Counts, interval: tuple[float, float] | None = None) -> str:
    """One row of a printed table."""
    tail = f"  [{interval[0]:.3f}, {interval[1]:.3f}]" if interval else ""
    return (
        f"{name:34} P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}"
        f"  ({counts.right} of {counts.said} said, {counts.gold} gold){tail}"
    )
