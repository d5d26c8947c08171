"""What all drawn views share: their filters, the events they draw, and what they leave out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from litestar import Request

from kronika.model.listing import EventRecord
from kronika.model.outlines import EventOutline
from kronika.serve.drawing.spans import Drawn
from kronika.serve.filters import Filters, filters_of
from kronika.serve.labels import title_of
from kronika.serve.words import number
from kronika.store import SqlStore
from kronika.store.base import FacetCount
from kronika.store.selection import Selection

MOST = 2000
"""The most events that one drawing is made of."""
FACETS = ("type", "year", "country", "participant", "outlet", "series", "lifecycle", "factuality")
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """The latest events that are meant, at most `MOST`, and how many there are."""

    events: tuple[EventOutline, ...]
    total: int

    @property
    def note(self) -> str:
        """What is left out, empty when nothing is."""
        if self.total <= len(self.events):
            return ""
        some, total = number(len(self.events)), number(self.total)
        return f"Showing the latest {some} of {total} events: narrow the filters."


def asked(request: Request[Any, Any, Any], path: str, own: Iterable[str] = ()) -> Filters:
    """The filters of a drawn view, with its own parameters."""
    return filters_of(request.scope["query_string"], path, own=own)


def own_of(filters: Filters, name: str) -> str | None:
    """A parameter of the view itself, the last one where it is given twice."""
    return dict(filters.rest).get(name)


def with_own(filters: Filters, **own: str | None) -> str:
    """The address with other parameters of the view; None takes one away."""
    kept = [pair for pair in filters.rest if pair[0].rstrip("_") not in _plain(own)]
    new = [(name, value) for name, value in _plain(own).items() if value]
    return replace(filters, rest=(*kept, *new), after=None).url()


def _plain(own: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name.rstrip("_"): value for name, value in own.items()}


def shown(
    store: SqlStore, filters: Filters, selection: Selection | None = None, *, most: int = 0
) -> Shown:
    """The events of the filters, or of another selection with the same words."""
    wanted = filters.selection if selection is None else selection
    limit = most or MOST
    events = store.outlines(wanted, filters.q, limit=limit)
    total = len(events) if len(events) < limit else store.count(wanted, filters.q)
    return Shown(events, total)


def facets(store: SqlStore, filters: Filters) -> dict[str, Sequence[FacetCount]]:
    """The facets beside a drawing, years by time."""
    found = store.facets(filters.selection, filters.q, names=FACETS, limit=30)
    years = sorted(found["year"], key=lambda one: one.value.replace("undated", ""), reverse=True)
    return {**found, "year": years}


def title(event: Drawn) -> str:
    """What an event is called."""
    return title_of(cast("EventRecord", event))
