"""Who was in the same events with whom: states, forces, groups and bodies, never persons."""

from typing import Any

from litestar import Request, get
from litestar.response import Template

from kronika.codebook.states import States
from kronika.errors import UsageError
from kronika.model.records import Participant
from kronika.serve import drawn
from kronika.serve.dependencies import TheStore
from kronika.serve.drawing.network_svg import network_svg
from kronika.serve.drawing.pairs import LEFT_OUT, Pair, network
from kronika.serve.drawing.svg import render
from kronika.serve.filters import Filters
from kronika.serve.rendering import page

KINDS = ("state", "agency", "force", "unit", "group", "igo", "organisation", "company")
_PAIRS = 200


@get("/network", sync_to_thread=True)
def view(request: Request[Any, Any, Any], store: TheStore) -> Template:
    """The network of the filters; `kind` keeps some kinds, `a` and `b` list the events of two."""
    filters = drawn.asked(request, "/network", ("kind", "a", "b"))
    kinds = tuple(value for name, value in filters.rest if name == "kind")
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"there is no kind {kind[:40]!r}: choose one of {', '.join(KINDS)}")
    some = drawn.shown(store, filters)
    states = States.load()
    found = network(some.events, naming=lambda one: _name(one, states), kinds=kinds)
    pair = (drawn.own_of(filters, "a") or "", drawn.own_of(filters, "b") or "")
    both = next((one for one in found.pairs if {one.left, one.right} == set(pair)), None)
    events = {event.id: event for event in some.events}
    svg = network_svg(
        found, pair_url=lambda one: _pair_url(filters, one),
        name_url=lambda name: filters.toggled("participant", name),
    )  # fmt: skip
    return page(
        "network.html", filters=filters, query=filters.q, found=found, some=some, pair=pair,
        svg=render(svg) if found.actors else None, total=some.total, both=both, events=events,
        facets=drawn.facets(store, filters), shown=drawn.SHOWN, title=drawn.title,
        kinds=[(kind, _with_kind(filters, kind), kind in kinds) for kind in KINDS], most=_PAIRS,
        pair_url=lambda one: _pair_url(filters, one), left_out=sorted(LEFT_OUT),
        without_pair=drawn.with_own(filters, a=None, b=None),
    )  # fmt: skip


def _name(one: Participant, states: States) -> str:
    """States by their usual name, so that no two spellings stand beside each other."""
    usual = states.name(one.country) if one.kind == "state" and one.country else None
    return usual or one.name


def _pair_url(filters: Filters, pair: Pair) -> str:
    return drawn.with_own(filters, a=pair.left, b=pair.right) + "#both"


def _with_kind(filters: Filters, kind: str) -> str:
    on = ("kind", kind) in filters.rest
    kinds = [v for n, v in filters.rest if n == "kind" and v != kind] + ([] if on else [kind])
    rest = tuple(("kind", one) for one in kinds)
    return Filters(filters.path, filters.q, filters.since, filters.until, filters.values,
                   rest=rest).url()  # fmt: skip


HANDLERS = (view,)
