"""Weighted vectors of profiles: what is rare across documents tells most.

How common a feature is comes from the documents at hand and from a table of background news, so
that two pages can be compared as well as two thousand.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kronika.resolving.story_profiles import FIELDS, Profile

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of `documents` texts each feature stands, by field."""

    documents: int
    counts: tuple[Mapping[str, int], ...]

    def rarity(self, field: int, feature: str) -> float:
        """How much a feature tells: the logarithm of one in how many texts have it, at least 0."""
        return max(0.0, math.log((self.documents + 1) / (self.counts[field].get(feature, 0) + 0.5)))


def vocabulary(profiles: Iterable[Profile]) -> Vocabulary:
    """The background table together with the documents at hand."""
    common = background()
    counts = [Counter(known) for known in common.counts]
    documents = common.documents
    for profile in profiles:
        documents += 1
        for count, features in zip(counts, profile.fields, strict=True):
            count.update(features.keys())
    return Vocabulary(documents, tuple(counts))


@cache
def background() -> Vocabulary:
    """How many of some hundred English news texts hold a feature; read once."""
    text = files("kronika.resolving").joinpath("data", "background.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    counts: list[dict[str, int]] = [{} for _ in FIELDS]
    for line in lines[1:]:
        field, count, features = line.split("\t")
        counts[FIELDS.index(field)].update(dict.fromkeys(features.split("|"), int(count)))
    return Vocabulary(int(lines[0]), tuple(counts))


def vectors(profile: Profile, known: Vocabulary) -> tuple[Vector, ...]:
    """The vector of each field, of length 1 (or empty): damped counts times rarity."""
    return tuple(_vector(known, i, features) for i, features in enumerate(profile.fields))


def _vector(known: Vocabulary, field: int, features: Mapping[str, int]) -> Vector:
    weights = {
        feature: (1 + math.log(count)) * known.rarity(field, feature)
        for feature, count in sorted(features.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items() if weight > 0}


def cosine(left: Vector, right: Vector) -> float:
    """How alike two vectors of length 1 are, 0 to 1; the same whichever comes first."""
    if len(right) < len(left):
        left, right = right, left
    return min(1.0, math.fsum(w * right[f] for f, w in left.items() if f in right))
