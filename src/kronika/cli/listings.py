"""What authorities did to the names of an entity, by authority, as `kronika show` prints it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from kronika.cli.output import cell
from kronika.model.records import Designation, Entity

if TYPE_CHECKING:
    from kronika.codebook.designations import Entry
    from kronika.store.base import Found

_KINDS = frozenset({"group", "organisation", "person", "force", "company", "media"})


def entries_of(entity: Entity) -> "tuple[Entry, ...]":
    """The entries of the ledger about an entity."""
    from kronika.codebook.designations import Ledger

    if entity.kind not in _KINDS:
        return ()
    names = [entity.name, *(name.name for name in entity.names)]
    return Ledger.packaged().of(names, entity.kind)


def listings_json(entity: Entity) -> list[dict[str, Any]]:
    """The entries with their acts and their status today, for programs."""
    import msgspec

    from kronika.resolving.ledger import by_authority

    return [
        {"status": status, "as_of": _today(), **msgspec.to_builtins(entry)}
        for entry, status in by_authority(entries_of(entity), _today())
    ]


def listings_table(entity: Entity) -> Iterator[Table]:
    """One row an act: authority, name as listed, what was done, when, and who says so."""
    from kronika.resolving.ledger import by_authority

    entries = entries_of(entity)
    if not entries:
        return
    table = Table(title="Lists, by authority", title_justify="left", box=SIMPLE_HEAD)
    for name in ("Authority", "Name as listed", "Act", "On", "Source", "Status today"):
        table.add_column(name, overflow="fold", max_width=48)
    for entry, status in by_authority(entries, _today()):
        for position, act in enumerate(entry.acts):
            first = position == 0
            place = f"{entry.authority.jurisdiction}: {entry.authority.list_name}"
            done = act.action.replace("_", " ") + (f": {act.name}" if act.name else "")
            table.add_row(
                cell(place if first else ""), cell(entry.name_as_listed if first else ""),
                cell(done), cell(act.on), cell(act.source), cell(status if first else ""),
            )  # fmt: skip
    yield table


def asides(found: "Found") -> Iterator[tuple[str, str]]:
    """What the page says of lists, held against the ledger at the page's date."""
    document = found.chronicle.document
    record = found.record
    for said in found.chronicle.designations:
        meant = {said.id, said.entity_id}
        if isinstance(record, Entity | Designation) and record.id in meant:
            bearer = next((e for e in found.chronicle.entities if e.id == said.entity_id), None)
            if bearer is not None:
                yield from _aside(said, bearer, (document.published if document else None) or None)


def _aside(said: Designation, bearer: Entity, on: str | None) -> Iterable[tuple[str, str]]:
    from kronika.codebook.designations import Ledger
    from kronika.codebook.states import States
    from kronika.resolving.ledger import check

    result = check(said, bearer, on=on, ledger=Ledger.packaged(), states=States.load())
    words = f"“{said.as_said}”: the ledger {result.result} ({result.reason})"
    if result.result == "unknown":
        words = f"“{said.as_said}”: not known from the ledger ({result.reason})"
    return (("on lists", words),)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
