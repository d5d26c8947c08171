"""What stands around a capitalised run and tells its kind."""

import re
from collections.abc import Iterator

from kronika.codebook.name_words import NameWords
from kronika.reading.names.editions import numbered
from kronika.reading.names.headed import is_outlet_before
from kronika.reading.names.lines import Line
from kronika.reading.names.pieces import Open
from kronika.reading.names.posts import Posts

_LIST = 12
_DASHES = frozenset({"-", "–", "—", "--", ")", "/"})
_STYLED = frozenset("calls calling styles called styling called".split())
_FATHERS = frozenset({"bin", "binti", "bint", "ibn"})
_FEW_WORDS = 3
_ARMED = frozenset(
    "islamist islamic militant extremist rebel armed separatist jihadist terrorist terror "
    "insurgent guerrilla guerilla paramilitary".split()
)
_DATELINE = 16
_NEAR = 6
_MARKS = frozenset({"-", "–", "—", "--", ".", ":", ""})
_OUTLET = re.compile(r"[a-z]{3,}(?:press|presse|novosti|inform|news|wire|media)$")


class Clues:
    """Gives kinds and points for one place where a run stands."""

    def __init__(self, words: NameWords, posts: Posts) -> None:
        self._words = words
        self._posts = posts

    def around(self, run: Open) -> Iterator[tuple[str, int]]:
        """Kind and points, one pair for each clue."""
        yield from self._before(run)
        yield from self._behind(run)
        if run.points > 0:
            yield "person", run.points
        if _FATHERS & set(run.line.folds[run.first + 1 : run.last - 1]):
            yield "person", 3

    def _before(self, run: Open) -> Iterator[tuple[str, int]]:
        line, words = run.line, self._words
        if self._posts.before(line, run.first) is not None:
            yield "person", 4
        at = run.first - 1
        article = line.fold_at(at) == "the"
        at -= article
        key = line.fold_at(at)
        if key in words["locatives"] and not line.shouting:
            yield "place", 1 if article else 2
        elif key in words["weak_locatives"] and not article and not line.shouting:
            yield "place", 3 if key == "of" and line.fold_at(at - 1) in words["place_before"] else 1
        elif self._placed(line, at, article=article):
            yield "place", 2
        elif key in words["kin"] and at >= 0 and not line.caps[at]:
            yield "person", 1
        yield from self._named_before(run, article=article)
        yield from self._bodies_before(line, run.first, at)
        if _in_dateline(run) or (_OUTLET.match(run.key) and run.key not in words.common):
            yield "media", 4

    def _placed(self, line: Line, at: int, *, article: bool) -> bool:
        """Whether the words before put it among places: Oslo and X, the river X, towns as X."""
        key, words = line.fold_at(at), self._words
        if key == "and" and _beside_place(line, at):
            return True
        if key in words["place_before"] and line.words[at].islower():
            return not article
        listed = key in {"including", "as", "and", ",", "like", "of"}
        return listed and not words["place_lists"].isdisjoint(line.folds[max(0, at - 10) : at])

    def _bodies_before(self, line: Line, first: int, at: int) -> Iterator[tuple[str, int]]:
        """What the word before calls the run: the daily X, the shipbuilder X, the militia X."""
        key, words = line.fold_at(at), self._words
        if at < 0 or not line.words[at].islower():
            return
        before = line.fold_at(at - 1)
        if (
            key in words["media_before"]
            or (key == "agency" and before in {"news", "press"})
            or (key == "station" and before in {"radio", "tv", "television"})
        ):
            yield "media", 4
        elif key in words["company_before"]:
            yield "company", 3
        elif key in words["group_before"]:
            yield "group", 3
        elif key == "of" and at < first - 1 and before in words["group_before"]:
            yield "group", 4

    def _named_before(self, run: Open, *, article: bool) -> Iterator[tuple[str, int]]:
        """Exercises and second names that the words before announce, and articles."""
        line, words = run.line, self._words
        key = line.fold_at(run.first - 1)
        if key in {"exercise", "operation", "drill", "codenamed", "dubbed"}:
            yield "exercise", 3
        if line.folds[run.first] not in words.given and is_outlet_before(line, run.first, words):
            yield "media", 4
        near = line.folds[max(0, run.first - 4) : run.first]
        if near[-1:] == ["itself"] and near[-2] in _STYLED:
            yield "group", 4
        if words["exercise_after"] & set(near) and _quoted(run):
            yield "exercise", 4
        if near[-2:] == ["known", "as"] and _after_person(run):
            yield "person", 3
        single = article and run.last - run.first == 1
        if single and line.fold_at(run.last) not in words["rule_after"]:
            yield "person", -2

    def _behind(self, run: Open) -> Iterator[tuple[str, int]]:
        line, at = run.line, run.last
        key = line.fold_at(at)
        if self._listed(line, at) or _dated(run):
            yield "place", 4
        elif key in {",", "("} and line.fold_at(at + 1) in self._words["company_forms"]:
            yield "company", 4
        elif key in {",", "("}:
            yield from self._apposition(run, at)
            yield from self._called_behind(line, at + 1)
        elif key in self._words["strong_says"]:
            yield "person", 1
        elif key in self._words["place_after"] and not line.caps[at]:
            yield "place", 2
        elif key in self._words["media_after"] or (
            key == "news" and line.fold_at(at + 1) == "agency"
        ):
            yield "media", 3
        elif key in self._words["rule_after"]:
            yield "person", 2
        elif key in self._words["company_after"]:
            yield "company", 3
        elif points := self._group(line, at):
            yield "group", points
        else:
            yield from self._named_force(line, at)

    def _called_behind(self, line: Line, at: int) -> Iterator[tuple[str, int]]:
        """As in "X, a state news agency" and "X, the shipbuilder"."""
        if line.fold_at(at) not in {"a", "an", "the", "another", "one"}:
            return
        for near in range(at + 1, min(at + _NEAR, len(line))):
            key = line.folds[near]
            if not line.words[near].islower() and near not in line.states:
                return
            if key in self._words["media_after"] or key in self._words["media_before"]:
                yield "media", 3
                return
            if key in self._words["company_before"]:
                yield "company", 3
                return

    def _listed(self, line: Line, at: int) -> bool:
        """Whether the run is in a list of names that ends in towns, villages, regions."""
        begun = at
        while (
            at < len(line)
            and at - begun < _LIST
            and (line.caps[at] or line.folds[at] in {",", "and", "-"})
        ):
            at += 1
        return line.fold_at(at) in self._words["place_lists"]

    def _group(self, line: Line, at: int) -> int:
        """Points for "X fighters", more for "X Islamist militant group"."""
        if line.fold_at(at) in self._words["group_words"]:
            return 2
        begun = at
        while at - begun < _FEW_WORDS and line.fold_at(at) in _ARMED:
            at += 1
        armed = at > begun and line.fold_at(at) in {"group", "movement", "organisation", "militia"}
        return 4 * armed

    def _apposition(self, run: Open, at: int) -> Iterator[tuple[str, int]]:
        line = run.line
        after = line.busy[at + 1] if at + 1 < len(line) else None
        if self._posts.after(line, at) is not None and run.last - run.first > 1:
            yield "person", 3
        elif line.fold_at(at + 1).isdigit() and line.fold_at(at + 2) in {",", ")", "."}:
            yield "person", 3 if run.last - run.first > 1 else 1
        elif (
            after is not None
            and after.kind in {"state", "place"}
            and after.form in {"name", "metonym"}
        ):
            yield "place", 1
        elif line.fold_at(at + 1) == "who":
            yield "person", 2

    def _named_force(self, line: Line, at: int) -> Iterator[tuple[str, int]]:
        edition = numbered(line, at)
        if edition > at and line.fold_at(edition) in self._words["exercise_after"]:
            yield "exercise", 4
            return
        if line.fold_at(at) == "and" and at + 1 < len(line) and line.caps[at + 1]:
            at += 2
            while at < len(line) and line.caps[at]:
                at += 1
        begun = at
        while (
            at < len(line)
            and at - begun < 4
            and line.folds[at] in self._words["unit_between"] | self._words["exercise_between"]
        ):
            at += 1
        key = line.fold_at(at)
        if key in self._words["unit_after"]:
            yield "unit", 3
        elif key in self._words["exercise_after"]:
            yield "exercise", 2


def _beside_place(line: Line, at: int) -> bool:
    """Whether the word before `at` ends a known place: Oslo and Quorn."""
    other = line.busy[at - 1] if at > 0 else None
    return other is not None and other.kind == "place"


def _dated(run: Open) -> bool:
    """Whether the run begins a line and a date or a dash follows: QUORN, May 2 -; QUORN -."""
    line, at = run.line, run.last
    capital = line.words[run.first].isupper() and len(line.words[run.first]) > 1
    if run.first or line.upper or line.kind == "headline":
        return False
    if capital and line.fold_at(at) in {"-", "–", "—", "--", "("}:
        return not line.glued(at)
    if line.fold_at(at) != ",":
        return False
    near = line.folds[at + 1 : at + 8]
    return any(w in _DASHES for w in near) and any(w.isdigit() for w in near[:4])


def _in_dateline(run: Open) -> bool:
    """Whether the run stands in brackets at the head of a line: OSLO, May 2 (Quill) -."""
    line, first, last = run.line, run.first, run.last
    pair = line.fold_at(first - 1) + line.fold_at(last)
    if not 1 < first < _DATELINE or pair not in {"()", "//", "[]"}:
        return False
    named = line.words[0].isupper() or any(w[0].isdigit() for w in line.words[:first])
    return named and line.fold_at(last + 1) in _MARKS


def _quoted(run: Open) -> bool:
    """Whether the run stands in quotation marks or ends in a number."""
    before = run.line.words[run.first - 1] if run.first else ""
    return before in {'"', "“", "‘", "'", "«"} or run.line.words[run.last - 1].isdigit()


def _after_person(run: Open) -> bool:
    """Whether a person stands in the line before the run."""
    return any(f is not None and f.kind == "person" for f in run.line.busy[: run.first])
