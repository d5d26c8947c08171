"""The component that reads who says what."""

from dataclasses import replace

from kronika.codebook.speech import speech
from kronika.model.documents import Document
from kronika.model.readings import Reading
from kronika.reading.quotes.page import PageReader


class Quotes:
    """Quotations and reported speech with their speakers, as `Reading.quotes`.

    Speakers whom the page describes and never names ("two officials") are added to the
    mentions, at their end, so that the indices of the others hold.
    """

    name = "quotes"
    version = "1"
    requires: frozenset[str] = frozenset({"sentences", "tokens", "mentions"})
    assigns = frozenset({"quotes", "mentions"})

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its quotes, in order of the page."""
        page = PageReader(document, reading, speech(document.language or "en"))
        quotes = page.quotes()
        return replace(reading, quotes=quotes, mentions=(*reading.mentions, *page.salience.added))
