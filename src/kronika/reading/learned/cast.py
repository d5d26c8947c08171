"""Who stands in a role: mentions of the page, and descriptions that only the model sees."""

from collections.abc import Iterator

from kronika.codebook.events import EventType
from kronika.model.documents import Document
from kronika.model.readings import Mention, Reading
from kronika.reading.learned.answers import Span

_SMALL = frozenset(
    "the a an its his her their our this that these those some several other both all each".split()
)
_PRONOUNS = frozenset("he she it they we i you him them us who which one ones what".split())
_BOTH = frozenset(
    "countries nations states sides parties governments neighbours neighbors militaries armies "
    "navies ministers leaders presidents delegations partners".split()
)
_USUAL = ("person", "group", "force", "place", "organisation")  # what is mostly described
_LONGEST = 8  # words of a description


class Cast:
    """The mentions of a page; a role that none of them fills may add a description.

    `least` is the chance (0 to 1) from which on a description is believed.
    """

    def __init__(self, document: Document, reading: Reading, *, least: float) -> None:
        self._text = document.text
        self._least = least
        self.mentions: list[Mention] = list(reading.mentions)
        self._added: dict[tuple[int, int], int] = {}
        self._free = max((m.chain for m in reading.mentions), default=-1) + 1

    def who(self, span: Span, kind: EventType) -> Iterator[int]:
        """Mentions within the words of a role, or the one that the words describe."""
        kinds = kind.roles.get(span.label, frozenset())
        found = list(self.within(span, kinds))
        if found or not kinds or span.score < self._least:
            yield from found
            return
        start, end = self._bare(span)
        if (start, end) in self._added:
            yield self._added[start, end]
        elif self._describes(start, end, kind) and not self._meets(start, end):
            self._added[start, end] = len(self.mentions)
            yield self._new(start, end, kind.roles[span.label])

    def within(self, span: Span, kinds: frozenset[str]) -> Iterator[int]:
        """Mentions of the given kinds within the words of a role, outermost ones only."""
        last = -1
        for i, mention in enumerate(self.mentions):
            inside = span.start <= mention.start and mention.end <= span.end
            if inside and mention.end > last and mention.kind in kinds:
                last = mention.end
                yield i

    def _new(self, start: int, end: int, kinds: frozenset[str]) -> int:
        kind = next((k for k in _USUAL if k in kinds), min(kinds))
        self.mentions.append(
            Mention(start, end, kind, self._free, form="description", named=False, rule="model")
        )
        self._free += 1
        return len(self.mentions) - 1

    def _bare(self, span: Span) -> tuple[int, int]:
        """The words without articles before them."""
        start, end = span.start, span.end
        while (word := self._text[start:end].partition(" ")[0]).casefold() in _SMALL:
            if start + len(word) >= end:
                return end, end
            start += len(word) + 1
        return start, end

    def _describes(self, start: int, end: int, kind: EventType) -> bool:
        words = self._text[start:end].split()
        least = 1 if kind.bare_actors else 2
        plain = not any(w.casefold() in _PRONOUNS for w in words)
        if words and words[-1].casefold() in _BOTH:
            return False  # "the two countries" are those that are named
        return least <= len(words) <= _LONGEST and plain and words[0][0].isalnum()

    def _meets(self, start: int, end: int) -> bool:
        return any(m.start < end and start < m.end for m in self.mentions)
