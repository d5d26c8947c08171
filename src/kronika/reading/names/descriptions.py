"""Actors without a name: US officials, a suicide bomber, the militants.

And official names in small letters after the adjective of a state: Iraqi security forces.
"""

from collections.abc import Iterator

from kronika.codebook.names import NameBook
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line, is_hyphen

_MAX_BACK = 6
_PRONOUNS = frozenset({"he", "she"})
_MAX_PHRASE = 4
_BEFORE = frozenset(
    "a an the this that his her their its our one another each no every some any".split()
)

_RULE = frozenset({"government", "regime"})
_MODIFIERS = frozenset({"military", "police", "army", "navy", "parliament", "customs"})


def _owner(line: Line, at: int) -> Found | None:
    """The state right before a word, as an adjective or with an apostrophe; None for none."""
    back = at - 1
    if back > 0 and line.words[back] in {"'s", "’s", "'", "’"}:
        back -= 1
    owner = line.busy[back] if back >= 0 else None
    if owner is None or owner.kind != "state" or owner.last != back + 1:
        return None
    return owner if owner.form in {"demonym", "acronym", "name", "metonym"} else None


class Descriptions:
    """Finds unnamed actors among the words that no name has taken."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._words = book.words
        self._official_words = {
            phrase: kind
            for kind, group in (("agency", "official_agencies"), ("force", "official_forces"))
            for phrase in self._words[group]
        }
        self._first = frozenset(phrase.split()[0] for phrase in self._official_words)

    def read(self, line: Line) -> list[Found]:
        """Descriptions and pronouns of one line; the adjectives they take in are theirs."""
        made = list(self._official(line))
        for at in range(len(line)):
            if line.busy[at] is not None:
                continue
            if line.folds[at] in _PRONOUNS:
                made.append(
                    line.found(at, at + 1, "person", form="pronoun", named=False, rule="pronoun")
                )
            elif self._is_head(line, at) and (item := self._described(line, at)):
                made.append(item)
        return made

    def _official(self, line: Line) -> Iterator[Found]:
        """Iraqi security forces, the Chilean navy: names, though written small."""
        for at, key in enumerate(line.folds):
            if line.busy[at] is not None or not (key in self._first or key in _RULE):
                continue
            owner = _owner(line, at)
            made = self._official_at(line, owner, at) if owner else self._alone_at(line, at)
            if made is not None:
                yield made

    def _alone_at(self, line: Line, at: int) -> Found | None:
        """The foreign ministry: a body that one can point at, though no state stands before it."""
        last = self._phrase(line, at)
        if last is not None and (owned := self._of_state(line, at, last)) is not None:
            return owned
        if last is None or line.key(at, last) not in self._words["bodies_alone"]:
            return None
        before, after = line.fold_at(at - 1), line.fold_at(last)
        if not line.words[at].islower() or after in self._words.actors or self._posts(after):
            return None
        if before == "of" and last - at == 1:
            return None
        return line.found(at, last, "agency", rule="official")

    def _of_state(self, line: Line, at: int, last: int) -> Found | None:
        """The embassy of Oman, the army of Oman: one name with its state."""
        begin = last + 1 + (line.fold_at(last + 1) == "the")
        owner = line.busy[begin] if line.fold_at(last) == "of" and begin < len(line) else None
        if owner is None or owner.kind != "state" or owner.first != begin:
            return None
        if not line.words[at].islower() or owner.form not in {"name", "alias", "acronym"}:
            return None
        kind, end, country = self._spoken(line, at, last) or "", owner.last, owner.country
        owner.kind, owner.form = "gone", "gone"
        return line.found(at, end, kind, country=country, rule="official")

    def _posts(self, key: str) -> bool:
        return key in self._words["posts"] or key in self._words["ranks"]

    def _phrase(self, line: Line, at: int) -> int | None:
        """The end of the longest official name in small letters that begins at a word."""
        for size in range(_MAX_PHRASE, 0, -1):
            last = at + size
            if last <= len(line) and line.free(at, last) and self._spoken(line, at, last):
                return last
        return None

    def _spoken(self, line: Line, at: int, last: int) -> str | None:
        """The kind of an official name: the prosecutor's office is one word less."""
        phrase = " ".join(line.folds[at:last]).replace(" s ", "s ")
        return self._official_words.get(phrase)

    def _official_at(self, line: Line, owner: Found, at: int) -> Found | None:
        facts = {"country": owner.country, "rule": "official"}
        if line.folds[at] in _RULE and line.words[at].islower() and owner.last == at:
            owner.kind, owner.form = "gone", "gone"
            return line.found(owner.first, at + 1, "state", form="alias", row=owner.row, **facts)
        last = self._phrase(line, at)
        if last is None or self._title_follows(line, last):
            return None
        kind = self._spoken(line, at, last) or ""
        owner.kind, owner.form = "gone", "gone"
        rows = self._book.named(" ".join(line.words[owner.first : last]))
        row = rows[0].id if len(rows) == 1 else None
        return line.found(owner.first, last, kind, row=row, **facts)

    def _title_follows(self, line: Line, at: int) -> bool:
        key = line.fold_at(at)
        if line.fold_at(at - 1) in _MODIFIERS and not self._ends(line, at):
            return True
        return key in self._words.actors and key not in self._words["recall"]

    def _ends(self, line: Line, at: int) -> bool:
        """Whether a noun before word `at` stands for itself: the military said, not its planes."""
        key, words = line.fold_at(at), self._words
        free = not key[:1].isalpha() or line.caps[at] or key in words["function"] or key == "s"
        return free or key in words["says"] or key in words["state_verbs"] or key.endswith("ed")

    def _is_head(self, line: Line, at: int) -> bool:
        key = line.folds[at]
        if key not in self._words.actors or (
            line.caps[at] and not line.initial(at) and not line.shouting
        ):
            return False
        after = line.fold_at(at + 1)
        if not key.endswith(("s", "men", "women", "people")) and not self._alone(line, at):
            return False
        return after not in self._words.actors and not (
            at + 1 < len(line) and is_hyphen(line.words[at + 1])
        )

    def _alone(self, line: Line, at: int) -> bool:
        """Whether a singular is a noun by itself: a terrorist said, not the terrorist threat."""
        after = line.fold_at(at + 1)
        if line.folds[at] in self._words["recall"]:
            return True
        free = not after[:1].isalpha() or line.caps[at + 1] or after in self._words["function"]
        verb = after in self._words["says"] or after.endswith("ed")
        if not (free or verb or after in self._words["state_verbs"]):
            return False
        before = line.fold_at(at - 1)
        return (
            before in _BEFORE
            or before in self._words["actor_modifiers"]
            or before[:1].isdigit()
            or (at > 0 and line.busy[at - 1] is not None)
            or before in {"'s", "’s"}
        )

    def _described(self, line: Line, head: int) -> Found | None:
        first, country = head, None
        while first > 0 and head - first < _MAX_BACK:
            item = line.busy[first - 1]
            if item is not None:
                if item.kind != "state" or item.form not in {"demonym", "acronym", "name"}:
                    return None
                if line.words[first] in {"'s", "’s"}:
                    break
                country, first = item.country, item.first
                item.kind, item.form = "gone", "gone"
                break
            if not self._modifier(line, first - 1):
                break
            first -= 1
        while first < head and not line.words[first][0].isalnum():
            first += 1
        if self._after_owner(line, first):
            country = line.busy[first - 2].country  # type: ignore[union-attr]
        kind = self._words.actors[line.folds[head]]
        return line.found(
            first,
            head + 1,
            kind,
            form="description",
            named=False,
            country=country,
            rule="description",
        )

    def _after_owner(self, line: Line, first: int) -> bool:
        if first < 2 or line.words[first - 1] not in {"'s", "’s"}:
            return False
        owner = line.busy[first - 2]
        return owner is not None and owner.kind == "state"

    def _modifier(self, line: Line, at: int) -> bool:
        key = line.folds[at]
        if key in self._words["actor_modifiers"] or line.words[at].isdigit():
            return True
        if key in self._words.actors and not line.caps[at]:
            return True
        joined = is_hyphen(line.words[at]) and line.glued(at) and line.glued(at + 1)
        return joined or (
            at > 0
            and is_hyphen(line.words[at - 1])
            and key in {"backed", "led", "linked", "sponsored", "trained"}
        )
