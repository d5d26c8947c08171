"""Sameness is a judgement that can be taken back."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are the same, different, or it is unsure; by whom, when and why.

    `score` runs from 0 to 1; `reasons` are sentences for people; `at` and `retracted_at` are
    ISO 8601 UTC. A judgement that `retracted_by` took back stays on record and counts no more;
    who did is None where an older version of Kronika did not write it down.
    """

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    at: str
    score: float | None = None
    reasons: tuple[str, ...] = ()
    retracted_at: str | None = None
    retracted_by: str | None = None
