"""The list of merged events from afar: outlines for drawings, and counts by time."""

from contextlib import AbstractContextManager
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, select

from kronika.model.outlines import EventOutline
from kronika.store.backends import Backend
from kronika.store.record_queries import condition
from kronika.store.selection import Selection
from kronika.store.tables import event_records

_rows = event_records.c
_ALL = Selection()
By = Literal["year", "month", "day"]
_LENGTHS: dict[By, int] = {"year": 4, "month": 7, "day": 10}
_OUTLINE = msgspec.json.Decoder(EventOutline)


class Overview:
    """The part of a store that drawings ask; see `kronika.store.event_list` for the list."""

    _backend: Backend

    def _transaction(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def outlines(
        self, selection: Selection = _ALL, query: str = "", *, limit: int = 2000
    ) -> tuple[EventOutline, ...]:
        """The headline values of the events that are meant, latest first, at most `limit`.

        Raises:
            UsageError: a date is none.
        """
        with self._transaction() as connection:
            meant = condition(connection, self._backend, selection, query=query)
            found = select(_rows.body).where(meant)
            rows = connection.execute(
                found.order_by(_rows.day.desc(), _rows.id.desc()).limit(max(0, limit))
            )
            return tuple(_OUTLINE.decode(body) for body in rows.scalars())

    def tally(
        self, selection: Selection = _ALL, query: str = "", *, by: By = "month"
    ) -> tuple[tuple[str, int], ...]:
        """How many of the events that are meant begin in each year, month or day, in order.

        A date counts by the first day that it can mean: `2016` counts for January 2016. Those
        without a date are left out.

        Raises:
            UsageError: a date is none.
        """
        with self._transaction() as connection:
            meant = condition(connection, self._backend, selection, query=query)
            unit = func.substr(_rows.day, 1, _LENGTHS[by])
            found = select(unit, func.count()).where(meant, _rows.day > "").group_by(unit)
            return tuple((str(k), int(n)) for k, n in connection.execute(found.order_by(unit)))
