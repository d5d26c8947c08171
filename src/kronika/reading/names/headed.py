"""Runs without titles: head nouns, known names inside, and what stays open."""

from collections.abc import Callable

from kronika.codebook.name_words import NameWords
from kronika.reading.names.kinds import Kinds
from kronika.reading.names.lines import Line, is_hyphen
from kronika.reading.names.persons import Persons
from kronika.reading.names.pieces import Hit, Open, Work, trim
from kronika.reading.names.posts import Posts

_LISTENED = frozenset({"radio", "television", "tv"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_YEAR = 4
_FEW = 2
_SURE = 2
_SMALL = frozenset({"of", "for", "the", "and"})
_JOINED_ON = frozenset({"abdul", "abu", "abd", "ibn", "bin", "haji"})
_OF = frozenset({"de", "du", "do", "da", "del", "di"})
_UNIT_HEADS = frozenset(
    "group wing unit squadron division brigade regiment battalion fleet company army corps region "
    "front base infantry cavalry".split()
)
Then = Callable[[Work, int, int], None]


class Headed:
    """Reads runs by their head noun; `whole` reads what remains of a run anew."""

    def __init__(self, words: NameWords, *, whole: Then) -> None:
        self._words = words
        self._kinds = Kinds(words)
        self._persons = Persons(words)
        self._posts = Posts(words)
        self._whole = whole

    def read(self, work: Work, first: int, last: int) -> None:
        """Mentions and open runs of one run without titles."""
        line = work.line
        folds = line.folds[first:last]
        kind = self._kinds.of(folds)
        hit = work.hits.get(first)
        if kind in {None, "place"} and not hit and self._is_outlet(line, first, last):
            work.found.append(line.found(first, last, "media", rule="outlet"))
        elif (cut := self._person_after(work, first, last)) is not None:
            self._whole(work, first, cut)
            self._whole(work, cut, last)
        elif kind in {None, "skip"} or (hit and hit[0] >= last):
            skip = kind == "skip" and not self._like_person(line, first, last)
            self._split(work, first, last, skip=skip)
        elif kind == "government":
            self._government(work, first, last)
        elif sum(1 for w in line.words[first:last] if w[0].isalnum()) == 1:
            self._single(work, first, str(kind))
        elif self._persons.points(line.words[first:last], folds) >= 3 and kind not in {
            "agency",
            "force",
        }:
            work.open.append(Open(line, first, last, line.key(first, last), 3))
        else:
            self._body(work, first, last, str(kind))

    def _is_outlet(self, line: Line, first: int, last: int) -> bool:
        """Whether the words around say so: X newspaper, the news agency X, broadcaster X."""
        if self._outlet(line, last):
            return True
        person = line.folds[first] in self._words.given or self._posts.after(line, last) is not None
        return not person and is_outlet_before(line, first, self._words)

    def _outlet(self, line: Line, at: int) -> bool:
        """Whether a newspaper, news agency or broadcaster is said behind a name."""
        agency = line.fold_at(at) == "news" and line.fold_at(at + 1) == "agency"
        return agency or (line.fold_at(at) in self._words["media_after"] and not line.caps[at])

    def _like_person(self, line: Line, first: int, last: int) -> bool:
        """A given name with one more word, though that is a head noun: Nathan Law."""
        key = line.folds[first]
        return last - first == 2 and key in self._words.given and key not in self._words.common

    def _plain_first(self, line: Line, at: int) -> bool:
        """Whether a run begins with a common word that is no part of a name: Physicist."""
        key, words = line.folds[at], self._words
        return key in words.common and key not in words.given and key not in words.heads

    def _person_after(self, work: Work, first: int, last: int) -> int | None:
        """Where a person's name begins that follows a body or place without a mark."""
        line = work.line
        if line.folds[first] in self._words.given:
            return None
        begin = first + 1 if self._plain_first(line, first) else first + 2
        for at in range(begin, last - 1):
            before = line.fold_at(at - 1)
            apart = before in _SMALL | _JOINED_ON or is_hyphen(line.words[at - 1])
            if line.caps[at] and not apart and self._begins_person(work, at, first, last):
                return at
        return None

    def _begins_person(self, work: Work, at: int, first: int, last: int) -> bool:
        """Whether the tail of a run from `at` is a person, and not the end of a longer name."""
        line, key = work.line, work.line.folds[at]
        folds = line.folds[at:last]
        if (
            self._kinds.of(folds) is not None
            or self._persons.points(line.words[at:last], folds) < _SURE
        ):
            return False
        if key in self._words.given and key not in self._words.common:
            ended = any(i < at == work.hits[i][0] for i in range(first, at) if i in work.hits)
            head = self._kinds.of(line.folds[first:last]) not in {None, "skip"}
            return ended or not head or at == first + 1
        return key in self._words["family_first"] and last - at == _SURE and at not in work.hits

    def _single(self, work: Work, at: int, kind: str) -> None:
        """One capitalised head noun: a name only where a longer one stands in the text."""
        line = work.line
        if not line.shouting and not line.initial(at):
            alone = self._kinds.may_stand_alone(line.folds[at])
            if (start := ordinal(line, at)) != at and line.folds[at] in _UNIT_HEADS:
                work.found.append(line.found(start, at + 1, "unit", rule="ordinal"))
                return
            work.found.append(line.found(at, at + 1, kind, rule="head", short=not alone))

    def _body(self, work: Work, first: int, last: int, kind: str) -> None:
        line, hit = work.line, work.hits.get(first)
        folds, state = line.folds[first:last], work.state(first)
        apart = kind == "place" and hit is not None and hit[1].kind in {"force", "agency", "igo"}
        apart = apart or (hit is not None and self._two_known(work, hit[0]))
        if hit and state is None and (apart or self._separate(hit, last)):
            self._whole(work, work.known(first), last)
            return None
        start = number(line, first) if kind == "unit" else ordinal(line, first)
        if start != first and line.folds[last - 1] in _UNIT_HEADS:
            kind = "unit"
        if state and line.folds[last - 1] in {"service", "services"} and last - first == 2:
            return self._split(work, first, last, skip=True)
        size = sum(1 for f in line.folds[first:last] if f and f[0].isalpha())
        own = kind in {"group", "organisation"} and self._words.heads.get(folds[0]) == "place"
        generic = (
            size <= _FEW and not own and all(self._generic(f) for f in folds if f[:1].isalpha())
        )
        country = state.country if state else None
        owned = line.fold_at(first - 1) in {"'s", "s"} and last - first > 1
        short = generic and country is None and start == first and not owned
        work.found.append(line.found(start, last, kind, country=country, rule="head", short=short))
        return None

    def _generic(self, key: str) -> bool:
        return key in self._words.heads or key in {"of", "the", "and", "for"}

    def _two_known(self, work: Work, end: int) -> bool:
        """The X Force of the Y Corps, both known, are two names."""
        at = end + 1 + (work.line.fold_at(end + 1) == "the")
        return work.line.fold_at(end) == "of" and at in work.hits and work.state(at) is None

    def _separate(self, hit: Hit, last: int) -> bool:
        """A known name before a single generic head is not part of a longer one."""
        body = hit[1].form != "acronym" and hit[1].kind in {"group", "media", "igo"}
        return hit[0] >= last or (body and last - hit[0] == 1) or hit[1].kind == "media"

    def _government(self, work: Work, first: int, last: int) -> None:
        """The government of a state is a name of the state."""
        line = work.line
        for at in range(first, last):
            if (entry := work.state(at)) is not None:
                work.found.append(
                    line.found(first, last, "state", form="alias", country=entry.country,
                               row=entry.row, rule="government")
                )  # fmt: skip
                return
        if last - first > 1 and line.folds[first] not in self._words.common:
            work.found.append(line.found(first, last, "agency", rule="head"))

    def _split(self, work: Work, first: int, last: int, *, skip: bool) -> None:
        """Known names inside the run stand for themselves; what lies between is open."""
        _line, at = work.line, first
        while at < last:
            hit = work.hits.get(at)
            if hit and hit[0] <= last and not self._inside(work, at, first, last):
                if not skip:
                    self._open(work, first, at)
                self._take(work, at, skip=skip)
                if hit[0] < last and not skip:
                    self._whole(work, hit[0], last)
                    return
                at = first = hit[0]
            else:
                at += 1
        if not skip:
            self._open(work, first, last)

    def _take(self, work: Work, at: int, *, skip: bool) -> None:
        """The known name; a city that only names a treaty or a conference is left out."""
        if skip and work.hits[at][1].form == "metonym":
            work.line.found(at, work.hits[at][0], "gone")
        else:
            work.known(at)

    def _inside(self, work: Work, at: int, first: int, last: int) -> bool:
        """Whether a known name is only a part of a longer one: Petróleos de X, Jordan Smith."""
        before = work.line.words[at - 1] if at > first else ""
        return before in _OF or self._in_person(work, at, first, last)

    def _in_person(self, work: Work, at: int, first: int, last: int) -> bool:
        """Known words inside a person's name do not count: Jordan Smith, Paris Hilton."""
        line, (end, entry) = work.line, work.hits[at]
        if (entry.form == "demonym" and at == first) or last - first <= end - at:
            return False
        points = self._persons.points(line.words[first:last], line.folds[first:last])
        if end - at == 1 == last - end and at == first and self._given_first(line, first):
            return True
        return points >= 2 or (entry.unsure and points >= 0 and entry.kind == "state")

    def _given_first(self, line: Line, first: int) -> bool:
        """Chad Brown: a given name before a word that is no head noun, state or direction."""
        after = line.folds[first + 1]
        plain = (
            after in self._words.heads or after in self._words["skip"] or first + 1 in line.states
        )
        return line.folds[first] in self._words.given and not plain

    def _open(self, work: Work, first: int, last: int) -> None:
        line = work.line
        first, last = trim(line, first, last)
        while first < last and self._plain(line, first, last):
            first += 1
        while last > first and self._plain_end(line, first, last):
            last -= 1
        first, last = trim(line, first, last)
        if last - first == 1 and line.folds[first] == "new":
            return  # "New NATO battalion"
        words, folds = line.words[first:last], line.folds[first:last]
        if first >= last or words[0].isdigit() or _equipment(words) or self._cut(line, first, last):
            return
        start = ordinal(line, first)
        if start != first:
            if line.words[last - 1].isupper():
                work.found.append(line.found(start, last, "unit", rule="ordinal"))
            return
        points = 3 if self._like_person(line, first, last) else self._persons.points(words, folds)
        work.open.append(Open(line, first, last, line.key(first, last), points))

    def _plain(self, line: Line, at: int, last: int) -> bool:
        key = line.folds[at]
        if key in self._words["directions"]:
            return at + 1 >= last
        return key in self._words["not_names"]

    def _plain_end(self, line: Line, first: int, last: int) -> bool:
        key = line.folds[last - 1]
        if key in self._words["directions"]:
            return last - first == 1
        return key in self._words["not_names"]

    def _cut(self, line: Line, first: int, last: int) -> bool:
        """The first half of a hyphenated word is no name: Counter-IED."""
        hyphen = last + 1 < len(line) and is_hyphen(line.words[last])
        joined = hyphen and line.glued(last) and line.glued(last + 1)
        return joined and last - first == 1 and line.folds[first] in self._words.common


def number(line: Line, first: int) -> int:
    """Where a unit begins with its number, ordinal or plain: 202 Tank Battalion."""
    before = line.words[first - 1] if first else ""
    plain = before.isdigit() and len(before) < _YEAR and not line.glued(first)
    return first - 1 if plain else ordinal(line, first)


def ordinal(line: Line, first: int) -> int:
    """Where a name begins with the number of a unit: 82nd Airborne Division."""
    at = first - 1
    if at > 0 and line.folds[at] in _ORDINALS and line.glued(at) and line.words[at - 1].isdigit():
        return at - 1
    return first


def _equipment(words: list[str]) -> bool:
    """Names of weapons and models: letters with digits, as F-16 or T-72."""
    if len(words) < 3 or not is_hyphen(words[1]):
        return False
    number = words[2][0].isdigit() and len(words[2]) != _YEAR
    return number or (len(words[0]) == 1 and len(words) == 3)


def is_outlet_before(line: Line, first: int, words: NameWords) -> bool:
    """Whether the words before a name say that it is an outlet ("news agency X")."""
    key = line.fold_at(first - 1)
    if first < 1 or line.caps[first - 1]:
        return False
    agency = key == "agency" and line.fold_at(first - 2) in {"news", "press", "wire"}
    return agency or (key in words["media_after"] and key not in _LISTENED)
