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


class Descriptions:
    """Finds unnamed actors among the words that no name has taken."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._words = book.words

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
        for at in range(1, len(line)):
            owner = line.busy[at - 1]
            if line.busy[at] is not None or owner is None or owner.kind != "state":
                continue
            if owner.form not in {"demonym", "acronym", "name"} or owner.last != at:
                continue
            if (made := self._official_at(line, owner, at)) is not None:
                yield made

    def _official_at(self, line: Line, owner: Found, at: int) -> Found | None:
        facts = {"country": owner.country, "rule": "official"}
        if line.folds[at] in {"government", "regime"} and line.words[at].islower():
            owner.kind, owner.form = "gone", "gone"
            return line.found(owner.first, at + 1, "state", form="alias", row=owner.row, **facts)
        for size in range(_MAX_PHRASE, 0, -1):
            if at + size > len(line) or not line.free(at, at + size):
                continue
            phrase = " ".join(line.folds[at : at + size])
            for kind, group in (("force", "official_forces"), ("agency", "official_agencies")):
                if phrase in self._words[group] and not self._title_follows(line, at + size):
                    owner.kind, owner.form = "gone", "gone"
                    rows = self._book.named(" ".join(line.words[owner.first : at + size]))
                    row = rows[0].id if len(rows) == 1 else None
                    return line.found(owner.first, at + size, kind, row=row, **facts)
        return None

    def _title_follows(self, line: Line, at: int) -> bool:
        key = line.fold_at(at)
        return key in self._words.actors and key not in self._words["recall"]

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
