"""The trained model by task: names, events, roles, attributions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kronika.reading.encoder.passages import joined, moved, passages
from kronika.reading.encoder.session import DATA, Encoder, shared_encoder
from kronika.reading.encoder.wordpiece import Word
from kronika.reading.learned.answers import Answer, Span

_LINE = re.compile(r"\S[^\n]*")
_PASSAGE = 200  # word pieces of paragraphs that are read together
_FAR = 120  # code points between a cue and the content that it belongs to


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event of type `label`, with its standing."""

    start: int
    end: int
    label: str
    score: float
    lifecycle: str
    factuality: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which word; `content` is never None."""

    source: Span | None
    cue: Span | None
    content: Span
    score: float


class Model:
    """Reads texts with the trained heads; positions are half-open code points of the text."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def version(self) -> str:
        """The version of the model file."""
        return self._encoder.version

    @property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The labels of each head."""
        return {name: head.labels for name, head in self._encoder.heads.items()}

    def read(
        self, texts: Sequence[tuple[str, int]], marks: Sequence[tuple[int, int]] | None = None
    ) -> list[Answer]:
        """Answers for texts, each read by itself and given with its place in the page.

        `marks`, one for each text, are triggers in code points of the page.
        """
        return self._answers([self._placed(text, base) for text, base in texts], marks)

    def page(self, paragraphs: Sequence[tuple[str, int]]) -> list[Answer]:
        """One answer for each paragraph of a page, read together with those around it."""
        words = [self._placed(text, base) for text, base in paragraphs]
        found = list(passages(words, longest=_PASSAGE))
        answers = self._answers([passage.words for passage in found])
        return [
            answer.part(*bounds)
            for passage, answer in zip(found, answers, strict=True)
            for bounds in passage.bounds
        ]

    def around(
        self, paragraphs: Sequence[tuple[str, int]], marks: Sequence[tuple[int, int]]
    ) -> list[Answer]:
        """One answer for each marked trigger: what stands around it, in whichever paragraph."""
        words = joined(self._placed(text, base) for text, base in paragraphs)
        return self._answers([words] * len(marks), marks)

    def _placed(self, text: str, base: int) -> list[Word]:
        return moved(self._encoder.words(text), base)

    def _answers(
        self, texts: Sequence[list[Word]], marks: Sequence[tuple[int, int]] | None = None
    ) -> list[Answer]:
        found = self._encoder.scores(texts, marks)
        return [
            Answer(words[first : first + len(scores)], scores, whole, heads=self._encoder.heads)
            for words, (scores, whole, first) in zip(texts, found, strict=True)
        ]

    def lines(self, text: str) -> list[Answer]:
        """Answers for the paragraphs of a text (line breaks part them)."""
        return self.page([(m.group(), m.start()) for m in _LINE.finditer(text)])

    def names(self, text: str, *, head: str = "names") -> tuple[Span, ...]:
        """Names with their kinds; `head="names4"` gives PER, ORG, LOC and MISC."""
        return tuple(span for answer in self.lines(text) for span in answer.spans(head))

    def events(self, text: str) -> tuple[Trigger, ...]:
        """Words that tell of events, with type, lifecycle and factuality."""
        return tuple(t for answer in self.lines(text) for t in triggers(answer))

    def roles(
        self, text: str, trigger: tuple[int, int], *, head: str = "roles"
    ) -> tuple[Span, ...]:
        """Who and what belongs to the trigger; `head="propbank"` gives ARG0, ARG1, TMP and so on.

        What stands far from the trigger is not looked at.
        """
        lines = [(m.group(), m.start()) for m in _LINE.finditer(text)]
        return self.around(lines, [trigger])[0].spans(head)

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """Who says what: contents with the nearest cue and source of their paragraph."""
        return tuple(a for answer in self.lines(text) for a in paired(answer.spans("claims")))

    def muc_templates(self, text: str) -> list[dict[str, Any]]:
        """Incidents by the MUC-4 codebook: type and five roles, for its scorer."""
        from kronika.reading.learned.muc import templates

        return templates(self, text)


def triggers(answer: Answer) -> Iterator[Trigger]:
    """The triggers of one paragraph."""
    for span in answer.spans("events"):
        life = answer.best("lifecycle", span.start, span.end) or ("concluded", 0.0)
        fact = answer.best("factuality", span.start, span.end) or ("reported", 0.0)
        yield Trigger(span.start, span.end, span.label, span.score, life[0], fact[0])


def paired(spans: Iterable[Span]) -> Iterator[Attribution]:
    """Each content with the nearest cue, and the source nearest to that cue."""
    spans = tuple(spans)
    for content in (s for s in spans if s.label == "content"):
        cue = _nearest(content, [s for s in spans if s.label == "cue"])
        sources = [s for s in spans if s.label == "source"]
        source = _nearest(cue or content, sources)
        yield Attribution(source, cue, content, content.score)


def _nearest(span: Span, others: Sequence[Span]) -> Span | None:
    close = [o for o in others if _gap(span, o) <= _FAR]
    return min(close, key=lambda o: _gap(span, o)) if close else None


def _gap(span: Span, other: Span) -> int:
    return max(other.start - span.end, span.start - other.end, 0)


def open_model(path: str | Path | None = None, *, threads: int = 1) -> Model:
    """The model of the package, or that of a folder.

    Raises:
        ModelError: a file is missing or damaged, or onnxruntime is not installed.
    """
    return Model(shared_encoder(Path(path) if path else DATA, threads=threads))
