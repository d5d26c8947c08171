"""What stands round a time expression and bears on its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kronika.reading.times import policy
from kronika.reading.times.calendar import Direction, Interval, Reference
from kronika.reading.times.lexicon import Lexicon
from kronika.reading.times.terms import Term


@dataclass(frozen=True, slots=True)
class Said:
    """A date that the text itself gave a little earlier; `near` within the same sentence."""

    reference: Reference
    near: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The words from which tense is read: the sentence and where the text stands in it."""

    sentence: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """One expression in its place: `terms[first:last]` of `text`."""

    text: str
    terms: Sequence[Term]
    first: int
    last: int
    lexicon: Lexicon
    anchor: Reference | None
    said: Said | None
    cues: Cues
    dated: Reference | None = None

    @property
    def way(self) -> Direction:
        """Whether the clause looks ahead or back."""
        lead = self.terms[self.first].kind
        if lead in {"since", "until"}:
            return "past" if lead == "since" else "future"
        shift = self.cues.offset
        start, end = self.terms[self.first].start, self.terms[self.last - 1].end
        return policy.direction(self.cues.sentence, start + shift, end + shift, self.lexicon)

    @property
    def next(self) -> Term | None:
        """The term after the expression."""
        return self.terms[self.last] if self.last < len(self.terms) else None

    @property
    def previous(self) -> Term | None:
        """The term before the expression."""
        return self.terms[self.first - 1] if self.first else None

    def word(self, term: Term | None) -> str:
        """The letters of a term; empty for none."""
        return self.text[term.start : term.end] if term else ""

    @property
    def today(self) -> date | None:
        """The anchor, where it is known to the day."""
        return self.anchor.date if self.anchor else None

    @property
    def elsewhere(self) -> bool:
        """Whether the text was just telling of another time than the anchor's."""
        said, anchor = self.said, self.anchor
        if said is None or anchor is None or (said.reference.month is None and not said.near):
            return False
        if said.reference.month is None or anchor.month is None:
            return said.reference.year != anchor.year
        apart = (said.reference.year - anchor.year) * 12 + said.reference.month - anchor.month
        return abs(apart) > 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an expression means: no interval when it is understood but not resolved."""

    interval: Interval | None
    rule: str
    anchor: str | None = None
    grain: str = "day"
    modifier: str | None = None
    explicit: bool = False
    """Whether the words alone, with no anchor, gave the year."""


def unresolved(rule: str, grain: str = "day") -> Outcome:
    """An expression that is understood and left empty."""
    return Outcome(None, rule, grain=grain)


def anchored(interval: Interval, rule: str, context: Context) -> Outcome:
    """An interval counted from the anchor."""
    return Outcome(interval, rule, context.anchor.iso if context.anchor else None)


def plain(interval: Interval, rule: str) -> Outcome:
    """An interval that needs no anchor."""
    return Outcome(interval, rule, explicit=True)
