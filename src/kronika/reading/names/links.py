"""What a text states about names: acronyms in brackets, former and other names, offshoots."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from kronika.model.readings import AliasLink
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line, is_hyphen
from kronika.reading.names.rivals import Rivals

_BODIES = frozenset(
    {"agency", "force", "unit", "group", "igo", "organisation", "company", "media", "exercise"}
)
_SAME = frozenset({"acronym", "alias", "former", "called"})
_SMALL = frozenset("of the and for in on to de la et y du des del".split())
_TOLD = {
    "former": (
        "formerly", "formerly known as", "formerly called", "previously known as",
        "previously called",
    ),
    "alias": (
        "aka", "or", "also known as", "otherwise known as", "better known as", "now known as",
        "now called",
    ),
    "called": ("known as",),
    "acronym": ("known by its acronym",),
    "linked_to": ("linked to", "affiliated with", "affiliated to", "allied with", "affiliate of"),
    "offshoot_of": ("offshoot of", "branch of", "splinter of", "breakaway faction of"),
    "unit_of": ("part of", "wing of"),
}  # fmt: skip
_PHRASES = {phrase: relation for relation, phrases in _TOLD.items() for phrase in phrases}
_BEHIND = {
    "offshoot": "offshoot_of",
    "branch": "offshoot_of",
    "splinter": "offshoot_of",
    "affiliate": "linked_to",
}
_BANS = frozenset("outlawed banned prohibited proscribed".split())
_REACH = 7


@dataclass(slots=True)
class Stated:
    """One statement about names, before chains are numbered."""

    relation: str
    left: Found
    right: Found | None
    start: int
    end: int
    value: str = ""

    @property
    def same(self) -> bool:
        """Whether both sides are names of one bearer."""
        return self.relation in _SAME


def letters_fit(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come from the words of a name, in order.

    Example:
        >>> letters_fit("OSS", "Observatory of the Southern Sea")
        True
        >>> letters_fit("XQ", "Observatory of the Southern Sea")
        False
    """
    wanted = [c for c in acronym.casefold() if c.isalpha()]
    words = [
        w for w in name.casefold().replace("-", " ").replace("’", "'").split() if w[0].isalpha()
    ]
    if len(wanted) < 2 or not words or wanted[0] not in {w[0] for w in words[:2]}:
        return False
    firsts = [w[0] for w in words]
    if _ordered(wanted, firsts):
        return True
    big = [w for w in words if w not in _SMALL]
    return len(wanted) >= len(big) and _ordered(wanted, [c for w in big for c in w])


def _ordered(wanted: list[str], letters: list[str]) -> bool:
    rest = iter(letters)
    return all(any(letter == c for c in rest) for letter in wanted)


def _alike(left: Found, right: Found) -> bool:
    bodies = left.kind in _BODIES and right.kind in _BODIES
    return bodies or (left.kind == "person" == right.kind)


class Links:
    """Reads the statements of each line."""

    def __init__(self, rivals: Rivals) -> None:
        self._rivals = rivals

    def read(self, found: list[Found], made: list[Line]) -> list[Stated]:
        """All statements, in no order of importance."""
        by_line: dict[int, list[Found]] = {}
        for item in sorted(found, key=lambda f: f.start):
            if item.named and item.kind != "gone":
                by_line.setdefault(item.line, []).append(item)
        stated: list[Stated] = []
        for index, items in by_line.items():
            line = made[index]
            for left, right in itertools.pairwise(items):
                stated += self._pair(line, left, right)
            stated += self._bans(line, items)
        self._disown(stated, found)
        return stated

    def _disown(self, stated: list[Stated], found: list[Found]) -> None:
        """An acronym that the page itself spells out otherwise is not that of the codebook."""
        for item in stated:
            right, left = item.right, item.left
            if item.relation != "acronym" or right is None or left.row == right.row:
                continue
            if left.row or self._rivals.unfit(right.row, left.key):
                row = right.row
                for other in found:
                    if other.key == right.key and other.row == row:
                        other.row, other.kind, other.country = left.row, left.kind, left.country

    def values(self, stated: list[Stated], made: list[Line]) -> Iterator[AliasLink]:
        """The statements with the chains of their sides."""
        for item in stated:
            right = item.right.chain if item.right else None
            value = item.value
            if not value and item.right is not None:
                line = made[item.right.line]
                value = " ".join(line.words[item.right.first : item.right.last])
            yield AliasLink(item.relation, item.left.chain, right, item.start, item.end, value)

    def _pair(self, line: Line, left: Found, right: Found) -> Iterator[Stated]:
        between = [
            line.folds[i]
            for i in range(left.last, right.first)
            if line.words[i] not in {'"', "“", "”", "'"}
        ]
        if len(between) > _REACH + 2:
            return
        if left.kind in _BODIES and between[:1] in (["("], ["["]) and len(between) == 1:
            yield from self._bracket(line, left, right)
        elif between and _alike(left, right):
            yield from self._phrase(line, left, right, between)
        if (
            right.kind == "unit"
            and between in ([], ["'s"], ["s"])
            and left.kind in {"force", "agency", "state"}
        ):
            yield Stated("unit_of", right, left, left.start, right.end)

    def _bracket(self, line: Line, left: Found, right: Found) -> Iterator[Stated]:
        words = line.words[right.first : right.last]
        short = (
            right.last < len(line)
            and line.words[right.last] in {")", "]", ";", ","}
            and len(words) <= 3
        )
        letters = "".join(words)
        if not short or sum(c.isupper() for c in letters) < 2 or letters == letters.lower():
            return
        name = " ".join(line.words[left.first : left.last])
        if left.key == right.key:
            return
        fits = letters_fit(letters, name)
        apart = right.row is not None and right.kind != left.kind
        if fits or (letters.isupper() and not apart):
            self._rename(left, right)
            yield Stated("acronym" if fits else "alias", left, right, left.start, right.end)

    def _rename(self, left: Found, right: Found) -> None:
        """The words in brackets are of the kind of the name before them."""
        if right.row is None:
            right.kind, right.form, right.country = left.kind, "acronym", left.country
            right.short, right.sure = False, True

    def _phrase(
        self, line: Line, left: Found, right: Found, between: list[str]
    ) -> Iterator[Stated]:
        core = [
            w
            for w in between
            if w not in {",", "(", "–", "-", "—", "the", "an", "a", "is", "was", "which", "group"}
        ]
        marked = between[0] in {",", "(", "–", "—", "-"} or core != between
        relation = _PHRASES.get(" ".join(core))
        if relation is not None and (core != ["or"] or (marked and between[0] in {",", "("})):
            if relation in _SAME:
                self._rename_form(right, left, relation)
            yield Stated(relation, left, right, left.start, right.end)
            return
        after = line.fold_at(right.last)
        if not core and between[0] in {",", "("} and after in _BEHIND:
            yield Stated(_BEHIND[after], left, right, left.start, line.ends[right.last])
        if line.fold_at(left.last) == "linked" or (
            is_hyphen(line.words[left.last]) and core == ["linked"]
        ):
            yield Stated("linked_to", right, left, left.start, right.end)

    def _rename_form(self, right: Found, left: Found, relation: str) -> None:
        if right.row is None and not right.sure:
            right.kind = left.kind
        if right.row is None or relation == "former":
            right.form = "former" if relation == "former" else "alias"

    def _bearer(self, line: Line, item: Found) -> bool:
        """Whether a name can be what is outlawed: not the one an offshoot came from."""
        after = line.fold_at(item.last)
        aside = after in _BEHIND or line.fold_at(item.last + 1) in {
            "linked",
            "affiliated",
            "backed",
        }
        return item.kind in {"group", "organisation", "media", "company"} and not aside

    def _bans(self, line: Line, items: list[Found]) -> Iterator[Stated]:
        """Outlawed in X: of the nearest group before the words."""
        for item in items:
            if item.kind != "state" or line.fold_at(item.first - 1) != "in":
                continue
            at = item.first - 2
            if line.fold_at(at) not in _BANS:
                continue
            before = [f for f in items if f.last <= at and self._bearer(line, f)]
            if before:
                yield Stated("outlawed_in", before[-1], item, line.starts[at], item.end)
