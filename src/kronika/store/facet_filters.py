"""Filters as sets of records: what each one that was given means among the values there are."""

from collections.abc import Callable, Sequence

import numpy as np
from sqlalchemy import Connection, select

from kronika.codebook.identity import NameIndex
from kronika.store import stale
from kronika.store.columns import NEVER, Columns, Ints, Mask
from kronika.store.dates import first_day, last_day
from kronika.store.folding import fold
from kronika.store.rows import padded
from kronika.store.search import checked
from kronika.store.selection import Selection, Values, several
from kronika.store.tables import documents

_EXACT = (
    "type", "year", "country", "participant_country", "series", "lifecycle", "factuality",
    "review",
)  # fmt: skip
Numbers = Callable[[str], Sequence[int]]
Masks = dict[str, Mask]
Words = Callable[[Connection, str], Ints]
"""What finds the pages that hold the words of a query."""
_MOST_KEPT = 80


def masks(
    connection: Connection, words: Words, columns: Columns, selection: Selection, *, query: str
) -> Masks:
    """For each filter that is set the records that fit it; `dates` and `query` among them."""
    asked = checked(selection)
    found: Masks = {}
    for facet in _EXACT:
        values = several(getattr(asked, facet))
        if values:
            found[facet] = columns.having(facet, _exact(columns, facet, values))
    if asked.disagreement:
        found["disagreement"] = _disputed(columns, several(asked.disagreement))
    for name, meant in (("place", _places), ("participant", _participants), ("outlet", _outlets)):
        if getattr(asked, name):
            found[name] = meant(columns, getattr(asked, name))
    if asked.dated:
        found["dates"] = _touching(columns, asked)
    if asked.document:
        found["document"] = columns.told_in(_documents(connection, several(asked.document)))
    if query.strip():
        found["query"] = _worded_pages(connection, words, columns, query)
    return found


def _worded_pages(
    connection: Connection, words: Words, columns: Columns, query: str
) -> Mask:  # fmt: skip
    """The records told by pages that hold the words, looked for once for a snapshot.

    It is kept only where the store did not change meanwhile, and gone with the snapshot.
    """
    key = f"words {query}"
    kept: Mask | None = columns.counted.get(key)
    if kept is not None:
        return kept
    found = columns.told_in(words(connection, query))
    if len(columns.counted) < _MOST_KEPT and stale.changes(connection) == columns.change:
        columns.counted[key] = found
    return found


def together(columns: Columns, found: Masks, *, without: str | None = None) -> Mask:
    """The records that fit all filters, but for the one that is left out."""
    fits = columns.there.copy()
    for name, mask in found.items():
        if name != without:
            fits &= mask
    return fits


def _exact(columns: Columns, facet: str, values: Sequence[str]) -> list[int]:
    known = (columns.values.number(facet, value) for value in values)
    return [number for number in known if number is not None]


def _disputed(columns: Columns, asked: Sequence[str]) -> Mask:
    if "any" not in asked:
        return columns.having("disagreement", _exact(columns, "disagreement", asked))
    every = columns.values.numbers("disagreement").tolist()
    return columns.having("disagreement", every)


def _places(columns: Columns, asked: Values) -> Mask:
    found = np.zeros(len(columns.there), np.bool_)
    for one in several(asked):
        found |= columns.having("place_name", _worded(columns, "place_name", (one,)))
        if _is_code(one):
            found |= columns.having("country", _exact(columns, "country", (one,)))
    return found


def _participants(columns: Columns, asked: Values) -> Mask:
    """A participant as the facet has it is that one; else a name by its words, or a country."""
    found = np.zeros(len(columns.there), np.bool_)
    for one in several(asked):
        exact = _exact(columns, "participant", (one,))
        if exact:
            found |= columns.having("participant", exact)
            continue
        every = NameIndex.packaged().every_name(one)
        found |= columns.having("participant_name", _worded(columns, "participant_name", every))
        if _is_code(one):
            code = _exact(columns, "participant_country", (one,))
            found |= columns.having("participant_country", code)
    return found


def _outlets(columns: Columns, asked: Values) -> Mask:
    found = np.zeros(len(columns.there), np.bool_)
    for one in several(asked):
        exact = _exact(columns, "outlet", (one,))
        found |= columns.having("outlet", exact or _worded(columns, "outlet", (one,)))
    return found


def _is_code(one: str) -> bool:
    return len(one) == 2 and one.isascii() and one.isupper()


def _worded(columns: Columns, facet: str, names: Sequence[str]) -> list[int]:
    """The values that hold the words of one of the names."""
    wanted = [padded(words) for name in names if (words := fold(name))]
    known = columns.values.words(facet)
    return [n for n, words in known if any(one in words for one in wanted)] if wanted else []


def _touching(columns: Columns, asked: Selection) -> Mask:
    fits: Mask = columns.first != NEVER
    if asked.since:
        fits = fits & (columns.last >= _number(first_day(asked.since)))
    if asked.until:
        fits = fits & (columns.first <= _number(last_day(asked.until)))
    return fits


def _number(day: str | None) -> int:
    return int((day or "").replace("-", "") or 0)


def _documents(connection: Connection, ids: Sequence[str]) -> Ints:
    found: list[int] = []
    for some in stale.chunks(ids):
        rows = select(documents.c.number).where(documents.c.id.in_(some))
        found += connection.execute(rows).scalars()
    return np.array(found, np.int64)


def numbers_of(columns: Columns, mask: Mask) -> list[int]:
    """The numbers of the records in a set."""
    found: list[int] = columns.number[mask].tolist()
    return found
