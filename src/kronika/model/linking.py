"""Records as a pure function of judgements: whatever order they come in, the result is one.

Of the judgements about one pair the latest one of a person counts, and without one the latest
of the machine; what was taken back counts no more. `same` joins, a person's before the
machine's and a surer one before a less sure one, unless the two groups hold a pair that is
`different`: a person's `different` holds against everything, the machine's against the
machine. `unsure` joins nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kronika.model.judgements import Judgement

Pair = tuple[str, str]


def pair(left: str, right: str) -> Pair:
    """Two ids as one key, whichever comes first.

    Example:
        >>> pair("b", "a")
        ('a', 'b')
    """
    return (left, right) if left <= right else (right, left)


def by_person(judgement: Judgement) -> bool:
    """True when a person judged: components sign as name@version."""
    return "@" not in judgement.by


def effective(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The one judgement that counts for each pair.

    Example:
        >>> old = Judgement("a", "b", "same", "events@1", "2026-01-02T00:00:00Z")
        >>> own = Judgement("b", "a", "different", "Ada", "2026-01-01T00:00:00Z")
        >>> effective([old, own])["a", "b"].verdict
        'different'
    """
    found: dict[Pair, Judgement] = {}
    for one in judgements:
        if one.retracted_at is None and one.left != one.right:
            key = pair(one.left, one.right)
            if key not in found or _weight(one) > _weight(found[key]):
                found[key] = one
    return found


_CAUTION = {"same": 0, "unsure": 1, "different": 2}


def _weight(one: Judgement) -> tuple[bool, str, int, float, str, str]:
    """What makes one judgement count before another; the last parts only break ties."""
    return by_person(one), one.at, _CAUTION[one.verdict], one.score or 0.0, one.by, one.left


def groups(judgements: Iterable[Judgement]) -> list[frozenset[str]]:
    """The ids that are one record, in groups of two and more, in order of their least id."""
    counted = effective(judgements)
    forest = _Forest()
    for key, one in counted.items():
        if one.verdict == "different":
            forest.keep_apart(key, by_person=by_person(one))
    for key, one in sorted(counted.items(), key=_order):
        if one.verdict == "same":
            forest.join(key, by_person=by_person(one))
    return sorted(forest.groups(), key=min)


def _order(item: tuple[Pair, Judgement]) -> tuple[bool, float, Pair]:
    key, one = item
    return not by_person(one), -(one.score or 0.0), key


class _Forest:
    """Groups that grow, and the pairs that must not meet in one."""

    def __init__(self) -> None:
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, dict[str, bool]] = defaultdict(dict)

    def keep_apart(self, key: Pair, *, by_person: bool) -> None:
        left, right = key
        self._apart[left][right] = self._apart[right][left] = by_person

    def join(self, key: Pair, *, by_person: bool) -> None:
        left = self._members.setdefault(key[0], {key[0]})
        right = self._members.setdefault(key[1], {key[1]})
        if left is right or self._forbidden(left, right, by_person=by_person):
            return
        small, large = sorted((left, right), key=len)
        large |= small
        for member in small:
            self._members[member] = large

    def _forbidden(self, left: set[str], right: set[str], *, by_person: bool) -> bool:
        """Whether a pair across the two is different; a person overrules the machine."""
        small, large = sorted((left, right), key=len)
        return any(
            other in large and (said_by_person or not by_person)
            for one in small
            for other, said_by_person in self._apart.get(one, {}).items()
        )

    def groups(self) -> Iterable[frozenset[str]]:
        """All groups of more than one, each once."""
        distinct = {id(found): found for found in self._members.values()}
        return [frozenset(found) for found in distinct.values() if len(found) > 1]


def record_ids(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """The id of the merged record of each id that has one: the least id of its group.

    Every id that was ever given out stays good: it is a member of the record.

    Example:
        >>> said = [Judgement("b", "a", "same", "events@1", "2026-01-01T00:00:00Z", 0.9)]
        >>> record_ids(said)
        {'a': 'a', 'b': 'a'}
    """
    return {one: min(group) for group in groups(judgements) for one in sorted(group)}


def component(start: Iterable[str], judgements: Iterable[Judgement]) -> frozenset[str]:
    """All ids that a chain of `same` ties to those of `start`, and `start` itself."""
    return frozenset().union(*components(start, judgements))


def components(start: Iterable[str], judgements: Iterable[Judgement]) -> list[frozenset[str]]:
    """The chains of `same` that the ids of `start` stand in, each once, in order of `start`.

    Example:
        >>> said = [Judgement("a", "b", "same", "events@1", "2026-01-01T00:00:00Z")]
        >>> [sorted(chain) for chain in components(["c", "b", "a"], said)]
        [['c'], ['a', 'b']]
    """
    ties: dict[str, set[str]] = defaultdict(set)
    for (left, right), one in effective(judgements).items():
        if one.verdict == "same":
            ties[left].add(right)
            ties[right].add(left)
    chains: list[frozenset[str]] = []
    done: set[str] = set()
    for first in start:
        if first not in done:
            found, waiting = {first}, [first]
            while waiting:
                new = ties.get(waiting.pop(), set()) - found
                found |= new
                waiting += new
            done |= found
            chains.append(frozenset(found))
    return chains
