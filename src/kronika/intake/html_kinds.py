"""The kind of each line of a page that is not the story, told by where and how it stands."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kronika.intake.credits import credit_line, trailing_credit
from kronika.intake.html_lines import Line
from kronika.intake.html_story import story_lines
from kronika.intake.html_zones import FURNITURE
from kronika.intake.side_matter import Layout

__all__ = ["Frame", "line_kinds"]

_INNER = {
    "timestamp": "timestamp", "byline": "byline", "tags": "tags", "section": "section",
    "counters": "counters", "credit": "credit", "caption": "caption",
}  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}|\d+\s*(?:min|hour|h\b|day)")
_SENTENCE = 40
_BESIDE = 4
"""How many lines before the headline or after the story a caption may still be the story's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a page when its lines are named.

    `scores` say how likely a line near the article is a paragraph of the story; `zones` are
    the named parts that hold furniture, for each line.
    """

    layout: Layout
    scores: Mapping[int, float]
    zones: list[tuple[str, ...]]


def line_kinds(frame: Frame) -> list[str]:
    """One of `BLOCK_KINDS` for each line of the page, in order."""
    layout = frame.layout
    headline = _headline_line(frame)
    scores = {i: score for i, score in frame.scores.items() if i != headline}
    told = story_lines(layout, scores)
    first = next((i for i, kind in sorted(told.items()) if kind == "body"), len(layout.lines))
    kinds = [
        "headline" if i == headline
        else told[i] if i in told
        else _side_kind(frame, i, first=first, headline=headline)
        for i in range(len(layout.lines))
    ]  # fmt: skip
    return _without_teasers(frame, kinds)


def _without_teasers(frame: Frame, kinds: list[str]) -> list[str]:
    """A caption far from the story belongs to another: captions are read as news, teasers not."""
    story = [i for i, kind in enumerate(kinds) if kind in ("headline", "body")]
    low, high = (story[0] - _BESIDE, story[-1] + _BESIDE) if story else (0, -1)
    lines = frame.layout.lines
    return [
        kind if kind != "caption" or low <= i <= high
        else _by_links(frame, i, lines[i], frame.layout.words(i))
        for i, kind in enumerate(kinds)
    ]  # fmt: skip


def _headline_line(frame: Frame) -> int | None:
    """The line that prints the headline: an h1 first, never one of the menu.

    Where the page shows another title than its head states, the last h1 above the story.
    """
    layout = frame.layout
    wanted = _letters(layout.headline)
    if not wanted:
        return None
    equal = [i for i in range(len(layout.lines)) if _letters(layout.words(i)) == wanted]
    if not equal:
        tops = [i for i, line in enumerate(layout.lines) if line.tag == "h1"]
        equal = [i for i in tops if _much_shared(layout.words(i), layout.headline)]
        story = min((i for i, score in frame.scores.items() if score >= 0.5), default=0)
        above = [i for i in tops if i < story and _outer(frame.zones[i]) is None]
        equal = equal or above[-1:]
    ranked = sorted(
        equal, key=lambda i: (_outer(frame.zones[i]) is not None, _rank(layout.lines[i]))
    )
    return ranked[0] if ranked else None


def _rank(line: Line) -> int:
    return ["h1", "h2", "h3"].index(line.tag) if line.tag in ("h1", "h2", "h3") else 3


def _side_kind(frame: Frame, index: int, *, first: int, headline: int | None) -> str:
    layout, zones = frame.layout, frame.zones[index]
    line, words = layout.lines[index], layout.words(index)
    outer = _outer(zones)
    pictured = trailing_credit(words, 0, len(words)) is not None and len(words) > _SENTENCE
    if pictured and outer in (None, "related_link", "share"):
        return "caption"
    if outer is not None:
        return outer
    if credit_line(words) is not None:
        return "credit"
    if _is_standfirst(frame, index, first=first, headline=headline):
        return "standfirst"
    inner = _inner(zones, words)
    if inner is not None:
        return inner
    if "figure" in zones and len(words) > 3:
        return "caption"
    if "ad" in zones:
        return "other"
    return _by_links(frame, index, line, words)


def _by_links(frame: Frame, index: int, line: Line, words: str) -> str:
    linked = line.linked / max(1, len(words))
    if linked > 0.8:
        return "related_link" if len(words.split()) >= 4 or len(words) >= 25 else "nav"
    after = frame.layout.lines[index + 1 : index + 3]
    leads = [other.linked / max(1, other.end - other.start) > 0.8 for other in after]
    if len(words) < _SENTENCE and leads and all(leads):
        return "nav"
    if line.linked > 0.4 * len(words) and len(words.split()) >= 4:
        return "related_link"
    return "nav" if "header" in frame.zones[index] and len(words) < _SENTENCE else "other"


def _outer(zones: Collection[str]) -> str | None:
    """The kind of the outermost part that is furniture whatever stands in it."""
    return next((FURNITURE[zone] for zone in zones if zone in FURNITURE), None)


def _inner(zones: tuple[str, ...], words: str) -> str | None:
    """The kind of the innermost part that names itself, where the words may be that."""
    for zone in reversed(zones):
        kind = _INNER.get(zone)
        if kind == "timestamp" and (len(words) > 120 or not _CLOCK.search(words)):
            continue
        if kind in ("section", "counters", "credit") and len(words) > 120:
            continue
        if kind is not None:
            return kind
    return None


def _is_standfirst(frame: Frame, index: int, *, first: int, headline: int | None) -> bool:
    """Between headline and story, and called so or part of how the page describes itself."""
    if not (headline if headline is not None else -1) < index < first:
        return False
    layout = frame.layout
    words, letters = layout.words(index), _letters(layout.words(index))
    if len(words) < _SENTENCE or layout.lines[index].linked > 0.5 * len(words):
        return False
    described = _letters(layout.description)
    alike = letters in described or (len(described) > 20 and letters.startswith(described[:60]))
    return "standfirst" in frame.zones[index] or alike


def _much_shared(left: str, right: str) -> bool:
    a, b = set(left.casefold().split()), set(right.casefold().split())
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
