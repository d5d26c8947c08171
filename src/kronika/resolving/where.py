"""Two tellings held against each other by their places: a city lies in a region, in a state."""

from math import asin, cos, radians, sin, sqrt

from rapidfuzz.distance import JaroWinkler

from kronika.model.tellings import Site, Telling
from kronika.resolving.evidence import Sign
from kronika.resolving.families import is_lasting

_EARTH_KM = 6371.0
_NEAR_KM = 60.0
_FAR_KM = 150.0
_ALIKE = 0.92
_EXACT = ("point", "unconfirmed", "unknown", "ambiguous", "area", "region")


def by_places(left: Telling, right: Telling) -> Sign | None:
    """Their places are one, lie in each other, or lie apart."""
    if not left.sites or not right.sites:
        return _by_countries(left, right)
    best = max((_two(a, b) for a in left.sites for b in right.sites), key=lambda sign: sign.weight)
    if best.weight >= 0:
        return best
    if is_lasting(left.type) and is_lasting(right.type) and not best.veto:
        return Sign("where", -0.3, best.reason)
    if is_lasting(left.type) or is_lasting(right.type):
        return Sign("where", -0.8, best.reason)
    return best


def _two(a: Site, b: Site) -> Sign:
    """Two places, from the most exact level that both have."""
    if a.country and b.country and a.country != b.country:
        return Sign("where", -3.0, f"Other countries: {a.name} and {b.name}", veto=True)
    if is_exact(a) and is_exact(b):
        return _two_exact(a, b)
    if is_country(a) or is_country(b):
        same = a.country is not None and a.country == b.country
        weight = 0.8 if same else 0.0
        return Sign("where", weight, f"Both in {a.country}" if same else "Places not known")
    if a.admin1 and b.admin1:
        if a.admin1 == b.admin1:
            return Sign("where", 1.5, f"Both in {a.admin1}")
        return Sign("where", -1.5, f"Other regions: {a.admin1} and {b.admin1}")
    return Sign("where", 0.3, "Places do not exclude each other")


def _two_exact(a: Site, b: Site) -> Sign:
    if a.name == b.name:
        return Sign("where", 2.5, f"Both in {a.name}")
    if JaroWinkler.similarity(a.name, b.name) >= _ALIKE:
        return Sign("where", 1.5, f"{a.name} and {b.name} are spelled nearly alike")
    distance = km(a, b)
    if distance is None:
        return Sign("where", -0.5, f"Other names: {a.name} and {b.name}")
    if distance <= 1.0:
        return Sign("where", 2.5, f"{a.name} and {b.name} are one place")
    if distance <= _NEAR_KM:
        return Sign("where", 0.6, f"{a.name} lies {distance:.0f} km from {b.name}")
    return Sign(
        "where", -3.0, f"Other places: {a.name} lies {distance:.0f} km from {b.name}",
        veto=distance > _FAR_KM,
    )  # fmt: skip


def _by_countries(left: Telling, right: Telling) -> Sign | None:
    """Where one page names no place, only the states on the map of the other count a little."""
    there = {s.country for s in left.sites + right.sites if s.country}
    acting = {a.country for a in left.actors + right.actors if a.country}
    if there and there & acting:
        return Sign("where", 0.2, "The place of one lies in a state of the other")
    return None


def is_exact(site: Site) -> bool:
    """A town, a site, a sea: more exact than a region of a state."""
    return site.precision in _EXACT and not is_country(site)


def is_country(site: Site) -> bool:
    """A whole state."""
    return site.precision == "country"


def km(a: Site, b: Site) -> float | None:
    """The distance of two places in kilometres, None when a position is not known.

    Example:
        >>> oslo = Site("oslo", "NO", None, 59.91, 10.75, "point")
        >>> round(km(oslo, Site("bergen", "NO", None, 60.39, 5.32, "point")))
        305
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = radians(a.lat), radians(b.lat)
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
