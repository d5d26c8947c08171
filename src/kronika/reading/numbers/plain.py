"""Numbers in digits before a noun, for languages without rules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kronika.model.readings import Number
from kronika.reading.numbers import amounts
from kronika.reading.numbers.spans import Amount

_NUMBER = re.compile(
    r"(?<![\w.,/+-])(?P<value>\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:,\d{1,2})?)"
    r"(?![\w.,/:-]*\d)"
    r"(?:\s?(?P<percent>%)|\s(?P<noun>[^\W\d_]{3,}))"
)


def find(text: str) -> Iterator[Number]:
    """The numbers of one sentence, each with the word after it."""
    for match in _NUMBER.finditer(text):
        words = match["value"]
        value = amounts.digits(re.sub(r"[.\s](?=\d{3})", "", words))
        if value is None or (match["noun"] or "")[:1].isupper():
            continue
        amount = Amount(match.start("value"), match.end("value"), value)
        group = "percent" if match["percent"] else "noun"
        what = "percent" if match["percent"] else match["noun"].lower()
        yield amount.number(what, match.start(group), match.end(group))
