"""Runs with a title: the person, the post, and the bodies that the post names."""

from collections.abc import Callable

from kronika.codebook.name_words import NameWords
from kronika.reading.names.kinds import Kinds
from kronika.reading.names.pieces import Work, trim
from kronika.reading.names.posts import Posts

_BODY_KINDS = frozenset(
    {"agency", "force", "place", "skip", "media", "igo", "organisation", "unit"}
)
Then = Callable[[Work, int, int], None]


class Titled:
    """Takes runs with titles apart; `whole` reads a run anew, `headed` one without titles."""

    def __init__(self, words: NameWords, *, whole: Then, headed: Then) -> None:
        self._words = words
        self._kinds = Kinds(words)
        self._posts = Posts(words)
        self._whole, self._headed = whole, headed

    def read(self, work: Work, first: int, last: int) -> bool:
        """Whether the run was one with a title, and is done."""
        span = self._span(work, first, last)
        if span is None:
            return False
        begin, end = span
        name, _ = trim(work.line, end, last)
        if name >= last:
            self._bare(work, first, span)
            return True
        rank = work.line.folds[begin] in self._words["ranks"]
        if self._names_body(work, name, last, rank=rank):
            return self._body(work, name, last, rank=rank)
        self._person(work, first, span, last)
        return True

    def _span(self, work: Work, first: int, last: int) -> tuple[int, int] | None:
        """The titles, not those inside a known name: General Assembly."""
        for at in range(first, last):
            hit = work.hits.get(at)
            if hit and hit[0] - at > 1 and hit[0] <= last:
                inner = self._posts.title_end(work.line, hit[0], last)
                outer = self._posts.title_end(work.line, first, at)
                return outer if outer and outer[1] >= at and not inner else inner
        return self._posts.title_end(work.line, first, last)

    def _names_body(self, work: Work, name: int, last: int, *, rank: bool) -> bool:
        folds = work.line.folds[name:last]
        if last - name == 1 and self._kinds.of(folds) == "place" and not rank:
            return False
        return folds[0] not in self._words.given and self._kinds.of(folds) in _BODY_KINDS

    def _body(self, work: Work, name: int, last: int, *, rank: bool) -> bool:
        """General Intelligence Directorate is a body; President X Bridge is two things."""
        kind = self._kinds.of(work.line.folds[name:last])
        skipped = kind == "skip"
        if (rank and not skipped) or last - name < 2:
            return False
        self._whole(work, name, last)
        return True

    def _person(self, work: Work, first: int, span: tuple[int, int], last: int) -> None:
        line = work.line
        self._before(work, first, span[0])
        name = self._name(work, span[1], last)
        end = self._end(work, name, last)
        post = (line.starts[first], line.ends[span[1] - 1])
        hit = work.hits.get(name)
        if hit and hit[0] >= end and line.folds[name] not in self._words.given:
            work.known(name)
        else:
            work.found.append(line.found(name, end, "person", rule="title", post=post))
        if end < last:
            self._whole(work, end, last)

    def _name(self, work: Work, first: int, last: int) -> int:
        """Where the name begins: behind the second half of a post, of Energy and Industry."""
        line = work.line
        first, _ = trim(line, first, last)
        if line.folds[first] != "and":
            return first
        given = (at for at in range(first + 1, last) if line.folds[at] in self._words.given)
        return next(given, min(first + 2, last - 1))

    def _end(self, work: Work, name: int, last: int) -> int:
        """Persons end before a known acronym that follows without a mark."""
        for at in range(name + 1, last):
            hit = work.hits.get(at)
            if hit and (
                hit[1].form == "demonym"
                or (hit[1].form == "acronym" and work.line.words[at].isupper())
            ):
                return at
        return last

    def _bare(self, work: Work, first: int, span: tuple[int, int]) -> None:
        """A title without a name: Foreign Secretary. Whom it means is told elsewhere."""
        line = work.line
        self._before(work, first, span[0])
        start = span[0] if any(line.busy[first : span[0]]) else first
        if line.free(start, span[1]):
            state = work.state(first)
            country = state.country if state else None
            work.found.append(
                line.found(start, span[1], "person", form="description", named=False, rule="post",
                           country=country)
            )  # fmt: skip

    def _before(self, work: Work, first: int, begin: int) -> None:
        """Bodies named at the head of a post: NATO Secretary General."""
        if begin <= first:
            return
        only_state = work.state(first) is not None and work.hits[first][0] >= begin
        if not only_state:
            self._headed(work, first, begin)
