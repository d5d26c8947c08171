"""Names to candidates: one look into the database a name, remembered."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from kronika.codebook.gazetteer.folding import loosen
from kronika.codebook.gazetteer.packing import LOOSE, SEAT, unpack
from kronika.model.protocols import PlaceCandidate

_REMEMBERED = 4096
_UNITS = 1_000
_FOUND = "SELECT places FROM alias WHERE key = ?"
_COLUMNS = "id, geonameid, name, country, admin1, lat, lon, population, feature, capital"


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate, and how the name belongs to it: see `packing`."""

    place: PlaceCandidate
    level: int
    admin1_code: str | None
    capital: bool = False


class Index:
    """Read-only look-ups; safe between threads, and opened anew in a forked process."""

    def __init__(self, opened: Callable[[], sqlite3.Connection]) -> None:
        self._opened = opened
        self._lock = threading.Lock()
        self._base: sqlite3.Connection | None = None
        self._pid = 0
        self.hits = lru_cache(maxsize=_REMEMBERED)(self._hits)
        self._admin1_name = lru_cache(maxsize=_REMEMBERED)(self._find_admin1_name)

    def close(self) -> None:
        """Give the database back; the next look-up opens it again."""
        with self._lock:
            if self._base is not None and self._pid == os.getpid():
                self._base.close()
            self._base = None

    def meta(self) -> dict[str, str]:
        """What the database says of itself: sources, licence, date."""
        return {str(key): str(value) for key, value in self._rows("SELECT key, value FROM meta")}

    def _hits(self, key: str) -> tuple[Hit, ...]:
        """The places of a folded name; of its loosened form when there is none."""
        packed = self._rows(_FOUND, (key,))
        exact = unpack(packed[0][0]) if packed else ()
        if any(level < LOOSE for _, level in exact):
            return self._built([pair for pair in exact if pair[1] != LOOSE])
        loose = loosen(key)
        if loose != key:
            packed = self._rows(_FOUND, (loose,))
            near = unpack(packed[0][0]) if packed else ()
            exact += tuple((number, LOOSE) for number, level in near if level != SEAT)
        return self._built(exact)

    def _built(self, pairs: Iterable[tuple[int, int]]) -> tuple[Hit, ...]:
        levels = dict(pairs)
        if not levels:
            return ()
        marks = ",".join("?" * len(levels))
        query = f"SELECT {_COLUMNS} FROM place WHERE id IN ({marks}) ORDER BY id"  # noqa: S608
        return tuple(self._hit(row, levels[row[0]]) for row in self._rows(query, tuple(levels)))

    def _hit(self, row: tuple, level: int) -> Hit:  # type: ignore[type-arg]
        _, geonameid, name, country, admin1, lat, lon, population, feature, capital = row
        known = feature == "city" and admin1
        place = PlaceCandidate(
            id=f"geonames:{geonameid}" if geonameid else f"geonames-adm1:{country}.{admin1}",
            name=name, country=country,
            admin1=self._admin1_name(country, admin1) if known else name if admin1 else None,
            lat=None if lat is None else lat / _UNITS, lon=None if lon is None else lon / _UNITS,
            population=population, feature=feature, source="GeoNames",
        )  # fmt: skip
        code = f"{country}.{admin1}" if admin1 else None
        return Hit(place, level, code, bool(capital))

    def _find_admin1_name(self, country: str, admin1: str) -> str | None:
        rows = self._rows(
            "SELECT name FROM place WHERE feature = 'admin1' AND country = ? AND admin1 = ?",
            (country, admin1),
        )
        return str(rows[0][0]) if rows else None

    def admin1(self, code: str) -> Hit | None:
        """The province of a GeoNames ADM1 code ("IQ.10"), or None."""
        country, _, local = code.partition(".")
        query = (
            f"SELECT {_COLUMNS} FROM place WHERE feature = 'admin1' AND country = ? AND admin1 = ?"  # noqa: S608
        )
        rows = self._rows(query, (country, local))
        return self._hit(rows[0], 0) if rows else None

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            if self._base is None or self._pid != os.getpid():
                self._base, self._pid = self._opened(), os.getpid()
            return self._base.execute(query, values).fetchall()
