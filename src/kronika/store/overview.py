"""The list of merged events from afar: outlines for drawings, and counts by time."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import Connection, select

from kronika.model.outlines import EventOutline
from kronika.store import stale
from kronika.store.selection import Selection
from kronika.store.tables import event_records

if TYPE_CHECKING:
    from kronika.store.columns import Columns

_rows = event_records.c
_ALL = Selection()
By = Literal["year", "month", "day"]
_LENGTHS: dict[By, int] = {"year": 4, "month": 7, "day": 10}
_OUTLINE = msgspec.json.Decoder(EventOutline)


class Overview:
    """The part of a store that drawings ask; see `kronika.store.event_list` for the list."""

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _meant(
        self, connection: Connection, selection: Selection, query: str
    ) -> "tuple[Columns, dict[str, Any]]":
        raise NotImplementedError

    def outlines(
        self, selection: Selection = _ALL, query: str = "", *, limit: int = 2000
    ) -> tuple[EventOutline, ...]:
        """The headline values of the events that are meant, latest first, at most `limit`.

        Raises:
            UsageError: a date is none.
        """
        from kronika.store.facet_filters import together

        with self._transaction() as connection:
            columns, found = self._meant(connection, selection, query)
            rows = columns.by_day[1]
            latest = rows[together(columns, found)[rows]][::-1][: max(0, limit)]
            own = columns.number[latest].tolist()
            bodies: dict[int, str] = {}
            for some in stale.chunks(own):
                asked = select(_rows.number, _rows.body).where(_rows.number.in_(some))
                bodies |= {row.number: row.body for row in connection.execute(asked)}
        return tuple(_OUTLINE.decode(bodies[one]) for one in own if one in bodies)

    def tally(
        self, selection: Selection = _ALL, query: str = "", *, by: By = "month"
    ) -> tuple[tuple[str, int], ...]:
        """How many of the events that are meant begin in each year, month or day, in order.

        A date counts by the first day that it can mean: `2016` counts for January 2016. Those
        without a date are left out.

        Raises:
            UsageError: a date is none.
        """
        import numpy as np

        from kronika.store.facet_filters import together

        with self._transaction() as connection:
            columns, found = self._meant(connection, selection, query)
            first = columns.first[together(columns, found)]
        days, counts = np.unique(first[first > 0], return_counts=True)
        tallied: dict[str, int] = {}
        for day, count in zip(days.tolist(), counts.tolist(), strict=True):
            unit = f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"[: _LENGTHS[by]]
            tallied[unit] = tallied.get(unit, 0) + count
        return tuple(tallied.items())
