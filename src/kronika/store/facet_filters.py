"""Filters as numbers of values: what each one that was given means among the values there are."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from kronika.codebook.identity import NameIndex
from kronika.store.folding import fold
from kronika.store.rows import padded
from kronika.store.selection import Selection, Values, several
from kronika.store.tables import (
    documents,
    event_records,
    facet_values,
    record_facets,
    record_tellings,
)

_columns = facet_values.c
_EXACT = (
    "type", "year", "country", "participant_country", "series", "lifecycle", "factuality",
    "review",
)  # fmt: skip
_MOST = 5000


def value_numbers(connection: Connection, selection: Selection) -> Iterator[tuple[int, ...]]:
    """For each filter that is set the values it means; an empty tuple where there are none."""
    for facet in _EXACT:
        asked = several(getattr(selection, facet))
        if asked:
            yield _numbers(connection, _are(facet, asked))
    fields = tuple(one for one in several(selection.disagreement) if one != "any")
    if fields and "any" not in several(selection.disagreement):
        yield _numbers(connection, _are("disagreement", fields))
    if selection.place:
        yield _named(connection, "place", selection.place)
    if selection.participant:
        yield _named(connection, "participant", selection.participant)
    if selection.outlet:
        yield _outlets(connection, selection.outlet)


def _numbers(connection: Connection, which: ColumnElement[bool]) -> tuple[int, ...]:
    found = select(_columns.number).where(which).order_by(_columns.number).limit(_MOST)
    return tuple(connection.execute(found).scalars())


def _are(facet: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    return (_columns.facet == facet) & _columns.value.in_(values)


def _named(connection: Connection, role: str, asked: Values) -> tuple[int, ...]:
    """Names by their words, or the country; a participant as the facet has it is that one."""
    found: set[int] = set()
    for one in several(asked):
        exact = _numbers(connection, _are("participant", (one,))) if role == "participant" else ()
        if exact:
            found |= set(exact)
            continue
        every = NameIndex.packaged().every_name(one) if role == "participant" else (one,)
        found |= set(_worded(connection, f"{role}_name", every))
        if len(one) == 2 and one.isascii() and one.isupper():
            country = "country" if role == "place" else "participant_country"
            found |= set(_numbers(connection, _are(country, (one,))))
    return tuple(sorted(found))


def _outlets(connection: Connection, asked: Values) -> tuple[int, ...]:
    found: set[int] = set()
    for one in several(asked):
        exact = _numbers(connection, _are("outlet", (one,)))
        found |= set(exact or _worded(connection, "outlet", (one,)))
    return tuple(sorted(found))


def _worded(connection: Connection, facet: str, names: tuple[str, ...]) -> tuple[int, ...]:
    """The values that hold the words of one of the names."""
    folded = [words for name in names if (words := fold(name))]
    if not folded:
        return ()
    ways = or_(*(_columns.words.contains(padded(words), autoescape=True) for words in folded))
    return _numbers(connection, (_columns.facet == facet) & ways)


def listed_tellings(selection: Selection) -> Select[Any]:
    """The tellings of the merged events that fit what only merged events have."""
    told = select(record_tellings.c.telling)
    for facet in (*_EXACT[1:], "disagreement"):
        asked = tuple(v for v in several(getattr(selection, facet)) if v != "any")
        if asked:
            having = select(record_facets.c.record).join(
                facet_values, _columns.number == record_facets.c.value
            )
            told = told.where(record_tellings.c.record.in_(having.where(_are(facet, asked))))
    if "any" in several(selection.disagreement):
        split = select(event_records.c.number).where(event_records.c.disagreements > 0)
        told = told.where(record_tellings.c.record.in_(split))
    if selection.document:
        pages = select(documents.c.number).where(documents.c.id.in_(several(selection.document)))
        told = told.where(record_tellings.c.document.in_(pages))
    return told
