"""Who and what belongs to a trigger, in the roles that its type of event has.

The head of roles knows the roles of all types. A trigger of one type can have only some of them:
what the model gives to a role that the type does not have counts for the role of the same side
(who acts, or who it is done to) that the type has.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

from kronika.reading.encoder.decode import Scores, best_path, runs
from kronika.reading.learned.answers import Answer, Span

_DONE_TO = frozenset(
    "target victim detained designated receiver recipient body subject host supported".split()
)
_NO_ACTOR = frozenset("place time number instrument".split())
_BOTH = frozenset("participant party".split())  # who takes part, on whichever side


@lru_cache(maxsize=256)
def meant(label: str, roles: tuple[str, ...]) -> str:
    """The role that a label stands for at an event that has only `roles`, its agent's first.

    Example:
        >>> meant("perpetrator", ("attacker", "target", "supporter"))
        'attacker'
        >>> meant("victim", ("attacker", "target", "supporter"))
        'target'
        >>> meant("victim", ("party", "mediator"))
        'party'
    """
    if label in roles or label in _NO_ACTOR or not roles:
        return label
    patients = [role for role in roles if role in _DONE_TO]
    return patients[0] if label in _DONE_TO and patients and roles[0] not in _BOTH else roles[0]


def role_spans(answer: Answer, roles: Iterable[str]) -> tuple[Span, ...]:
    """The spans of the second pass for a trigger whose type has `roles`, in order."""
    if not answer.words:
        return ()
    labels = answer.labels("roles")
    names, chances = _folded(answer.log_chances("roles"), labels, tuple(roles))
    found = []
    path = best_path(np.log(chances))
    for first, last, label in runs(path.tolist()):
        score = float(chances[range(first, last), path[first:last]].mean())
        start, end = answer.words[first].start, answer.words[last - 1].end
        found.append(Span(start, end, names[label], score))
    return tuple(found)


def _folded(
    log_chances: Scores, labels: tuple[str, ...], roles: tuple[str, ...]
) -> tuple[tuple[str, ...], Scores]:
    """The chances of the roles that there can be, those of the others added to them."""
    chances = np.exp(log_chances)
    stands = _stands(labels, roles)
    names = tuple(dict.fromkeys(stands[label] for label in labels))
    made = np.zeros((len(chances), 1 + 2 * len(names)), chances.dtype)
    made[:, 0] = chances[:, 0]
    for i, label in enumerate(labels):
        at = 1 + 2 * names.index(stands[label])
        made[:, at : at + 2] += chances[:, 1 + 2 * i : 3 + 2 * i]
    return names, np.maximum(made, 1e-9)


def _stands(labels: tuple[str, ...], roles: tuple[str, ...]) -> Mapping[str, str]:
    return {label: meant(label, roles) for label in labels}
