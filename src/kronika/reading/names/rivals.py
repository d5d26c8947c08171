"""Acronyms that more than one bearer uses: the page decides whose they are."""

from collections import defaultdict
from collections.abc import Iterable

from kronika.codebook.name_words import fold
from kronika.codebook.names import NameBook, NameRow
from kronika.reading.names.found import Found

_ORDER = ("media", "igo", "group", "agency", "force", "company", "exercise")


class Rivals:
    """Knows the acronyms that several rows share."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        shared: dict[str, list[NameRow]] = defaultdict(list)
        for row in book:
            for surface, form in row.surfaces:
                if form == "acronym" and row not in shared[fold(surface)]:
                    shared[fold(surface)].append(row)
        self._shared = {key: rows for key, rows in shared.items() if len(rows) > 1}

    def choose(self, found: Iterable[Found]) -> None:
        """Give each shared acronym to the bearer named in full, or of a state that is named."""
        found = list(found)
        whole: set[str | None] = {f.row for f in found if f.row and f.form != "acronym"}
        states = {f.country for f in found if f.kind == "state"}
        for item in found:
            rows = self._shared.get(item.key) if item.form == "acronym" and item.row else None
            if rows:
                best = min(rows, key=lambda row: self._rank(row, whole, states))
                item.row, item.kind, item.country = best.id, best.kind, best.country

    @staticmethod
    def _rank(
        row: NameRow, whole: set[str | None], states: set[str | None]
    ) -> tuple[bool, bool, int]:
        return row.id not in whole, row.country not in states, _ORDER.index(row.kind)

    def unfit(self, row_id: str | None, key: str) -> bool:
        """Whether a row cannot bear a longer name that the page spells out beside its acronym.

        Half of the words of the name must be words of one of the row's names.
        """
        row = self._book.row(row_id) if row_id else None
        if row is None:
            return False
        wanted = set(key.split())
        surfaces = (set(fold(surface).split()) for surface, _ in row.surfaces)
        return all(2 * len(wanted & words) < len(wanted) for words in surfaces)
