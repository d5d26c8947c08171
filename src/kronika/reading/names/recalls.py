"""Persons and groups called again without their name: the minister, he, the group."""

from kronika.codebook.name_words import NameWords
from kronika.reading.names.found import Found
from kronika.reading.names.lines import Line
from kronika.reading.names.sets import Sets

_NEAR = 3
_WINDOW = 24
_LAST = 60
_ANY = frozenset({"group", "movement", "organization", "organisation", "company", "militia"})


def _in_posts(found: list[Found]) -> dict[int, Found]:
    """Descriptions that begin inside the post of a person, by where they begin."""
    spans = sorted((f.post[0], f.post[1], i) for i, f in enumerate(found) if f.post and f.named)
    unnamed = sorted(f.start for f in found if f.kind == "person" and not f.named)
    inside: dict[int, Found] = {}
    at = 0
    for begin, end, index in spans:
        while at < len(unnamed) and unnamed[at] < begin:
            at += 1
        following = at
        while following < len(unnamed) and unnamed[following] < end:
            inside[unnamed[following]] = found[index]
            following += 1
    return inside


class Recalls:
    """Joins what calls a person or body again to the last one that fits."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def join(self, found: list[Found], made: list[Line], sets: Sets) -> None:
        """Walk the page once; pronouns that mean nobody in particular stay alone."""
        people: list[Found] = []
        groups: list[Found] = []
        gender: dict[int, str] = {}
        posts = _in_posts(found)
        early: list[Found] = []
        for item in found:
            line = made[item.line]
            if item.kind == "person" and item.form == "pronoun":
                self._pronoun(item, line, people[-_LAST:], gender, sets, made)
            elif item.kind == "person" and (owner := posts.get(item.start)) is not None:
                sets.join(owner, item)
            elif item.kind == "person" and not item.named:
                if not self._post(item, people[-_LAST:], made, sets) and item.last - item.first > 1:
                    early.append(item)
            elif item.kind == "person":
                people.append(item)
                self._gender(item, line, gender, sets)
            elif item.named:
                groups.append(item)
            elif line.fold_at(item.first - 1) in {"the", "this", "that"}:
                self._body(item, line, groups[-_LAST:], sets)
        for item in early:  # a headline may call by the post whom the story then names
            self._post(item, people[:_LAST], made, sets)

    def _gender(self, item: Found, line: Line, gender: dict[int, str], sets: Sets) -> None:
        if item.post is None:
            return
        for at in range(max(0, item.first - _WINDOW), item.first):
            if item.post[0] <= line.starts[at] < item.post[1]:
                for said in ("he", "she"):
                    if line.folds[at] in self._words[said]:
                        gender[sets.root(item)] = said

    def _pronoun(
        self,
        item: Found,
        line: Line,
        people: list[Found],
        gender: dict[int, str],
        sets: Sets,
        made: list[Line],
    ) -> None:
        """He or she is the last subject before it: in the line, or heading the line before."""
        near = [f for f in people if item.line - f.line <= 2 and made[f.line].block == line.block]
        if not near:
            near = [f for f in people if item.line - f.line == 1]
        fits = [f for f in near if gender.get(sets.root(f), item.key) == item.key]
        if not fits:
            return
        last = max(f.line for f in fits)
        heads = [f for f in fits if f.line == last]
        chosen = heads[0]
        gender.setdefault(sets.root(chosen), item.key)
        sets.join(chosen, item)

    def _post(self, item: Found, people: list[Found], made: list[Line], sets: Sets) -> bool:
        """The Foreign Secretary: the person introduced with that post; whether there is one."""
        line = made[item.line]
        title = line.folds[item.last - 1]
        if title not in self._words["recall"] or item.last - item.first > 5:
            return False
        if line.fold_at(item.first - 1) != "the" and item.rule != "post":
            return False
        fits = [f for f in people if self._held(item, f, made)]
        alone = len({sets.root(f) for f in fits}) == 1
        if alone:
            sets.join(fits[-1], item)
        return alone

    def _held(self, item: Found, person: Found, made: list[Line]) -> bool:
        if person.post is None:
            return False
        line = made[person.line]
        near = range(max(0, person.first - _WINDOW), min(len(line), person.last + _WINDOW))
        begin, end = person.post
        words = [line.folds[i] for i in near if begin <= line.starts[i] < end]
        wanted = item.key.split()
        joined = " " + " ".join(w for w in words if w[:1].isalnum()) + " "
        return f" {' '.join(wanted)} " in joined

    def _body(self, item: Found, line: Line, groups: list[Found], sets: Sets) -> None:
        """The group: the last group, if one stands near."""
        if item.last - item.first > 1:
            return
        beside = line.busy[item.last] if item.last < len(line) else None
        if beside is not None and beside.named and beside.kind == item.kind:
            sets.join(item, beside)
            return
        noun = line.folds[item.first]
        kinds = self._words.again.get(noun)
        near = [f for f in groups if kinds and f.kind in kinds and item.line - f.line <= _NEAR]
        if noun not in _ANY:
            near = [f for f in near if noun in f.key.split()]
        if near:
            sets.join(near[-1], item)
