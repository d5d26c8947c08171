"""How far the model is believed where it and the rules differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubts:
    """Chances from which on the model is believed against the rules, or beside them (0 to 1).

    Chosen on development pages: see `docs/model-card.md`. A value above 1 turns a use off.
    """

    keep_guess: float = 0.08
    new_kind: float = 0.9
    add_name: float = 0.9
    add_claim: float = 0.8
    keep_event: float = 0.02
    keep_weak: float = 0.02
    add_event: float = 0.75
    add_role: float = 0.6
    status: float = 0.8
