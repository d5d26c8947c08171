"""Totals that rest on a part which another page contradicts.

One page counts 30 vehicles, 20 trucks and ten tanks among them; another knows of twelve tanks and
counts nothing else. The second contradicts the part, and with it the total that is its sum.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kronika.resolving.counted import kind_of
from kronika.resolving.figures import compatible
from kronika.resolving.reports import Offer

_LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of one page: what kind it counts, which part of it, and whose."""

    offer: Offer
    kind: tuple[str, str]
    part: str


def against_totals(offered: Mapping[str, Sequence[Offer]]) -> Iterator[Offer]:
    """Single counts of a part, once more under the field of the total that they contradict.

    `offered` holds the offers of one event by field. A page counts against a total only when it
    gives nothing of the kind but that one part, and the total is the sum of its own page's parts.
    """
    counts = [c for found in offered.values() for c in map(_count, found) if c is not None]
    pages: dict[tuple[tuple[str, str], str], list[_Count]] = {}
    for one in counts:
        pages.setdefault((one.kind, one.offer.said.document_id), []).append(one)
    for (kind, page), own in sorted(pages.items()):
        total = _sum_of_parts(own)
        if total is None:
            continue
        for (other_kind, other), theirs in sorted(pages.items()):
            if other_kind == kind and other != page and _contradicts(theirs, own, total=total):
                yield replace(theirs[0].offer, field=total.field)


def _count(offer: Offer) -> _Count | None:
    if offer.figure is None or not offer.field.startswith("number "):
        return None
    kind, part = kind_of(str(offer.parts.get("what", "")))
    own = " ".join(filter(None, ("number", kind, part)))
    if not offer.field.startswith(own):
        return None
    return _Count(offer, (kind, offer.field[len(own) :].strip()), part)


def _sum_of_parts(counts: Iterable[_Count]) -> Offer | None:
    """The total among the counts of a page that its parts make up, if there is one."""
    parts = {c.part: c.offer.figure.value for c in counts if c.part and c.offer.figure}
    wholes = [c.offer for c in counts if not c.part]
    if len(parts) < _LEAST_PARTS:
        return None
    total = sum(parts.values())
    return next((o for o in wholes if o.figure and o.figure.value == total), None)


def _contradicts(theirs: Sequence[_Count], own: Sequence[_Count], *, total: Offer) -> bool:
    if len({(c.part, c.offer.key) for c in theirs}) != 1 or not theirs[0].part:
        return False
    said = theirs[0].offer
    if said.said.witness == total.said.witness:
        return False
    same_part = [c.offer for c in own if c.part == theirs[0].part]
    return bool(same_part) and all(
        said.figure and o.figure and compatible(said.figure, o.figure) is None
        for o in (*same_part, total)
    )
