"""Which lines inside and around an article are the story, and which are side matter.

A small boosted-tree labeller over layout: where trafilatura put the line, how it is set, linked
and repeated, which named part of the page it stands in, how it compares with its neighbours. It
knows no words of any language. `training/side_matter.py` makes its weights.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kronika.intake.credits import credit_line
from kronika.intake.html_lines import Line, Zone
from kronika.intake.line_cues import cues, tells_picture, tells_reader

__all__ = ["NAMES", "Layout", "features", "live_zones", "story_scores"]

ZONES = (
    "nav", "footer", "related", "comments", "form", "ad", "share", "tags", "byline", "timestamp",
    "caption", "figure", "aside", "standfirst", "headline", "section", "header", "credit",
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FINAL = re.compile(r"[.!?…。！？।॥؟۔⸮᙮៕།։;]['\"”’»」』)\]]*$")
_NEAR = 6
"""Lines this far outside the article still get a score."""

_Tree = tuple[tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[int, ...]]

_OWN = (
    "covered", "letters", "linked", "bold", "heading", "item", "paragraph", "cell", "quote",
    "final", "colon", "asks", "digits", "capitals", "quoted", "credit", "repeated", "described",
    "titled", "depth", "style", "container", "zone_depth", "from_start", "from_end", "position",
    "size", "related_cue", "other_cue", "plea", "picture", "author", "dash",
)  # fmt: skip
_BESIDE = ("covered", "letters", "linked", "heading", "final", "style", "container", "described",
           "related_cue")  # fmt: skip
_REACH = (-3, -2, -1, 1, 2, 3)
NAMES = (
    *_OWN, *(f"in_{zone}" for zone in ZONES),
    *(f"{name}{step:+d}" for step in _REACH for name in _BESIDE), "same_container_before",
    "same_container_after", "linked_after", "covered_around",
)  # fmt: skip
"""The names of the features, in the order of `features`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's lines with what the labeller looks at.

    `covered` is the share of each line that trafilatura took for the article; `headline` and
    `description` are what the page's head says of itself.
    """

    text: str
    lines: Sequence[Line]
    covered: Sequence[float]
    headline: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()

    def words(self, index: int) -> str:
        """The characters of one line."""
        return self.text[self.lines[index].start : self.lines[index].end]

    def span(self) -> tuple[int, int]:
        """First and last line of the article (last excluded), (0, 0) when there is none."""
        inside = [i for i, share in enumerate(self.covered) if share >= 0.5]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def story_scores(layout: Layout) -> dict[int, float]:
    """For each line in or near the article how likely it is a paragraph of the story (0 to 1)."""
    first, last = layout.span()
    if first == last:
        return {}
    low, high = max(0, first - _NEAR), min(len(layout.lines), last + _NEAR)
    rows = features(layout, low, high)
    trees, bias = _weights()
    return {low + i: _probability(trees, bias, row) for i, row in enumerate(rows)}


def live_zones(layout: Layout) -> list[list[Zone]]:
    """For each line the named parts it stands in, less those that hold much of the article.

    A class such as `with-sidebar` on the element around the whole story names nothing.
    """
    page = _Page.of(layout)
    return [page.live_zones(line) for line in layout.lines]


def features(layout: Layout, low: int, high: int) -> list[list[float]]:
    """One row of numbers, named by `NAMES`, for each line from `low` to `high` (excluded)."""
    reach = max(_REACH)
    around = range(max(0, low - reach), min(len(layout.lines), high + reach))
    page = _Page.of(layout)
    own = {i: _own(layout, page, i) for i in around}
    absent = dict.fromkeys(_OWN, -1.0)
    rows = []
    for i in range(low, high):
        mine = own[i]
        row = [mine[name] for name in _OWN]
        names = {zone.name for zone in page.live_zones(layout.lines[i])}
        row.extend(float(zone in names) for zone in ZONES)
        row.extend(own.get(i + step, absent)[name] for step in _REACH for name in _BESIDE)
        row.extend(_around(layout, i))
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True)
class _Page:
    """Sums over a whole page."""

    total: float
    styles: Counter[str]
    containers: Counter[int]
    zones: Counter[Zone]
    texts: Counter[str]
    depth: float
    before: list[float]
    first: int
    last: int
    headline: str
    description: str
    authors: tuple[str, ...]

    @classmethod
    def of(cls, layout: Layout) -> "_Page":
        styles: Counter[str] = Counter()
        containers: Counter[int] = Counter()
        zones: Counter[Zone] = Counter()
        before, total, depth = [], 0.0, 0.0
        for line, share in zip(layout.lines, layout.covered, strict=True):
            size = share * (line.end - line.start)
            before.append(total)
            total += size
            depth += size * line.depth
            if size:
                styles[line.style] += round(size)
                containers[line.container] += round(size)
                zones.update(dict.fromkeys(line.zones, round(size)))
        texts = Counter(layout.words(i) for i in range(len(layout.lines)))
        first, last = layout.span()
        return cls(
            total or 1.0, styles, containers, zones, texts, depth / (total or 1.0), before, first,
            last, _letters(layout.headline), _letters(layout.description),
            tuple(map(_letters, layout.authors)),
        )  # fmt: skip

    def live_zones(self, line: Line) -> list[Zone]:
        """The named parts a line stands in, less those that hold much of the article itself."""
        return [zone for zone in line.zones if self.zones[zone] < 0.4 * self.total]


def _own(layout: Layout, page: _Page, index: int) -> dict[str, float]:
    line, words = layout.lines[index], layout.words(index)
    size = max(1, len(words))
    letters = _letters(words)
    return {
        "covered": layout.covered[index],
        "letters": math.log1p(_weight(words)),
        "linked": min(1.0, line.linked / size),
        "bold": min(1.0, line.bold / size),
        "heading": float(line.tag in _HEADINGS),
        "item": float(line.tag == "li"),
        "paragraph": float(line.tag == "p"),
        "cell": float(line.tag in ("td", "th")),
        "quote": float(line.tag == "blockquote"),
        "final": float(bool(_FINAL.search(words[-8:]))),
        "colon": float(words[-1:] in ":："),
        "asks": float(words[-1:] in "?？؟"),
        "digits": sum(map(str.isdigit, words)) / size,
        "capitals": sum(map(str.isupper, words)) / size,
        "quoted": float(any(mark in words for mark in '"“”«»「」„')),
        "credit": float(credit_line(words) is not None),
        "repeated": float(page.texts[words] > 1),
        "described": _shared(letters, page.description),
        "titled": _shared(letters, page.headline),
        "depth": line.depth - page.depth,
        "style": page.styles[line.style] / page.total,
        "container": page.containers[line.container] / page.total,
        "zone_depth": float(len(page.live_zones(line))),
        "from_start": float(max(-10, min(10, index - page.first))),
        "from_end": float(max(-10, min(10, page.last - 1 - index))),
        "position": page.before[index] / page.total,
        "size": math.log1p(page.total),
        **_said(words, letters, page),
    }


def _said(words: str, letters: str, page: _Page) -> dict[str, float]:
    """What the words themselves announce, in the languages that `line_cues` knows."""
    comment, related, share, legal, form = cues(words)
    named = [author for author in page.authors if author and author in letters]
    return {
        "related_cue": float(related),
        "other_cue": float(comment or share or legal or form),
        "plea": float(tells_reader(words)),
        "picture": float(tells_picture(words)),
        "author": min(1.0, sum(map(len, named)) / max(1, len(letters))),
        "dash": float(words[:1] in "-–—•*·▪►>"),
    }


def _around(layout: Layout, index: int) -> list[float]:
    lines, covered = layout.lines, layout.covered
    container = lines[index].container
    before, after = lines[max(0, index - 8) : index], lines[index + 1 : index + 9]
    linked = [line.linked / max(1, line.end - line.start) for line in after[:4]]
    near = covered[max(0, index - 5) : index + 6]
    return [
        float(sum(line.container == container for line in before)),
        float(sum(line.container == container for line in after)),
        sum(linked) / max(1, len(linked)),
        sum(near) / len(near),
    ]


def _shared(letters: str, said: str) -> float:
    """How far a line is part of what the head of the page says, or the other way round."""
    if not letters or not said:
        return 0.0
    if letters in said:
        return len(letters) / len(said)
    return 1.0 if len(said) >= 20 and letters.startswith(said[: min(len(said), 60)]) else 0.0


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _weight(words: str) -> float:
    """Length in letters, an ideograph or syllable block counted as three."""
    return sum(3.0 if char >= "\u2e80" else 1.0 for char in words)


def _probability(trees: Sequence[_Tree], bias: float, row: Sequence[float]) -> float:
    score = bias
    for names, values, left, right in trees:
        node = 0
        while (name := names[node]) >= 0:
            node = left[node] if row[name] <= values[node] else right[node]
        score += values[node]
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def _weights() -> tuple[list[_Tree], float]:
    """The trees as columns: feature (-1 for a leaf), threshold or value, left and right child."""
    raw = json.loads((files("kronika.intake") / "data" / "side_matter.json").read_text("utf-8"))
    if raw["features"] != list(NAMES):
        message = "side_matter.json was made for other features: run training/side_matter.py"
        raise ValueError(message)
    trees = []
    for tree in raw["trees"]:
        rows = [[*row, 0, 0][:4] for row in tree]
        names, values, left, right = (tuple(row[i] for row in rows) for i in range(4))
        trees.append((names, values, left, right))
    return trees, raw["bias"]
