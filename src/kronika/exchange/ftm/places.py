"""Places as addresses: a position only where the place is known as a point."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kronika.exchange.ftm.statements import Statement, clipped
from kronika.model.assertions import content_id


@dataclass(frozen=True, slots=True)
class Spot:
    """An address: name, country and province, and for a point its degrees."""

    id: str
    full: str
    country: str
    state: str | None = None
    position: tuple[float, float] | None = None

    def statements(self) -> Iterator[Statement]:
        """What is known of the place."""
        said = {"full": self.full, "country": self.country.lower(), "state": self.state}
        for prop, value in said.items():
            if value:
                yield Statement(self.id, "Address", prop, value)
        if self.position:
            yield Statement(self.id, "Address", "latitude", f"{self.position[0]:g}")
            yield Statement(self.id, "Address", "longitude", f"{self.position[1]:g}")


def spot(parts: Mapping[str, Any]) -> Spot | None:
    """The address of a place, None where nobody can say where it is.

    Example:
        >>> spot({"name": "Xinjiang", "country": "CN", "precision": "admin1", "lat": 42.5}).position
        >>> spot({"name": "the border", "country": "CN", "precision": "ambiguous"})
    """
    name, country, precision = (parts.get(one) for one in ("name", "country", "precision"))
    if precision not in ("point", "admin1", "country") or not isinstance(country, str):
        return None
    full = clipped(str(name or ""), "full")
    admin1, lat, lon = (parts.get(one) for one in ("admin1", "lat", "lon"))
    if not full or not country:
        return None
    exact = precision == "point" and isinstance(lat, int | float) and isinstance(lon, int | float)
    position = (float(str(lat)), float(str(lon))) if exact else None
    state = clipped(admin1, "state") if isinstance(admin1, str) else None
    return Spot(content_id("ad", full, country, state, position), full, country, state, position)
