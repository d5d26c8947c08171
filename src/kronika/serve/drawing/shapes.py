"""The shapes of countries: Natural Earth, public domain, simplified (training/world_shapes.py).

The borders are those of the data set, as of its making; they are nobody's view here.
"""

import json
import lzma
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Ring = tuple[tuple[float, float], ...]
_FILE = Path(__file__).parent / "world.json.xz"


@dataclass(frozen=True, slots=True)
class Shape:
    """One country or territory: its code, its name in the data set, its rings.

    `code` is ISO 3166-1 alpha-2, empty where the data set has none; rings are degrees of
    longitude (beyond 180 where a ring crosses that meridian) and latitude (even-odd).
    """

    code: str
    name: str
    rings: tuple[Ring, ...]


@lru_cache(maxsize=1)
def world() -> tuple[Shape, ...]:
    """All shapes, in the order of their codes.

    Example:
        >>> {shape.code for shape in world()} >= {"KG", "CN", "NO", "FJ"}
        True
    """
    body = json.loads(lzma.decompress(_FILE.read_bytes()))
    arcs = [_points(one, body["grid"]) for one in body["arcs"]]
    return tuple(
        Shape(code, name, tuple(_ring(ring, arcs) for ring in rings))
        for code, name, rings in body["shapes"]
    )


def _points(steps: list[int], grid: int) -> Ring:
    x = y = 0
    found = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x / grid, y / grid))
    return tuple(found)


def _ring(arcs_of: list[int], arcs: list[Ring]) -> Ring:
    points: list[tuple[float, float]] = []
    for one in arcs_of:
        arc = arcs[one] if one >= 0 else arcs[~one][::-1]
        points += arc[1:] if points else arc
    return _unwrapped(points)


def _unwrapped(points: list[tuple[float, float]]) -> Ring:
    """The ring in one piece: one that crosses the 180th meridian goes on beyond it."""
    found, shift = [], 0.0
    last = points[0][0]
    for x, y in points:
        if abs(x - last) > 180:
            shift += 360.0 if x < last else -360.0
        last = x
        found.append((x + shift, y))
    return tuple(found)
