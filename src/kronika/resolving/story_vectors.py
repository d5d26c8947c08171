"""Weighted vectors of profiles: what is rare across documents tells most.

How common a feature is comes from the documents at hand and from a table of background news, so
that two pages can be compared as well as two thousand.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kronika.resolving.story_profiles import FIELDS, Profile

Weighted = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Features by their 32-bit checksum, each with its weight; two arrays, small in memory."""

    features: array[int]
    weights: array[float]


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


def weighted(profile: Profile, known: Vocabulary) -> tuple[Weighted, ...]:
    """What each feature of each field weighs: damped counts times rarity, brought to length 1."""
    return tuple(weighted_field(known, i, features) for i, features in enumerate(profile.fields))


def weighted_field(known: Vocabulary, field: int, features: Mapping[str, int]) -> Weighted:
    """What each feature of one field weighs, brought to length 1."""
    weights = {
        feature: (1 + math.log(count)) * known.rarity(field, feature)
        for feature, count in sorted(features.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items() if weight > 0}


def packed(weights: Weighted) -> Vector:
    """Weights as a vector."""
    sums = {zlib.crc32(f.encode("utf-8", "surrogatepass")): w for f, w in weights.items()}
    return Vector(array("I", sums), array("f", sums.values()))


def cosine(left: Vector, right: Vector) -> float:
    """How alike two vectors of length 1 are, 0 to 1; the same whichever comes first.

    Example:
        >>> round(cosine(packed({"fleet": 0.6, "port": 0.8}), packed({"port": 1.0})), 3)
        0.8
    """
    known = _lookup(left)
    found = zip(right.features, right.weights, strict=True)
    return min(1.0, math.fsum(known[f] * weight for f, weight in found if f in known))


@lru_cache(maxsize=64)
def _lookup(vector: Vector) -> dict[int, float]:
    """The weights by feature; kept for a while, as one document is compared with many."""
    return dict(zip(vector.features, vector.weights, strict=True))
