"""Tellings of many pages become judgements: which are one event, which are not, which are unsure.

A judgement about two tellings rests on those two alone, so neither the order of arrival nor the
rest of the store changes it. `same` and `unsure` are written for all that meet under a key;
`different` where it says that one is part of the other, and inside a group that `same` ties
together, where it keeps two apart.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kronika.model.judgements import Judgement
from kronika.model.linking import Pair, components, pair
from kronika.model.protocols import Neighbourhood
from kronika.model.tellings import Telling
from kronika.resolving.blocking import filed, sought
from kronika.resolving.compare import MADE_BY, Comparison, compare

MAX_GROUP = 300
"""In a larger group only the new tellings are held against the others once more."""
_AGAINST = 0.0
"""Inside a group, a sum of weights below this keeps two tellings apart."""


def resolve(
    tellings: Sequence[Telling], neighbourhood: Neighbourhood, *, at: str
) -> tuple[Judgement, ...]:
    """What is judged of tellings of one or more pages; all of it is in the neighbourhood then.

    Judgements of this component that are no longer held are taken back; those of people stay.
    `at` is the time of judging, ISO 8601 UTC. Gives the judgements that are new.
    """
    for telling in tellings:
        neighbourhood.file(telling, filed(telling))
    found = _proposed(tellings, neighbourhood)
    known = neighbourhood.judgements(t.id for t in tellings)
    held = {p: c.judgement(at=at) for p, c in found.items()}
    held |= _kept_apart(tellings, held, neighbourhood, at=at)
    new, stale = _changes(held, known, {t.id for t in tellings}, at=at)
    neighbourhood.judge((*stale, *new))
    return tuple(new)


def _proposed(tellings: Iterable[Telling], neighbourhood: Neighbourhood) -> dict[Pair, Comparison]:
    """The pairs that meet under a key and are same, unsure, or a part and its whole."""
    found: dict[Pair, Comparison] = {}
    for telling in tellings:
        for other in neighbourhood.near(sought(telling)):
            key = pair(telling.id, other.id)
            if other.id != telling.id and key not in found:
                compared = compare(telling, other)
                if compared.verdict != "different" or compared.part:
                    found[key] = compared
    return found


def _kept_apart(
    tellings: Sequence[Telling], held: Mapping[Pair, Judgement], neighbourhood: Neighbourhood,
    *, at: str,
) -> dict[Pair, Judgement]:  # fmt: skip
    """Pairs in one group that contradict each other.

    The pairs of the new tellings are always held against each other; of the others only those
    that came together now and were never compared.
    """
    own = {t.id for t in tellings}
    made = tuple(held.values())
    around = neighbourhood.around(own, made)
    settled = {pair(j.left, j.right) for j in around if _is_own(j) and j.retracted_at is None}
    found = {}
    for left, right in _pairs_within(own, [*made, *around], neighbourhood):
        key, is_new = pair(left.id, right.id), left.id in own or right.id in own
        if key in held or (not is_new and key in settled):
            continue
        compared = compare(left, right)
        if compared.vetoed or compared.weight < _AGAINST:
            found[key] = compared.judgement(at=at)
    return found


def _pairs_within(
    own: Collection[str], judged: Sequence[Judgement], neighbourhood: Neighbourhood
) -> Iterator[tuple[Telling, Telling]]:
    """All pairs of each group that holds a new telling; of a huge group only its own pairs."""
    for group in components(sorted(own), judged):
        members = neighbourhood.tellings(group) if len(group) > 1 else ()
        for left, right in combinations(members, 2):
            if len(members) <= MAX_GROUP or left.id in own or right.id in own:
                yield left, right


def _is_own(judgement: Judgement) -> bool:
    return judgement.by.startswith(_NAME)


_NAME = MADE_BY.split("@", maxsplit=1)[0] + "@"


def _changes(
    held: dict[Pair, Judgement], known: Iterable[Judgement], own: set[str], *, at: str
) -> tuple[list[Judgement], list[Judgement]]:
    """The judgements that are new, and the old ones with the time of their being taken back."""
    stale, same = [], set()
    for old in known:
        if _is_own(old) and old.retracted_at is None:
            key = pair(old.left, old.right)
            now = held.get(key)
            if now is not None and _said(now) == _said(old):
                same.add(key)
            elif old.left in own or old.right in own:
                stale.append(taken_back(old, at=at))
    return [one for key, one in held.items() if key not in same], stale


def _said(one: Judgement) -> tuple[str, str, float | None, tuple[str, ...]]:
    return one.verdict, one.by, one.score, one.reasons


def taken_back(judgement: Judgement, *, at: str) -> Judgement:
    """The judgement as it stays on record once it counts no more."""
    return Judgement(
        judgement.left, judgement.right, judgement.verdict, judgement.by, judgement.at,
        judgement.score, judgement.reasons, at, MADE_BY,
    )  # fmt: skip
