"""What stands around a capitalised run and tells its kind."""

from collections.abc import Iterator

from kronika.codebook.name_words import NameWords
from kronika.reading.names.lines import Line
from kronika.reading.names.pieces import Open
from kronika.reading.names.posts import Posts

_PLACE_BEFORE = frozenset(
    "city town village province district region capital port outskirts suburb north south east west "
    "northeast northwest southeast southwest island area neighbourhood neighborhood governorate "
    "airport hamlet resort enclave municipality settlement liberation siege recapture bombing".split()
)
_PLACE_AFTER = frozenset(
    "province district city region governorate town village airport river valley camp prison mountains "
    "mountain hospital airbase airfield county peninsula border suburb neighbourhood neighborhood "
    "countryside area desert strait straits island islands dam port bridge crossing square".split()
)
_MEDIA_AFTER = frozenset("newspaper daily magazine television tv broadcaster radio weekly".split())
_UNIT_AFTER = frozenset(
    "unit units battalion battalions brigade brigades regiment squadron".split()
)
_UNIT_BETWEEN = frozenset(
    "commando commandos special operations forces counter-terrorism anti-terror police assault elite "
    "reconnaissance rapid response security combat military airborne marine infantry".split()
)
_EXERCISE_AFTER = frozenset(
    "exercise exercises drill drills manoeuvres maneuvers wargames war-games".split()
)
_EXERCISE_BETWEEN = frozenset(
    "joint military naval annual anti-terror multinational bilateral trilateral war air".split()
)
_RULE_AFTER = frozenset("regime administration loyalists era doctrine".split())
_TOWNS = frozenset(
    "towns cities villages areas territory territories districts places provinces governorates regions locations neighbourhoods neighborhoods".split()
)
_COMPANY_AFTER = frozenset("company airline shares conglomerate startup manufacturer".split())
_PERSON_BEFORE = frozenset(
    "who whom colleague wife husband son daughter brother sister father mother".split()
)


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

    def _before(self, run: Open) -> Iterator[tuple[str, int]]:
        line, at = run.line, run.first - 1
        if self._posts.before(line, run.first) is not None:
            yield "person", 4
        article = line.fold_at(at) == "the"
        at -= article
        key = line.fold_at(at)
        if key in self._words["locatives"] and not line.shouting:
            yield "place", 2 if not article else 1
        elif key in self._words["weak_locatives"] and not article and not line.shouting:
            yield "place", 1
            if key == "of" and line.fold_at(at - 1) in _PLACE_BEFORE:
                yield "place", 2
        elif key in {"including", "as", "and", ",", "like", "of"} and _TOWNS & set(
            line.folds[max(0, at - 10) : at]
        ):
            yield "place", 2
        elif key in _PERSON_BEFORE and at >= 0 and not line.caps[at]:
            yield "person", 1
        elif key in {"exercise", "operation", "drill", "codenamed", "dubbed"} and not article:
            yield "exercise", 3
        if _EXERCISE_AFTER & set(line.folds[max(0, run.first - 4) : run.first]) and _quoted(run):
            yield "exercise", 4
        if line.folds[max(0, run.first - 2) : run.first] == ["known", "as"] and _after_person(run):
            yield "person", 3
        if article and run.last - run.first == 1 and line.fold_at(run.last) not in _RULE_AFTER:
            yield "person", -2

    def _behind(self, run: Open) -> Iterator[tuple[str, int]]:
        line, at = run.line, run.last
        key = line.fold_at(at)
        if key in {",", "("}:
            yield from self._apposition(run, at)
        elif key in self._words["strong_says"]:
            yield "person", 1
        elif key in _PLACE_AFTER and not line.caps[at]:
            yield "place", 2
        elif key in _MEDIA_AFTER or (key == "news" and line.fold_at(at + 1) == "agency"):
            yield "media", 3
        elif key in _RULE_AFTER:
            yield "person", 2
        elif key in _COMPANY_AFTER:
            yield "company", 3
        elif key in self._words["group_words"]:
            yield "group", 2
        else:
            yield from self._named_force(line, at)

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
        if line.fold_at(at) == "and" and at + 1 < len(line) and line.caps[at + 1]:
            at += 2
            while at < len(line) and line.caps[at]:
                at += 1
        begun = at
        while (
            at < len(line)
            and at - begun < 4
            and line.folds[at] in _UNIT_BETWEEN | _EXERCISE_BETWEEN
        ):
            at += 1
        key = line.fold_at(at)
        if key in _UNIT_AFTER:
            yield "unit", 3
        elif key in _EXERCISE_AFTER:
            yield "exercise", 2


def _quoted(run: Open) -> bool:
    """Whether the run stands in quotation marks or ends in a number."""
    before = run.line.words[run.first - 1] if run.first else ""
    return before in {'"', "“", "‘", "'", "«"} or run.line.words[run.last - 1].isdigit()


def _after_person(run: Open) -> bool:
    """Whether a person stands in the line before the run."""
    return any(f is not None and f.kind == "person" for f in run.line.busy[: run.first])
