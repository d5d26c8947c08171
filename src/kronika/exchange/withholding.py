"""Forms of one object for readers with different ceilings, made once, when it is kept.

A value under a granular mark (STIX 2.1 section 7.2.3) is withheld whole from whoever's ceiling is
below the mark: the value of the nearest property of an object around it, so that no list changes
its numbering. A property that STIX demands cannot be left out; then the object is withheld.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from kronika.model.sharing import Band
from kronika.model.tlp import LABELS, NO_CEILING

Marked = tuple[int, Sequence[str]]
"""The rank of a granular mark and the selectors that it covers."""
_REQUIRED = frozenset(
    "type id spec_version created modified name pattern pattern_type valid_from objects "
    "object_refs relationship_type source_ref target_ref content opinion is_family number_observed "
    "first_observed last_observed sighting_of_ref context published identity_class report_types "
    "malware_types product result definition definition_type object_marking_refs object_ref "
    "contents extension_types extension_type schema version value".split()
)
_STEP = re.compile(r"\[(\d+)\]")


def forms(body: bytes, *, level: int, fields: Sequence[Marked] = ()) -> tuple[Band, ...]:
    """The bands of an object: reduced forms for lower ceilings first, then the whole of it.

    `level` is the rank of the object's own marks. Without narrower marks on fields there is one.

    Example:
        >>> bands = forms(b'{"type":"note","content":"c","abstract":"a"}', level=0,
        ...     fields=[(2, ["abstract"])])
        >>> [(b.level, b.below, b.body, b.whole) for b in bands]
        [(0, 2, b'{"type":"note","content":"c"}', False),
         (2, 99, b'{"type":"note","content":"c","abstract":"a"}', True)]
    """
    narrower = [(rank, selectors) for rank, selectors in fields if rank > level]
    if not narrower:
        return (Band(level, body),)
    steps = sorted({level, *(rank for rank, _ in narrower)})
    bands: list[Band] = []
    for here, above in pairwise(steps):
        if here >= len(LABELS):
            break
        hidden = [one for rank, selectors in narrower if rank > here for one in selectors]
        reduced = without(body, hidden)
        if reduced is not None:
            bands.append(Band(here, reduced, above, whole=False))
    return (*bands, Band(steps[-1], body, NO_CEILING))


def without(body: bytes, selectors: Iterable[str]) -> bytes | None:
    """The object without the values that selectors name; None where it cannot be without them.

    A selector that cannot be followed withholds the whole object: a mark that nobody
    understands is not a mark that may be passed over.
    """
    try:
        value: dict[str, Any] = msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError):
        return None
    gone = []
    for selector in sorted(set(selectors)):
        place = _nearest_property(value, selector)
        if place is None or (len(place) == 1 and place[0] in _REQUIRED):
            return None
        gone.append(place)
    for place in gone:
        _drop(value, place)
    left = [one for one in value.get("granular_markings", ()) if _kept(value, one)]
    value.pop("granular_markings", None)
    if left:
        value["granular_markings"] = left
    return msgspec.json.encode(value)


def _nearest_property(value: Any, selector: str) -> tuple[str | int, ...] | None:  # noqa: ANN401
    """The path to the property that holds what a selector names, None when it names nothing."""
    path: list[str | int] = []
    for part in _parts(selector):
        if isinstance(part, int):
            if not (isinstance(value, list) and part < len(value)):
                return None
        elif not (isinstance(value, dict) and part in value):
            return None
        value = value[part]
        path.append(part)
    while path and isinstance(path[-1], int):
        path.pop()
    return tuple(path) or None


def _parts(selector: str) -> list[str | int]:
    return [
        int(match[1]) if (match := _STEP.fullmatch(part)) else part for part in selector.split(".")
    ]


def _drop(value: Any, place: Sequence[str | int]) -> None:  # noqa: ANN401
    for part in place[:-1]:
        if isinstance(value, dict) and part not in value:
            return  # something around it went already
        value = value[part]
    if isinstance(value, dict):
        value.pop(place[-1], None)


def _kept(value: dict[str, Any], entry: dict[str, Any]) -> bool:
    """A mark stays where everything that it covers stays."""
    return all(_nearest_property(value, one) is not None for one in entry["selectors"])
