"""The ledger of designations: which authority did what to which name, when, and who says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kronika.codebook.files import folder, load
from kronika.codebook.identity import NameIndex, normal
from kronika.codebook.names import ListingAuthority, NameBook
from kronika.errors import CodebookError

__all__ = ["ACTIONS", "Act", "Entry", "Ledger"]

ACTIONS = (
    "listed", "amended", "alias_added", "primary_name_changed", "suspended", "reinstated",
    "removed", "expired",
)  # fmt: skip
SOURCE_KINDS = ("official", "gazette", "agency_report", "third_party")
_FILE = "designations.yaml"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an authority: `on` is a partial ISO date, `name` a name that the act brought."""

    action: str
    on: str
    source: str
    source_kind: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one list, with its acts in order of time.

    `entity` is the id of a row of the codebook or `person:` and a name; `recorded_as` is
    `primary`, or `claimed by` somebody where the list itself is not public.
    """

    entity: str
    authority: ListingAuthority
    name_as_listed: str
    acts: tuple[Act, ...]
    entry_ref: str | None = None
    aka: tuple[str, ...] = ()
    wording: str | None = None
    recorded_as: str = "primary"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which the entry stands, as listed."""
        brought = (act.name for act in self.acts if act.name)
        return tuple(dict.fromkeys((self.name_as_listed, *self.aka, *brought)))


class Ledger:
    """All entries, by who bears the names; names that follow each other are one bearer."""

    def __init__(self, entries: Iterable[Entry], index: NameIndex) -> None:
        self._entries = tuple(entries)
        self._index = index
        self._by_bearer: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            self._by_bearer[index.root(entry.entity)].append(entry)
        self._persons: dict[str, str] = {}
        for entry in self._entries:
            if entry.entity.startswith("person:"):
                usual = entry.entity.removeprefix("person:")
                for name in (usual, *entry.names):
                    self._persons.setdefault(normal(name), entry.entity)

    @classmethod
    def packaged(cls) -> "Ledger":
        """The ledger of the package.

        Example:
            >>> [e.authority.jurisdiction for e in Ledger.packaged().of(["Boko Haram"], "group")]
            ['UN', 'US', 'GB']
        """
        return _packaged()

    def of(self, names: Iterable[str], kind: str) -> tuple[Entry, ...]:
        """The entries about the bearer of the names, in the order of the file."""
        for name in names:
            if kind == "person":
                bearer = self._persons.get(normal(name))
                bearers = {bearer} if bearer else set()
            else:
                bearers = set(self._index.bearers(name, kind))
            if len(bearers) == 1:
                return tuple(self._by_bearer.get(bearers.pop(), ()))
        return ()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@cache
def _packaged() -> Ledger:
    return load_ledger()


def load_ledger(path: str | None = None) -> Ledger:
    """The ledger of a codebook folder, or the packaged one.

    Raises:
        CodebookError: the file cannot be read, or a row lacks what every row needs.
    """
    table = load(folder(path) / _FILE)
    if not isinstance(table, dict):
        raise CodebookError(_FILE, "expected a mapping with `authorities` and `rows`")
    known = {authority.name: authority for authority in NameBook.load().authorities}
    short = {key: known.get(name) for key, name in (table.get("authorities") or {}).items()}
    rows = table.get("rows") or ()
    entries = [_entry(number, row, short) for number, row in enumerate(rows, start=1)]
    return Ledger(entries, NameIndex.packaged())


def _entry(number: int, row: dict[str, Any], known: dict[str, ListingAuthority | None]) -> Entry:
    for key in ("entity", "authority", "name_as_listed", "acts"):
        if not row.get(key):
            raise CodebookError(_FILE, f"row {number} lacks {key}")
    authority = known.get(row["authority"])
    if authority is None:
        raise CodebookError(_FILE, f"row {number}: no authority {row['authority']!r}")
    acts = sorted((_act(number, act) for act in row["acts"]), key=lambda act: act.on)
    return Entry(
        row["entity"], authority, row["name_as_listed"], tuple(acts), row.get("entry_ref"),
        tuple(row.get("aka") or ()), row.get("wording"), row.get("recorded_as", "primary"),
    )  # fmt: skip


def _act(number: int, act: dict[str, Any]) -> Act:
    for key in ("action", "on", "source", "source_kind"):
        if not act.get(key):
            raise CodebookError(_FILE, f"row {number}: an act lacks {key}")
    if act["action"] not in ACTIONS or act["source_kind"] not in SOURCE_KINDS:
        raise CodebookError(_FILE, f"row {number}: unknown action or kind of source")
    return Act(act["action"], str(act["on"]), act["source"], act["source_kind"], act.get("name"))
