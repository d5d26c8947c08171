"""Numbers with what they count."""

from kronika.reading.numbers.component import Numbers, find
from kronika.reading.numbers.editions import Editions

__all__ = ["Editions", "Numbers", "find"]
