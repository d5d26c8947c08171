"""What keeps two tellings of one page apart: other days, towns, actors or names."""

from kronika.records.dates import Dates, exact, overlap
from kronika.records.happening import Happening
from kronika.records.series import own_words, year_of

_LASTS = 21
"""Days: what lasts may be told by its first day here and its last day there."""


def conflict(old: Happening, new: Happening, *, definite: bool, outcome: bool = False) -> bool:
    """Other dates, other towns or other actors: not the same happening.

    What lasts may be told with its first day here and its last day there, when a definite noun
    ("the exercise") points back; two treaties of one page are told apart by day and town. An
    `outcome` may name people where the act names a thing: "bombed a camp, killing 30 fighters".
    """
    one_story = old.kind.merge_within == "document"
    goes_on = one_story and old.kind.named is not None
    if _undoes(old, new):
        return True
    if _other_days(old.dates, new.dates, lasting=definite and goes_on):
        return True
    if goes_on:
        return _other_name(old.names, new.names)
    elsewhere = bool(old.places and new.places and not old.places & new.places)
    if one_story:  # a treaty on a town is signed in another: a day of its own tells two apart
        return elsewhere and _has_day(old) != _has_day(new)
    if elsewhere:
        return True
    if old.countries and new.countries and not old.countries & new.countries:
        return not old.places & new.places
    if old.patients & new.patients:
        return False
    other_patients = bool(old.patients and new.patients) and not outcome
    return other_patients or _other_agents(old, new)


def _undoes(old: Happening, new: Happening) -> bool:
    """Whether the one lists or imposes and the other takes that back: two acts."""
    done = [{f.action for f in one.frames if f.action} for one in (old, new)]
    return all(done) and any(a <= UNDONE and not b & UNDONE for a, b in (done, done[::-1]))


UNDONE = frozenset(
    {"removed", "lifted", "suspended", "delisted", "eased", "terminated", "revoked", "expired"}
)
"""Actions that take a listing or a measure back."""


def _other_agents(old: Happening, new: Happening) -> bool:
    """Two names for who acts; "a gunman" may be whom the other telling names."""
    named = old.agents - old.described, new.agents - new.described
    return bool(all(named) and not old.agents & new.agents)


def _has_day(happening: Happening) -> bool:
    return any(d.first == d.last for d in happening.dates)


def _other_name(old: set[str], new: set[str]) -> bool:
    """Names of other series, or of other years of one series."""
    if not old or not new:
        return False
    series = [(own_words(a), own_words(b)) for a in old for b in new]
    years = ({year_of(n) for n in old} - {None}, {year_of(n) for n in new} - {None})
    other_year = bool(years[0] and years[1] and not years[0] & years[1])
    return other_year or not any(a in b or b in a for a, b in series)


def _other_days(old: list[Dates], new: list[Dates], *, lasting: bool) -> bool:
    """Whether no day of the one can be a day of the other."""
    left, right = exact(old), exact(new)
    return bool(left and right) and not any(_meet(a, b, lasting) for a in left for b in right)


def _meet(left: Dates, right: Dates, lasting: bool) -> bool:  # noqa: FBT001
    """Whether two dates may be of one happening."""
    return overlap(left, right) or (lasting and abs((left.first - right.first).days) <= _LASTS)
