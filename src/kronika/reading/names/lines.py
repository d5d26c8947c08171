"""The sentences of a document as lines of words, and what the document says of its words."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from kronika.codebook.name_words import NameWords, fold
from kronika.model.documents import Document
from kronika.model.readings import Reading
from kronika.reading.names.found import Found

folded = lru_cache(maxsize=65536)(fold)
_OPENERS = frozenset('"“‘«„([:;•·▪*—–')
_QUOTES = frozenset("\"'“‘«„")
_HYPHENS = frozenset("-–‐‑")
_TITLE_SHARE = 0.7
_WRAP = 130


@dataclass(slots=True)
class Line:
    """One sentence, or the part of it on one line of the page: its words side by side.

    With their folded forms and places.

    `caps[i]` says that word i begins with a capital; `shouting` that capitals mean nothing here,
    because the line is a headline in title case or all in capitals. `busy[i]` is the mention
    that word i belongs to. `states` holds end and code of each name or adjective of a state.
    """

    index: int
    block: int
    kind: str
    words: list[str] = field(default_factory=list)
    folds: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    caps: list[bool] = field(default_factory=list)
    shouting: bool = False
    upper: bool = False
    busy: list[Found | None] = field(default_factory=list)
    states: dict[int, tuple[int, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def fold_at(self, index: int) -> str:
        """The folded word at a position, empty outside the line."""
        return self.folds[index] if 0 <= index < len(self.folds) else ""

    def glued(self, index: int) -> bool:
        """Whether no white space stands before word `index`."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def initial(self, index: int) -> bool:
        """Whether a capital at `index` may be due to its place alone."""
        back = index - 1
        while back >= 0 and self.words[back] in {"...", "…"}:
            back -= 1
        if back < 0:
            return True
        word = self.words[back]
        if word in _QUOTES and back and self.words[back - 1].islower():
            return False
        return word in _OPENERS or word in ".!?" or (back == 0 and not word[0].isalpha())

    def key(self, first: int, last: int) -> str:
        """The folded words of a stretch, marks left out."""
        return " ".join(w for w in self.folds[first:last] if w and (w[0].isalnum() or w == "&"))

    def found(self, first: int, last: int, kind: str, **facts: object) -> Found:
        """A mention of the words `first`..`last`, which are busy from now on."""
        start, end = self.starts[first], self.ends[last - 1]
        made = Found(self.index, first, last, start, end, self.key(first, last), kind, **facts)  # type: ignore[arg-type]
        self.busy[first:last] = [made] * (last - first)
        return made

    def free(self, first: int, last: int) -> bool:
        """Whether no mention holds any of the words."""
        return not any(self.busy[first:last])


@dataclass(frozen=True, slots=True)
class Habits:
    """How the document writes its words: seen small, and seen with a capital inside a line."""

    small: frozenset[str]
    capital: Counter[str]


def is_hyphen(word: str) -> bool:
    """Whether the word is a hyphen or a dash that joins."""
    return word in _HYPHENS


def lines(document: Document, reading: Reading) -> list[Line]:
    """The sentences of the reading as lines, cut where the page starts a new line.

    In a page whose text is wrapped at a width, line ends mean nothing and do not cut.
    """
    text, made = document.text, list[Line]()
    wrapped = max(map(len, text.split("\n")), default=0) <= _WRAP
    at, count, tokens = 0, len(reading.tokens), reading.tokens
    for sentence in reading.sentences:
        line = _new(made, document, sentence.block)
        while at < count and tokens[at].start < sentence.start:
            at += 1
        while at < count and tokens[at].end <= sentence.end:
            token = tokens[at]
            if line.ends and not wrapped and "\n" in text[line.ends[-1] : token.start]:
                line = _new(made, document, sentence.block)
            line.words.append(text[token.start : token.end])
            line.starts.append(token.start)
            line.ends.append(token.end)
            at += 1
    for line in made:
        line.folds = [folded(word) for word in line.words]
        line.caps = [word[0].isupper() for word in line.words]
        line.busy = [None] * len(line.words)
        _shout(line)
    return made


def _new(made: list[Line], document: Document, block: int) -> Line:
    made.append(Line(len(made), block, document.blocks[block].kind))
    return made[-1]


def _shout(line: Line) -> None:
    """Mark lines in which capitals tell nothing."""
    long = [i for i, word in enumerate(line.words) if len(word) > 3 and word[0].isalpha()]
    if len(long) < 2:
        return
    upper = sum(line.words[i].isupper() for i in long)
    line.upper = upper > _TITLE_SHARE * len(long)
    ended = line.words[-1] in {".", "?", "!"} and line.kind != "headline"
    share = sum(line.caps[i] for i in long) / len(long)
    line.shouting = line.upper or (not ended and len(long) > 2 and share > _TITLE_SHARE)


def habits(made: list[Line], words: NameWords) -> Habits:
    """What the document itself says of its words."""
    small: set[str] = set()
    capital: Counter[str] = Counter()
    for line in made:
        for index, word in enumerate(line.words):
            if not word[0].isalpha():
                continue
            if not line.caps[index]:
                small.add(line.folds[index])
            elif not line.shouting and not line.initial(index):
                capital[line.folds[index]] += 1
    return Habits(frozenset(small - words["particles"]), capital)
