"""What the model says of one text, as values with places."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kronika.reading.encoder.decode import Scores, best_path, log_softmax, runs
from kronika.reading.encoder.heads import Head
from kronika.reading.encoder.passages import is_break
from kronika.reading.encoder.wordpiece import Word

_NEVER = -30.0  # the logarithm of a chance that counts as none


@dataclass(frozen=True, slots=True)
class Span:
    """Words with a label: half-open code points; `score` is the mean chance of its words."""

    start: int
    end: int
    label: str
    score: float


class Answer:
    """The scores of one text.

    `words` are those that were read, in order, with their places in the page. A break between
    paragraphs bears no label.
    """

    def __init__(
        self, words: Sequence[Word], scores: Scores, whole: Scores, *, heads: dict[str, Head]
    ) -> None:
        self.words = words
        self._scores = scores
        self._whole = whole
        self._heads = heads
        self._chances: dict[str, Scores] = {}

    def part(self, first: int, last: int) -> "Answer":
        """The answer for words `first` to `last` (half-open) alone."""
        scores = self._scores[first:last]
        return Answer(self.words[first:last], scores, self._whole, heads=self._heads)

    def log_chances(self, head: str) -> Scores:
        """Logarithms of the chances of each class of a head, one row a word."""
        if head not in self._chances:
            at = self._heads[head]
            chances = log_softmax(self._scores[:, at.start : at.end])
            breaks = [i for i, word in enumerate(self.words) if is_break(word)]
            chances[breaks, 1:] = _NEVER
            self._chances[head] = chances
        return self._chances[head]

    def labels(self, head: str) -> tuple[str, ...]:
        """The labels of a head."""
        return self._heads[head].labels

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    def rows(self, start: int, end: int) -> slice:
        """The rows of the words that touch `start` to `end`."""
        first = int(np.searchsorted(self._starts, start, side="right")) - 1
        if first < 0 or self.words[first].end <= start:
            first += 1
        return slice(first, int(np.searchsorted(self._starts, end, side="left")))

    def spans(self, head: str, *, boost: float = 0.0) -> tuple[Span, ...]:
        """The spans of a head, in order; `boost` (in logits) favours spans over none."""
        if not self.words:
            return ()
        chances = self.log_chances(head)
        labels = self._heads[head].labels
        path = best_path(_boosted(chances, boost))
        if not path.any():
            return ()
        found = []
        for first, last, label in runs(path.tolist()):
            score = float(np.exp(chances[range(first, last), path[first:last]]).mean())
            start = self.words[first].start
            end = self.words[last - 1].end
            found.append(Span(start, end, labels[label], score))
        return tuple(found)

    def chances(self, head: str, start: int, end: int) -> dict[str, float]:
        """For each label of a spans head, how likely words `start` to `end` bear it (mean).

        Empty when no word stands there.
        """
        rows = self.log_chances(head)[self.rows(start, end)]
        if not len(rows):
            return {}
        mean = np.exp(rows).mean(0)
        labels = self._heads[head].labels
        return {x: float(mean[2 * i + 1] + mean[2 * i + 2]) for i, x in enumerate(labels)}

    def best(self, head: str, start: int, end: int) -> tuple[str, float] | None:
        """The likeliest class of a classes head at the first word of `start` to `end`."""
        rows = np.exp(self.log_chances(head)[self.rows(start, end)])
        if not len(rows):
            return None
        at = int(rows[0].argmax())
        return self._heads[head].labels[at], float(rows[0][at])

    def several(self, head: str) -> dict[str, float]:
        """For each label of a head for whole passages, the greatest chance in any window."""
        at = self._heads[head]
        if not len(self._whole):
            return dict.fromkeys(at.labels, 0.0)
        chances = 1 / (1 + np.exp(-self._whole[:, at.start : at.end]))
        return dict(zip(at.labels, chances.max(0).tolist(), strict=True))


def _boosted(chances: Scores, boost: float) -> Scores:
    if not boost:
        return chances
    made = chances.copy()
    made[:, 0] -= boost
    return made
