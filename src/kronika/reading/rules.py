"""The rule reader: every component by rules, no model needed."""

from kronika.codebook.book import Codebook
from kronika.model.protocols import Component
from kronika.reading.frames import Frames
from kronika.reading.names import Names
from kronika.reading.numbers import Editions, Numbers
from kronika.reading.quotes import Quotes
from kronika.reading.times import Times
from kronika.reading.tokens import Sentences


def components(codebook: Codebook) -> tuple[Component, ...]:
    """The components of the rule reader, in the order in which they run."""
    return (
        Sentences(),
        Times(),
        Numbers(),
        Names(codebook.names, codebook.states, codebook.gazetteer),
        Editions(),
        Quotes(),
        Frames(codebook.events),
    )
