"""A map as SVG: countries, and on them points, areas and whole countries as they are known."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from kronika.serve.drawing.families import FAMILIES, family
from kronika.serve.drawing.locations import Locations, Spot, radius
from kronika.serve.drawing.shapes import Ring, Shape, world
from kronika.serve.drawing.spans import Drawn
from kronika.serve.drawing.svg import Canvas, Node, group, hatching, link, named, node, short
from kronika.serve.drawing.timeline import Titled
from kronika.serve.drawing.views import View
from kronika.serve.links import event_url
from kronika.serve.words import days, number

CountryUrl = Callable[[str], str]
SpotUrl = Callable[[Spot], str]
_STEPS = (1, 3, 10, 30)


def map_svg(
    found: Locations, view: View, *, titled: Titled, country_url: CountryUrl, spot_url: SpotUrl
) -> Node:
    """The drawing; `country_url` leads to the events of a country, `spot_url` to those of a spot.

    An event alone leads to its own page.
    """
    total = len(found.located)
    canvas = Canvas(
        "map", view.width, view.height, f"Map of {total} events",
        "Dots are points, hatched rings areas of unknown extent, tinted countries events of which "
        "only the country is known. The table below says the same.",
    )  # fmt: skip
    most = max((len(one.events) for one in found.spots), default=1)
    spots = sorted(found.spots, key=lambda one: (one.kind != "area", -len(one.events), one.x))
    marks = group([_spot(one, most, titled, spot_url) for one in spots], "spots")
    tints = dict(found.countries)
    return canvas.drawn(
        node("defs", *(hatching(f"area-{one}", class_=one, gap=4) for one in FAMILIES)),
        node("rect", x=0, y=0, width=view.width, height=view.height, class_="sea"),
        _land(view, tints, country_url), _names(view, tints), marks,
        links=len(found.spots) + len(tints),
    )  # fmt: skip


def _land(view: View, tints: Mapping[str, Sequence[Drawn]], country_url: CountryUrl) -> Node:
    parts = []
    for shape, path in _paths(view):
        some = tints.get(shape.code, ())
        if not some:
            parts.append(node("path", d=path, class_="land"))
            continue
        step = sum(len(some) >= one for one in _STEPS)
        title = f"{named(shape.name)}: {number(len(some))} known only by country"
        tinted = node("path", d=path, class_=f"land tint-{step}")
        parts.append(link(country_url(shape.code), title, tinted, class_="country"))
    return group(parts, "lands")


@lru_cache(maxsize=16)
def codes_on(view: View) -> frozenset[str]:
    """The codes of the countries of which a view shows any part.

    Example:
        >>> from kronika.serve.drawing.views import view_of
        >>> "JP" in codes_on(view_of("east-asia")), "ES" in codes_on(view_of("east-asia"))
        (True, False)
    """
    return frozenset(
        shape.code for shape in world()
        if shape.code and any(view.holds(x, y) for ring in shape.rings for x, y in ring)
    )  # fmt: skip


@lru_cache(maxsize=16)
def _paths(view: View) -> tuple[tuple[Shape, str], ...]:
    """The shapes that the view shows, each with its outline on the canvas."""
    found = ((shape, _path(shape, view)) for shape in world())
    return tuple((shape, path) for shape, path in found if path)


def _path(shape: Shape, view: View) -> str:
    return " ".join(filter(None, (_outline(ring, view) for ring in shape.rings)))


def _outline(ring: Ring, view: View) -> str:
    """A ring in steps of at least a pixel, empty where the view shows nothing of it."""
    shift = _shift(ring, view)
    xs, ys = [x + shift for x, _ in ring], [y for _, y in ring]
    seen = view.west - 25 <= max(xs) and min(xs) <= view.east + 25
    if not seen or max(ys) < view.south - 12 or min(ys) > view.north + 12:
        return ""
    steps: list[str] = []
    last = (0.0, 0.0)
    for x, y in zip(xs, ys, strict=True):
        px, py = view.at(x, max(-89.0, y))
        here = (round(px, 1), round(py, 1))
        if not steps:
            steps.append(f"M{short(here[0])} {short(here[1])}l")
        elif abs(here[0] - last[0]) + abs(here[1] - last[1]) < 1.0:
            continue
        else:
            steps.append(f"{short(here[0] - last[0])} {short(here[1] - last[1])}")
        last = here
    return f"{steps[0]}{' '.join(steps[1:])}z" if len(steps) > 2 else ""


def _shift(ring: Ring, view: View) -> float:
    """By how many degrees a ring moves as a whole to lie next to the middle of the view."""
    middle = (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2
    return view.near(middle) - middle


def _names(view: View, tints: Mapping[str, Sequence[Drawn]]) -> Node:
    """The number of each tinted country, in its largest ring: a label, not a position."""
    labels = []
    for code, some in sorted(tints.items()):
        rings = [ring for shape in world() if shape.code == code for ring in shape.rings]
        if not rings:
            continue
        largest = max(rings, key=_size)
        shift = _shift(largest, view)
        lon = sum(x for x, _ in largest) / len(largest) + shift
        lat = sum(y for _, y in largest) / len(largest)
        if view.west <= lon <= view.east and view.south <= lat <= view.north:
            x, y = view.at(lon, lat)
            words = f"{code} {number(len(some))}"
            labels.append(node("text", words, x=x, y=y + 4, text_anchor="middle", class_="tinted"))
    return node("g", *labels, class_="tinted-names", aria_hidden="true")


def _size(ring: Ring) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _spot(spot: Spot, most: int, titled: Titled, spot_url: SpotUrl) -> Node:
    events = spot.events
    size = radius(len(events), most)
    where = "in an area around here" if spot.kind == "area" else "here"
    if len(events) == 1:
        event = events[0]
        place = named(event.place.name if event.place else "")
        when = days(event.start, event.end, short=True)
        title = f"{named(titled(event))}, {place}{', ' if when else ''}{when}"
        kind = f"spot {spot.kind} {family(event.type)}"
        ring = node("circle", cx=spot.x, cy=spot.y, r=size if spot.kind == "point" else 9)
        return link(event_url(event.id), title, ring, class_=kind)
    words = number(len(events))
    title = f"{words} events {where}"
    ring = node("circle", cx=spot.x, cy=spot.y, r=size)
    count = node("text", words, x=spot.x, y=spot.y + 4, text_anchor="middle", class_="count")
    return link(spot_url(spot), title, ring, count, class_=f"spot many {spot.kind}")
