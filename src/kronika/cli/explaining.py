"""Where each value of a record comes from: sentence, document, outlet, component."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table

from kronika.cli.output import cell, marked
from kronika.cli.said import source
from kronika.model.assertions import Assertion
from kronika.model.documents import Document
from kronika.store.base import Found
from kronika.store.snippets import sentence_at


def reasons(found: Found) -> Iterator[dict[str, Any]]:
    """One mapping an assertion: what it gives, the words, and who found them."""
    document = found.chronicle.document
    if document is None:
        return
    for assertion in found.assertions:
        said = assertion.evidence
        block = document.block_at(said.start)
        yield {
            "id": assertion.subject,
            "field": assertion.field,
            "value": assertion.value,
            "raw": assertion.raw,
            "sentence": sentence_at(document, said.start, said.end).text,
            "block": None if block is None else document.blocks[block].kind,
            "start": said.start,
            "end": said.end,
            "document_id": document.id,
            "outlet": document.outlet,
            "published": document.published,
            "path": document.path,
            "stance": assertion.stance,
            "claim_id": assertion.claim_id,
            "confidence": assertion.confidence,
            "made_by": assertion.made_by,
            "assertion_id": assertion.id,
        }


def as_screen(everything: Sequence[Found]) -> RenderableType:
    """One table a telling, first the one that was asked for."""
    return Group(*(_table(found) for found in everything))


def _table(found: Found) -> Table:
    document = found.chronicle.document
    title = f"{found.kind} {found.record.id} in {source(document)}"
    table = Table(title=cell(title, "bold"), title_justify="left", box=SIMPLE_HEAD)
    for name in ("Field", "Value", "Where it stands", "Found by"):
        table.add_column(name, overflow="fold")
    if document is not None:
        for assertion in sorted(found.assertions, key=_order):
            table.add_row(*_row(document, assertion))
    return table


def _order(assertion: Assertion) -> tuple[str, str, int]:
    return assertion.subject, assertion.field, assertion.evidence.start


def _row(document: Document, assertion: Assertion) -> tuple[RenderableType, ...]:
    said = assertion.evidence
    sentence = sentence_at(document, said.start, said.end)
    marks = [(said.start - sentence.start, said.end - sentence.start)]
    sure = f"{assertion.made_by} ({assertion.confidence:.2f})"
    field = assertion.field if assertion.stance == "asserts" else f"{assertion.field} (denied)"
    return (
        cell(field, "bold"), cell(plain(assertion.value)), marked(sentence.text, marks),
        cell(sure, "dim"),
    )  # fmt: skip


def plain(value: object) -> str:
    """A value in one line; of a value with parts, those that hold something.

    Example:
        >>> plain({"name": "Osh", "country": "KG", "admin1": None})
        'Osh (country KG)'
    """
    if not isinstance(value, Mapping):
        return str(value)
    parts = {k: v for k, v in value.items() if v not in (None, "") and k != "entity_id"}
    head = next((parts.pop(k) for k in ("name", "as_said", "value") if k in parts), "")
    parts = {k: v for k, v in parts.items() if v != head}
    more = ", ".join(f"{k} {v}" for k, v in parts.items())
    return f"{head} ({more})" if head and more else str(head or more)
