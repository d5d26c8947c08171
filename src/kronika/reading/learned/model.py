"""The trained model by task: names, events, roles, attributions."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kronika.reading.encoder.passages import Passage, moved, passages
from kronika.reading.encoder.session import DATA, Encoder, Seen, shared_encoder
from kronika.reading.encoder.wordpiece import Word
from kronika.reading.learned.answers import Answer, Span

_LINE = re.compile(r"\S[^\n]*")
_PASSAGE = 200  # word pieces of paragraphs that are read together
_MOST = 500  # windows of a page: about a hundred thousand words; the rest is the rules' alone
_HOLE = 20  # code points between two parts of one content
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

    def read(self, texts: Sequence[tuple[str, int]]) -> list[Answer]:
        """Answers for texts, each read by itself and given with its place in the page."""
        seen = self._encoder.read([self._placed(text, base) for text, base in texts])
        return [self._answer(parts) for parts in seen]

    def page(self, paragraphs: Sequence[tuple[str, int]]) -> "PageAnswers":
        """One answer for each paragraph of a page, read together with those around it."""
        found = list(passages([self._placed(*p) for p in paragraphs], longest=_PASSAGE))
        seen = self._encoder.read([passage.words for passage in found], most=_MOST)
        answers = [
            self._answer(parts).part(*bounds)
            for passage, parts in zip(found, seen, strict=True)
            for bounds in passage.bounds
        ]
        return PageAnswers(self, answers, list(zip(found, seen, strict=True)))

    def around(self, triggers: Sequence[tuple[Seen, tuple[int, int]]]) -> list[Answer]:
        """One answer for each trigger, in code points of the page: what stands around it."""
        nothing = np.zeros((0, 0), np.float32)
        return [
            Answer(words, scores, nothing, heads=self._encoder.heads)
            for words, scores in self._encoder.marked(triggers)
        ]

    def _placed(self, text: str, base: int) -> list[Word]:
        return moved(self._encoder.words(text), base)

    def _answer(self, parts: Sequence[Seen]) -> Answer:
        heads = self._encoder.heads
        width = max(head.end for head in heads.values())
        empty = np.zeros((0, width), np.float32)
        scores = np.concatenate([empty, *(seen.scores for seen in parts)])
        whole = np.concatenate([empty, *(seen.whole[None] for seen in parts)])
        words = [word for seen in parts for word in seen.words]
        return Answer(words, scores, whole, heads=heads)

    def lines(self, text: str) -> list[Answer]:
        """Answers for the paragraphs of a text (line breaks part them)."""
        return self.page(_lines(text)).answers

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
        found = self.page(_lines(text)).marked([trigger])
        return found[trigger].spans(head) if found else ()

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """Who says what: contents with the nearest cue and source of their paragraph."""
        return tuple(a for answer in self.lines(text) for a in paired(answer.spans("claims")))


class PageAnswers:
    """What the model says of the paragraphs of a page, and of triggers in them when asked."""

    def __init__(
        self, model: Model, answers: list[Answer], read: list[tuple[Passage, list[Seen]]]
    ) -> None:
        self.answers = answers
        self._model = model
        self._seen = [seen for _, parts in read for seen in parts]
        self._starts = [
            seen.words[0 if i else passage.bounds[0][0]].start
            for passage, parts in read
            for i, seen in enumerate(parts)
        ]

    def marked(self, triggers: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Answer]:
        """Answers of the second pass, one for each trigger that was read."""
        found = {}
        for trigger in dict.fromkeys(triggers):
            at = bisect_right(self._starts, trigger[0]) - 1
            if at >= 0 and trigger[0] < self._seen[at].words[-1].end:
                found[trigger] = self._seen[at]
        answers = self._model.around([(seen, trigger) for trigger, seen in found.items()])
        return dict(zip(found, answers, strict=True))


def _lines(text: str) -> list[tuple[str, int]]:
    return [(m.group(), m.start()) for m in _LINE.finditer(text)]


def triggers(answer: Answer) -> Iterator[Trigger]:
    """The triggers of one paragraph."""
    for span in answer.spans("events"):
        life = answer.best("lifecycle", span.start, span.end) or ("concluded", 0.0)
        fact = answer.best("factuality", span.start, span.end) or ("reported", 0.0)
        yield Trigger(span.start, span.end, span.label, span.score, life[0], fact[0])


def paired(spans: Iterable[Span]) -> Iterator[Attribution]:
    """Each content with the nearest cue, and the source nearest to that cue."""
    spans = tuple(_whole(spans))
    for content in (s for s in spans if s.label == "content"):
        cue = _nearest(content, [s for s in spans if s.label == "cue"])
        sources = [s for s in spans if s.label == "source"]
        source = _nearest(cue or content, sources)
        yield Attribution(source, cue, content, content.score)


def _whole(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order; contents that only a word or two keep apart are one."""
    last: Span | None = None
    for span in sorted(spans, key=lambda s: s.start):
        both = last is not None and last.label == span.label == "content"
        if last is not None and both and span.start - last.end <= _HOLE:
            score = min(last.score, span.score)
            last = Span(last.start, span.end, span.label, score)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


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
