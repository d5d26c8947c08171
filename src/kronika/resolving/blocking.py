"""Keys under which tellings of one event meet, so that a new page is held against few others.

A telling is filed under its family, each of the states, places and actors that it names, and
the ten days that it falls in; under its series and year, and the first letter of these with
each state; and under the words that tell it.
It is looked for under the same keys and those of the days around. Everything is symmetric, so
the order of arrival changes nothing.
"""

import zlib
from collections.abc import Iterable, Iterator
from datetime import date

from kronika.model.tellings import Telling
from kronika.resolving.families import family
from kronika.resolving.when import span
from kronika.resolving.where import is_country

BUCKET_DAYS = 10
MAX_OF_KIND = 6
_MAX_BUCKETS = 8
_REACH_DAYS = 10
"""Days around an undated page in which its news may have happened."""


def filed(telling: Telling) -> tuple[int, ...]:
    """The keys under which a telling is found, as 62-bit numbers."""
    return _keys(telling, around=0)


def sought(telling: Telling) -> tuple[int, ...]:
    """The keys under which others that may be the same are looked for."""
    return _keys(telling, around=1)


def _keys(telling: Telling, *, around: int) -> tuple[int, ...]:
    kind = family(telling.type)
    found = [_number("words", str(word), kind) for word in telling.words]
    if telling.series:
        found += [_number("series", telling.series, str(year)) for year in _years(telling)]
    if telling.series and telling.edition:
        slip = str(telling.edition), telling.series[0]
        found += [_number("slip", *slip, state) for state in _states(telling)]
    buckets = list(_buckets(telling, around))
    for entity in entities(telling):
        found += [_number(kind, entity, bucket) for bucket in buckets]
    return tuple(dict.fromkeys(found))


def _number(*parts: str) -> int:
    raw = "\x1f".join(parts).encode("utf-8", "replace")
    return (zlib.crc32(raw) << 30) ^ (zlib.crc32(raw[::-1]) & 0x3FFFFFFF)


def _states(telling: Telling) -> list[str]:
    """The states of places and actors, for names that may differ by a slip."""
    there = (site.country for site in telling.sites)
    told = {*there, *(actor.country for actor in telling.actors)}
    return sorted(filter(None, told))[:MAX_OF_KIND]


def entities(telling: Telling) -> list[str]:
    """States, places and actors, some of each kind, so that none crowds out another."""
    places = [s.name for s in telling.sites if not is_country(s) and s.name]
    there = [s.country for s in telling.sites if s.country]
    acting = [a.country for a in telling.actors if a.country]
    actors = [a.names[0] for a in telling.actors if a.named and a.names and not a.country]
    kinds = (sorted(set(there)), sorted(set(acting)), places, actors)
    return list(dict.fromkeys(one for kind in kinds for one in kind[:MAX_OF_KIND]))


def _days(telling: Telling) -> tuple[int, int] | None:
    known = span(telling)
    if known is not None:
        return known
    if telling.published is None:
        return None
    ahead = 3 * _REACH_DAYS if telling.lifecycle == "planned" else 0
    return telling.published - _REACH_DAYS, telling.published + ahead


def _buckets(telling: Telling, around: int) -> Iterable[str]:
    """The ten-day buckets of a telling; a whole year is no time to meet by."""
    days = _days(telling)
    if days is None:
        return ("never",)
    first, last = days[0] // BUCKET_DAYS - around, days[1] // BUCKET_DAYS + around
    return map(str, range(first, last + 1)) if last - first <= _MAX_BUCKETS else ()


def _years(telling: Telling) -> Iterator[int]:
    if telling.edition:
        yield telling.edition
        return
    days = _days(telling)
    if days is None:
        return
    first, last = date.fromordinal(days[0]).year, date.fromordinal(days[1]).year
    yield from range(first, min(last, first + 2) + 1)
