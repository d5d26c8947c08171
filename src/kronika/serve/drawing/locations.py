"""Where events stand on a map, as exactly as their places are known, and what stands nowhere."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kronika.model.records import Place
from kronika.serve.drawing.spans import Drawn
from kronika.serve.drawing.views import View

Exactness = Literal["point", "area"]
_AREAS = frozenset({"admin1", "area", "region"})
CELL, SINGLE = 28.0, 4.5


@dataclass(frozen=True, slots=True)
class Spot:
    """Events at one mark: at `x`, `y` of the canvas; a point, or somewhere in an area there.

    Several events in one spot are drawn as one circle with their number, at their mean position.
    """

    kind: Exactness
    x: float
    y: float
    events: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Locations:
    """All events of a map, each in one place of it.

    `countries` are those of which no more than the country is known, by ISO code. `nowhere` are
    those without a position: no place, or one that is ambiguous or unconfirmed. `outside` have a
    position that the view does not show.
    """

    spots: tuple[Spot, ...]
    countries: tuple[tuple[str, tuple[Drawn, ...]], ...]
    nowhere: tuple[Drawn, ...]
    outside: tuple[Drawn, ...]

    @property
    def located(self) -> tuple[Drawn, ...]:
        """The events that are drawn, in the order of the drawing."""
        return tuple(e for s in self.spots for e in s.events) + tuple(
            e for _, some in self.countries for e in some
        )


def exactness(place: Place | None) -> Exactness | Literal["country"] | None:
    """How a place may be drawn; None for one that has no position.

    Example:
        >>> exactness(Place("Osh", "KG", None, 40.5, 72.8, "point"))
        'point'
        >>> exactness(Place("Osh", "KG", None, 40.5, 72.8, "unconfirmed")) is None
        True
    """
    if place is None:
        return None
    if place.precision == "country":
        return "country" if place.country else None
    lat, lon = place.lat, place.lon
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    if place.precision == "point":
        return "point"
    return "area" if place.precision in _AREAS else None


def locations(events: Iterable[Drawn], view: View, *, known: Iterable[str]) -> Locations:
    """Each event where its first place is; `known` are the codes of the countries on the map."""
    drawable = frozenset(known)
    spots: dict[tuple[Exactness, int, int], list[tuple[float, float, Drawn]]] = {}
    countries: dict[str, list[Drawn]] = {}
    nowhere: list[Drawn] = []
    outside: list[Drawn] = []
    for event in sorted(events, key=lambda one: one.id):
        place = event.place
        kind = exactness(place)
        if place is None or kind is None:
            nowhere.append(event)
        elif kind == "country":
            shown = place.country in drawable
            (countries.setdefault(place.country or "", []) if shown else outside).append(event)
        elif not view.holds(place.lon or 0.0, place.lat or 0.0):
            outside.append(event)
        else:
            x, y = view.at(view.near(place.lon or 0.0), place.lat or 0.0)
            cell = (kind, int(x // CELL), int(y // CELL))
            spots.setdefault(cell, []).append((x, y, event))
    return Locations(
        _merged([_spot(cell[0], spots[cell]) for cell in sorted(spots)]),
        tuple((code, tuple(countries[code])) for code in sorted(countries)),
        tuple(nowhere), tuple(outside),
    )  # fmt: skip


def radius(count: int, most: int) -> float:
    """How large a circle is: its area grows with the number, from what can still be read.

    Example:
        >>> radius(1, 1), radius(100, 100), radius(25, 100)
        (4.5, 30.0, 15.0)
    """
    if count == 1:
        return SINGLE
    return max(9.0, min(30.0, SINGLE * math.sqrt(most)) * math.sqrt(count / most))


def _merged(spots: list[Spot]) -> tuple[Spot, ...]:
    """Spots whose circles would lie upon each other as one, the fullest first."""
    most = max((len(one.events) for one in spots), default=1)
    kept: list[Spot] = []
    for one in sorted(spots, key=lambda s: (s.kind, -len(s.events), s.x, s.y)):
        for at, other in enumerate(kept):
            near = 0.85 * (radius(len(one.events), most) + radius(len(other.events), most))
            if other.kind == one.kind and (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < near**2:
                kept[at] = _joined(other, one)
                break
        else:
            kept.append(one)
    points = [one for one in kept if one.kind == "point"]
    return tuple(one if one.kind == "point" else _beside(one, points, most) for one in kept)


def _beside(area: Spot, points: list[Spot], most: int) -> Spot:
    """The area next to a point that would hide it: where exactly it was nobody knows."""
    for one in points:
        near = radius(len(one.events), most) + max(9.0, radius(len(area.events), most))
        if (one.x - area.x) ** 2 + (one.y - area.y) ** 2 < (0.7 * near) ** 2:
            return Spot(area.kind, one.x + near, area.y, area.events)
    return area


def _joined(one: Spot, other: Spot) -> Spot:
    total = len(one.events) + len(other.events)
    share = len(other.events) / total
    events = tuple(sorted((*one.events, *other.events), key=lambda e: e.id))
    x, y = one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share
    return Spot(one.kind, x, y, events)


def _spot(kind: Exactness, some: list[tuple[float, float, Drawn]]) -> Spot:
    count = len(some)
    x, y = sum(one[0] for one in some) / count, sum(one[1] for one in some) / count
    return Spot(kind, x, y, tuple(event for _, _, event in some))
