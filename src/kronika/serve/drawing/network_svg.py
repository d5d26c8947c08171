"""A network as SVG: actors on an ellipse, each tie as wide as the events that name both."""

import math
from collections.abc import Callable

from kronika.serve.drawing.circle import Placed, placed
from kronika.serve.drawing.pairs import Network, Pair
from kronika.serve.drawing.svg import Canvas, Node, fitting, group, link, named, node, short
from kronika.serve.words import counted, number

WIDTH, ROW, SIZE, MOST_LABEL = 1120.0, 30.0, 13.0, 300.0
PairUrl = Callable[[Pair], str]
NameUrl = Callable[[str], str]


def network_svg(found: Network, *, pair_url: PairUrl, name_url: NameUrl) -> Node:
    """The drawing; `pair_url` leads to the events of two, `name_url` to those of one."""
    height = max(260.0, ROW * ((len(found.actors) + 1) // 2) + 60)
    canvas = Canvas(
        "network", WIDTH, height, "Who with whom",
        f"{len(found.actors)} actors, {counted(len(found.pairs), 'pair')}: the wider a line, the "
        "more events name both. The table below says the same.",
    )  # fmt: skip
    points = placed(found, width=min(560.0, height * 1.1), height=height - 40)
    most = max((pair.weight for pair in found.pairs), default=1)
    weak_first = sorted(found.pairs, key=lambda one: (one.weight, one.left, one.right))
    ties = [_tie(pair, points, most, pair_url) for pair in weak_first]
    loudest = max((actor.events for actor in found.actors), default=1)
    actors = [
        _actor(points[one.name], one.events, one.kind, loudest, name_url) for one in found.actors
    ]
    inner = node(
        "g", group(ties, "ties"), group(actors, "actors"),
        transform=f"translate({short(WIDTH / 2)} {short(height / 2)})",
    )  # fmt: skip
    return canvas.drawn(inner, links=len(ties) + len(actors))


def _tie(pair: Pair, points: dict[str, Placed], most: int, pair_url: PairUrl) -> Node:
    a, b = points[pair.left], points[pair.right]
    apart = min(1.0, math.dist((a.x, a.y), (b.x, b.y)) / 420)
    pull = 0.8 - 0.65 * apart  # near ones bow a little, far ones cross close to the middle
    x, y = (a.x + b.x) / 2 * pull, (a.y + b.y) / 2 * pull
    path = f"M{short(a.x)},{short(a.y)} Q{short(x)},{short(y)} {short(b.x)},{short(b.y)}"
    width = 0.6 + min(1.3, 9 / most) * pair.weight
    level = 1 + round(3 * min(1.0, pair.weight / max(most, 4)) ** 0.5)
    line = node("path", d=path, stroke_width=width, class_=f"tie-{level}")
    title = f"{named(pair.left)} and {named(pair.right)}: {counted(pair.weight, 'event')}"
    return link(pair_url(pair), title, line, class_="tie")


def _actor(point: Placed, events: int, kind: str, most: int, name_url: NameUrl) -> Node:
    size = 4 + 9 * (events / most) ** 0.5
    label = fitting(named(point.name)[1:-1], SIZE, MOST_LABEL)
    x = point.x + point.side * (size + 6)
    words = node(
        "text", label, node("tspan", f" {number(events)}", class_="weight"), x=x, y=point.y + 4.5,
        text_anchor="start" if point.side > 0 else "end", class_="actor-name",
    )  # fmt: skip
    dot = node("circle", cx=point.x, cy=point.y, r=size)
    title = f"{named(point.name)} ({kind}): {counted(events, 'event')}"
    return link(name_url(point.name), title, dot, words, class_=f"actor kind-{kind}")
