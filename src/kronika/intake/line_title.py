"""Which line titles the story: a choice among the lines above it, by weights learned from pages.

Each line that may be a title is described by numbers that know no language: how much the story
repeats its words, how it is set, what stands above and below it. The line with the highest sum
wins. `training/line_title.py` makes the weights.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kronika.intake.line_cues import cues, tells_picture, tells_reader
from kronika.intake.line_features import count_words
from kronika.intake.line_page import Page, furniture_heading, same_words
from kronika.intake.line_story import is_photo_credit, printed_only
from kronika.intake.line_words import BYLINE, SECTIONS

__all__ = ["NAMES", "TitleModel", "is_dated", "may_title", "shipped_titles", "title_rows"]

_ABOVE = 60
"""Lines above the first paragraph in which the headline is looked for."""

_INTO = 2
"""Paragraphs of the story that may be its title after all, while they do not close as sentences."""

_STORY = 60
_ENDS = tuple(".。।")
_STOPS = tuple('.。।…”»"')
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_STEM = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}|[\uac00-\ud7a3]{2,}")
_MARK = re.compile(r"[|>»›·•→▸]|\s/\s")
_WORD = re.compile(r"\w[\w'’-]*")

NAMES = (
    "repeated_twice", "repeated_once", "words", "title_length", "very_short", "closes", "asks",
    "distance", "is_body", "is_caption", "dated_next", "dated_below", "dated_above",
    "blank_before", "blank_after", "copies", "heads_other", "extends_other", "title_above",
    "long_below", "short_above", "bulleted", "capitals", "sections", "mark", "plea", "picture",
    "credit_below", "first_line", "top", "cue", "colon_end", "earliest", "quoted", "prose_above",
    "good_above", "good_below", "section_above",
)  # fmt: skip
"""The names of the numbers that describe a line, in the order of the weights."""

_BULLETED, _SECTIONS, _CUE = map(NAMES.index, ("bulleted", "sections", "cue"))
_COPIES, _HEADS, _LENGTH = map(NAMES.index, ("copies", "heads_other", "title_length"))
_CREDITED = NAMES.index("credit_below")
_CLOSE = 2.0
"""How much lower the sum of the line above may be."""

_ALIKE = 0.3
"""Share of a line's stems in the story from which on it may be the title too."""


@dataclass(frozen=True, slots=True)
class TitleModel:
    """One weight for each of `NAMES`, and the least sum that a title has."""

    weights: tuple[float, ...]
    least: float

    def score(self, row: Sequence[float]) -> float:
        """How much a line with these numbers looks like the title; only good for comparing."""
        return sum(map(float.__mul__, self.weights, row))

    def choose(self, rows: Mapping[int, Sequence[float]]) -> int | None:
        """The line that titles the story, or None when none looks like it.

        Of two lines in a row that could both be it the upper one is taken: a standfirst stands
        below its headline.
        """
        scores = {i: self.score(row) for i, row in rows.items()}
        best = max(scores, key=lambda i: scores[i], default=None)
        if best is None or scores[best] < self.least:
            return None
        over = [k for k in (best - 1, best - 2) if k in rows and _leads(rows[k], rows[best])]
        return next((k for k in over if scores[k] > scores[best] - _CLOSE), best)


def _leads(row: Sequence[float], below: Sequence[float]) -> bool:
    """Whether a line above the chosen one may be its headline, and that one the standfirst."""
    plain = not row[_BULLETED] and not row[_SECTIONS] and not row[_CUE]
    lone = not (below[_COPIES] or below[_HEADS] or below[_CREDITED])
    return plain and lone and row[1] >= _ALIKE and bool(row[_LENGTH])


@cache
def shipped_titles() -> TitleModel:
    """The weights that come with the package."""
    file = resources.files("kronika.intake") / "data" / "line_title.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    if tuple(data["names"]) != NAMES:
        message = "the weights were made for other features: run training/line_title.py"
        raise ValueError(message)
    return TitleModel(tuple(data["weights"]), data["least"])


def may_title(page: Page, index: int) -> bool:
    """Whether a line can be a title at all: not too long, not a date, a credit or a heading."""
    words = page.words[index]
    if page.kinds[index] not in (None, "body", "caption") or not 4 <= len(words) <= 240:
        return False
    if len(words) < 8 and words.isascii():
        return False
    if is_photo_credit(page.lines[index].text) or BYLINE.fullmatch(words):
        return False
    if words.endswith(_ENDS) and not words.endswith("..") and len(words.split()) > 6 and index:
        return False
    return furniture_heading(words) is None and not printed_only(words)


def is_dated(page: Page, index: int) -> bool:
    """Whether a line is a date or a byline."""
    words = page.words[index]
    return printed_only(words) or (len(words) < 110 and BYLINE.fullmatch(words) is not None)


def title_rows(page: Page) -> dict[int, list[float]]:
    """The numbers of each line that may title the story, in the order of `NAMES`."""
    told = page.told()
    if not told:
        return {}
    first = told[0]
    into = [i for i in told[:_INTO] if not page.words[i].endswith(_STOPS) and len(told) > 1]
    places = [i for i in (*range(max(0, first - _ABOVE), first), *into) if may_title(page, i)]
    top = [i for i in range(min(3, first - _ABOVE)) if may_title(page, i)]
    story = _stems(page, told)
    around = _Around.of(page, first)
    rows = {i: _row(page, i, story, around) for i in dict.fromkeys([*top, *places])}
    _mark_earliest(rows)
    for i, row in rows.items():
        row += _good_beside(page, i, rows)
    return rows


def _stems(page: Page, told: Sequence[int]) -> list[set[str]]:
    return [_stem_set(page.lines[i].text[:1500]) for i in told[:_STORY]]


def _stem_set(text: str) -> set[str]:
    return {word[:6].casefold() for word in _STEM.findall(text)}


@dataclass(frozen=True, slots=True)
class _Around:
    """What the page says as a whole: where the story starts, and which lines are told twice."""

    first: int
    copies: Counter[str]
    keys: list[str]

    @classmethod
    def of(cls, page: Page, first: int) -> "_Around":
        low = max(0, first - 400)
        keys = [same_words(words) for words in page.words[low : first + _INTO + 1]]
        return cls(first, Counter(keys), [key for key in keys if len(key) >= 8])


def _row(page: Page, index: int, story: Sequence[set[str]], around: _Around) -> list[float]:
    words = page.words[index]
    size = count_words(words)
    return [
        *_repeated(page, index, story),
        math.log1p(size),
        float(4 <= size <= 22),
        float(size < 3),
        float(page.closes(index) and not words.endswith(("?", "!"))),
        float(words.endswith(("?", "!"))),
        math.log1p(max(0, around.first - index)),
        float(page.kinds[index] == "body"),
        float(page.kinds[index] == "caption"),
        *_dates(page, index),
        float(page.lines[index].blank_before),
        float(page.lines[index].blank_after),
        *_copies(words, around),
        *_beside(page, index),
        *_look(words),
        float(any(is_photo_credit(line.text) for line in page.lines[index + 1 : index + 3])),
        float(index == 0),
        float(index < 3),
        float(any(cues(words))),
        float(words.endswith((":", "："))),
        0.0,
        float(words[:1] in "\"'“‘«„「『"),
        float(sum(dense > 1.0 for dense in page.dense[max(0, index - 12) : index])),
    ]


def _repeated(page: Page, index: int, story: Sequence[set[str]]) -> tuple[float, float]:
    """The shares of a line's stems that two lines of the story, and that one, have too."""
    stems = _stem_set(page.words[index])
    if not stems:
        return 0.0, 0.0
    own = page.kinds[index] == "body"
    counts = [sum(stem in line for line in story) - own for stem in stems]
    return sum(n >= 2 for n in counts) / len(stems), sum(n >= 1 for n in counts) / len(stems)


def _dates(page: Page, index: int) -> tuple[float, float, float]:
    last = len(page.lines)
    below = [is_dated(page, k) for k in range(index + 1, min(index + 7, last))]
    above = [is_dated(page, k) for k in range(max(0, index - 3), index)]
    return float(any(below[:1])), float(any(below)), float(any(above))


def _copies(words: str, around: _Around) -> tuple[float, float, float]:
    key = same_words(words)
    longer = any(other.startswith(key) and len(key) + 3 <= len(other) <= len(key) + 70
                 for other in around.keys)  # fmt: skip
    shorter = any(key.startswith(other) and len(other) >= 20 and len(key) > len(other) + 2
                  for other in around.keys)  # fmt: skip
    return float(around.copies[key] > 1), float(longer), float(shorter)


def _beside(page: Page, index: int) -> tuple[float, float, float, float]:
    above = page.words[index - 1] if index else ""
    below = page.words[index + 1] if index + 1 < len(page.words) else ""
    titled = [k for k in range(max(0, index - 3), index)
              if len(page.words[k].split()) >= 4 and may_title(page, k)]  # fmt: skip
    return (
        float(bool(titled)),
        float(count_words(below) >= 8),
        float(bool(above) and count_words(above) <= 3),
        float(page.bulleted(index) or _NUMBERED.match(page.words[index]) is not None),
    )


def _good_beside(
    page: Page, index: int, rows: dict[int, list[float]]
) -> tuple[float, float, float]:
    """Whether the line above and below could be the title too: what is second is a standfirst."""
    good = [k for k in range(index - 3, index + 4) if k in rows and rows[k][1] >= _ALIKE]
    above = any(index - 3 <= k < index and not rows[k][_BULLETED] for k in good)
    below = any(index < k <= index + 3 and not rows[k][_BULLETED] for k in good)
    over = page.words[index - 1].split() if index else []
    section = 0 < len(over) <= 3 and not is_dated(page, index - 1)
    return float(above), float(below), float(section and not above)


def _look(words: str) -> tuple[float, float, float, float, float]:
    tokens = _WORD.findall(words)
    count = len(tokens) or 1
    return (
        sum(token[0].isupper() for token in tokens) / count,
        float(sum(token.casefold() in SECTIONS for token in tokens) >= 0.6 * count),
        float(_MARK.search(words) is not None),
        float(min(tells_reader(words), 2)),
        float(tells_picture(words)),
    )


def _mark_earliest(rows: dict[int, list[float]]) -> None:
    """Of lines that the story repeats alike, the first one down the page is marked."""
    good = [i for i, row in sorted(rows.items()) if row[1] >= 0.5 and row[3]]
    if good:
        rows[good[0]][NAMES.index("earliest")] = 1.0
