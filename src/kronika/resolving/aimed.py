"""Two acts of violence held against each other by whom and what they hit.

Pages name one target in many ways: "the Brazilian embassy", "an embassy gate", the driver who
died there. So names count first, then the things that were hit; people described alike
("three guards", "civilians") tell nothing apart, and other things only where a date is missing.
"""

from collections.abc import Iterable

from kronika.model.tellings import Actor, Telling
from kronika.resolving.actors import is_whole_name, keys, said
from kronika.resolving.evidence import Sign
from kronika.resolving.when import span

_NO_THING = frozenset({"state", "igo", "place"})
_PEOPLE = frozenset(
    "people person persons man men woman women child children boy girl civilian civilians "
    "resident residents villager villagers staff employee employees worker workers guard guards "
    "soldier soldiers troop troops officer officers police policeman policemen personnel member "
    "members fighter fighters militant militants rebel rebels gunman gunmen attacker attackers "
    "bomber bombers driver suspect suspects terrorist terrorists victim victims other others "
    "servicemen passenger passengers tourist tourists journalist journalists official officials "
    "force forces army military security government group groups personnel crowd crowds "
    "commander leader chief head one two three four five six seven eight nine ten dozens scores "
    "hundreds several many".split()
)
_PERSON, _EXACT, _STATE, _THING, _BOTH = 2.6, 1.8, 1.2, 0.8, 1.0
_OTHER, _OTHER_THING = -1.5, -0.8


def by_aim(left: Telling, right: Telling) -> Sign | None:
    """The same people or things hit, or others."""
    a, b = left.patients + left.others, right.patients + right.others
    shared = keys(a) & keys(b)
    exact = frozenset(k for k in shared if len(k) > 2)
    whole = frozenset(k for k in exact if is_whole_name(k, a))
    if whole:
        return Sign("who", _PERSON, f"The same person is acted upon: {said(whole)}")
    if exact:
        return Sign("who", _EXACT, f"The same who is acted upon: {said(exact)}")
    things = _things(a), _things(b)
    both = things[0] & things[1]
    if both:
        return Sign("who", _THING, f"Both hit: {', '.join(sorted(both))}")
    if shared:
        return Sign("who", _STATE, f"The same who is acted upon: {said(shared)}")
    if keys(a) and keys(b):
        return Sign("who", _OTHER, "Other names for who is acted upon")
    if all(things) and (span(left) is None or span(right) is None):
        here, there = (min(found) for found in things)
        return Sign("who", _OTHER_THING, f"Other things hit: {here} and {there}")
    return None


def in_any_role(left: Telling, right: Telling) -> Sign | None:
    """Both name one person or group, though not in one role: a reader's roles may be wrong."""
    shared = keys(left.actors) & keys(right.actors)
    exact = frozenset(key for key in shared if is_whole_name(key, left.actors))
    return Sign("who", _BOTH, f"Both name: {said(exact)}") if exact else None


def _things(actors: Iterable[Actor]) -> frozenset[str]:
    """The last words of what is hit, states and people apart, in the singular."""
    hit = (a for a in actors if a.kind not in _NO_THING and not (a.named and a.kind == "person"))
    words = {name.rsplit(" ", 1)[-1] for one in hit for name in one.names}
    return frozenset(w.removesuffix("s") for w in words - _PEOPLE if w.isalpha())
