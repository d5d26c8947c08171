"""What the words of one language can mean in a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Sense = tuple[str, int | str | None]
OWN_KIND = {"week": "week", "century": "century", "year": "annum"}
"""Units that stand in shapes of their own, each with the kind of term it is."""
Order = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True)
class Lexicon:
    """Words and phrases of one language, each with the kind of term it is and its value.

    `exact` words count only as written (English "May", "March"). `order` is how an all-digit
    date is read, None where the language has two habits. `future`, `past` and `saying` are
    patterns of cue words in running text; `plan` looks ahead only when it stands before the
    date. `unit_ago` says that a unit without a number counts as one (Russian "год назад").
    """

    code: str
    words: Mapping[str, Sense]
    phrases: Mapping[str, Sense] = field(default_factory=dict)
    exact: Mapping[str, Sense] = field(default_factory=dict)
    order: Order | None = "dmy"
    future: re.Pattern[str] | None = None
    plan: re.Pattern[str] | None = None
    past: re.Pattern[str] | None = None
    saying: re.Pattern[str] | None = None
    counted: frozenset[str] = frozenset()
    unit_ago: bool = False

    def word(self, word: str) -> Sense:
        """The sense of one word as written, `("other", None)` when it has none.

        A capital letter says as much as the word: `name` for an unknown capitalised word.
        """
        if sense := self.exact.get(word):
            return sense
        if sense := self.words.get(word) or self.words.get(word.lower()):
            return sense
        return ("name" if word[:1].isupper() else "other"), None

    def phrase_at(self, text: str, start: int) -> tuple[Sense, int] | None:
        """The longest phrase of several words that begins there, with its end."""
        if text[start : start + 2].lower() not in self._heads:
            return None
        match = self._phrases.match(text, start)
        if match is None:
            return None
        return self.phrases[" ".join(match.group().lower().split())], match.end()

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(phrase[:2] for phrase in self.phrases)

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        longest = sorted(self.phrases, key=len, reverse=True)
        body = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
        return re.compile(rf"(?:{body})(?!\w)", re.I)

    @cached_property
    def triggers(self) -> re.Pattern[str]:
        """Finds out quickly that a text holds no date: no match, no date."""
        kinds = {
            "month",
            "weekday",
            "shortday",
            "deictic",
            "unit",
            "week",
            "annum",
            "season",
            "weekend",
            "century",
            "tens",
            "quarter",
            "half",
            "same",
        }
        words = [w for w, s in (*self.words.items(), *self.exact.items()) if s[0] in kinds]
        phrases = [p for p, s in self.phrases.items() if s[0] in kinds]
        body = "|".join(
            r"\s+".join(map(re.escape, w.split()))
            for w in sorted({*words, *phrases}, key=len, reverse=True)
        )
        return re.compile(rf"\d|\b(?:{body})\b", re.I)


def numbered(kind: str, listing: str, first: int = 1) -> dict[str, Sense]:
    """Words of one kind, counted up: places are parted by `|`, equal words by white space.

    Example:
        >>> numbered("month", "january jan|february feb")["feb"]
        ('month', 2)
    """
    places = listing.split("|")
    return {w: (kind, first + i) for i, place in enumerate(places) for w in place.split()}


def valued(kind: str, **listing: str) -> dict[str, Sense]:
    """Words of one kind under the value that they share.

    Example:
        >>> valued("unit", week="week weeks")["weeks"]
        ('week', 'week')
    """
    return {
        w: (OWN_KIND.get(value, kind) if kind == "unit" else kind, value)
        for value, words in listing.items()
        for w in words.split()
    }


def alike(kind: str, words: str, value: int | str | None = None) -> dict[str, Sense]:
    """Words of one kind and one value."""
    return dict.fromkeys(words.split(), (kind, value))


def phrased(kind: str, value: int | str | None, listing: str) -> dict[str, Sense]:
    """Phrases of one kind and value, parted by `|`."""
    return {phrase.strip(): (kind, value) for phrase in listing.split("|")}
