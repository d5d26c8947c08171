"""The words of a page that records rest on, as stretches that never overlap.

Spans overlap as they like: a date in a claim, two events told by one verb. The text is cut where
any span begins or ends, so that each stretch is one element with all that lies over it.
"""

import heapq
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from kronika.serve.oddities import HIDDEN
from kronika.serve.rendering import visible

KINDS = ("at", "trigger", "date", "place", "participant", "number", "name", "speaker",
         "designation", "entity", "claim")  # fmt: skip
"""What is shown where several lie over one stretch: the earlier one gives colour and link."""
MOST_OVER_ONE = 24
"""So many spans over one stretch are told apart; what is more is counted only."""
Rank = tuple[int, int, int, str]
_ORDER = {kind: i for i, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open code points of the text, what they say, and where their record is shown."""

    start: int
    end: int
    kind: str
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with the same spans over all of them, the one that is shown first."""

    start: int
    end: int
    over: tuple[Span, ...] = ()
    more: int = 0


def stretches(spans: Iterable[Span], start: int, end: int) -> Iterator[Stretch]:
    """The text from `start` to `end` cut at the edges of spans; joined they are the whole.

    Example:
        >>> found = stretches([Span(0, 5, "date"), Span(3, 8, "claim")], 0, 10)
        >>> [(s.start, s.end, [o.kind for o in s.over]) for s in found]
        [(0, 3, ['date']), (3, 5, ['date', 'claim']), (5, 8, ['claim']), (8, 10, [])]
    """
    own = sorted(
        {s for s in spans if s.start < end and s.end > start and s.start < s.end},
        key=lambda s: (s.start, s.end, s.kind, s.href),
    )
    edges = sorted({start, end, *(e for s in own for e in (s.start, s.end) if start < e < end)})
    over: list[tuple[Rank, int]] = []
    ends: list[tuple[int, int]] = []
    coming = 0
    for at, until in pairwise(edges):
        while ends and ends[0][0] <= at:
            gone = heapq.heappop(ends)[1]
            del over[bisect_left(over, (_rank(own[gone]), gone))]
        while coming < len(own) and own[coming].start <= at:
            insort(over, (_rank(own[coming]), coming))
            heapq.heappush(ends, (own[coming].end, coming))
            coming += 1
        first = tuple(own[number] for _, number in over[:MOST_OVER_ONE])
        yield Stretch(at, until, first, max(0, len(over) - MOST_OVER_ONE))


def _rank(span: Span) -> Rank:
    return _ORDER.get(span.kind, len(KINDS)), span.end - span.start, span.start, span.href


def html(text: str, found: Sequence[Stretch], *, anchor: int | None = None) -> Markup:
    """The stretches as elements, every character of the text escaped and in its place.

    `data-at` is the code point at which the words of an element begin. The first stretch at
    `anchor` bears the id that links lead to.

    Example:
        >>> html("4 May", [Stretch(0, 5, (Span(0, 5, "date", "#ev_1", "begins"),))])
        Markup('<a data-at="0" class="hl k-date" title="begins" href="#ev_1">4 May</a>')
    """
    parts: list[str] = []
    here, said = anchor, set[str]()
    for one in found:
        at = one.start == here
        here = None if at else here
        for claim in (s for s in one.over if s.kind == "claim" and s.href not in said):
            said.add(claim.href)
            parts.append(_speaker(claim))
        _element(parts, one, text[one.start : one.end], anchored=at)
    return Markup("").join(parts)


def _element(parts: list[str], one: Stretch, words: str, *, anchored: bool) -> None:
    """Add one element; what is no `Markup` here is escaped when all is joined."""
    kinds = list(dict.fromkeys(s.kind for s in one.over))
    linked = next((s for s in one.over if s.href and s.kind != "claim"), None)
    opened, closed = _tag(kinds, linked)
    parts += [opened, str(one.start)]
    if anchored:
        parts += [Markup('" id="w'), str(one.start)]
    if kinds:
        title = "; ".join(dict.fromkeys(s.label for s in one.over if s.label))
        more = f"; {one.more} more" if one.more else ""
        parts += [Markup('" class="'), " ".join(["hl", *(f"k-{kind}" for kind in kinds)])]
        parts += [Markup('" title="'), title + more]
    if linked is not None:
        parts += [Markup('" href="'), linked.href]
    parts += [Markup('">'), *_words(words), closed]


def _tag(kinds: Sequence[str], linked: Span | None) -> tuple[Markup, Markup]:
    if linked is not None:
        return Markup('<a data-at="'), Markup("</a>")
    if "at" in kinds:
        return Markup('<mark data-at="'), Markup("</mark>")
    return Markup('<span data-at="'), Markup("</span>")


def _speaker(claim: Span) -> Markup:
    """A mark before the words of a claim: whose they are; it is no part of the text."""
    return Markup('<a class="says" data-skip href="{}">{}:</a>').format(
        claim.href, Markup("<bdi>{}</bdi>").format(visible(claim.label or "somebody"))
    )


def _words(raw: str) -> list[str]:
    """The words escaped; a carriage return stays one, which a browser would take for a new line."""
    if "\r" not in raw and not HIDDEN.search(raw):
        return [raw]
    parts: list[str] = []
    for part in raw.split("\r"):
        parts += [visible(part), Markup("&#13;")]
    return parts[:-1]
