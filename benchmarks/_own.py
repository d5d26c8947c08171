"""Texts of our own (`training/corpus`), as documents with gold spans.

A fifth is set aside by the trainer's rule (`training/model/sources_own.py`); only those measure a
trained reader.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from _readers import dated, page
from _scores import Span
from _scores import flat as without_nested
from kronika.codebook.states import States
from kronika.model.documents import Document

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STATES = States.load()
CORPUS = Path(__file__).parents[1] / "training" / "corpus"
NOT_WHO = frozenset(("place", "time", "number", "instrument"))
"""Roles of the guideline that hold no participant."""


@dataclass(frozen=True)
class Who:
    """An entity: its kind, the names it goes by in the text, whether it is named.

    A state that the text names by its people ("Nigerien troops") has its usual name too.
    """

    kind: str
    names: tuple[str, ...]
    named: bool


@dataclass(frozen=True)
class Told:
    """An event: type, where its triggers stand, and the names that each role's values go by."""

    type: str
    triggers: tuple[Span, ...]
    who: tuple[tuple[str, tuple[str, ...]], ...]
    spans: tuple[Span, ...]
    lifecycle: str
    factuality: str


@dataclass(frozen=True)
class Saying:
    """A claim: spans of source, cue and content (None where they stand nowhere), and the names
    that the speaker goes by."""

    source: Span | None
    cue: Span | None
    content: Span
    speaker: tuple[str, ...]
    quoted: bool


def set_aside(name: str) -> bool:
    """Whether the text of that id is kept from training: the trainer's rule.

    Example:
        >>> set_aside("b-attack-001"), set_aside("b-attack-002")
        (True, False)
    """
    return sum(name.encode()) * 7919 % 5 == 0


def one_line(text: str) -> str:
    """Each paragraph on one line, paragraphs parted by an empty line."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(part.split()) for part in parts)


def places(text: str, written: str) -> list[tuple[int, int]]:
    """Where an annotated string stands as whole words; `words@2` is the second time only.

    Example:
        >>> places("a drill, the drill", "drill@2")
        [(13, 18)]
    """
    found = re.fullmatch(r"(.+)@(\d+)", written, re.S)
    wanted, number = (found[1], int(found[2])) if found else (written, 0)
    wanted = re.escape(" ".join(wanted.split()))
    spans = [m.span() for m in re.finditer(rf"(?<!\w){wanted}(?!\w)", text)]
    return spans[number - 1 : number] if number else spans


def bare(written: str) -> str:
    """An annotated string without its number."""
    return re.sub(r"@\d+$", "", " ".join(written.split()))


def listed(value: object) -> list[str]:
    """A value that may be missing, one string or a list of them."""
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def named_after(kind: str, names: list[str]) -> tuple[str, ...]:
    """The names, and for a state the usual name of the country that they name.

    Example:
        >>> named_after("state", ["Nigerien"]), named_after("place", ["Nigerien"])
        (('Nigerien', 'Niger'), ('Nigerien',))
    """
    found = [_STATES.by_name(name) for name in names] if kind == "state" else []
    return tuple(dict.fromkeys([*names, *(state.canonical for state in found if state)]))


@dataclass(frozen=True)
class OwnText:
    """One text with what the guideline says of it."""

    row: dict[str, Any]

    @property
    def id(self) -> str:
        """The id in the corpus."""
        return str(self.row["id"])

    @cached_property
    def text(self) -> str:
        """The text that all spans count in."""
        return one_line(self.row["text"])

    @cached_property
    def document(self) -> Document:
        """The text as a page: its first paragraph is the headline."""
        parts = self.text.split("\n\n")
        kinds = ["headline", *["body"] * (len(parts) - 1)]
        day = str(self.row["published"]) if self.row.get("published") else None
        return page(zip(kinds, parts, strict=True), name=self.id, **dated(day))

    @cached_property
    def entities(self) -> tuple[Who, ...]:
        """All entities, descriptions that act included."""
        return tuple(
            Who(
                str(row.get("kind")),
                named_after(str(row.get("kind")), [bare(n) for n in listed(row.get("names"))]),
                row.get("named") is not False,
            )
            for row in self.row.get("entities") or []
        )

    @cached_property
    def names(self) -> list[Span]:
        """Named mentions with kinds: numbered strings first, then longer ones."""
        numbered: list[Span] = []
        others: list[Span] = []
        for row in self.row.get("entities") or []:
            if row.get("named") is False:
                continue
            for name in listed(row.get("names")):
                to = numbered if re.search(r"@\d+$", name) else others
                to += [(*span, str(row.get("kind"))) for span in places(self.text, name)]
        taken = {span[:2] for span in numbered}
        return without_nested([*numbered, *(s for s in others if s[:2] not in taken)])

    def known_as(self, name: str) -> tuple[str, ...]:
        """All names of the entity that bears this one, the name itself first."""
        name = bare(name)
        rows = [e for e in self.entities if name in e.names]
        return tuple(dict.fromkeys([name, *(n for e in rows[:1] for n in e.names)]))

    @cached_property
    def events(self) -> tuple[Told, ...]:
        """The events."""
        return tuple(self._event(row) for row in self.row.get("events") or [])

    def _event(self, row: dict[str, Any]) -> Told:
        who: dict[tuple[str, tuple[str, ...]], None] = {}
        spans: list[Span] = []
        for role, values in (row.get("roles") or {}).items():
            for value in listed(values):
                spans += [(*span, role) for span in places(self.text, value)]
                if role not in NOT_WHO:
                    who[role, self._bearer(value)] = None
        triggers = [
            (*span, str(row["type"]))
            for word in listed(row.get("trigger"))
            for span in places(self.text, word)
        ]
        life, fact = row.get("lifecycle", "concluded"), row.get("factuality", "reported")
        return Told(
            str(row["type"]), tuple(triggers), tuple(who), tuple(spans), str(life), str(fact)
        )

    def _bearer(self, value: str) -> tuple[str, ...]:
        """The names of an entity in one order, so that two of its names are one participant."""
        return tuple(sorted(self.known_as(value)))

    @cached_property
    def claims(self) -> tuple[Saying, ...]:
        """The claims whose content stands in the text."""
        made = (self._claim(row) for row in self.row.get("claims") or [])
        return tuple(c for c in made if c is not None)

    def _claim(self, row: dict[str, Any]) -> Saying | None:
        wanted = " ".join(str(row.get("content") or "").split()).strip("\"'“”‘’")
        at = self.text.find(wanted) if wanted else -1
        if at < 0:
            return None
        content = (at, at + len(wanted), "content")
        speaker = str(row.get("speaker") or "")
        return Saying(
            self._near(speaker, content, "source"),
            self._near(str(row.get("cue") or ""), content, "cue"),
            content,
            self.known_as(speaker),
            row.get("directness") == "direct",
        )

    def _near(self, written: str, content: Span, label: str) -> Span | None:
        """The occurrence outside the content that stands nearest to it, in its paragraph first."""
        found = (
            [p for p in places(self.text, written) if not _inside(p, content)] if written else []
        )
        if not found:
            return None
        lo = self.text.rfind("\n", 0, content[0])
        hi = self.text.find("\n", content[1])
        hi = len(self.text) if hi < 0 else hi

        def far(span: tuple[int, int]) -> tuple[bool, int]:
            outside = not lo < span[0] < hi
            return outside, max(span[0] - content[1], content[0] - span[1], 0)

        best = min(found, key=far)
        return (*best, label)


def _inside(span: tuple[int, int], content: Span) -> bool:
    return content[0] <= span[0] and span[1] <= content[1]


def texts(folder: Path = CORPUS, *, aside: bool | None = True) -> Iterator[OwnText]:
    """The texts of a folder: those set aside, the others (False), or all (None).

    A file that is no YAML is left out with a line on standard error.
    """
    for path in sorted(folder.glob("*.yaml")):
        try:
            rows = list(yaml.load_all(path.read_text("utf-8"), Loader=_LOADER))
        except yaml.YAMLError as error:
            print(f"{path.name} left out: {error}", file=sys.stderr)
            continue
        for row in (r for doc in rows for r in (doc if isinstance(doc, list) else [doc])):
            if isinstance(row, dict) and row.get("text"):
                one = OwnText(row)
                if aside is None or set_aside(one.id) == aside:
                    yield one
