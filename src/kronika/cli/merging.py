"""A merged event on the screen: headline values, who says them, and who says otherwise."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kronika.cli.output import cell
from kronika.model.documents import Document
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said
from kronika.store import SqlStore
from kronika.store.base import Found

_RULES = {
    "reviewer": "accepted by a reviewer", "witnesses": "more independent witnesses",
    "later": "published later", "confidence": "read with more confidence", "only": "",
}  # fmt: skip


def merged_of(store: SqlStore, found: Found) -> tuple[MergedEvent, Mapping[str, Document]]:
    """The merged event that a telling belongs to, and the pages that tell it."""
    merged = store.record(found.record.id).merged
    return merged, {one: store.document(one) for one in merged.documents}


def as_screen(event: MergedEvent, pages: Mapping[str, Document]) -> RenderableType:
    """What all pages say of the event, first what they agree upon."""
    head = Text(f"record {event.id}", style="bold")
    counts = (
        f"{event.type.replace('_', ' ')}, told by {_count(event.reports, 'report')}, "
        f"{_count(event.witnesses, 'independent witness')}"
    )
    parts: list[RenderableType] = [head, cell(counts, "dim"), _values(event, pages)]
    parts += [_conflict(one.field, one.why) for one in event.disagreements]
    if event.part_of:
        parts.append(cell(f"part of, or whole of: {', '.join(event.part_of)}", "dim"))
    return Group(*parts)


def _conflict(field: str, why: str) -> Text:
    return cell(f"disagreement on {_label(field)}: {why}", "bold red")


def _count(number: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _label(field: str) -> str:
    return field.replace("_", " ")


def _values(event: MergedEvent, pages: Mapping[str, Document]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for name in ("Field", "Value", "Reports", "Said by", "Standing"):
        table.add_column(name, overflow="fold")
    for field in event.fields:
        for number, value in enumerate(field.values):
            label = _label(field.field) if number == 0 else ""
            table.add_row(
                cell(label, "bold"), cell(value.value), cell(counted(value), "dim"),
                cell(sayers(value, pages)), cell(standing(field, value), _style(value)),
            )  # fmt: skip
    return table


def counted(value: FieldValue) -> str:
    """Reports and independent witnesses of a value.

    Example:
        >>> counted(FieldValue("x", ()))
        '0/0'
    """
    return f"{value.reports}/{value.witnesses}"


def _style(value: FieldValue) -> str:
    return "bold red" if value.relation == "conflict" else "dim"


def standing(field: FieldValues, value: FieldValue) -> str:
    """How a value stands to the headline value, in words."""
    if value is field.headline:
        rule = _RULES[field.rule]
        return f"headline: {rule}" if rule and len(field.values) > 1 else ""
    if value.relation in ("beside", "headline"):
        return ""
    return f"{value.relation}: {value.why}" if value.why else value.relation


def sayers(value: FieldValue, pages: Mapping[str, Document]) -> str:
    """Outlet, agency and speaker of each page that gives a value."""
    return "; ".join(dict.fromkeys(_chain(said, pages) for said in value.said))


def _chain(said: Said, pages: Mapping[str, Document]) -> str:
    document = pages.get(said.document_id)
    name = said.outlet or Path((document.path if document else "") or said.document_id).name
    chain = [name, said.agency, said.speaker]
    day = f", {said.published[:10]}" if said.published else ""
    return " < ".join(part for part in chain if part) + day


def judged(event: MergedEvent) -> list[dict[str, Any]]:
    """Why the tellings are one event, one mapping a judgement."""
    return [
        {"id": event.id, "field": "record_id", "left": left, "right": right, "reasons": reasons}
        for left, right, reasons in event.joined_by
    ]


def why_joined(event: MergedEvent) -> Iterator[tuple[str, str]]:
    """For each judgement that holds the record together, the two tellings and the reasons."""
    for left, right, reasons in event.joined_by:
        yield f"{left} = {right}", "; ".join(reasons)


def reasons_table(event: MergedEvent) -> Table:
    """Why the tellings are one event."""
    table = Table(title=cell("Why they are one event", "bold"), box=SIMPLE_HEAD)
    table.title_justify = "left"
    for name in ("Tellings", "Because"):
        table.add_column(name, overflow="fold")
    for two, because in why_joined(event):
        table.add_row(cell(two, "dim"), cell(because))
    return table
