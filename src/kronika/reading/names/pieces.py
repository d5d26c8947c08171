"""What the taking apart of one line works on, and what it leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line, is_hyphen
from kronika.reading.names.tries import Entry

Hit = tuple[int, Entry]
Hits = Mapping[int, Hit]


@dataclass(slots=True)
class Open:
    """A run that its own words do not decide: words `first`..`last` of a line.

    `points` is the evidence inside the words for the name of a person.
    """

    line: Line
    first: int
    last: int
    key: str
    points: int


@dataclass(slots=True)
class Work:
    """One line with its known names, and the mentions and open runs found so far."""

    line: Line
    hits: Hits
    found: list[Found] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)

    def known(self, first: int) -> int:
        """Take the known name that begins at a word; its end."""
        last, entry = self.hits[first]
        self.found.append(known(self.line, first, last, entry))
        return last

    def state(self, first: int) -> Entry | None:
        """The state or adjective that begins at a word."""
        hit = self.hits.get(first)
        return hit[1] if hit and hit[1].kind == "state" else None


def known(line: Line, first: int, last: int, entry: Entry) -> Found:
    """The mention of a surface of the codebook."""
    return line.found(
        first, last, entry.kind, form=entry.form, country=entry.country, row=entry.row,
        rule=f"row:{entry.sub or entry.form}",
    )  # fmt: skip


def trim(line: Line, first: int, last: int) -> tuple[int, int]:
    """The stretch without marks and joining words at its edges."""
    while first < last and not line.words[first][0].isalnum():
        first += 1
    while first < last and not _ends(line, last - 1):
        last -= 1
    return first, last


def _ends(line: Line, at: int) -> bool:
    """Whether a name can end in this word: Jong-un, 2016, Jr."""
    if line.caps[at] or line.words[at][0].isdigit():
        return True
    if line.words[at] == ".":
        return at > 0 and line.folds[at - 1] in {"jr", "sr"}
    return line.words[at].isalpha() and at > 0 and is_hyphen(line.words[at - 1])
