"""Exercise series by year: editions that pages report, those the codebook knows, and the gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kronika.codebook.names import NameRow
from kronika.serve.drawing.spans import Drawn, iso, span_of

State = Literal["reported", "planned", "cancelled", "known", "gap", "expected", ""]
MOST_YEARS = 43


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of a series.

    `reported` (or planned, cancelled) when events of the chronicle tell of it; `known` when only
    the codebook lists the edition; `gap` where neither does, between editions; `expected` where
    the stated rhythm puts the next one; empty outside.
    """

    year: int
    state: State
    events: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One series with its cells and what is expected next.

    `expected` is a year, computed from the latest edition and the stated rhythm, None without;
    `why` says what it rests on, or why there is none. `overdue` is True when the years shown
    reach beyond it and no edition is known.
    """

    name: str
    parties: tuple[str, ...]
    cells: tuple[Cell, ...]
    expected: int | None
    why: str
    overdue: bool = False
    source: str = ""

    @property
    def events(self) -> tuple[Drawn, ...]:
        """The events of all years, in the order of their dates."""
        return tuple(event for cell in self.cells for event in cell.events)


@dataclass(frozen=True, slots=True)
class Calendar:
    """All series that any event belongs to, with the years that they cover.

    `undated` belong to a series and bear no date; `unnamed` counts exercises of no known series;
    `earlier` are of years before those shown.
    """

    years: tuple[int, ...]
    series: tuple[Series, ...]
    undated: tuple[Drawn, ...] = ()
    unnamed: int = 0
    earlier: tuple[Drawn, ...] = ()

    @property
    def drawn(self) -> int:
        """How many events stand in cells."""
        return sum(len(one.events) for one in self.series)


def calendar(events: Iterable[Drawn], rows: Iterable[NameRow]) -> Calendar:
    """The calendar of the events; `rows` are the series of the codebook."""
    known = {row.name: row for row in rows if row.kind == "exercise"}
    by_series: dict[str, dict[int, list[Drawn]]] = {}
    undated: list[Drawn] = []
    unnamed = 0
    for event in sorted(events, key=lambda one: one.id):
        if not event.series:
            unnamed += event.type == "joint_exercise"
            continue
        year = year_of(event)
        if year is None:
            undated.append(event)
        else:
            by_series.setdefault(event.series, {}).setdefault(year, []).append(event)
    years = _years(by_series, known)
    made = [_series(name, by_series[name], known.get(name), years) for name in sorted(by_series)]
    earlier = [
        e for name in sorted(by_series) for year, some in sorted(by_series[name].items())
        for e in some if year not in years
    ]  # fmt: skip
    return Calendar(years, tuple(made), tuple(undated), unnamed, tuple(earlier))


def year_of(event: Drawn) -> int | None:
    """The year in which the event began, None when nobody gives a date."""
    span = span_of(event)
    return int(iso(span.first)[:4]) if span else None


def _years(
    by_series: Mapping[str, Mapping[int, object]], known: Mapping[str, NameRow]
) -> tuple[int, ...]:
    told = {year for years in by_series.values() for year in years}
    listed = {y for name in by_series if name in known for y in known[name].editions}
    ahead = {
        year for name, years in by_series.items()
        if (year := _expected(_editions(years, known.get(name)), known.get(name))[0])
    }  # fmt: skip
    every = told | listed | ahead
    if not every:
        return ()
    last = max(every)
    return tuple(range(max(min(every), last - MOST_YEARS + 1), last + 1))


def _editions(years: Iterable[int], row: NameRow | None) -> list[int]:
    return sorted({*years, *(row.editions if row else ())})


def _series(
    name: str, told: Mapping[int, list[Drawn]], row: NameRow | None, years: tuple[int, ...]
) -> Series:
    held = {year for year, some in told.items() if _state(some) != "cancelled"}
    editions = _editions(held, row)
    expected, why = _expected(editions, row)
    cells = []
    for year in years:
        some = tuple(sorted(told.get(year, ()), key=lambda e: (e.first_day or "", e.id)))
        if some:
            cells.append(Cell(year, _state(some), some))
        elif year in editions:
            cells.append(Cell(year, "known"))
        elif year == expected:
            cells.append(Cell(year, "expected"))
        else:
            between = editions and editions[0] < year < editions[-1]
            cells.append(Cell(year, "gap" if between else ""))
    late = expected is not None and bool(years) and expected < years[-1]
    parties = row.parties if row else ()
    return Series(name, parties, tuple(cells), expected, why, late, row.source if row else "")


def _state(some: Iterable[Drawn]) -> State:
    states = {one.lifecycle for one in some}
    if states == {"cancelled"}:
        return "cancelled"
    return "planned" if states <= {"planned", "cancelled"} else "reported"


def _expected(editions: list[int], row: NameRow | None) -> tuple[int | None, str]:
    """The year of the next edition by the stated rhythm, and what that rests on."""
    if row is None or not row.every_years:
        return None, "no stated rhythm"
    if not editions:
        return None, "not enough editions"
    last = editions[-1]
    return last + row.every_years, (
        f"computed: last known {last}, stated rhythm “{row.rhythm}” ({row.source})"
    )
