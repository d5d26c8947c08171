"""Runs of capitalised words, with the small words that join them."""

from collections.abc import Iterator, Mapping
from typing import Any

from kronika.codebook.name_words import NameWords
from kronika.reading.names.lines import Habits, Line, is_hyphen

_JOINERS = frozenset({"of", "for", "on", "against", "to", "in"})
_OWNERS = frozenset(
    "people peoples workers lord women womens children teachers lawyers farmers sheriff prosecutor "
    "men veterans soldiers citizens mothers nurses writers students kings king queens".split()
)
_OWNED = frozenset("office department cabinet residence guard council spokesman".split())
_HYPHEN_ONLY = frozenset("an as at az ar ad ash ul ur ud un do y i".split())
_NOT_SECOND = frozenset(
    "backed led based linked style born controlled held run trained affiliated wide occupied "
    "allied funded made speaking friendly inspired range term level day turned".split()
)
_MAX_RUN = 16
Known = Mapping[int, tuple[int, Any]]


class Runs:
    """Finds the runs of a line: half-open stretches of its words."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._times = words["months"] | words["weekdays"]
        self._starters = (
            frozenset(words.heads) | frozenset(words.prefixes) | words["honorifics"]
            | words["ranks"] | words["posts"] | words["joined"] | words["directions"]
            | words["starters"]
        )  # fmt: skip

    def of(self, line: Line, habits: Habits, hits: Known) -> Iterator[tuple[int, int]]:
        """Runs from left to right; they do not overlap."""
        able = [
            self._nameable(line, i, habits) or self._known(line, i, hits) for i in range(len(line))
        ]
        if line.shouting:
            self._spread(line, able)
        index = 0
        while index < len(line):
            if able[index]:
                last = self._extend(line, index, able)
                yield index, last
                index = last
            else:
                index += 1

    def _known(self, line: Line, index: int, hits: Known) -> bool:
        """Whether a sure name of the codebook begins here with a capital."""
        hit = hits.get(index)
        if hit is None or hit[1].unsure:
            return False
        article = line.folds[index] in {"al", "el"} and hit[0] > index + 1
        return line.caps[index] or article

    def _nameable(self, line: Line, index: int, habits: Habits) -> bool:
        word, key = line.words[index], line.folds[index]
        if (
            not line.caps[index]
            or key in self._times
            or key in self._words["function"]
            or key == "i"
        ):
            return False
        if key == "may" and not line.initial(index):
            return False
        known = key in habits.capital
        plain = key in habits.small or self._words.plain(key)
        if line.shouting:
            return (
                known or not plain or (key in self._words.given and key not in self._words["says"])
            )
        if not line.initial(index):
            return True
        return known or not plain or (len(word) > 1 and self._starts_name(line, index))

    def _starts_name(self, line: Line, index: int) -> bool:
        """Whether a common word at the head of a sentence still begins a name."""
        following = index + 1
        if following < len(line) and line.words[following] == "." and line.glued(following):
            following += 1
        if following >= len(line):
            return False
        key = line.folds[index]
        if line.fold_at(following) in {"of", "for"}:
            return key in self._words["of_heads"] and key in self._words.prefixes
        return line.caps[following] and (key in self._starters or key in self._words.given)

    def _spread(self, line: Line, able: list[bool]) -> None:
        """In a headline a name takes the head nouns and titles beside it along."""
        for index in range(1, len(line)):
            if able[index - 1] and line.caps[index] and line.folds[index] in self._starters:
                able[index] = True
        for index in range(len(line) - 2, -1, -1):
            joined = line.folds[index + 1] == "of" and index + 2 < len(line) and able[index + 2]
            if (
                (able[index + 1] or joined)
                and line.caps[index]
                and line.folds[index] in self._starters
            ):
                able[index] = True

    def _extend(self, line: Line, first: int, able: list[bool]) -> int:
        last = first + 1
        while last < len(line) and last - first < _MAX_RUN:
            step = self._step(line, first, last, able)
            if step is None:
                break
            last = step
        return last

    def _step(self, line: Line, first: int, last: int, able: list[bool]) -> int | None:
        """The end of the run with the next word taken in, or None where it ends."""
        word = line.words[last]
        if able[last] and not self._times_after(line, last):
            return last + 1
        if is_hyphen(word):
            return self._hyphen(line, last, able)
        if word == ".":
            return self._stop(line, last, able)
        if word in {"'s", "’s"} or word in {"'", "’"}:
            return self._owner(line, last, able)
        if word in {"&", "/"} and last + 1 < len(line) and able[last + 1]:
            return self._slash(line, last)
        if word.islower():
            return self._small(line, first, last, able)
        return None

    def _slash(self, line: Line, last: int) -> int | None:
        """A & B is one name; A/B is one post."""
        if line.words[last] == "&":
            return last + 2
        titles = self._words["posts"]
        joined = (
            line.folds[last - 1] in titles
            or line.fold_at(last + 1) in titles
            or line.fold_at(last + 1) == "vice"
        )
        return last + 2 if joined and line.glued(last) else None

    def _times_after(self, line: Line, last: int) -> bool:
        return line.folds[last] in self._times

    def _hyphen(self, line: Line, last: int, able: list[bool]) -> int | None:
        if last + 1 >= len(line) or not line.glued(last) or not line.glued(last + 1):
            return None
        after = line.words[last + 1]
        if able[last + 1] or after.isdigit():
            return last + 2
        short = after.islower() and 1 < len(after) <= 6 and after.isascii()
        if short and last and line.caps[last - 1] and not line.words[last - 1].isupper():
            family = line.fold_at(last - 2) in self._words["family_first"]
            common = after in _NOT_SECOND or (after in self._words.common and not family)
            return None if common and after not in {"un", "in", "hye", "il", "fang"} else last + 2
        return None

    def _stop(self, line: Line, last: int, able: list[bool]) -> int | None:
        """A full stop inside a name: an initial or an abbreviated title."""
        before = line.words[last - 1]
        key = line.folds[last - 1]
        abbreviated = len(before) == 1 or (
            len(before) < 7 and (key in self._words["ranks"] or key in self._words["honorifics"]
                                 or key in {"sen", "rep", "gov", "st", "amb", "jr", "sr"})
        )  # fmt: skip
        if not abbreviated or not line.glued(last):
            return None
        if last + 1 < len(line) and able[last + 1] and not line.glued(last + 1):
            return last + 2
        return last + 1 if key in {"jr", "sr"} else None

    def _owner(self, line: Line, last: int, able: list[bool]) -> int | None:
        if last + 1 >= len(line) or not able[last + 1]:
            return None
        key = line.folds[last - 1]
        if key in _OWNERS or key in self._words["honorifics"]:
            return last + 2
        title = key in self._words["posts"] and line.fold_at(last + 1) in _OWNED
        return last + 2 if title else None

    def _small(self, line: Line, first: int, last: int, able: list[bool]) -> int | None:
        key = line.folds[last]
        if key in self._words["particles"]:
            return self._particle(line, last, able)
        if key in _JOINERS:
            return self._joined(line, first, last, able)
        if key == "and" and last + 1 < len(line) and able[last + 1]:
            return self._and(line, first, last)
        return None

    def _particle(self, line: Line, last: int, able: list[bool]) -> int | None:
        at = last + 1
        if (
            at < len(line)
            and line.folds[at] in self._words["particles"]
            and line.words[at].islower()
        ):
            at += 1
        hyphen = at < len(line) and is_hyphen(line.words[at]) and line.glued(at)
        if line.folds[last] in _HYPHEN_ONLY and not hyphen:
            return None
        at += hyphen
        return at + 1 if at < len(line) and able[at] else None

    def _of_small(self, line: Line, at: int) -> bool:
        """Whether a state at `at` belongs to a body in small letters: of the Yemeni army."""
        end = line.states[at][0] if at in line.states else len(line)
        small = end < len(line) and line.words[end].islower()
        return small and line.folds[end] in self._words.heads

    def _body_of(self, line: Line, first: int, last: int) -> bool:
        """Whether a run begins with a body of something: Ministry of Foreign Affairs."""
        body = self._words.heads.get(line.folds[first]) == "agency"
        return body and last - first > 1 and line.folds[first + 1] == "of"

    def _joined(self, line: Line, first: int, last: int, able: list[bool]) -> int | None:
        key, before = line.folds[last], line.folds[last - 1]
        at = last + 1
        if line.fold_at(at) == "the":
            at += 1
        if before in self._words["posts"]:
            return self._portfolio(line, last + 1) if key in {"of", "for"} else None
        if at >= len(line) or not able[at] or self._of_small(line, at):
            return None
        if before not in self._words["of_heads"]:
            owned = key == "of" and at in line.states and line.states[at][0] == at + 1
            return at + 1 if owned and self._body_of(line, first, last) else None
        if key == "in" and before not in {"mission", "force"}:
            return None
        if key == "to":
            return at + 1 if before == "coalition" else None
        if key == "on" and before not in {"commission", "committee", "council", "inquiry"}:
            return None
        if key == "against" and before not in {"coalition", "alliance", "front", "campaign"}:
            return None
        return at + 1

    def _portfolio(self, line: Line, at: int) -> int | None:
        """The end of what a post is of: Secretary of State."""
        for size in (5, 4, 3, 2, 1):
            inside = at + size <= len(line) and line.words[at + size - 1][0].isalpha()
            if inside and line.key(at, at + size) in self._words["portfolios"]:
                return at + size
        return None

    def _and(self, line: Line, first: int, last: int) -> int | None:
        before, after = line.folds[last - 1], line.folds[last + 1]
        if last + 1 in line.states:
            return None
        inside = any(line.folds[i] in {"of", "for", "on"} for i in range(first, last))
        joined = self._words["joined"]
        if before in joined and (after in joined or inside):
            return last + 2
        return None
