"""Numbers with what they count."""

from kronika.reading.numbers.component import Numbers, find

__all__ = ["Numbers", "find"]
