"""A number as it was found in one sentence, before it is shifted into the document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kronika.model.readings import Number
from kronika.reading.numbers.amounts import plain

Bound = str
"""exact, about, low (at least), high (at most) or range."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds; offsets count from the start of the sentence."""

    start: int
    end: int
    value: Decimal
    bound: Bound = "exact"
    top: Decimal | None = None

    def number(
        self, what: str, what_start: int | None = None, what_end: int | None = None
    ) -> Number:
        """The number with what it counts; of a range the value is its lower end."""
        low = plain(self.value) if self.bound in {"low", "range"} else None
        high = plain(self.value) if self.bound == "high" else None
        if self.bound == "range" and self.top is not None:
            high = plain(self.top)
        return Number(
            self.start, self.end, plain(self.value), what, low, high, what_start, what_end
        )  # fmt: skip
