"""A neighbourhood in memory: for a run that keeps nothing, for tests and for benchmarks."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kronika.model.judgements import Judgement
from kronika.model.linking import record_ids
from kronika.model.tellings import Telling

MAX_NEAR = 400
"""Of very many tellings under the same keys, those that share the most keys are compared."""


class MemoryNeighbourhood:
    """The tellings and judgements of one run.

    Example:
        >>> here = MemoryNeighbourhood()
        >>> here.file(Telling("a", "d1", "attack"), [7])
        >>> [one.id for one in here.near([7, 8])]
        ['a']
    """

    def __init__(self) -> None:
        self._tellings: list[Telling] = []
        self._numbers: dict[str, int] = {}
        self._filed: dict[int, array[int]] = {}
        self._judged: dict[str, list[Judgement]] = defaultdict(list)

    def file(self, telling: Telling, keys: Iterable[int]) -> None:
        """Make a telling known under its keys; one that is known already changes nothing."""
        if telling.id in self._numbers:
            return
        number = self._numbers[telling.id] = len(self._tellings)
        self._tellings.append(telling)
        for key in keys:
            self._filed.setdefault(key, array("I")).append(number)

    def near(self, keys: Iterable[int]) -> Sequence[Telling]:
        """The tellings under any of the keys, those that share most first."""
        met = Counter(n for key in keys for n in self._filed.get(key, ()))
        if len(met) <= MAX_NEAR:
            return [self._tellings[n] for n in met]
        ordered = sorted(met, key=lambda n: (-met[n], self._tellings[n].id))
        return [self._tellings[n] for n in ordered[:MAX_NEAR]]

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """The tellings of those ids, in the order of ids; unknown ids are left out."""
        known = sorted(one for one in ids if one in self._numbers)
        return [self._tellings[self._numbers[one]] for one in known]

    def judgements(self, ids: Iterable[str]) -> Sequence[Judgement]:
        """All judgements in which one of the ids stands, once each."""
        return list(dict.fromkeys(j for one in ids for j in self._judged.get(one, ())))

    def around(self, ids: Iterable[str], judged: Iterable[Judgement]) -> Sequence[Judgement]:
        """The judgements of the group that `same` ties to the ids, with those given as made."""
        ties = _ties(judged)
        waiting, seen = list(ids), set(ids)
        found: dict[Judgement, None] = {}
        while waiting:
            one = waiting.pop()
            own = self._judged.get(one, ())
            found.update(dict.fromkeys(own))
            new = {other(j, one) for j in own if j.verdict == "same" and not j.retracted_at}
            new = (new | ties.get(one, set())) - seen
            seen |= new
            waiting += new
        return list(found)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements; one that is taken back replaces itself."""
        for one in judgements:
            for side in (one.left, one.right):
                kept = [j for j in self._judged[side] if not is_same_act(j, one)]
                self._judged[side] = [*kept, one]

    def record_ids(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The record of each id: its own id where it is joined with nothing."""
        own = list(ids)
        found = record_ids(self.around(own, ()))
        return {one: found.get(one, one) for one in own}


def other(judgement: Judgement, one: str) -> str:
    """The other side of a judgement."""
    return judgement.right if judgement.left == one else judgement.left


def is_same_act(a: Judgement, b: Judgement) -> bool:
    """One judgement, whether taken back or not."""
    return (a.left, a.right, a.by, a.at) == (b.left, b.right, b.by, b.at)


def _ties(judged: Iterable[Judgement]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = defaultdict(set)
    for one in judged:
        if one.verdict == "same" and one.retracted_at is None:
            ties[one.left].add(one.right)
            ties[one.right].add(one.left)
    return ties
