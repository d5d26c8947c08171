"""Which of the places of one name is meant, or that it cannot be told.

A candidate weighs its people (a capital more), times `_AGREES` when its country is among those
named beside it, `_INSIDE` when its province is and `_WITHIN` when the name itself says so. The
heaviest wins when it outweighs every rival ten times; else the answer is "ambiguous". A winner that
nothing supports and hardly anyone lives in is "unconfirmed". Towns close together are one place; a
town in or ringed by a province of the same name is decided by size.
"""

import math
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kronika.codebook.gazetteer.index import Hit
from kronika.codebook.gazetteer.packing import LOOSE, MAIN, SEAT

_AGREES = 300.0
_AGREES_SMALL = 20.0
"""A small town of a named country may still not be meant: "Moscow" beside the United States."""
_INSIDE = 100.0
_WITHIN = 100_000.0
_CAPITAL = 10.0
_CAPITAL_ELSEWHERE = 3.0
_DOMINATES = 10.0
_OTHER_NAME = 0.5
_LOOSE_NAME = 0.1
_WELL_KNOWN = 100_000
"""People: a place of that size needs no support."""
_HAMLET = 1_000
"""People: a smaller place is taken only with its country or province beside it."""
_ALONE = 15_000
"""People: a smaller place that nothing supports is taken only under its main name."""
_NEAR_KM = 30.0
_RING_KM = 150.0
_SEAT_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Context:
    """ISO countries and GeoNames ADM1 codes that stand beside the name.

    `within` holds the codes of what the name itself adds after a comma ("Paris, Texas").
    """

    countries: frozenset[str] = frozenset()
    admin1: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """The hit that is meant, or None with the reason: ambiguous, unconfirmed or unknown."""

    hit: Hit | None
    reason: str = ""


def decide(hits: Sequence[Hit], context: Context, *, kind: str | None = None) -> Decision:
    """The hit that is meant by a name with these hits, in this context.

    `kind` is that of `Phrase`: with `admin`, provinces and countries come before towns.
    """
    ranked = _ranked(_of_kind(hits, kind), context)
    if not ranked:
        return Decision(None, "unknown")
    (weight, best), rivals = ranked[0], ranked[1:]
    rivals = [pair for pair in rivals if not _same_place(best, pair[1])]
    nested = _settle_nested(best, [hit for _, hit in rivals])
    if nested is not best:
        best, rivals = nested, [pair for pair in rivals if pair[1] is not nested]
    rivals = [pair for pair in rivals if not _holds(best, pair[1])]
    if rivals and not _dominates(best, weight, rivals, context):
        return Decision(None, "ambiguous")
    if not _confirmed(best, context):
        return Decision(None, "unconfirmed")
    return Decision(best)


def _of_kind(hits: Sequence[Hit], kind: str | None) -> list[Hit]:
    areas = [h for h in hits if h.place.feature in {"admin1", "country"}]
    if kind == "admin" and areas:
        return areas
    towns = [h for h in hits if h.place.feature == "city"]
    plain = [h for h in hits if h.level != SEAT]
    return towns if kind == "town" and towns else plain


def _ranked(hits: Iterable[Hit], context: Context) -> list[tuple[float, Hit]]:
    hits = list(hits)
    states = {hit.place.country for hit in hits if hit.place.feature == "country"}
    pairs = [(_weight(hit, context, states), hit) for hit in hits]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].place.id))


def _weight(hit: Hit, context: Context, states: AbstractSet[str | None]) -> float:
    """People, times what speaks for this one; `states` bear the very same name."""
    place = hit.place
    weight = _size(hit, alone=not context.countries)
    weight *= {LOOSE: _LOOSE_NAME, MAIN: 1.0}.get(hit.level, _OTHER_NAME)
    # "the United States and Georgia": the other state beside it does not make it a province.
    rival_state = place.feature == "admin1" and bool(states - {place.country})
    if place.country in context.countries and not rival_state:
        small = place.feature == "city" and place.population < _WELL_KNOWN
        weight *= _AGREES_SMALL if small else _AGREES
    codes = {hit.admin1_code, place.country if place.feature == "country" else None}
    if codes & (context.admin1 | {code[:2] for code in context.admin1}):
        weight *= _INSIDE
    if codes & context.within or place.country in context.within:
        weight *= _WITHIN
    return weight


def _size(hit: Hit, *, alone: bool) -> float:
    place = hit.place
    if place.feature == "country":
        return max(place.population, 200_000.0) * 10
    if place.feature == "admin1":
        return max(place.population, 20_000.0)
    return (place.population + 1.0) * (
        1.0 if not hit.capital else _CAPITAL if alone else _CAPITAL_ELSEWHERE
    )


def _dominates(
    best: Hit, weight: float, rivals: Sequence[tuple[float, Hit]], context: Context
) -> bool:
    if best.place.feature == "country" and not context.countries:
        return all(best.place.population > rival.place.population for _, rival in rivals)
    return weight >= _DOMINATES * rivals[0][0]


def _settle_nested(best: Hit, rivals: Sequence[Hit]) -> Hit:
    """Between a town and the province of its own name: the town if it is a fair share of it."""
    for rival in rivals:
        pair = {best.place.feature: best, rival.place.feature: rival}
        town, area = pair.get("city"), pair.get("admin1")
        if town and area and _rings(area, town):
            large = town.place.population >= _SEAT_SHARE * area.place.population
            return town if large else area
    return best


def _holds(best: Hit, rival: Hit) -> bool:
    """True when the rival lies in the best or the best in it, so that neither contradicts."""
    if best.place.country != rival.place.country:
        return False
    if "country" in {best.place.feature, rival.place.feature}:
        return True
    pair = {best.place.feature: best, rival.place.feature: rival}
    return len(pair) == 2 and _rings(pair["admin1"], pair["city"])


def _rings(area: Hit, town: Hit) -> bool:
    """True for a province that the town lies in or that lies round it (Moscow, Kyiv)."""
    if area.place.country != town.place.country:
        return False
    return area.admin1_code == town.admin1_code or _km(area, town) < _RING_KM


def _same_place(left: Hit, right: Hit) -> bool:
    if left.place.feature != "city" or right.place.feature != "city":
        return False
    return left.place.country == right.place.country and _km(left, right) < _NEAR_KM


def _confirmed(best: Hit, context: Context) -> bool:
    place = best.place
    if place.feature in {"country", "admin1"}:
        return True
    if best.admin1_code in context.admin1 | context.within and (
        place.population or best.level == MAIN
    ):
        return True
    if place.country in context.countries:
        return best.level == MAIN or place.population >= _HAMLET
    if context.countries:
        return place.population >= _WELL_KNOWN
    return place.population >= (_HAMLET if best.level == MAIN else _ALONE)


def _km(left: Hit, right: Hit) -> float:
    a, b = left.place, right.place
    if None in {a.lat, a.lon, b.lat, b.lon}:
        return math.inf
    lat1, lat2 = math.radians(a.lat or 0), math.radians(b.lat or 0)
    step = math.radians((b.lon or 0) - (a.lon or 0))
    cos = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(step)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cos)))
