"""GUM documents as texts: paragraphs, names, and who is said to say what.

Names are mentions whose head is a proper noun, cut to the run of proper nouns around the head,
titles left out, inner names first; they are comparable only with themselves.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from _scores import Span

OPEN_GENRES = ("academic", "bio", "conversation", "court", "interview", "news", "speech",
               "textbook", "vlog", "voyage")  # fmt: skip
"""Genres whose texts are not under a non-commercial licence."""
TITLES = frozenset(
    "mr mrs ms dr president minister general colonel captain secretary senator sir professor "
    "king queen prince princess pope bishop chancellor governor judge justice ambassador "
    "chairman".split()
)
PRONOUNS = frozenset("i you he she it we they who which this that someone".split())
FOLDED = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass
class Word:
    """A word in print: half-open code points of the document, and its columns."""

    start: int
    end: int
    form: str
    proper: bool
    head: int
    misc: dict[str, str]


@dataclass
class Paper:
    """One document; `paragraphs` and `sentences` are half-open, in words for sentences."""

    id: str
    created: str | None = None
    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """The genre, from the id."""
        return self.id.split("_")[1]


@dataclass(frozen=True)
class Said:
    """An attribution: unit of the cue, words of cue and source, unit of what is said."""

    unit: tuple[int, int]
    cue: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    content: tuple[int, int]
    pronoun: bool = False


def papers(folder: Path, *parts: str) -> Iterator[Paper]:
    """The documents of the parts (`train`, `dev`)."""
    for part in parts:
        with gzip.open(folder / f"{part}.conllu.gz", "rt", encoding="utf-8") as lines:
            yield from _papers(lines)


def _papers(lines: Iterator[str]) -> Iterator[Paper]:
    paper: Paper | None = None
    sentence: list[list[str]] = []
    new_paragraph = True
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            if paper:
                yield paper
            paper = Paper(line[14:])
        elif paper is None:
            continue
        elif line.startswith("# meta::dateCreated = "):
            paper.created = line[22:]
        elif line.startswith("# newpar") and not line.startswith("# newpar_"):
            new_paragraph = True
        elif re.match(r"\d+(?:-\d+)?\t", line):
            sentence.append(line.split("\t"))
        elif not line and sentence:
            _add(paper, sentence, new_paragraph=new_paragraph)
            sentence, new_paragraph = [], False
    if paper:
        yield paper


def _add(paper: Paper, rows: list[list[str]], *, new_paragraph: bool) -> None:
    first = len(paper.words)
    if new_paragraph or not paper.paragraphs:
        paper.text = paper.text.rstrip() + ("\n\n" if paper.text else "")
        paper.paragraphs.append((len(paper.text), len(paper.text)))
    elif not paper.text.endswith(" "):
        paper.text += " "
    glued = _glued(rows)
    for cells in rows:
        if "-" in cells[0]:
            continue
        misc = dict(m.split("=", 1) for m in cells[9].split("|") if "=" in m)
        start = len(paper.text)
        paper.text += cells[1]
        paper.words.append(
            Word(start, len(paper.text), cells[1], cells[3] == "PROPN", int(cells[6]), misc)
        )
        paper.text += "" if int(cells[0]) in glued else " "
    paper.sentences.append((first, len(paper.words)))
    paper.paragraphs[-1] = (paper.paragraphs[-1][0], paper.words[-1].end)


def _glued(rows: list[list[str]]) -> set[int]:
    """Numbers of the words that no space follows: also those inside a word of several parts."""
    glued: set[int] = set()
    ends: dict[int, bool] = {}
    for cells in rows:
        tight = "SpaceAfter=No" in cells[9]
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            glued |= set(range(first, last))
            ends[last] = tight
        elif ends.get(int(cells[0]), tight):
            glued.add(int(cells[0]))
    return glued


def names(paper: Paper) -> list[Span]:
    """The names of a document, with folded labels."""
    found: list[Span] = []
    taken: set[int] = set()
    for first, last, kind in sorted(_mentions(paper), key=lambda m: m[1] - m[0]):
        span = _cut(paper, first, last, taken)
        if span:
            words = paper.words[span[0] : span[1]]
            found.append((words[0].start, words[-1].end, FOLDED.get(kind, "MISC")))
    return sorted(found)


def _mentions(paper: Paper) -> Iterator[tuple[int, int, str]]:
    """Mentions as half-open runs of words inside one sentence, with their type."""
    opened: list[tuple[str, str, int]] = []
    for i, word in enumerate(paper.words):
        for part in re.findall(r"\([^()]+\)|\([^()]+|[^()]+\)", word.misc.get("Entity", "")):
            key, *rest = part.strip("()").split("-")
            if part.startswith("("):
                opened.append((key, rest[0] if rest else "", i))
            if part.endswith(")"):
                at = next((k for k in reversed(range(len(opened))) if opened[k][0] == key), None)
                if at is not None:
                    _, kind, first = opened.pop(at)
                    if any(a <= first and i < b for a, b in paper.sentences):
                        yield first, i + 1, kind


def _cut(paper: Paper, first: int, last: int, taken: set[int]) -> tuple[int, int] | None:
    """The run of proper nouns around the head of a mention; marks it as taken."""
    base = next(a for a, b in paper.sentences if a <= first < b)
    heads = [i for i in range(first, last) if not first - base < paper.words[i].head <= last - base]
    head = heads[0] if heads else first
    if not paper.words[head].proper or head in taken:
        return None
    lo, hi = head, head + 1
    while lo > first and paper.words[lo - 1].proper and lo - 1 not in taken:
        lo -= 1
    while hi < last and paper.words[hi].proper and hi not in taken:
        hi += 1
    taken.update(range(lo, hi))
    while lo < hi - 1 and paper.words[lo].form.lower().strip(".") in TITLES:
        lo += 1
    return lo, hi


def attributions(paper: Paper) -> list[Said]:
    """The attribution relations whose cue words are marked."""
    units = _units(paper)
    found = []
    for word in paper.words:
        for relation in word.misc.get("Discourse", "").split(";"):
            said = _said(relation, paper, units)
            if said:
                found.append(said)
    return found


def _units(paper: Paper) -> dict[str, tuple[int, int]]:
    """Discourse units by number, as half-open code points."""
    starts = [
        (i, match.group(1))
        for i, word in enumerate(paper.words)
        if (match := re.match(r"[^:]+:(\d+)", word.misc.get("Discourse", "")))
    ]
    ends = [i for i, _ in starts[1:]] + [len(paper.words)]
    return {
        number: (paper.words[i].start, paper.words[end - 1].end)
        for (i, number), end in zip(starts, ends, strict=True)
    }


def _said(relation: str, paper: Paper, units: dict[str, tuple[int, int]]) -> Said | None:
    match = re.match(r"attribution-\w+:(\d+)->(\d+):\d+:(.*)", relation)
    if not match or match.group(1) not in units or match.group(2) not in units:
        return None
    signals = match.group(3)
    source = _signal(paper, signals, "sem-atsrc")
    return Said(
        units[match.group(1)],
        _signal(paper, signals, "lex-indwd") or _signal(paper, signals, "lex-indph"),
        source,
        units[match.group(2)],
        bool(source) and all(paper.text[s:e].lower() in PRONOUNS for s, e in source),
    )


def _signal(paper: Paper, signals: str, kind: str) -> tuple[tuple[int, int], ...]:
    """Words of the signals of a kind, as half-open code points."""
    spans = []
    for numbers in re.findall(rf"{kind}-([\d,-]+)", signals):
        for part in numbers.strip("-").split(","):
            ends = [int(x) for x in part.split("-") if x]
            if ends and 0 < ends[0] <= ends[-1] <= len(paper.words):
                first, last = paper.words[ends[0] - 1], paper.words[ends[-1] - 1]
                spans.append((first.start, last.end))
    return tuple(spans)
