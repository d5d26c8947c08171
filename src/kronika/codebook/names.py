"""Known names of bodies, forces, groups, media and exercises, and the words that mark a name.

The rows are data with a source and a date; the words (titles, head nouns, given names) are
vocabulary. `NameBook.empty()` keeps the words and drops the rows, so every figure can be shown
without them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from kronika.codebook.name_words import NameWords, load_words
from kronika.errors import CodebookError

__all__ = ["ListingAuthority", "NameBook", "NameRow", "NameWords"]

_FILES = ("igos", "agencies", "forces", "groups", "media", "exercise_series")
_KINDS = frozenset({"igo", "agency", "force", "group", "media", "company", "exercise"})


@dataclass(frozen=True, slots=True)
class NameRow:
    """One bearer and the names that news use for it.

    `surfaces` pairs each name with its form: name, alias, acronym or former. `when` says of
    former names until or since when. `country` is ISO 3166-1 alpha-2, None where none applies.
    `editions` are years of an exercise series that are established; `every_years` is the rhythm
    that the body in `source` states for it in the words `rhythm`, 0 where none is stated.
    """

    id: str
    name: str
    kind: str
    country: str | None
    surfaces: tuple[tuple[str, str], ...]
    source: str
    date: str
    when: Mapping[str, str]
    editions: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    every_years: int = 0
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class ListingAuthority:
    """An authority that lists groups, its list, and the words that news use for either."""

    name: str
    jurisdiction: str
    list_name: str
    aliases: tuple[str, ...]
    since: str | None
    source: str
    date: str


class NameBook:
    """All rows of the codebook, with the vocabulary of the name reader."""

    def __init__(
        self, rows: Iterable[NameRow], words: NameWords,
        *, authorities: Iterable[ListingAuthority] = (),
    ) -> None:  # fmt: skip
        self.rows = tuple(rows)
        self.words = words
        self.authorities = tuple(authorities)
        self._by_id = {row.id: row for row in self.rows}
        self._by_surface: dict[str, list[NameRow]] = {}
        for row in self.rows:
            for surface, _ in row.surfaces:
                self._by_surface.setdefault(surface.casefold(), []).append(row)

    @classmethod
    def load(cls, folder: Path | None = None) -> "NameBook":
        """The rows of the package, or of the files in `folder` (a missing file gives no rows).

        Raises:
            CodebookError: a file cannot be read, or a row lacks what every row needs.

        Example:
            >>> NameBook.load().named("NATO")[0].kind
            'igo'
        """
        return _packaged() if folder is None else _load(folder)

    @classmethod
    def empty(cls) -> "NameBook":
        """No rows: the vocabulary alone.

        Example:
            >>> NameBook.empty().named("NATO")
            ()
        """
        return cls((), load_words())

    def named(self, surface: str) -> tuple[NameRow, ...]:
        """The rows that bear a name, whatever its case."""
        return tuple(self._by_surface.get(surface.casefold(), ()))

    def row(self, row_id: str) -> NameRow | None:
        """The row of an id, or None."""
        return self._by_id.get(row_id)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[NameRow]:
        return iter(self.rows)


@cache
def _packaged() -> NameBook:
    return _load(None)


def _load(folder: Path | None) -> NameBook:
    rows = [_row(file, number, row) for file in _FILES for number, row in _rows(folder, file)]
    listed = [_authority(number, row) for number, row in _rows(folder, "authorities")]
    return NameBook(rows, load_words(), authorities=listed)


def _rows(folder: Path | None, name: str) -> Iterator[tuple[int, Any]]:
    data = folder or resources.files("kronika.codebook") / "data"
    path = data / f"{name}.yaml"
    if folder is not None and not (folder / f"{name}.yaml").exists():
        return
    try:
        table = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 (both are safe)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(f"{name}.yaml", f"cannot be read ({error})") from error
    if table is not None and not isinstance(table, dict):
        raise CodebookError(f"{name}.yaml", "expected a mapping with `rows`")
    yield from enumerate((table or {}).get("rows") or (), start=1)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _row(file: str, number: int, row: dict[str, Any]) -> NameRow:
    _need(file, number, row, "name", "kind", "source", "date")
    if row["kind"] not in _KINDS:
        raise CodebookError(f"{file}.yaml", f"row {number}: {row['kind']!r} is not a known kind")
    former = {entry["name"]: str(entry.get("when", "")) for entry in row.get("former") or ()}
    surfaces = [(row["name"], "name")]
    surfaces += [(surface, "alias") for surface in row.get("aliases") or ()]
    surfaces += [(surface, "acronym") for surface in row.get("acronyms") or ()]
    surfaces += [(surface, "former") for surface in former]
    kept = tuple(dict(reversed(surfaces)).items())
    return NameRow(
        f"{file}:{row['name']}", row["name"], row["kind"], row.get("country"), kept[::-1],
        row["source"], str(row["date"]), former,
        tuple(row.get("editions") or ()), tuple(row.get("parties") or ()),
        *_rhythm(file, number, row),
    )  # fmt: skip


def _rhythm(file: str, number: int, row: dict[str, Any]) -> tuple[int, str]:
    """Years between editions and the words for it: both or neither."""
    every, words = row.get("every_years") or 0, row.get("rhythm") or ""
    if bool(every) != bool(words) or every not in range(21):
        raise CodebookError(
            f"{file}.yaml",
            f"row {number}: every_years {every!r} with rhythm {words!r}; give both, 1 to 20 years",
        )
    return int(every), str(words)


def _authority(number: int, row: dict[str, Any]) -> ListingAuthority:
    _need("authorities", number, row, "name", "jurisdiction", "list_name", "source", "date")
    return ListingAuthority(
        row["name"], row["jurisdiction"], row["list_name"], tuple(row.get("aliases") or ()),
        row.get("since"), row["source"], str(row["date"]),
    )  # fmt: skip


def _need(file: str, number: int, row: object, *keys: str) -> None:
    missing = [key for key in keys if not isinstance(row, dict) or not row.get(key)]
    if missing:
        raise CodebookError(f"{file}.yaml", f"row {number} lacks {', '.join(missing)}")
