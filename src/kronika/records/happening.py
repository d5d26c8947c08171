"""One event as a document tells it, frame by frame."""

from dataclasses import dataclass, field

from kronika.codebook.events import EventType
from kronika.model.readings import Frame
from kronika.records.dates import Dates


@dataclass(slots=True)
class Happening:
    """The frames of one event of a document; the sets are what they say together.

    Actors are chains of mentions, and countries where the actor is a state or belongs to one.
    `described` are the actors that words describe ("a gunman") and no name tells.
    `counts` are figures of the page that belong to the event though no trigger stands by them.
    """

    kind: EventType
    frames: list[Frame] = field(default_factory=list)
    agents: set[int | str] = field(default_factory=set)
    patients: set[int | str] = field(default_factory=set)
    others: set[int | str] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    countries: set[int] = field(default_factory=set)
    dates: list[Dates] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    counts: list[int] = field(default_factory=list)
    described: set[int | str] = field(default_factory=set)

    @property
    def last_sentence(self) -> int:
        """The sentence of the latest frame."""
        return self.frames[-1].sentence


def absorb(old: Happening, new: Happening) -> None:
    """Add to the one happening what the other says."""
    old.frames += new.frames
    old.agents |= new.agents
    old.patients |= new.patients
    old.others |= new.others
    old.places |= new.places
    old.countries |= new.countries
    old.dates += new.dates
    old.names |= new.names
    old.described |= new.described


def is_bare(happening: Happening) -> bool:
    """Whether a happening names nobody, no place and no time."""
    told = happening.agents or happening.patients or happening.places or happening.dates
    return not told and not happening.countries
