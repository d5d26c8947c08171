"""Groups from scored pairs: average linkage with a veto, then stragglers join their nearest group.

Pairs without a score count as 0, so pairs that nobody compared need no place in memory. Scores
are integers (millionths): sums are exact and the order of arrival changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

MILLION = 1_000_000
_SURE = 0.995
Edges = Mapping[str, Mapping[str, int]]
"""For each node its neighbours with the score of the pair in millionths, both ways."""


@dataclass(frozen=True, slots=True)
class Linkage:
    """When groups are joined.

    Two groups are joined while the mean score between them is at least `threshold`, unless both
    have `veto_size` members or more and the odds of the mean between them are below `cohesion`
    times the odds inside the looser of the two: then they are two groups that look alike. After
    that a group of at most `straggler_size` joins a group of `core_size` or more if the mean of its
    three best scores there is at least `straggler_threshold` and `straggler_margin` times that
    of any other.
    """

    threshold: float = 0.3
    cohesion: float = 1 / 3
    veto_size: int = 5
    straggler_size: int = 2
    core_size: int = 3
    straggler_threshold: float = 0.02
    straggler_margin: float = 1.5


@dataclass(slots=True)
class _Group:
    members: list[str]
    inside: int = 0
    between: dict[str, int] = field(default_factory=dict)

    def mean_inside(self) -> float:
        size = len(self.members)
        return self.inside / (size * (size - 1) / 2) if size > 1 else float(MILLION)


def components(edges: Edges) -> list[list[str]]:
    """The nodes that hang together, each set sorted, in the order of their first node."""
    seen: set[str] = set()
    found = []
    for node in sorted(edges):
        if node not in seen:
            part = component(edges, node)
            seen.update(part)
            found.append(part)
    return found


def component(edges: Edges, node: str) -> list[str]:
    """All nodes that hang together with one node, sorted."""
    seen, waiting = {node}, [node]
    while waiting:
        for other in edges[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return sorted(seen)


def groups(nodes: Sequence[str], edges: Edges, *, rule: Linkage) -> list[list[str]]:
    """The groups among nodes that hang together, each sorted; sorted by their first member.

    Example:
        >>> edges = {"a": {"b": 900_000}, "b": {"a": 900_000, "c": 20_000}, "c": {"b": 20_000}}
        >>> groups(["a", "b", "c"], edges, rule=Linkage())
        [['a', 'b'], ['c']]
    """
    joined = [sorted(g.members) for g in _agglomerated(sorted(nodes), edges, rule)]
    return sorted(_with_stragglers(joined, edges, rule))


def _agglomerated(nodes: Sequence[str], edges: Edges, rule: Linkage) -> list[_Group]:
    """Average linkage: the best pair first, ties by the names of the first members."""
    live = {node: _Group([node], between=dict(edges.get(node, {}))) for node in nodes}
    heap = [_entry(live, a, b) for a, g in live.items() for b in g.between if a < b and b in live]
    heapify(heap)
    while heap and -heap[0][0] >= rule.threshold * MILLION:
        entry = heappop(heap)
        a, b = entry[1], entry[2]
        if a in live and b in live and _entry(live, a, b) == entry and _may_join(live, a, b, rule):
            for other in _join(live, a, b):
                heappush(heap, _entry(live, *sorted((a, other))))
    return list(live.values())


def _entry(live: Mapping[str, _Group], a: str, b: str) -> tuple[float, str, str, int, int]:
    left, right = len(live[a].members), len(live[b].members)
    return (-live[a].between[b] / (left * right), a, b, left, right)


def _may_join(live: Mapping[str, _Group], a: str, b: str, rule: Linkage) -> bool:
    left, right = live[a], live[b]
    if min(len(left.members), len(right.members)) < rule.veto_size:
        return True
    mean = left.between[b] / (len(left.members) * len(right.members))
    return _odds(mean) >= rule.cohesion * _odds(min(left.mean_inside(), right.mean_inside()))


def _odds(millionths: float) -> float:
    score = min(millionths / MILLION, _SURE)
    return score / (1 - score)


def _join(live: dict[str, _Group], a: str, b: str) -> list[str]:
    """Put group b into group a; gives the groups that lie beside the new one."""
    left, right = live[a], live.pop(b)
    left.inside += right.inside + left.between.pop(b)
    left.members += right.members
    for other, score in right.between.items():
        if other == a or other not in live:
            continue
        left.between[other] = left.between.get(other, 0) + score
        beside = live[other].between
        beside[a] = left.between[other]
        beside.pop(b, None)
    return [other for other in left.between if other in live]


def _with_stragglers(
    joined: Sequence[list[str]], edges: Edges, rule: Linkage
) -> Iterable[list[str]]:
    """Small groups beside the large one that they clearly belong to, judged all at once."""
    home = {m: i for i, g in enumerate(joined) if len(g) >= rule.core_size for m in g}
    moved: dict[int, list[str]] = {}
    stay = []
    for i, small in enumerate(joined):
        target = None
        if len(small) <= rule.straggler_size:
            target = _target(small, edges, home, rule)
        if target is None:
            stay.append(i)
        else:
            moved.setdefault(target, []).extend(small)
    return [sorted(joined[i] + moved.get(i, [])) for i in stay]


def _target(
    small: Sequence[str], edges: Edges, home: Mapping[str, int], rule: Linkage
) -> int | None:
    scores: dict[str, int] = {}
    for member in small:
        for other, score in edges.get(member, {}).items():
            if other in home:
                scores[other] = scores.get(other, 0) + score
    by_core: dict[int, list[int]] = {}
    for other, score in scores.items():
        by_core.setdefault(home[other], []).append(score)
    ranked = sorted(
        ((sum(sorted(s, reverse=True)[:3]), i) for i, s in by_core.items()), reverse=True
    )
    if not ranked or ranked[0][0] < rule.straggler_threshold * MILLION * 3 * len(small):
        return None
    if len(ranked) > 1 and ranked[0][0] < rule.straggler_margin * ranked[1][0]:
        return None
    return ranked[0][1]
