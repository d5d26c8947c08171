"""What one comparison of two tellings found: a weight, a reason for people, perhaps a veto."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for or against: `aspect` is when, where, who, name, words or what.

    `weight` is positive where it speaks for one event. A `veto` decides alone; `part` says that
    the one is a part of the other.
    """

    aspect: str
    weight: float
    reason: str
    veto: bool = False
    part: bool = False
