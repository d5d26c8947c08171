"""A place in a sentence where a trigger stands."""

from dataclasses import dataclass

from kronika.codebook.events import Trigger


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger at positions `first`..`last` of a row, half-open; `passive` for verbs only."""

    first: int
    last: int
    trigger: Trigger
    passive: bool = False

    @property
    def type(self) -> str:
        """The event type that the trigger tells of."""
        return self.trigger.type

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.trigger.tag == "noun"
