"""What a line of saved text looks like, in numbers that know no language.

Shape (length, punctuation, capitals, digits), place on the page, and the same for the lines
around it. The order of `NAMES` is the order of the weights in `data/line_labeller.json`.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kronika.intake.line_cues import CUES, cues, is_dated, tells_picture, tells_reader
from kronika.intake.line_runs import best_run
from kronika.intake.line_topic import topic_shares

_SAMPLE = 1_200
"""Characters of a line that its shape is taken from: longer lines are prose by then."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff]")
_END = re.compile(r"[.!?\u2026。！？।؟۔][\"'”’»“›)\]」』]*$")
_INNER = re.compile(r"[.!?][\"'”’»)\]]*\s+[\"'“‘«(¿¡]*[^\W\da-z]|[。！？।؟۔]")
_BULLET = re.compile(r"[•·●▪■◦‣*\-–—+►▶»›>|]\s|\d{1,2}[.)]\s")
_MARK = re.compile(r"[©®™|»›→▸/]")
_LINK = re.compile(r"https?:|www\.|\S@\S|\w\.(?:com|org|net|de|fr|ru|cn|uk|info|tv)\b", re.I)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_QUOTE = re.compile(r"[\"“”«»„「『]")
_COMMA = re.compile(r"[,;،、，]")

SHAPE = (
    "words", "chars", "end", "colon", "dots", "digits", "capitals", "shouting", "commas",
    "word_length", "bullet", "mark", "repeated", "link", "quote", "lower_start", "sentences",
    "blank_before", "blank_after", "clock", "short_words", "quote_start", "indent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its trimmed span in the text, and the blank lines around it."""

    start: int
    end: int
    text: str
    number: int
    blank_before: bool
    blank_after: bool
    indent: int


def split_lines(text: str) -> list[Line]:
    r"""The lines of a text that hold more than white space, split on line feeds only.

    `number` counts from 1 and counts blank lines too; `indent` is the width of the white
    space before the first word.

    Example:
        >>> [(line.number, line.text) for line in split_lines("One \n\n  two")]
        [(1, 'One'), (3, 'two')]
    """
    raw = text.split("\n")
    lines: list[Line] = []
    position, blank = 0, True
    for number, line in enumerate(raw, 1):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            after = number == len(raw) or not raw[number].strip()
            start = position + indent
            lines.append(
                Line(start, start + len(words), words, number, blank, after, min(indent, 40))
            )
        blank = not words
        position += len(line) + 1
    return lines


def count_words(text: str) -> float:
    """How many words a line holds; characters of scripts without spaces count as half a word."""
    dense = len(_CJK.findall(text))
    return len(text.split()) + dense / 2 if dense else len(text.split())


def shape(line: Line, copies: int) -> list[float]:
    """The numbers of one line by itself, in the order of `SHAPE`."""
    text = line.text[:_SAMPLE]
    tail = line.text[-12:]
    words = count_words(line.text[:20_000])
    first = text.split(None, 30)[:30]
    size = len(first) or 1
    letters = text[:200]
    return [
        math.log1p(words),
        math.log1p(len(line.text)),
        float(_END.search(tail) is not None),
        float(tail[-1] in ":：,;–—-"),
        float(tail.endswith(("...", "…"))),
        sum(map(str.isdigit, letters)) / len(letters),
        sum(word[0].isupper() for word in first) / size,
        sum(word.isupper() for word in first) / size,
        len(_COMMA.findall(text)) / size,
        len(text) / max(words, 1.0) if len(text) < _SAMPLE else 6.0,
        float(_BULLET.match(text) is not None),
        float(_MARK.search(text) is not None),
        float(min(copies, 4)),
        float(_LINK.search(text) is not None),
        float(_QUOTE.search(text) is not None),
        float(text[0].islower()),
        math.log1p(len(_INNER.findall(text))),
        float(line.blank_before),
        float(line.blank_after),
        float(_CLOCK.search(text) is not None),
        sum(len(word) < 4 for word in first) / size,
        float(text[0] in "\"'“‘«„「『—–-"),
        float(min(line.indent, 8)),
    ]


def _means(values: Sequence[float], reach: int) -> list[float]:
    """The mean of each value and its neighbours up to `reach` places away, by prefix sums."""
    sums = [0.0, *accumulate(values)]
    last = len(values)
    out = []
    for i in range(last):
        low, high = max(0, i - reach), min(last, i + reach + 1)
        out.append((sums[high] - sums[low]) / (2 * reach + 1))
    return out


def _gaps(flags: Sequence[bool]) -> list[int]:
    """Places since the last line that is flagged, this one not counted; at most 30."""
    out, since = [], 30
    for flag in flags:
        out.append(since)
        since = 1 if flag else min(since + 1, 30)
    return out


def prose_score(row: Sequence[float]) -> float:
    """How much a line looks like sentences: above 0 for prose, below 0 for furniture."""
    words = math.expm1(row[0])
    score = min(words, 60.0) / 10 - 1.2
    if row[2]:
        score += 0.8 if words >= 6 else 0.2
    else:
        score -= 0.6
    if row[10] or row[11]:
        score -= 0.5
    if row[12] > 1:
        score -= 1.5
    if row[6] > 0.7 and words < 16:
        score -= 0.4
    return max(-1.0, min(score, 3.0))


_NEAR = (0, 2, 6, 8, 10, 17)
_NEAR_NAMES = ("words", "end", "capitals", "commas", "bullet", "blank_before")
_REACH = (1, 2, 4, 8, 20)

NAMES = (
    *SHAPE, "prose", "lines", "place", "text_share", "relative_length",
    "in_run", "run_place", "run_distance", "run_lines", "run_share", "gap_before", "gap_after",
    "longest_share", "run_before", "run_after",
    *(f"prose_mean_{n}" for n in _REACH), *(f"end_mean_{n}" for n in _REACH[1:4]),
    *(f"words_mean_{n}" for n in _REACH[1:4]), "quote_mean",
    *CUES, "dated", *(f"since_{cue}" for cue in CUES), "since_dated", "until_dated", "dated_near",
    "cues_near", "picture", "plea", "plea_near", "topic", "topic_near", "topic_before",
    "run_index", "dated_before_prose", "picture_before", "picture_after", "dated_before",
    "dated_after", "plea_before", "plea_after", "cue_before", "cue_after", "furniture_before",
    *(f"{name}{place:+d}" for place in (-3, -2, -1, 1, 2, 3) for name in _NEAR_NAMES),
)  # fmt: skip


def features(lines: Sequence[Line]) -> list[list[float]]:
    """One row of numbers for each line, in the order of `NAMES`; linear in the text's length."""
    if not lines:
        return []
    copies = Counter(line.text[:200] for line in lines)
    rows = [shape(line, copies[line.text[:200]]) for line in lines]
    prose = [prose_score(row) for row in rows]
    return [
        [*row, score, *page, *around, *said, *near]
        for row, score, page, around, said, near in zip(
            rows,
            prose,
            _page(lines, rows, prose),
            _around(rows, prose),
            _said(lines, prose),
            _near(rows),
            strict=True,
        )
    ]


def _page(
    lines: Sequence[Line], rows: Sequence[Sequence[float]], prose: Sequence[float]
) -> list[list[float]]:
    """Where each line stands on the page, and against the page's best run of prose."""
    count = len(rows)
    sizes = [len(line.text) for line in lines]
    total, longest = sum(sizes), max(sizes)
    so_far = list(accumulate(sizes))
    first, last = best_run(prose)
    run_lines = last - first + 1
    run_share = sum(sizes[first : last + 1]) / total
    good = [score > 1.0 for score in prose]
    before, after = _gaps(good), _gaps(good[::-1])[::-1]
    mean = sum(row[0] for row in rows[first : last + 1]) / run_lines
    streak = _streaks(good)
    behind = _streaks(good[::-1])[::-1]
    return [
        [
            math.log1p(count), i / count, so_far[i] / total, rows[i][0] - mean,
            float(first <= i <= last), (i - first) / run_lines if first <= i <= last else -1.0,
            float(max(-40, min(40, i - first if i < first else max(0, i - last)))),
            math.log1p(run_lines), run_share, float(before[i]), float(after[i]),
            sizes[i] / longest, float(streak[i]), float(behind[i]),
        ]
        for i in range(count)
    ]  # fmt: skip


def _streaks(flags: Sequence[bool]) -> list[int]:
    """How many flagged lines stand right before each line, at most 12."""
    out, streak = [], 0
    for flag in flags:
        out.append(streak)
        streak = min(streak + 1, 12) if flag else 0
    return out


def _around(rows: Sequence[Sequence[float]], prose: Sequence[float]) -> list[list[float]]:
    columns = [_means(prose, reach) for reach in _REACH]
    columns += [_means([row[2] for row in rows], reach) for reach in _REACH[1:4]]
    columns += [_means([row[0] for row in rows], reach) for reach in _REACH[1:4]]
    columns.append(_means([row[14] for row in rows], 6))
    return [list(values) for values in zip(*columns, strict=True)]


def _said(lines: Sequence[Line], prose: Sequence[float]) -> list[list[float]]:
    """What the words announce, how far away the last such line is, and the share of topic words."""
    found = [cues(line.text) for line in lines]
    dated = [is_dated(line.text) for line in lines]
    any_cue = [float(any(cue)) for cue in found]
    topic = topic_shares([line.text for line in lines], prose)
    columns: list[Sequence[float]] = [[float(cue[k]) for cue in found] for k in range(len(CUES))]
    columns.append([float(flag) for flag in dated])
    columns += [_gaps([cue[k] for cue in found]) for k in range(len(CUES))]
    columns += [_gaps(dated), _gaps(dated[::-1])[::-1]]
    columns += [_means([float(flag) for flag in dated], 8), _means(any_cue, 4)]
    plea = [float(tells_reader(line.text)) for line in lines]
    columns += [[float(tells_picture(line.text)) for line in lines], plea, _means(plea, 3)]
    columns += [topic, _means(topic, 2), [0.0, *topic[:-1]]]
    columns += _beside(prose, dated, columns, any_cue)
    return [[float(value) for value in values] for values in zip(*columns, strict=True)]


def _beside(
    prose: Sequence[float],
    dated: Sequence[bool],
    columns: Sequence[Sequence[float]],
    any_cue: Sequence[float],
) -> list[list[float]]:
    """How far into the run a line is, and what the lines right before and after it announce."""
    first, _ = best_run(prose)
    after = _gaps([score > 1.0 for score in prose][::-1])[::-1]
    until = _gaps(dated[::-1])[::-1]
    out = [
        [float(max(-3, min(i - first, 10))) for i in range(len(prose))],
        [float(date < gap < 12) for date, gap in zip(until, after, strict=True)],
    ]
    flags = [float(flag) for flag in dated]
    for column in (columns[len(CUES) * 2 + 5], flags, columns[len(CUES) * 2 + 6], any_cue):
        out += [[0.0, *column[:-1]], [*column[1:], 0.0]]
    since = _gaps([score < -0.5 for score in prose])
    out.append([float(gap) for gap in since])
    return out


def _near(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    outside = [-1.0] * len(_NEAR)
    small = [[row[k] for k in _NEAR] for row in rows]
    padded = [outside] * 3 + small + [outside] * 3
    return [
        [*padded[i], *padded[i + 1], *padded[i + 2], *padded[i + 4], *padded[i + 5], *padded[i + 6]]
        for i in range(len(rows))
    ]
