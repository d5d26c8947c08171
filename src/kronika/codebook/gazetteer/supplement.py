"""Places of the codebook's own file: regions, seas, bases, contested names, other names.

A row wins over the database, for a person wrote it knowing the place. An empty file is fine: those
names then go to the database like all others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from kronika.codebook.gazetteer.folding import fold
from kronika.errors import CodebookError
from kronika.model.protocols import PlaceCandidate

KINDS = ("region", "sea", "gulf", "strait", "base", "range", "site", "border", "contested")
_FILE = "places_supplement.yaml"
_PRECISION = {"base": "point", "site": "point", "border": "point", "range": "area"}


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the supplement; `precision` as in `Place`, `source` and `date` its origin."""

    name: str
    kind: str
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: str
    admin1_code: str | None
    contested_with: str | None
    source: str
    date: str

    @property
    def country(self) -> str | None:
        """The one country that the row names, or None for none or several."""
        return self.countries[0] if len(self.countries) == 1 else None

    def candidate(self) -> PlaceCandidate:
        """The row as a candidate of the gazetteer."""
        feature = "site" if self.precision == "point" else "region"
        return PlaceCandidate(
            f"supplement:{fold(self.name)}", self.name, self.country, None, self.lat, self.lon, 0,
            feature, f"{_FILE}: {self.source}",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Supplement:
    """Rows by folded name, and further folded names of provinces by GeoNames code."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    admin1: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> "Supplement":
        """The supplement of the package, or the file named; an empty file gives no rows.

        Raises:
            CodebookError: the file cannot be read, or a row lacks a name or has an unknown kind.
        """
        file = path or resources.files("kronika.codebook") / "data" / _FILE
        table = _table(file)
        rows: dict[str, Row] = {}
        for entry in table.get("places") or ():
            row = _row(entry, table)
            for name in (row.name, *(entry.get("names") or ())):
                rows.setdefault(fold(str(name)), row)
        admin1 = {
            fold(str(name)): code
            for code, names in (table.get("admin1_names") or {}).items()
            for name in names
        }
        return cls(rows, admin1)

    def all_rows(self) -> Iterable[Row]:
        """Every row once, in the order of the file."""
        return dict.fromkeys(self.rows.values())


def _table(file: Path | Traversable) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        table = yaml.load(file.read_text("utf-8"), Loader=loader)  # noqa: S506 (both are safe)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(str(file), f"cannot be read ({error})") from error
    if table is not None and not isinstance(table, dict):
        raise CodebookError(str(file), "expected a mapping with `places`")
    return table or {}


def _row(entry: Mapping[str, Any], table: Mapping[str, Any]) -> Row:
    if not isinstance(entry, dict) or not entry.get("name") or entry.get("kind") not in KINDS:
        raise CodebookError(_FILE, f"each place needs a name and a kind of {', '.join(KINDS)}")
    kind = entry["kind"]
    return Row(
        name=str(entry["name"]), kind=kind, countries=tuple(entry.get("countries") or ()),
        lat=entry.get("lat"), lon=entry.get("lon"),
        precision=entry.get("precision") or _PRECISION.get(kind, "region"),
        admin1_code=entry.get("admin1"), contested_with=entry.get("contested_with"),
        source=str(entry.get("source") or table.get("source") or ""),
        date=str(entry.get("date") or table.get("date") or ""),
    )  # fmt: skip
