"""Who bears a name: the one record of an entity, as a pure function of codebook and name.

A record is the codebook's row where a row lists the name, and else kind, country and the
normalised name. Names that say too little (a surname alone, a ministry of no country) stay with
the document that they stand in: no two documents are joined by them.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from kronika.codebook.name_words import fold, load_words
from kronika.codebook.names import NameBook, NameRow
from kronika.model.assertions import content_id

_BODIES = frozenset({"agency", "force", "unit", "group", "igo", "organisation", "company", "media"})
_ARTICLES = frozenset({"the", "al", "an", "ash", "el"})
_DASHES = str.maketrans("-‑–—/", "     ")


def normal(name: str) -> str:
    """A name as it is compared: folded, without articles, hyphens and possessive signs.

    Example:
        >>> normal("The Al-Nusra Front") == normal("al Nusra front")
        True
    """
    words = [fold(word) for word in name.translate(_DASHES).split()]
    kept = [word for word in words if word and word not in _ARTICLES]
    return " ".join(kept or words)


class NameIndex:
    """The rows of a codebook by normalised name; names that share a bearer over time are one."""

    def __init__(self, rows: Iterable[NameRow]) -> None:
        self._rows = tuple(rows)
        self._by_name: dict[str, list[NameRow]] = defaultdict(list)
        for row in self._rows:
            for surface, _ in row.surfaces:
                self._by_name[normal(surface)].append(row)
        self._root = {row.id: self._first(row) for row in self._rows}

    @classmethod
    def packaged(cls) -> "NameIndex":
        """The rows of the package."""
        return _packaged()

    @classmethod
    def empty(cls) -> "NameIndex":
        """No rows at all."""
        return cls(())

    def _first(self, row: NameRow) -> str:
        """The id of the row that bears a former name of this row as its own name, or its own."""
        for surface, form in row.surfaces:
            older = [r for r in self._by_name[normal(surface)] if r.id != row.id]
            for one in older:
                if (
                    form == "former"
                    and normal(one.name) == normal(surface)
                    and one.kind == row.kind
                ):
                    return one.id
        return row.id

    def rows(self, name: str, kind: str) -> tuple[NameRow, ...]:
        """The rows that list a name and fit the kind; acronyms only as they are written."""
        found = self._by_name.get(normal(name), ())
        return tuple(row for row in found if _fits(row, kind) and _shouted(row, name))

    def bearers(self, name: str, kind: str) -> frozenset[str]:
        """The ids of those who bear a name: rows joined by former names count once."""
        return frozenset(self._root[row.id] for row in self.rows(name, kind))

    def root(self, row_id: str) -> str:
        """The id under which a row's bearer is known: of its earliest name that has a row."""
        return self._root.get(row_id, row_id)

    def surfaces(self, name: str, kind: str) -> tuple[str, ...]:
        """All names, acronyms aside, of the one row that lists this name."""
        rows = self.rows(name, kind)
        if len({self._root[row.id] for row in rows}) != 1:
            return ()
        return tuple(s for s, form in rows[0].surfaces if form != "acronym" and s != name)

    def every_name(self, name: str) -> tuple[str, ...]:
        """The name itself and all names of the bearers that rows give it, of whatever kind.

        Example:
            >>> "ISIS" in NameIndex.packaged().every_name("Daesh")
            True
        """
        roots = {self._root[row.id] for row in self._by_name.get(normal(name), ())}
        same = (row for row in self._rows if self._root[row.id] in roots)
        return tuple(dict.fromkeys([name, *(s for row in same for s, _ in row.surfaces)]))

    def __bool__(self) -> bool:
        return bool(self._rows)


def _fits(row: NameRow, kind: str) -> bool:
    return row.kind == kind or (row.kind in _BODIES and kind in _BODIES)


def _shouted(row: NameRow, name: str) -> bool:
    """Whether an acronym stands as the row has it: `is` is a word, `IS` a name."""
    key = normal(name)
    forms = {form for surface, form in row.surfaces if normal(surface) == key}
    return forms != {"acronym"} or not name.islower()


@cache
def _packaged() -> NameIndex:
    return NameIndex(NameBook.load())


def entity_record(
    names: Iterable[str], *, kind: str, country: str | None, subject: str,
    index: NameIndex | None = None,
) -> str:  # fmt: skip
    """The id of the merged record of an entity; `names` come best first.

    Example:
        >>> def group(name, subject):
        ...     return entity_record([name], kind="group", country=None, subject=subject)
        >>> group("Daesh", "en_1") == group("Islamic State", "en_2")
        True
        >>> def person(name, subject):
        ...     return entity_record([name], kind="person", country="RU", subject=subject)
        >>> person("Lavrov", "en_1") == person("Lavrov", "en_2")
        False
    """
    known = index if index is not None else _packaged()
    every = tuple(names)
    if kind == "state" and country:
        return content_id("er", "state", country)
    for name in every:
        bearers = known.bearers(name, kind)
        if len(bearers) == 1:
            return content_id("er", "row", min(bearers))
    best = every[0] if every else ""
    if says_too_little(best, kind=kind, country=country):
        return content_id("er", subject)
    family = "body" if kind in _BODIES else kind
    return content_id("er", family, country, normal(best))


def says_too_little(name: str, *, kind: str, country: str | None) -> bool:
    """Whether a name may be that of many: one word of a person, general words of a body.

    Example:
        >>> says_too_little("Foreign Ministry", kind="agency", country=None)
        True
        >>> says_too_little("Foreign Ministry", kind="agency", country="IQ")
        False
    """
    words = normal(name).split()
    if kind == "person":
        return len(words) < 2 and not (name and "\u4e00" <= name[0] <= "\u9fff" and len(name) > 1)
    known = load_words()
    general = all(known.plain(w) or w in known.heads or w.isdigit() for w in words)
    return kind in _BODIES and country is None and general
