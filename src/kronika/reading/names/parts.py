"""A run of capitalised words taken apart: titles, known names, head nouns, and the rest."""

from kronika.codebook.name_words import NameWords
from kronika.reading.names.editions import numbered
from kronika.reading.names.headed import Headed
from kronika.reading.names.lines import Line, is_hyphen
from kronika.reading.names.pieces import Work, trim
from kronika.reading.names.titled import Titled

_TREATIES = frozenset(
    "agreement agreements accord accords convention conventions protocol protocols treaty process "
    "dialogue declaration".split()
)
_YEAR = 4
_DASHED = frozenset({"operation", "exercise"})
_ABOUT_EXERCISES = frozenset(
    "program programme programmes programs plan plans schedule calendar area areas command centre "
    "center director directors control commander branch department directorate division support "
    "planning group staff".split()
)


class Parts:
    """Turns runs into mentions, and what stays open into candidates."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._headed = Headed(words, whole=self._run)
        self._titled = Titled(words, whole=self._run, headed=self._headed.read)

    def read(self, work: Work, span: tuple[int, int]) -> None:
        """Add the mentions of one run to the work, and its open pieces."""
        first, last = span
        while first < last and work.line.busy[first] is not None:
            first += 1
        self._run(work, first, last)

    def _run(self, work: Work, first: int, last: int) -> None:
        first, last = trim(work.line, first, last)
        if first >= last:
            return
        hit = work.hits.get(first)
        if self._is_ship(work.line, first, last):
            work.found.append(work.line.found(first, last, "unit", rule="ship"))
        elif hit and hit[0] >= last and not (hit[1].unsure and last - first > 1):
            self._known(work, first, last)
        elif self._direction(work, first, last):
            self._run(work, first + 1, last)
        elif self._is_titled_exercise(work.line, first, last):
            work.found.append(
                work.line.found(first, numbered(work.line, last), "exercise", rule="operation")
            )
        elif self._is_edition(work, first, last):
            work.found.append(work.line.found(first, last, "exercise", rule="edition"))
        elif not self._titled.read(work, first, last):
            self._headed.read(work, first, last)

    def _is_ship(self, line: Line, first: int, last: int) -> bool:
        """As in "USS Quill" and "the frigate Quill"."""
        key = line.folds[first]
        if key in self._words["craft"] and line.words[first].isupper() and last - first > 1:
            return not line.upper
        at = first - 1
        if at > 0 and line.words[at] in {'"', "“", "‘", "'", "«"}:
            at -= 1
        beside = line.busy[first - 2] if line.fold_at(at) == "and" and first > 1 else None
        if beside is not None and beside.rule == "ship":
            return first not in line.states and line.folds[first] not in self._words["posts"]
        key = line.fold_at(at)
        kind = (
            key in self._words["craft_before"]
            or key.removesuffix("s") in self._words["craft_before"]
            or (line.fold_at(at) == "carrier" and line.fold_at(at - 1) == "aircraft")
        )
        return kind and line.words[at].islower() and first not in line.states

    def _is_titled_exercise(self, line: Line, first: int, last: int) -> bool:
        """As in "Exercise Cold Lake", not "Exercise Programme"."""
        told = line.fold_at(first - 1) in self._words["exercise_after"]
        if told and line.words[first - 1].islower() and last - first > 1:
            return first not in line.states
        rest = line.folds[first + 1 : last]
        return line.folds[first] in _DASHED and bool(rest) and not set(rest) <= _ABOUT_EXERCISES

    def _known(self, work: Work, first: int, last: int) -> None:
        """A known name; an adjective of a state that only names a tongue is none."""
        line, entry = work.line, work.hits[first][1]
        after = line.fold_at(last)
        tongue = after in {"language", "version", "translation"} or (
            is_hyphen(after) and line.fold_at(last + 1) in {"language", "speaking", "born"}
        )
        spoken = line.fold_at(first - 1) in {"in", "speak", "speaks"} and not after[:1].isalpha()
        named_after = entry.form == "metonym" and after in _TREATIES
        if named_after or (entry.form == "demonym" and (tongue or spoken)):
            line.found(first, work.hits[first][0], "gone")
        else:
            work.known(first)

    def _is_edition(self, work: Work, first: int, last: int) -> bool:
        """A name with a year glued to it, in a line that speaks of an exercise ("Amber-2019")."""
        words = work.line.words[first:last]
        dated = len(words) > 2 and words[-1].isdigit() and len(words[-1]) == _YEAR
        told = not self._words["exercise_after"].isdisjoint(work.line.folds)
        return told and dated and is_hyphen(words[-2]) and work.line.glued(last - 1)

    def _direction(self, work: Work, first: int, last: int) -> bool:
        """Northern before the name of a state adds a part of it, not another name."""
        state = work.state(first + 1)
        key = work.line.folds[first]
        direction = key in self._words["directions"] or key == "new"
        return direction and state is not None and state.form == "name" and last - first == 2
