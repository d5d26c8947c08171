"""How likely two documents report the same story, with the reasons.

A logistic model with one weight for each field of a profile, fitted to the training topics of
ECB+ (`training/stories.py`), and a penalty for the days between publications that is set, not
fitted: dates of pages are often wrong or missing, and a story may run for weeks.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kronika.resolving.linkage import MILLION
from kronika.resolving.story_profiles import FIELDS
from kronika.resolving.story_vectors import Vector, Weighted, cosine


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds: `base` for two documents with nothing in common, and the most each field adds.

    Each field adds its weight times the square root of the cosine. The gap between publications
    takes away `gap` for each factor e in 1 + days / `gap_days`.
    """

    base: float = -9.52
    fields: tuple[float, ...] = (6.26, 9.52, 3.61, 1.64, 2.21, 1.18, 3.53)
    gap: float = 0.3
    gap_days: float = 90.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """Probability that two documents report one story, and what each reason adds in log-odds."""

    score: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A document ready to be compared: its vectors by field and its publication day."""

    document_id: str
    vectors: tuple[Vector, ...]
    day: int | None = None


def likeness(left: Told, right: Told, *, weights: Weights) -> Likeness:
    """The likeness of two documents; the same whichever comes first.

    Example:
        >>> from kronika.resolving.story_vectors import packed
        >>> same = (packed({"drill": 1.0}),) * 7
        >>> found = likeness(Told("a", same, 10), Told("b", same, 10), weights=Weights())
        >>> found.score > 0.99, found.reasons[0]
        (True, ('words', 6.26))
    """
    reasons = [
        (name, weight * math.sqrt(cosine(a, b)))
        for name, weight, a, b in zip(
            FIELDS, weights.fields, left.vectors, right.vectors, strict=True
        )
    ]
    if left.day is not None and right.day is not None and left.day != right.day:
        days = abs(left.day - right.day)
        reasons.append(("days_apart", -weights.gap * math.log1p(days / weights.gap_days)))
    odds = weights.base + math.fsum(value for _, value in reasons)
    return Likeness(1 / (1 + math.exp(-odds)), tuple(reasons))


def millionths(score: float) -> int:
    """A score as an exact number that sums the same in any order."""
    return round(score * MILLION)


def keys(fields: Sequence[Weighted], *, most: int) -> Sequence[tuple[int, str]]:
    """The features that a document is looked up by: its heaviest of lead, phrases and names."""
    ranked = sorted(
        (-weight, field, feature)
        for field in (1, 2, 3, 4)
        for feature, weight in fields[field].items()
    )
    return [(field, feature) for _, field, feature in ranked[:most]]
