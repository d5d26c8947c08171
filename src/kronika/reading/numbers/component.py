"""The component that reads numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kronika.model.documents import Document
from kronika.model.readings import Number, Reading, TimeExpression
from kronika.reading.numbers import chinese, english, plain, russian
from kronika.reading.numbers.elided import Antecedent
from kronika.reading.times.languages import code_of

MAX_CHARS = 20_000
Finder = Callable[[str], Iterator[Number]]
_FINDERS: dict[str, Finder] = {"en": english.find, "ru": russian.find, "zh": chinese.find}


def find(text: str, *, language: str | None = None) -> tuple[Number, ...]:
    """The numbers of one sentence; offsets count from its start. Dates are not left out here.

    Example:
        >>> [(n.value, n.what) for n in find("About 4,000 troops took part.")]
        [('4000', 'troops')]
    """
    text = text[:MAX_CHARS]
    finder = _FINDERS.get(code_of(language, text), plain.find)
    return tuple(sorted(finder(text), key=lambda n: (n.start, n.end)))


class Numbers:
    """Finds numbers that count something, outside of dates, ages and names."""

    name = "numbers"
    version = "1"
    requires = frozenset({"sentences", "tokens", "times"})
    assigns = frozenset({"numbers"})

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with its numbers."""
        language = code_of(document.language, document.text)
        found = []
        told = Antecedent()
        for sentence in reading.sentences:
            text = document.text[sentence.start : sentence.end]
            times = [t for t in reading.times if sentence.start <= t.start < sentence.end]
            numbers = find(text, language=language)
            for number in told.filled(numbers, text) if language == "en" else numbers:
                moved = _shifted(number, sentence.start)
                if not any(_overlap(moved, t) for t in times):
                    found.append(moved)
        return replace(reading, numbers=tuple(found))


def _overlap(number: Number, time: TimeExpression) -> bool:
    return number.start < time.end and time.start < number.end


def _shifted(number: Number, by: int) -> Number:
    what = (number.what_start, number.what_end)
    start, end = (at + by if at is not None else None for at in what)
    return replace(
        number, start=number.start + by, end=number.end + by, what_start=start, what_end=end
    )  # fmt: skip
