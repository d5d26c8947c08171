"""How far a telling reaches: which mentions may fill a role that only the model sees."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kronika.model.documents import Document
from kronika.model.readings import Frame, Mention, Role

_AND = re.compile(r"\band\b|&")
_INSIDE = re.compile(r"\b(?:in|inside|within|across|near|throughout|around)\s(?:the\s)?$")
_PLACED = frozenset({"host", "target", "receiver", "subject"})
"""Roles of states and places that stand behind "in" as well."""


class Reach:
    """Judges what the model adds, by what stands between a trigger and a mention."""

    def __init__(
        self,
        document: Document,
        bounds: Sequence[tuple[int, int]],
        frames: Iterable[Frame],
    ) -> None:
        """`bounds` are the half-open sentences of the page, in order."""
        self._text, self._bounds = document.text, bounds
        self._told = sorted((f.start, f.type) for f in frames)

    def holds(self, frame: Frame, role: Role, mention: Mention) -> bool:
        """Whether the telling reaches the mention.

        Who is only described takes part in the sentence of the trigger alone; a town, or a state
        behind "in", is a place; a telling of another type between the two keeps them apart.
        """
        start, end = self._bounds[frame.sentence]
        here = start <= mention.start < end
        if mention.kind == "place" or not (here or mention.named):
            return False
        if not here:
            return True
        if role.role not in _PLACED and _INSIDE.search(self._text, start, mention.start):
            return False
        if mention.start < frame.start and _AND.search(self._text, mention.end, frame.start):
            return True  # "X condemned this and signed that"
        low, high = sorted(((frame.start, frame.end), (mention.start, mention.end)))
        return not self._other_between(frame, low[1], high[0])

    def _other_between(self, frame: Frame, low: int, high: int) -> bool:
        first, last = bisect_left(self._told, (low, "")), bisect_left(self._told, (high, ""))
        return any(type_ != frame.type for _, type_ in self._told[first:last])
