"""Places as locations, no finer than they are known.

A position only for places of precision `point`; a province gets its country and name, a state its
country. A place that is ambiguous, unconfirmed or only an area has no location: its words stand in
the evidence (STIX 2.1 section 4.12 wants a region, a country or a position).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kronika.exchange.stix.bases import Made, base, marked
from kronika.exchange.stix.identifiers import identifier
from kronika.exchange.titles import state_name

_REGIONS = {
    "africa", "eastern-africa", "middle-africa", "northern-africa", "southern-africa",
    "western-africa", "americas", "caribbean", "central-america", "latin-america-caribbean",
    "northern-america", "south-america", "asia", "central-asia", "eastern-asia", "southern-asia",
    "south-eastern-asia", "western-asia", "europe", "eastern-europe", "northern-europe",
    "southern-europe", "western-europe", "oceania", "antarctica", "australia-new-zealand",
    "melanesia", "micronesia", "polynesia",
}  # fmt: skip
"""`region-ov` (STIX 2.1 section 10.23)."""


def location(parts: Mapping[str, Any], *, label: str = "TLP:CLEAR") -> Made | None:
    """The location of a place from the parts of its value, None where none can be given.

    Example:
        >>> location({"name": "Xinjiang", "country": "CN", "precision": "admin1", "lat": 42.5,
        ...     "lon": 83.5, "admin1": "Xinjiang"}).get("latitude")
        >>> location({"name": "the border", "precision": "ambiguous", "country": "CN"})
        >>> location({"name": "Central Asia", "precision": "region"})["region"]
        'central-asia'
    """
    name, precision = parts.get("name"), parts.get("precision")
    country, admin1 = parts.get("country"), parts.get("admin1")
    lat, lon = parts.get("lat"), parts.get("lon")
    if not isinstance(name, str) or not isinstance(precision, str) or not name.strip():
        return None
    position = isinstance(lat, int | float) and isinstance(lon, int | float)
    return _location(
        name,
        precision,
        country if isinstance(country, str) and country else None,
        admin1 if isinstance(admin1, str) and admin1 else None,
        (float(lat), float(lon)) if position and lat is not None and lon is not None else None,
        label,
    )


@lru_cache(maxsize=32768)
def _location(
    name: str, precision: str, country: str | None, admin1: str | None,
    position: tuple[float, float] | None, label: str,
) -> Made | None:  # fmt: skip
    """The location itself; it is shared, so nobody may change it."""
    where = _where(name, precision, country=country, admin1=admin1, position=position)
    if where is None:
        return None
    if precision in ("country", "region"):
        label = "TLP:CLEAR"  # that a state exists is no secret
    if precision == "country":
        name = state_name(where["country"]) or name
    key = (precision, name, *(where[one] for one in sorted(where)))
    made = base("location", identifier("location", *key, *marked(label)), label)
    return made | {"name": name[:500], **where}


def _where(
    name: str, precision: str, *, country: str | None, admin1: str | None,
    position: tuple[float, float] | None,
) -> dict[str, Any] | None:  # fmt: skip
    if precision == "region":
        region = name.casefold().replace(" ", "-")
        return {"region": region} if region in _REGIONS else None
    if precision not in ("point", "admin1", "country") or country is None:
        return None
    where: dict[str, Any] = {"country": country}
    if precision == "country":
        return where
    if area := admin1 or (name if precision == "admin1" else None):
        where["administrative_area"] = area
    if precision == "point" and position is not None:
        where |= {"latitude": position[0], "longitude": position[1]}
    return where
