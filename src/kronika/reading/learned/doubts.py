"""How far the model is believed where it and the rules differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubts:
    """Chances from which on the model is believed against the rules, or beside them (0 to 1).

    Chosen on development pages: see `docs/model-card.md`. A value above 1 turns a use off.
    """

    keep_guess: float = 0.0
    new_kind: float = 2.0
    add_name: float = 0.93
    add_claim: float = 0.8
    keep_event: float = 0.0
    keep_weak: float = 0.05
    add_event: float = 0.85
    add_role: float = 0.7
    status: float = 2.0
