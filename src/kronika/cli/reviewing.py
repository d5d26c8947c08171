"""The question of a review on the screen: two tellings, field by field, with their sentences."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table

from kronika.cli.output import cell, marked
from kronika.cli.said import dates, numbers, participants, places, source, what
from kronika.model.judgements import Judgement
from kronika.model.records import Entity, Event
from kronika.store import SqlStore, sentence_at
from kronika.store.base import Found

_PARTS = (
    ("what", what, "type"), ("when", dates, "start"), ("where", places, "place"),
    ("who", participants, "participant"), ("numbers", numbers, "number"),
)  # fmt: skip
Numbered = tuple[int, Judgement]


def question(store: SqlStore, asked: Judgement, *, place: int, of: int) -> RenderableType:
    """Two tellings side by side: each value, and under it the sentence that says it."""
    left, right = store.get(asked.left), store.get(asked.right)
    if isinstance(left.record, Entity):
        return _bearers(asked, left, right, title=f"One bearer? {place} of {of}")
    table = Table(box=SIMPLE_HEAD, title=cell(f"One event? {place} of {of}", "bold"))
    table.add_column("", style="dim")
    for one in (left, right):
        table.add_column(cell(source(one.chronicle.document)), overflow="fold", ratio=1)
    for name, shown, field in _PARTS:
        values = [_value(one, shown) for one in (left, right)]
        if any(values):
            table.add_row(name, *(cell(value, "bold") for value in values))
            table.add_row("", *(_sentence(one, field) for one in (left, right)))
    because = cell(f"for and against: {'; '.join(asked.reasons)}", "dim")
    return Group(table, because)


def _bearers(asked: Judgement, left: Found, right: Found, *, title: str) -> RenderableType:
    """Two entities side by side: kind, country, and each name with its sentence."""
    table = Table(box=SIMPLE_HEAD, title=cell(title, "bold"))
    table.add_column("", style="dim")
    for one in (left, right):
        table.add_column(cell(source(one.chronicle.document)), overflow="fold", ratio=1)
    sides = [one.record for one in (left, right) if isinstance(one.record, Entity)]
    table.add_row("name", *(cell(side.name, "bold") for side in sides))
    table.add_row("kind", *(cell(side.kind) for side in sides))
    table.add_row("country", *(cell(side.country) for side in sides))
    table.add_row("", *(_name_sentence(one) for one in (left, right)))
    return Group(table, cell(f"for and against: {'; '.join(asked.reasons)}", "dim"))


def _name_sentence(found: Found) -> RenderableType:
    document, record = found.chronicle.document, found.record
    if document is None or not isinstance(record, Entity) or not record.names:
        return ""
    words = record.names[0].evidence
    said = sentence_at(document, words.start, words.end)
    return marked(said.text, [(words.start - said.start, words.end - said.start)])


def _value(found: Found, shown: object) -> str:
    record = found.record
    return str(shown(record)) if isinstance(record, Event) and callable(shown) else ""


def _sentence(found: Found, field: str) -> RenderableType:
    """The sentence of the first words for a field, with those words marked."""
    document, record = found.chronicle.document, found.record
    if document is None or not isinstance(record, Event):
        return ""
    words = next((w for w in record.evidence if w.field == field), None)
    if words is None:
        return ""
    said = sentence_at(document, words.start, words.end)
    return marked(said.text, [(words.start - said.start, words.end - said.start)])


def listed(open_: Sequence[Numbered], decided: Sequence[Numbered]) -> RenderableType:
    """What is open and what people decided, each with the number that `undo` takes."""
    return Group(
        _table(f"{len(open_)} open", open_), _table(f"{len(decided)} decided", decided)
    )  # fmt: skip


def _table(title: str, rows: Iterable[Numbered]) -> Table:
    table = Table(title=cell(title, "bold"), title_justify="left", box=SIMPLE_HEAD)
    for name in ("Number", "Tellings", "Verdict", "By", "Because"):
        table.add_column(name, overflow="fold")
    for number, one in rows:
        gone = f"taken back by {one.retracted_by or 'somebody'}, {one.retracted_at}"
        table.add_row(
            str(number), cell(f"{one.left} {one.right}"), one.verdict, cell(one.by),
            cell("; ".join([*one.reasons, *([gone] if one.retracted_at else [])])),
        )  # fmt: skip
    return table


def log_table(log: Iterable[Mapping[str, Any]]) -> Table:
    """What people decided, each with the number that `undo` takes."""
    table = Table(box=SIMPLE_HEAD)
    for name in ("Number", "By", "When", "What", "Taken back"):
        table.add_column(name, overflow="fold")
    for one in log:
        given = [str(value) for value in (one.get("asserted") or one.get("denied") or [])]
        what = " ".join([one["action"], one.get("field", one.get("with", "")), "of", one["about"]])
        gone = f"{one['retracted_by'] or 'somebody'}, {one['retracted_at']}"
        table.add_row(
            one["number"], cell(one["by"]), one["at"][:19], cell(": ".join([what, *given])[:300]),
            cell(gone if one["retracted_at"] else ""),
        )  # fmt: skip
    return table
