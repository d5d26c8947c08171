"""Two tellings become a judgement with its reasons: same, different or unsure."""

from dataclasses import dataclass
from math import exp

from kronika.model.judgements import Judgement
from kronika.model.linking import pair
from kronika.model.tellings import Telling
from kronika.resolving.evidence import Sign
from kronika.resolving.families import family
from kronika.resolving.what import (
    ASKING,
    by_action,
    by_name,
    by_numbers,
    by_sequence,
    by_story,
    by_words,
)
from kronika.resolving.when import by_dates
from kronika.resolving.where import by_places
from kronika.resolving.who import by_actors

MADE_BY = "resolving.events@1"
SAME, UNSURE = 3.0, 2.0
"""Sums of weights from which on two tellings are one event, or a question for a person."""
_ASPECTS = 2
_OTHER_TYPE = -0.4
_ONE_PAGE = -2.0
_LIFECYCLES = ("cancelled", "foiled")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for and against two tellings being one event, and the sum of it."""

    left: str
    right: str
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> float:
        """The sum of what was found."""
        return sum(sign.weight for sign in self.signs)

    @property
    def vetoed(self) -> bool:
        """Whether one of the signs decides against it alone."""
        return any(sign.veto for sign in self.signs)

    @property
    def part(self) -> bool:
        """Whether one is a part of the other."""
        return any(sign.part for sign in self.signs)

    @property
    def verdict(self) -> str:
        """same, different or unsure; one kind of evidence alone is never enough."""
        if self.vetoed or self.part:
            return "different"
        aspects = {sign.aspect for sign in self.signs if sign.weight > _LITTLE}
        decisive = any(sign.weight >= _DECISIVE for sign in self.signs)
        enough = len(aspects) >= _ASPECTS or decisive
        asking = sum(sign.weight for sign in self.signs if sign.aspect == ASKING)
        if self.weight - asking >= SAME and enough:
            return "same"
        return "unsure" if self.weight >= UNSURE and enough else "different"

    @property
    def score(self) -> float:
        """How likely one event is, from 0 to 1; not calibrated."""
        return round(1 / (1 + exp(-(self.weight - SAME))), 4)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons for people, what weighs most first; a part of something says so first."""
        ordered = sorted(self.signs, key=lambda s: (not s.part, not s.veto, -abs(s.weight)))
        said = [f"part of: {s.reason}" if s.part else s.reason for s in ordered]
        return tuple(dict.fromkeys(said))

    def judgement(self, *, at: str) -> Judgement:
        """The judgement of the machine; `at` is ISO 8601 UTC."""
        left, right = pair(self.left, self.right)
        verdict = self.verdict
        return Judgement(
            left, right, verdict, MADE_BY, at,  # type: ignore[arg-type]
            score=self.score, reasons=self.reasons,
        )  # fmt: skip


_DECISIVE = 4.0
"""The same words, or the same edition of a series: enough alone."""
_LITTLE = 0.25
"""Less than this is no kind of evidence."""


def compare(left: Telling, right: Telling) -> Comparison:
    """What speaks for and against; None of the signs depends on who is named first.

    Example:
        >>> from datetime import date
        >>> from kronika.model.tellings import Site
        >>> day = date(2019, 5, 3).toordinal()
        >>> osh = (Site("osh", "KG", "osh", 40.5, 72.8, "point"),)
        >>> a = Telling("a", "d1", "attack", first=day, last=day, sites=osh)
        >>> b = Telling("b", "d2", "attack", first=day, last=day, sites=osh)
        >>> compare(a, b).verdict, compare(a, b).reasons
        ('same', ('Both in osh', 'Both are on 2019-05-03'))
    """
    if right.id < left.id:
        left, right = right, left
    signs = [
        by_words(left, right), by_name(left, right), by_dates(left, right),
        by_places(left, right), *by_actors(left, right), by_numbers(left, right),
        by_action(left, right), by_sequence(left, right), _by_type(left, right),
        _by_page(left, right), by_story(left, right),
    ]  # fmt: skip
    found = tuple(sign for sign in signs if sign is not None and (sign.weight or sign.veto))
    return Comparison(left.id, right.id, found)


def _by_type(left: Telling, right: Telling) -> Sign | None:
    """The types differ."""
    if family(left.type) != family(right.type):
        return Sign("type", -9.0, f"Other types: {left.type} and {right.type}", veto=True)
    if left.type != right.type:
        return Sign("type", _OTHER_TYPE, f"One page tells it as {left.type}, one as {right.type}")
    return None


def _by_page(left: Telling, right: Telling) -> Sign | None:
    """One page tells them apart."""
    if left.document_id == right.document_id:
        return Sign("page", _ONE_PAGE, "One page tells them apart")
    return None
