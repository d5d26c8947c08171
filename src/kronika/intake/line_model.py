"""The trained judge of which lines are story: a logistic and a boosted part, read from JSON.

Both parts are plain numbers, so the answer is the same on every machine and needs no library.
`training/line_labeller.py` makes them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kronika.intake.line_features import NAMES
from kronika.intake.line_trees import Forest

_SURE = -4.5
"""Log-odds of the logistic part below which the trees are not asked: they never turn it round."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights of both parts; `share` is the weight of the trees in the sum of log-odds."""

    bias: float
    weights: tuple[float, ...]
    base: float
    trees: Forest
    share: float
    threshold: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "LineModel":
        """A model from its JSON form.

        Raises:
            ValueError: the weights were made for other features than these.
        """
        if tuple(data["names"]) != NAMES:
            message = "the weights were made for other features: run training/line_labeller.py"
            raise ValueError(message)
        return cls(
            bias=data["bias"],
            weights=tuple(data["weights"]),
            base=data["base"],
            trees=Forest.of(data["trees"]),
            share=data["share"],
            threshold=data["threshold"],
        )

    def score(self, row: Sequence[float]) -> float:
        """How likely it is that a line with these features is story, from 0 to 1."""
        linear = self.bias + sum(map(float.__mul__, self.weights, row))
        if linear < _SURE:
            return 1 / (1 + math.exp(min(-linear, 60.0)))
        odds = (1 - self.share) * linear + self.share * self.trees.total(row, self.base)
        return 1 / (1 + math.exp(max(-60.0, min(60.0, -odds))))


@cache
def shipped_model() -> LineModel:
    """The weights that come with the package."""
    file = resources.files("kronika.intake") / "data" / "line_labeller.json"
    return LineModel.of(json.loads(file.read_text(encoding="utf-8")))
