"""The number of an edition before an exercise's own name: "the second Amber Reef"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kronika.model.documents import Document
from kronika.model.readings import Number, Reading
from kronika.reading.numbers.english import ORDINALS
from kronika.reading.numbers.spans import Amount

_BEFORE = re.compile(
    r"(?:\b(?:the|its|their|this|a)|\w[’']s)\s(?P<n>(?P<d>\d{1,3})(?:st|nd|rd|th)|(?P<w>[a-z]{5,11}))\s$"
)
_REACH = 40


class Editions:
    """Finds which edition of its series a named exercise is said to be.

    Runs after names: only there an ordinal before a bare name counts editions ("the Second Army"
    counts none).
    """

    name = "editions"
    version = "1"
    requires = frozenset({"numbers", "mentions"})
    assigns = frozenset({"numbers"})

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """The reading with these ordinals among its numbers."""
        known = {number.start for number in reading.numbers}
        found = [n for n in _editions(document, reading) if n.start not in known]
        if not found:
            return reading
        numbers = sorted([*reading.numbers, *found], key=lambda n: (n.start, n.end))
        return replace(reading, numbers=tuple(numbers))


def _editions(document: Document, reading: Reading) -> Iterator[Number]:
    for mention in reading.mentions:
        if mention.kind != "exercise":
            continue
        low = max(0, mention.start - _REACH)
        match = _BEFORE.search(document.text[low : mention.start])
        value = match and (match["d"] or ORDINALS.get(match["w"] or ""))
        if match and value:
            amount = Amount(low + match.start("n"), low + match.end("n"), Decimal(value))
            yield amount.number("ordinal", mention.start, mention.end)
