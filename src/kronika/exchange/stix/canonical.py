"""Canonical JSON with the place of each of its words: what evidence in foreign objects points to.

Members in order of their names, no white space, characters as themselves where JSON allows it (the
form of RFC 8785 but for numbers, which stay as Python writes them). Places are half-open code
points of that text, by JSON pointer (RFC 6901); those of a string leave out its quotation marks.
"""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Canonical:
    """The text of a value and where each string, number and truth value stands in it."""

    parts: list[str] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    length: int = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def write(self, value: Any, pointer: str = "") -> None:  # noqa: ANN401
        """Add a value; its depth must have been checked."""
        if isinstance(value, dict):
            self._members(value, pointer)
        elif isinstance(value, list):
            self._items(value, pointer)
        else:
            words = json.dumps(value, ensure_ascii=False)
            edge = 1 if isinstance(value, str) else 0
            self.places[pointer] = (self.length + edge, self.length + len(words) - edge)
            self._add(words)

    def _members(self, value: dict[str, Any], pointer: str) -> None:
        self._add("{")
        for number, name in enumerate(sorted(value)):
            self._add(("," if number else "") + json.dumps(name, ensure_ascii=False) + ":")
            self.write(value[name], f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
        self._add("}")

    def _items(self, value: list[Any], pointer: str) -> None:
        self._add("[")
        for number, one in enumerate(value):
            if number:
                self._add(",")
            self.write(one, f"{pointer}/{number}")
        self._add("]")


def canonical(value: Any) -> Canonical:  # noqa: ANN401
    """The canonical text of a JSON value.

    Example:
        >>> made = canonical({"b": ["x"], "a": 1})
        >>> made.text, made.places
        ('{"a":1,"b":["x"]}', {'/a': (5, 6), '/b/0': (13, 14)})
    """
    made = Canonical()
    made.write(value)
    return made
