"""The reader with a trained model: the components of the rule reader, each held against it."""

from kronika.codebook.book import Codebook
from kronika.model.protocols import Component
from kronika.reading.frames import Frames
from kronika.reading.learned.doubts import Doubts
from kronika.reading.learned.frames import LearnedFrames
from kronika.reading.learned.model import Model, open_model
from kronika.reading.learned.names import LearnedNames
from kronika.reading.learned.pages import Pages
from kronika.reading.learned.quotes import LearnedQuotes
from kronika.reading.names import Names
from kronika.reading.numbers import Editions, Numbers
from kronika.reading.quotes import Quotes
from kronika.reading.times import Times
from kronika.reading.tokens import Sentences


def components(
    codebook: Codebook, *, model: Model | None = None, doubts: Doubts | None = None
) -> tuple[Component, ...]:
    """The components of the reader, in the order in which they run.

    Dates, numbers and quotations stay with the rules; a type of the codebook that the model
    does not know is read by its rules alone.

    Raises:
        ModelError: the model of the package is missing or damaged.
    """
    pages = Pages(model or open_model())
    limits = doubts or Doubts()
    return (
        Sentences(),
        Times(),
        Numbers(),
        Names(codebook.names, codebook.states, codebook.gazetteer),
        LearnedNames(pages, limits, states=codebook.states, common=codebook.names.words.common),
        Editions(),
        Quotes(),
        LearnedQuotes(pages, limits),
        Frames(codebook.events),
        LearnedFrames(pages, limits, types=codebook.events),
    )
