"""Which part of the world a map shows, and where degrees fall on it."""

from dataclasses import dataclass

from kronika.errors import UsageError
from kronika.serve.drawing.projection import equal_earth

REGIONS: dict[str, tuple[str, tuple[float, float, float, float]]] = {
    "world": ("World", (-169, -56, 191, 80)),
    "europe": ("Europe", (-12, 34, 45, 71)),
    "middle-east": ("Middle East", (24, 11, 64, 43)),
    "north-africa": ("North Africa and Sahel", (-19, 2, 40, 38)),
    "sub-saharan-africa": ("Africa south of the Sahara", (-19, -36, 53, 18)),
    "caucasus": ("Caucasus and Black Sea", (26, 36, 52, 49)),
    "central-asia": ("Central Asia", (45, 33, 92, 56)),
    "south-asia": ("South Asia", (58, 4, 98, 38)),
    "east-asia": ("East Asia", (95, 17, 148, 56)),
    "south-east-asia": ("South-East Asia", (91, -12, 142, 29)),
    "oceania": ("Oceania", (110, -48, 182, 4)),
    "north-america": ("North America", (-168, 13, -52, 72)),
    "latin-america": ("Latin America", (-118, -56, -33, 33)),
    "russia": ("Russia and its neighbours", (20, 36, 190, 78)),
}
"""Name in addresses, words, and west, south, east, north in degrees (east may exceed 180)."""
WIDTH, MOST_HEIGHT = 1120.0, 640.0


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world on a canvas of `width` by `height`.

    `west`, `south`, `east`, `north` bound it in degrees, `east` may exceed 180.
    """

    name: str
    west: float
    south: float
    east: float
    north: float
    width: float
    height: float
    scale: float
    left: float
    top: float

    @property
    def middle(self) -> float:
        """The central meridian."""
        return (self.west + self.east) / 2

    def near(self, lon: float) -> float:
        """The same longitude, within half a turn of the middle."""
        return (lon - self.middle + 180) % 360 - 180 + self.middle

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a position falls; x grows to the east and y to the south."""
        x, y = equal_earth(lon - self.middle, lat)
        return x * self.scale - self.left, self.top - y * self.scale

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a position lies on the map."""
        return self.west <= self.near(lon) <= self.east and self.south <= lat <= self.north


def view_of(region: str | None) -> View:
    """The part of the world by its name in addresses; the world without one.

    Raises:
        UsageError: there is none of that name.

    Example:
        >>> view = view_of("central-asia")
        >>> view.holds(74.6, 42.9), view.holds(2.3, 48.9), view.width
        (True, False, 1120.0)
    """
    name = region or "world"
    if name not in REGIONS:
        raise UsageError(f"there is no region {name[:40]!r}: choose one of {', '.join(REGIONS)}")
    west, south, east, north = REGIONS[name][1]
    middle = (west + east) / 2
    edges = [
        equal_earth(lon - middle, lat)
        for lon in (west, middle, east)
        for lat in (south, (south + north) / 2, max(south, min(0.0, north)), north)
    ]
    xs, ys = [x for x, _ in edges], [y for _, y in edges]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(WIDTH / wide, MOST_HEIGHT / tall)
    left = min(xs) * scale - (WIDTH - wide * scale) / 2
    return View(name, west, south, east, north, WIDTH, tall * scale, scale, left, max(ys) * scale)
