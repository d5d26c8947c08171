"""The filters of a view as one value: read from its address, and written back into addresses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from urllib.parse import parse_qsl

from kronika.codebook.type_files import type_names
from kronika.errors import UsageError
from kronika.model.records import FACTUALITIES, LIFECYCLES
from kronika.serve.labels import FACETS, value_label
from kronika.serve.links import with_query
from kronika.serve.oddities import HIDDEN
from kronika.store import Selection

MANY = (
    "type", "year", "country", "participant_country", "participant", "outlet", "place", "series",
    "lifecycle", "factuality", "review", "disagreement",
)  # fmt: skip
ORDERS = ("newest", "oldest", "changed")
MAX_CHARS, MAX_VALUES, MAX_QUERY_BYTES = 300, 20, 8000
_CLOSED = {
    "type": type_names(), "lifecycle": LIFECYCLES, "factuality": FACTUALITIES,
    "review": ("none", "open", "reviewed"),
}  # fmt: skip
_SHAPES = {
    "year": re.compile(r"\d{4}|undated"),
    "country": re.compile(r"[A-Z]{2}"),
    "participant_country": re.compile(r"[A-Z]{2}"),
    "disagreement": re.compile(r"[a-z_]{1,40}"),
    "since": re.compile(r"\d{4}(-\d{2}){0,2}"),
    "until": re.compile(r"\d{4}(-\d{2}){0,2}"),
}
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set: its words, and the address without it."""

    name: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Filters:
    """All that the address of a view asks for: words, filters, order, cursor.

    `values` are pairs of filter and value in their order; `rest` are parameters of the view itself.
    """

    path: str = "/"
    q: str = ""
    since: str | None = None
    until: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    order: str = "newest"
    after: str | None = None
    rest: tuple[tuple[str, str], ...] = ()

    @property
    def selection(self) -> Selection:
        """The filters as the store takes them."""
        asked = {name: self.of(name) or None for name in MANY}
        return Selection(since=self.since, until=self.until, **asked)

    @property
    def any(self) -> bool:
        """Whether the view is narrowed at all."""
        return bool(self.q or self.since or self.until or self.values)

    def of(self, name: str) -> tuple[str, ...]:
        """The values of one filter."""
        return tuple(value for one, value in self.values if one == name)

    def pairs(self, values: Iterable[tuple[str, str]] | None = None, *, own: bool = True) -> Pairs:
        """The parameters of the address, without the cursor.

        `values` stand for those of the filters; without `own` the view's own are left out.
        """
        alone = [("q", self.q), ("since", self.since or ""), ("until", self.until or "")]
        order = [] if self.order == "newest" else [("order", self.order)]
        chosen = self.values if values is None else values
        rest = self.rest if own else ()
        return [(k, v) for k, v in (*alone, *chosen, *rest) if v] + order

    def url(self, path: str | None = None) -> str:
        """The address of this view, or of another with the same filters.

        Example:
            >>> found = filters_of(b"type=attack&zoom=3", "/map", own=("zoom",))
            >>> found.url(), found.url("/")
            ('/map?type=attack&zoom=3', '/?type=attack')
        """
        here = path is None or path == self.path
        return with_query(path or self.path, self.pairs(own=here))

    def toggled(self, name: str, value: str) -> str:
        """The address with one value more, or without it when it is there."""
        pair = (name, value)
        rest = tuple(one for one in self.values if one != pair)
        values = rest if pair in self.values else (*rest, pair)
        return with_query(self.path, self.pairs(values))

    def ordered(self, order: str) -> str:
        """The address in another order."""
        return replace(self, order=order, after=None).url()

    def beyond(self, cursor: str) -> str:
        """The address of the next page."""
        return with_query(self.path, [*self.pairs(), ("after", cursor)])

    def chips(self) -> Iterator[Chip]:
        """What is set, each with the address that takes it away."""
        first = replace(self, after=None)
        if self.q:
            yield Chip(FACETS["q"], self.q, replace(first, q="").url())
        if self.since:
            yield Chip(FACETS["since"], self.since, replace(first, since=None).url())
        if self.until:
            yield Chip(FACETS["until"], self.until, replace(first, until=None).url())
        for name, value in self.values:
            yield Chip(FACETS[name], value_label(name, value), self.toggled(name, value))


def filters_of(query: bytes, path: str, *, own: Iterable[str] = ()) -> Filters:
    """The filters in a query string; `own` are further parameters that the view takes.

    Raises:
        UsageError: the query holds what cannot be asked for.

    Example:
        >>> found = filters_of(b"type=attack&type=battle&q=osh", "/")
        >>> found.of("type"), found.toggled("type", "attack")
        (('attack', 'battle'), '/?q=osh&type=battle')
    """
    known = {*MANY, "q", "since", "until", "order", "after"}
    own = frozenset(own)
    alone: dict[str, str] = {}
    values: Pairs = []
    rest: Pairs = []
    for name, value in _parsed(query):
        if name not in known | own:
            near = get_close_matches(name, known | own, n=1)
            hint = f"did you mean {near[0]}?" if near else f"filters are {', '.join(sorted(known))}"
            raise UsageError(f"there is no filter {name[:40]!r}: {hint}")
        if name in own:
            rest.append((name, value))
        elif name in MANY:
            values.append((name, _checked(name, value)))
        else:
            alone[name] = _checked(name, value)
    kept = tuple(dict.fromkeys(values))
    if len(kept) > MAX_VALUES:
        raise UsageError(f"{len(kept)} filters at once: {MAX_VALUES} are the most")
    order = alone.pop("order", "newest")
    if order not in ORDERS:
        raise UsageError(f"there is no order {order[:40]!r}: choose one of {', '.join(ORDERS)}")
    return Filters(path, values=kept, order=order, rest=tuple(rest), **_typed(alone))


def _typed(alone: dict[str, str]) -> dict[str, str]:
    names = {one.name for one in fields(Filters)}
    return {name: value for name, value in alone.items() if name in names}


def _parsed(query: bytes) -> Iterator[tuple[str, str]]:
    """The pairs of a query string, those without a value left out."""
    if len(query) > MAX_QUERY_BYTES:
        raise UsageError(f"the address has {len(query)} bytes: {MAX_QUERY_BYTES} are the most")
    try:
        pairs = parse_qsl(query.decode("ascii"), errors="strict", max_num_fields=100)
    except ValueError:
        raise UsageError("the address is not UTF-8: write it anew, or start from /") from None
    for name, value in pairs:
        words = value.strip()
        if len(words) > MAX_CHARS:
            raise UsageError(f"{name[:40]} has {len(words)} characters: {MAX_CHARS} are the most")
        if "\x00" in words or (name != "q" and HIDDEN.search(words)):
            raise UsageError(f"{name[:40]} holds hidden characters: type it anew")
        if words:
            yield name, words


def _checked(name: str, value: str) -> str:
    closed = _CLOSED.get(name)
    if closed is not None and value not in closed:
        near = get_close_matches(value, closed, n=1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(closed)}"
        raise UsageError(f"there is no {name} {value[:40]!r}: {hint}")
    shape = _SHAPES.get(name)
    if shape is not None and not shape.fullmatch(value):
        raise UsageError(f"{name} cannot be {value[:40]!r}: give it as {_EXAMPLES[name]}")
    return value


_EXAMPLES = {
    "year": "2016, or undated", "country": "a code of two capitals (KG)",
    "participant_country": "a code of two capitals (KG)", "disagreement": "number, or any",
    "since": "a year, month or day (2016-07-04)", "until": "a year, month or day (2016-07-04)",
}  # fmt: skip
