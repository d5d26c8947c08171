"""What is taken of some objects, written down one line for each thing that is said.

Each line is canonical JSON and a block of its own, so that the words behind a value are shown with
what they belong to and not with everything else that the object holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kronika.exchange.stix.canonical import canonical
from kronika.exchange.stix.ties import Object, bears_evidence, items
from kronika.model.documents import Block
from kronika.model.evidence import Evidence

_SHOWN = ("field", "outlet", "quote", "speaker", "value")


@dataclass(slots=True)
class Sheet:
    """The text so far, and where each string, number and truth value of an object stands in it."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    _places: dict[tuple[int, str], tuple[int, int, int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    def write(self, number: int, one: Object) -> None:
        """Write the object of that number: itself on one line, its items of evidence on others.

        Example:
            >>> sheet = Sheet()
            >>> sheet.write(0, {"type": "incident", "name": "Blast"})
            >>> sheet.text
            '{"name":"Blast","type":"incident"}'
        """
        if not bears_evidence(one):
            self._line(number, one, "")
            return
        self._line(number, {k: v for k, v in one.items() if k != "extensions"}, "")
        for place, item in enumerate(items(one)):
            shown = {name: item[name] for name in _SHOWN if name in item}
            self._line(number, shown, f"/evidence/{place}")

    def _line(self, number: int, value: Mapping[str, Any], prefix: str) -> None:
        made, start = canonical(dict(value)), self.length + bool(self.lines)
        for pointer, (first, last) in made.places.items():
            place = (first + start, last + start, len(self.lines))
            self._places[number, prefix + pointer] = place
        self.lines.append(made.text)
        self.length = start + made.length
        self.blocks.append(Block("caption", start, self.length))

    def words(self, number: int, pointer: str, *, document_id: str, text: str) -> Evidence | None:
        """The characters at a JSON pointer of an object; None where nothing stands there.

        `text` is that of the whole sheet; items of evidence stand under `/evidence/0` and so on.
        """
        start, end, block = self._places.get((number, pointer), (0, 0, 0))
        if start >= end:
            return None
        return Evidence.of(text, start, end, document_id=document_id, block=block)
