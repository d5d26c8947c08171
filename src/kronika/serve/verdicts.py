"""Splitting and merging as judgements of a person, and taking them back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from kronika.errors import UsageError
from kronika.model.judgements import Judgement
from kronika.model.listing import EventRecord
from kronika.serve.oddities import HIDDEN
from kronika.serve.settling import settled
from kronika.store import SqlStore

MAX_REASON = 300
MOST_TELLINGS = 500


@dataclass(frozen=True, slots=True)
class Act:
    """What one person decided at one time: the judgements it wrote, by their numbers.

    `retracted_by` and `retracted_at` say who took it back and when, where somebody did.
    """

    by: str
    at: str
    verdict: str
    reason: str
    numbers: tuple[int, ...]
    ids: frozenset[str]
    retracted_by: str | None = None
    retracted_at: str | None = None


def now() -> str:
    """The present instant, ISO 8601 in UTC, to the microsecond: decisions have an order."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def split_off(
    store: SqlStore, record: EventRecord, events: Sequence[str], *, by: str, reason: str
) -> str:
    """Judge that some tellings of an event are another one; the time of the act.

    Raises:
        UsageError: they are none of its tellings, or all of them.
    """
    out = sorted(set(events) & set(record.merged.events))
    stay = sorted(set(record.merged.events) - set(out))
    if not out or not stay:
        raise UsageError("a report can be split off where another one stays: open the event anew")
    if len(out) * len(stay) > MOST_TELLINGS:
        raise UsageError(f"{len(out) * len(stay)} pairs at once are too many: use `kronika review`")
    at, reasons = now(), (_reason(reason, "split off in the workbench"),)
    _keep(
        store,
        (Judgement(a, b, "different", by, at, reasons=reasons) for a in out for b in stay),
    )
    return at


def merge(store: SqlStore, record: EventRecord, other: EventRecord, *, by: str, reason: str) -> str:
    """Judge that two events are one; the time of the act.

    Raises:
        UsageError: they are one already, or a person's judgement keeps their reports apart.
    """
    if record.id == other.id:
        raise UsageError("these are one event already: look for another one")
    apart = _kept_apart(store, record, other)
    if apart is not None:
        raise UsageError(
            f"{apart.by} judged on {apart.at[:10]} that reports of the two differ: take that back "
            "first, it stands under the judgements of either event"
        )
    at, reasons = now(), (_reason(reason, "merged in the workbench"),)
    _keep(store, (Judgement(record.id, other.id, "same", by, at, reasons=reasons),))
    return at


def take_back(store: SqlStore, numbers: Iterable[int], *, by: str) -> int:
    """Take judgements back, those that stand, in the name of `by`; how many were."""
    standing = {number for number, _ in store.decisions()}
    wanted, at = sorted(standing & set(numbers)), now()
    for number in wanted:
        store.take_back(number, at=at, by=by)
    settled(store)
    return len(wanted)


def acts(store: SqlStore, ids: Iterable[str]) -> tuple[Act, ...]:
    """What people decided about tellings, the latest first, with what was taken back."""
    own = set(ids)
    every = store.decisions(taken_back=True)
    found = [(n, j) for n, j in every if own & {j.left, j.right}]
    return tuple(_act(list(group)) for _, group in groupby(found, key=_one_act))


def _one_act(one: tuple[int, Judgement]) -> tuple[str, str, str]:
    return one[1].by, one[1].at, one[1].retracted_at or ""


def _act(group: Sequence[tuple[int, Judgement]]) -> Act:
    first = group[0][1]
    ids = frozenset(side for _, j in group for side in (j.left, j.right))
    numbers = tuple(number for number, _ in group)
    return Act(
        first.by, first.at, first.verdict, "; ".join(first.reasons), numbers, ids,
        first.retracted_by, first.retracted_at,
    )  # fmt: skip


def _kept_apart(store: SqlStore, left: EventRecord, right: EventRecord) -> Judgement | None:
    """A person's `different` that stands across the two."""
    here, there = set(left.merged.events), set(right.merged.events)
    return next(
        (
            j for _, j in store.decisions()
            if j.verdict == "different"
            and ((j.left in here and j.right in there) or (j.left in there and j.right in here))
        ),
        None,
    )  # fmt: skip


def _keep(store: SqlStore, judgements: Iterable[Judgement]) -> None:
    store.neighbourhood().judge(judgements)
    settled(store)


def _reason(words: str, otherwise: str) -> str:
    found = " ".join(HIDDEN.sub("", words).split())
    if len(found) > MAX_REASON:
        raise UsageError(f"the reason has {len(found)} characters: {MAX_REASON} are the most")
    return found or otherwise
