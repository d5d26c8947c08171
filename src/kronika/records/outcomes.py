"""Words that only say what another event did: "twelve were killed", after a strike was told."""

from collections.abc import Mapping
from dataclasses import replace

from kronika.codebook.events import EventType
from kronika.model.readings import Frame, Role
from kronika.records.happening import Happening

_SHORTLY = 1
"""Sentences: an outcome is told with its event or right after it."""


def outcome_words(types: Mapping[str, EventType]) -> frozenset[str]:
    """The triggers that only say what was done, of all types."""
    return frozenset(word for kind in types.values() for word in kind.aftermath)


def tells_outcome(old: Happening, new: Happening, words: frozenset[str]) -> bool:
    """Whether the new telling says what the act of the same sentence or the one before did."""
    near = 0 <= new.frames[0].sentence - old.last_sentence <= _SHORTLY
    acts = any(frame.rule not in words for frame in old.frames)
    return near and acts and all(frame.rule in words for frame in new.frames)


def may_be_its_outcome(old: Happening, new: Happening) -> bool:
    """Whether the new telling may say what the old event did, by the words and types alone."""
    kind = new.kind
    if old.kind.type not in kind.aftermath_of:
        return False
    near = 0 <= new.frames[0].sentence - old.last_sentence <= _SHORTLY
    return near and all(frame.rule in kind.aftermath for frame in new.frames)


def as_outcome(new: Happening, *, of: Happening) -> Happening:
    """The telling in the type and roles of the event that it belongs to."""
    if new.kind.type == of.kind.type:
        return new
    frames = [_retyped(frame, new, of) for frame in new.frames]
    return replace(new, kind=of.kind, frames=frames)


def _retyped(frame: Frame, new: Happening, of: Happening) -> Frame:
    roles = dict.fromkeys(new.kind.agents, of.kind.agent)
    if new.kind.patient is not None and of.kind.patient is not None:
        roles[new.kind.patient] = of.kind.patient
    told = (Role(roles.get(r.role) or r.role, r.mention) for r in frame.roles)
    return replace(frame, type=of.kind.type, roles=tuple(told))
