"""A run of capitalised words taken apart: titles, known names, head nouns, and the rest."""

from dataclasses import dataclass

from kronika.codebook.name_words import NameWords
from kronika.reading.names.found import Found
from kronika.reading.names.kinds import Kinds
from kronika.reading.names.lines import Line, is_hyphen
from kronika.reading.names.persons import Persons
from kronika.reading.names.posts import Posts
from kronika.reading.names.tries import Entry

Hits = dict[int, tuple[int, Entry]]


@dataclass(slots=True)
class Open:
    """A run that its own words do not decide: words `first`..`last` of a line."""

    line: Line
    first: int
    last: int
    key: str
    points: int


class Parts:
    """Turns runs into mentions, and what stays open into candidates."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._kinds = Kinds(words)
        self._persons = Persons(words)
        self._posts = Posts(words)

    def read(self, line: Line, span: tuple[int, int], hits: Hits) -> tuple[list[Found], list[Open]]:
        """The mentions of one run, and its open pieces."""
        found: list[Found] = []
        pending: list[Open] = []
        self._run(line, *span, hits, found, pending)
        return found, pending

    def _run(
        self, line: Line, first: int, last: int, hits: Hits, found: list[Found], pending: list[Open]
    ) -> None:
        first, last = self._trim(line, first, last)
        if first >= last:
            return
        hit = hits.get(first)
        if hit and hit[0] >= last and not self._doubtful(line, first, last, hit[1]):
            found.append(known(line, first, hit[0], hit[1]))
        elif self._exercise(line, first, last):
            found.append(line.found(first, last, "exercise", rule="operation"))
        elif not self._titled(line, first, last, hits, found, pending):
            self._headed(line, first, last, hits, found, pending)

    def _trim(self, line: Line, first: int, last: int) -> tuple[int, int]:
        """Without marks and joining words at the edges, and without small plain starters."""
        while first < last and not line.words[first][0].isalnum():
            first += 1
        while first < last and not (
            line.caps[last - 1] or line.words[last - 1][0].isdigit() or self._inner(line, last - 1)
        ):
            last -= 1
        return first, last

    def _inner(self, line: Line, at: int) -> bool:
        return line.words[at].isalpha() and is_hyphen(line.words[at - 1])

    def _doubtful(self, line: Line, first: int, last: int, entry: Entry) -> bool:
        """A place-like word that begins the name of a person: Jordan Smith."""
        return entry.unsure and last - first > 1

    def _exercise(self, line: Line, first: int, last: int) -> bool:
        return line.folds[first] in {"operation", "exercise"} and last - first > 1

    # --- titles -------------------------------------------------------------------------

    def _titled(
        self, line: Line, first: int, last: int, hits: Hits, found: list[Found], pending: list[Open]
    ) -> bool:
        span = self._title_span(line, first, last, hits)
        if span is None:
            return False
        begin, end = span
        name, _ = self._trim(line, end, last)
        if name >= last:
            return self._bare_post(line, first, begin, end, hits, found, pending)
        folds = line.folds[name:last]
        kind = self._kinds.of(folds)
        given = folds[0] in self._words.given
        if (
            kind in {"agency", "force", "place", "skip", "media", "igo", "organisation", "unit"}
            and not given
        ):
            if kind not in {"skip"} and line.folds[begin] in self._words["ranks"]:
                return False
            if self._posts.is_title(line.folds[end - 1]) and last - name < 2:
                return False
            self._run(line, name, last, hits, found, pending)
            return True
        self._before_title(line, first, begin, hits, found, pending)
        name_last = self._person_end(line, name, last, hits)
        post = (line.starts[first], line.ends[end - 1])
        hit = hits.get(name)
        if hit and hit[0] >= name_last and hit[1].kind != "person" and not given:
            found.append(known(line, name, hit[0], hit[1]))
        else:
            found.append(line.found(name, name_last, "person", rule="title", post=post))
        if name_last < last:
            self._run(line, name_last, last, hits, found, pending)
        return True

    def _title_span(self, line: Line, first: int, last: int, hits: Hits) -> tuple[int, int] | None:
        for at in range(first, last):
            if at in hits and hits[at][0] - at > 1 and hits[at][0] <= last:
                inner = self._posts.title_end(line, hits[at][0], last)
                outer = self._posts.title_end(line, first, at)
                if outer and outer[1] >= at and not inner:
                    return outer
                return inner
        return self._posts.title_end(line, first, last)

    def _person_end(self, line: Line, name: int, last: int, hits: Hits) -> int:
        """Persons end before a known body that follows without a mark."""
        for at in range(name + 1, last):
            if at in hits and hits[at][1].form == "acronym" and line.words[at].isupper():
                return at
        return last

    def _bare_post(
        self,
        line: Line,
        first: int,
        begin: int,
        end: int,
        hits: Hits,
        found: list[Found],
        pending: list[Open],
    ) -> bool:
        """A title without a name: Foreign Secretary. The person it means comes from elsewhere."""
        self._before_title(line, first, begin, hits, found, pending)
        start = begin if any(line.busy[first:begin]) else first
        if line.free(start, end):
            country = next(
                (f.country for f in found if f.line == line.index and f.last <= begin), None
            )
            if start == first and (hit := hits.get(first)) and hit[1].kind == "state":
                country = hit[1].country
            found.append(
                line.found(
                    start,
                    end,
                    "person",
                    form="description",
                    named=False,
                    rule="post",
                    country=country,
                )
            )
        return True

    def _before_title(
        self,
        line: Line,
        first: int,
        begin: int,
        hits: Hits,
        found: list[Found],
        pending: list[Open],
    ) -> None:
        """Bodies named at the head of a post: NATO Secretary General."""
        if begin <= first:
            return
        hit = hits.get(first)
        only_state = hit and hit[0] >= begin and hit[1].kind == "state"
        if not only_state:
            self._headed(line, first, begin, hits, found, pending)

    # --- head nouns and known names ------------------------------------------------------

    def _headed(
        self, line: Line, first: int, last: int, hits: Hits, found: list[Found], pending: list[Open]
    ) -> None:
        folds = line.folds[first:last]
        kind = self._kinds.of(folds)
        hit = hits.get(first)
        size = sum(1 for w in line.words[first:last] if w[0].isalnum())
        if kind in {None, "skip"} or (hit and hit[0] >= last):
            self._split(line, first, last, hits, found, pending, skip=kind == "skip")
        elif kind == "government":
            self._government(line, first, last, hits, found)
        elif size == 1:
            self._single(line, first, str(kind), found)
        elif (
            kind in {"place", "organisation", "company"}
            and self._persons.points(line.words[first:last], folds) >= 3
        ):
            pending.append(Open(line, first, last, line.key(first, last), 3))
        else:
            self._body(line, first, last, str(kind), hits, found, pending)

    def _single(self, line: Line, at: int, kind: str, found: list[Found]) -> None:
        """One capitalised head noun: a name only where a longer one stands in the text."""
        if line.shouting or line.initial(at):
            return
        alone = self._kinds.may_stand_alone(line.folds[at])
        found.append(line.found(at, at + 1, kind, rule="head", short=not alone))

    def _body(
        self,
        line: Line,
        first: int,
        last: int,
        kind: str,
        hits: Hits,
        found: list[Found],
        pending: list[Open],
    ) -> None:
        hit = hits.get(first)
        country = hit[1].country if hit and hit[1].kind == "state" else None
        if hit and hit[1].kind != "state" and self._separate(line, hit, last):
            found.append(known(line, first, hit[0], hit[1]))
            self._run(line, hit[0], last, hits, found, pending)
            return
        generic = all(self._generic(f) for f in line.folds[first:last] if f and f[0].isalpha())
        first = self._ordinal(line, first)
        short = generic and country is None and kind not in {"unit"}
        found.append(line.found(first, last, kind, country=country, rule="head", short=short))

    def _generic(self, key: str) -> bool:
        return key in self._words.heads or key in {"of", "the", "and", "for"}

    def _separate(self, line: Line, hit: tuple[int, Entry], last: int) -> bool:
        """A known name before a single generic head is not part of a longer one."""
        return hit[0] >= last or (
            hit[1].form != "acronym"
            and hit[1].kind in {"group", "media", "igo"}
            and last - hit[0] == 1
        )

    def _ordinal(self, line: Line, first: int) -> int:
        """A unit's number before its name: 82nd Airborne Division."""
        at = first
        if at > 0 and line.folds[at - 1] in {"st", "nd", "rd", "th"} and line.glued(at - 1):
            at -= 1
        if at > 0 and line.words[at - 1].isdigit() and (at == first or line.glued(at)):
            number = at - 1
            return number if at != first else first
        return first

    def _government(
        self, line: Line, first: int, last: int, hits: Hits, found: list[Found]
    ) -> None:
        """The government of a state is a name of the state."""
        for at in range(first, last):
            if at in hits and hits[at][1].kind == "state":
                entry = hits[at][1]
                found.append(
                    line.found(
                        first,
                        last,
                        "state",
                        form="alias",
                        country=entry.country,
                        row=entry.row,
                        rule="government",
                    )
                )
                return
        if last - first > 1 and line.folds[first] not in self._words.common:
            found.append(line.found(first, last, "agency", rule="head"))

    def _split(
        self,
        line: Line,
        first: int,
        last: int,
        hits: Hits,
        found: list[Found],
        pending: list[Open],
        *,
        skip: bool,
    ) -> None:
        """Known names inside the run stand for themselves; what lies between is open."""
        at = open_from = first
        while at < last:
            hit = hits.get(at)
            if hit and hit[0] <= last and not self._part_of_person(line, at, first, last, hit):
                self._open(line, open_from, at, pending, skip=skip)
                found.append(known(line, at, hit[0], hit[1]))
                at = open_from = hit[0]
                if at < last and (open_from, last) != (first, last):
                    self._run(line, at, last, hits, found, pending)
                    return
            else:
                at += 1
        self._open(line, open_from, last, pending, skip=skip)

    def _part_of_person(
        self, line: Line, at: int, first: int, last: int, hit: tuple[int, Entry]
    ) -> bool:
        """Known words inside a person's name do not count: Jordan Smith, Paris Hilton."""
        entry = hit[1]
        if entry.form == "demonym" and at == first:
            return False
        beside = last - first > hit[0] - at
        if not beside:
            return False
        points = self._persons.points(line.words[first:last], line.folds[first:last])
        return points >= 2 or (entry.unsure and points >= 0 and entry.kind == "state")

    def _open(self, line: Line, first: int, last: int, pending: list[Open], *, skip: bool) -> None:
        first, last = self._trim(line, first, last)
        while first < last and self._plain(line, first):
            first += 1
        while last > first and self._plain(line, last - 1):
            last -= 1
        first, last = self._trim(line, first, last)
        if first >= last or skip:
            return
        words, folds = line.words[first:last], line.folds[first:last]
        if any(w.isdigit() for w in words[:1]) or _equipment(words):
            return
        pending.append(
            Open(line, first, last, line.key(first, last), self._persons.points(words, folds))
        )

    def _plain(self, line: Line, at: int) -> bool:
        key = line.folds[at]
        if key in self._words["not_names"]:
            return (
                key not in self._words["directions"] or at + 1 >= len(line) or not line.caps[at + 1]
            )
        return False


def _equipment(words: list[str]) -> bool:
    """Names of weapons and models: letters with digits, as F-16 or T-72."""
    return (
        len(words) <= 3 and any(w[0].isdigit() for w in words) and any(is_hyphen(w) for w in words)
    )


def known(line: Line, first: int, last: int, entry: Entry) -> Found:
    """The mention of a surface of the codebook."""
    return line.found(
        first, last, entry.kind, form=entry.form, country=entry.country, row=entry.row,
        rule=f"row:{entry.sub or entry.form}",
    )  # fmt: skip
