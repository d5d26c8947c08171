"""How far the model is believed where it and the rules differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubts:
    """Chances from which on the model is believed against the rules, or beside them (0 to 1).

    Chosen on development pages: see `docs/model-card.md`. `keep_…` at 0 keeps all that the
    rules found, the others above 1 add or change nothing. `event_worth` is what the chance of an
    added trigger counts for when an event is asked whether it says enough; `add_far` holds for
    roles in other paragraphs than the trigger's, `add_description` for those without a name.
    """

    keep_guess: float = 0.0
    new_kind: float = 0.9
    add_name: float = 0.8
    add_claim: float = 0.7
    keep_event: float = 0.0
    keep_weak: float = 0.1
    add_event: float = 0.8
    event_worth: float = 0.4
    add_role: float = 0.35
    add_far: float = 0.6
    add_description: float = 0.5
    add_place: float = 2.0
    status: float = 0.8
