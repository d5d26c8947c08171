"""The model's answers for the page at hand, made once and shared by the components."""

import re
from bisect import bisect_right

from kronika.model.documents import Document
from kronika.reading.learned.answers import Answer
from kronika.reading.learned.model import Model, PageAnswers

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_READS = (None, "en")  # the languages that the model learned; others are left to the rules
_LONGEST = 20_000  # code points of a paragraph that are read


class Pages:
    """Reads the paragraphs of a document; keeps the answers of the last one only."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._key: tuple[str, str] | None = None
        self._read: PageAnswers = model.page([])
        self._texts: list[tuple[str, int]] = []

    def answers(self, document: Document) -> list[Answer]:
        """One answer a paragraph of the story, in order of the page; none in other languages."""
        key = (document.id, document.text)
        if self._key != key:
            self._texts = _paragraphs(document) if document.language in _READS else []
            self._read = self.model.page(self._texts)
            self._key = key
        return self._read.answers

    def answer_at(self, document: Document, position: int) -> Answer | None:
        """The answer for the paragraph that holds a code point; None outside the story."""
        answers = self.answers(document)
        at = bisect_right([base for _, base in self._texts], position) - 1
        if at < 0 or position >= self._texts[at][1] + len(self._texts[at][0]):
            return None
        return answers[at]

    def paragraph(self, position: int) -> tuple[int, int]:
        """The half-open bounds of the last page's paragraph that holds a code point."""
        at = bisect_right([base for _, base in self._texts], position) - 1
        text, base = self._texts[max(at, 0)]
        return base, base + len(text)

    def marked(
        self, document: Document, triggers: list[tuple[int, int]]
    ) -> dict[tuple[int, int], Answer]:
        """Answers of the second pass, one for each trigger of the story, that trigger marked."""
        self.answers(document)
        return self._read.marked(
            [t for t in triggers if self.answer_at(document, t[0]) is not None]
        )


def _paragraphs(document: Document) -> list[tuple[str, int]]:
    blocks = sorted((block for _, block in document.story()), key=lambda b: b.start)
    return [
        (match.group()[:_LONGEST], block.start + match.start())
        for block in blocks
        for match in _PARAGRAPH.finditer(document.slice(block))
    ]
