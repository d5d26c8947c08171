"""Who says what: quotations and reported speech with their speakers."""

from kronika.reading.quotes.component import Quotes

__all__ = ["Quotes"]
