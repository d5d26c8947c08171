"""Passages that two documents share: text counted as one witness, not as two."""

from dataclasses import dataclass
from typing import Literal

PassageGrade = Literal["same_text", "cut_version", "shares_passages"]


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """The same words in two documents: half-open code points of either `Document.text`.

    `words` is how many words in sequence are equal (case and punctuation aside).
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """What two documents have in common, word for word.

    `left` is the id of the document that was seen first. `left_containment` is the share
    (0 to 1) of the left body's five-word sequences that the right body holds too,
    `right_containment` the other way round. `grade` is `same_text` when both hold nearly all
    of the other, `cut_version` when one does, `shares_passages` otherwise. `spans` are in
    the order of the right text; they lie in body text only.
    """

    left: str
    right: str
    grade: PassageGrade
    left_containment: float
    right_containment: float
    spans: tuple[PassageSpan, ...]
