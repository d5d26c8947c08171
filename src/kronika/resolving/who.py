"""Two tellings held against each other by who takes part, and on which side."""

from kronika.model.tellings import Actor, Telling
from kronika.resolving.actors import keys, said
from kronika.resolving.aimed import by_aim, in_any_role
from kronika.resolving.evidence import Sign
from kronika.resolving.families import family, is_bilateral


def by_actors(left: Telling, right: Telling) -> list[Sign]:
    """The same participants, others, or the same on opposite sides."""
    swapped = _opposite(left, right)
    if swapped is not None:
        return [swapped]
    if is_bilateral(left.type) and is_bilateral(right.type):
        one = _parties(left, right)
        return [one] if one else []
    if left.type == "joint_exercise":
        one = _joint(left, right)
        return [one] if one else []
    if family(left.type) == "violence":
        return _violence(left, right)
    aimed = _OTHER_TARGET if family(left.type) == "authority" else _OTHER
    found = (
        _side(left.agents, right.agents, "who acts"),
        _side(left.patients, right.patients, "who is acted upon", other=aimed),
        _side(left.others, right.others, "who else takes part"),
    )
    return [sign for sign in found if sign is not None]


def _violence(left: Telling, right: Telling) -> list[Sign]:
    """Who acts and whom or what they hit; one name in two roles speaks for one event."""
    signs = (_side(left.agents, right.agents, "who acts"), by_aim(left, right))
    found = [sign for sign in signs if sign is not None]
    if any(sign.weight > 0 for sign in found):
        return found
    named = in_any_role(left, right)
    return [named] if named is not None else found


_OTHER, _OTHER_TARGET = -1.5, -3.0
"""An act of an authority is made by its target: another target, another act."""


def _side(
    left: tuple[Actor, ...], right: tuple[Actor, ...], what: str, *, other: float = _OTHER
) -> Sign | None:
    a, b = keys(left), keys(right)
    if not a or not b:
        return None
    shared = a & b
    if not shared:
        return Sign("who", other, f"Other names for {what}")
    exact = any(len(key) > 2 for key in shared)
    return Sign("who", 1.8 if exact else 1.2, f"The same {what}: {said(shared)}")


def _countries(telling: Telling) -> frozenset[str]:
    return frozenset(a.country for a in telling.actors if a.country)


def _unplaced(telling: Telling) -> frozenset[str]:
    """Names of actors without a state."""
    return keys(a for a in telling.actors if not a.country)


def _parties(left: Telling, right: Telling) -> Sign | None:
    """A meeting, a call, a treaty is made by its parties: each must have its like."""
    a, b = _countries(left), _countries(right)
    ka, kb = keys(left.actors), keys(right.actors)
    if not (ka or a) or not (kb or b):
        return None
    shared = (ka & kb) | (a & b)
    if not shared:
        return Sign("who", -2.0, "Other participants") if _of_one_kind(left, right) else None
    if len(a) > 1 and len(b) > 1:
        if a == b:
            return Sign("who", 2.2, f"The same participants: {said(a)}")
        if a - b and b - a:
            return Sign("who", -2.5, f"Other parties: {said(a - b)} here, {said(b - a)} there")
        return Sign("who", 1.5, f"Participants of one are among those of the other: {said(a & b)}")
    if min(_matched(left, kb | b), _matched(right, ka | a)) > 1:
        return Sign("who", 2.4, f"The same participants: {said(shared)}")
    exact = any(len(key) > 2 for key in shared)
    return Sign("who", 1.8 if exact else 1.0, f"A participant in common: {said(shared)}")


def _of_one_kind(left: Telling, right: Telling) -> bool:
    """Whether both name states, or both name persons or bodies of the same kind.

    A page that names the ministers, and one that names their states, or the bloc that met, do
    not contradict each other.
    """
    return bool(_kinds(left.actors) & _kinds(right.actors))


def _kinds(actors: tuple[Actor, ...]) -> set[str]:
    named = (one for one in actors if one.country or one.named)
    return {"state" if one.country else one.kind for one in named}


def _matched(telling: Telling, others: frozenset[str]) -> int:
    """How many of its participants the other telling has too."""
    found = (keys([one]) & others for one in telling.actors)
    return len({min(shared) for shared in found if shared})


def _joint(left: Telling, right: Telling) -> Sign | None:
    """An exercise: pages name some of those who take part."""
    a = _countries(left) | _unplaced(left)
    b = _countries(right) | _unplaced(right)
    shared = a & b
    if shared:
        return Sign("who", min(2.0, 0.9 * len(shared)), f"Participants in common: {said(shared)}")
    if len(a) > 1 and len(b) > 1:
        return Sign("who", -2.0, "Other participants")
    return None


def _opposite(left: Telling, right: Telling) -> Sign | None:
    """Who acts in the one is acted upon in the other, and no side is the same."""
    if family(left.type) not in ("violence", "authority", "arrest_raid", "meeting_visit"):
        return None
    la, lp = keys(left.agents), keys(left.patients)
    ra, rp = keys(right.agents), keys(right.patients)
    if not (la and lp and ra and rp) or la & ra or lp & rp:
        return None
    if la & rp and lp & ra:
        return Sign("who", -4.0, f"Opposite sides: {said(la & rp)} acts here only", veto=True)
    return None
