"""A figure whose noun was told before: "900 soldiers, more than 300 of them from Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kronika.model.readings import Number
from kronika.reading.numbers.counted import PEOPLE

_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
_THEM = r"\sof\s(?:them|whom|these|those)"
_FROM = re.compile(rf"(?:{_THEM})?\sfrom\s(?:the\s)?{_NAME}|{_THEM}(?:\s(?:are|were))?\s{_NAME}")
MAX_SENTENCES = 2
"""So many sentences on, people are still those who were counted last."""


class Antecedent:
    """The people who were counted last, for the figures of the same and the next sentences."""

    def __init__(self) -> None:
        self._what, self._left = "", 0

    def filled(self, numbers: Iterable[Number], text: str) -> Iterator[Number]:
        """The numbers of one sentence, those from somewhere with the noun they leave out.

        Example:
            >>> bare = [Number(0, 3, "900", "soldiers"), Number(14, 17, "300", "")]
            >>> found = Antecedent().filled(bare, "900 soldiers, 300 of them from Peru")
            >>> [(n.value, n.what, n.what_end) for n in found]
            [('900', 'soldiers', None), ('300', 'soldiers', 35)]
        """
        self._left -= 1
        for number in numbers:
            match = None if number.what else _FROM.match(text, number.end)
            if number.what in PEOPLE:
                self._what, self._left = number.what, MAX_SENTENCES
            if match and self._what and self._left >= 0:
                number = replace(
                    number, what=self._what, what_start=match.start() + 1, what_end=match.end()
                )
            yield number
