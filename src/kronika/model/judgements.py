"""Sameness is a judgement that can be taken back."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are the same, different, or it is unsure; by whom, when and why.

    `score` runs from 0 to 1; `reasons` are sentences for people; `at` and `retracted_at` are
    ISO 8601 UTC. A retracted judgement stays on record and counts no more.
    """

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    at: str
    score: float | None = None
    reasons: tuple[str, ...] = ()
    retracted_at: str | None = None
