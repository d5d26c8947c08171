"""Two pages of one event beside each other: what each says of a field, in its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kronika.model.documents import Document
from kronika.model.merged import Said
from kronika.serve.dossier import Dossier, FieldView
from kronika.serve.highlights import Span, html, stretches
from kronika.serve.links import document_url, event_url, with_query

_KINDS = {"type": "trigger", "action": "trigger", "start": "date", "end": "date"}
_OWN = frozenset({"place", "participant", "number", "name"})


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs that follow each other: with words of the event, or without and folded away."""

    folded: bool
    blocks: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One page: what it gives for the field, where it says that, and its text."""

    document: Document
    source: str | None
    values: tuple[str, ...]
    href: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What both pages give for one field; empty where a page says nothing of it.

    `differ` says that a value of one page is held to contradict or replace the other's.
    """

    name: str
    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages, the field that is looked at, and all fields that either of them gives."""

    field: FieldView
    left: Column
    right: Column
    rows: tuple[Row, ...]


def compare_url(event_id: str, field: str, left: str = "", right: str = "") -> str:
    """The address of two pages side by side; pages left out are chosen by what they say.

    Example:
        >>> compare_url("ev_1", "number troops", right="d_2")
        '/events/ev_1/compare?field=number+troops&right=d_2'
    """
    pairs = [("field", field), ("left", left), ("right", right)]
    return with_query(f"{event_url(event_id)}/compare", [p for p in pairs if p[1]])


def comparison(
    dossier: Dossier, field: str = "", left: str = "", right: str = ""
) -> Comparison | None:
    """Two pages of the event; what is not named is chosen by the first disagreement.

    None where no two pages tell the event.
    """
    pages = {one.document.id: one.document for one in dossier.reports}
    if len(pages) < 2 or not dossier.fields:
        return None
    chosen = next((f for f in dossier.fields if f.name == field), None) or _first(dossier)
    sayers = [[said.document_id for said, _ in one.said] for one in chosen.rivals or chosen.values]
    telling = [one for group in sayers for one in group]
    others = [one for group in sayers[1:] for one in group]
    first = left if left in pages else _other([*telling, *pages], right)
    second = right if right in pages and right != first else _other(
        [*others, *telling, *pages], first
    )  # fmt: skip
    return Comparison(
        chosen, _column(dossier, pages[first], chosen), _column(dossier, pages[second], chosen),
        tuple(_rows(dossier, first, second)),
    )  # fmt: skip


def _first(dossier: Dossier) -> FieldView:
    return dossier.disputed[0] if dossier.disputed else dossier.fields[0]


def _other(ids: Sequence[str], than: str) -> str:
    """The first of the pages that is another one."""
    return next(one for one in ids if one != than)


def _rows(dossier: Dossier, left: str, right: str) -> Iterator[Row]:
    for field in dossier.fields:
        here, there = _given(field, left), _given(field, right)
        apart = {v.shown for v in field.values if v.value.relation in ("conflict", "updated")}
        differ = bool(here and there and apart & (set(here) ^ set(there)))
        if here or there:
            yield Row(field.name, field.label, here, there, differ)


def _given(field: FieldView, document_id: str) -> tuple[str, ...]:
    """The values that a page gives for a field."""
    return tuple(
        one.shown for one in field.values
        if any(said.document_id == document_id for said in one.value.said)
    )  # fmt: skip


def _column(dossier: Dossier, page: Document, chosen: FieldView) -> Column:
    own = [said for said in _said(chosen) if said.document_id == page.id]
    spans = [Span(*stretch, "at", "", chosen.label) for stretch in _joined(own)]
    for field in dossier.fields:
        kind = _kind(field.name)
        if kind is not None and field is not chosen:
            spans += [
                Span(one.start, one.end, kind, "", f"{field.label}: {value.shown}")
                for value in field.values for one in value.value.said
                if one.document_id == page.id
                and not any(one.start < mark.end and one.end > mark.start for mark in own)
            ]  # fmt: skip
    place = (own[0].start, own[0].end) if own else (None, None)
    return Column(
        page, dossier.source(page.id), _given(chosen, page.id), document_url(page.id, *place),
        tuple(_parts(page, spans)),
    )  # fmt: skip


def _joined(said: Sequence[Said]) -> list[tuple[int, int]]:
    """The half-open code points of all the words, overlapping ones as one stretch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in said):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _said(field: FieldView) -> Iterator[Said]:
    return (said for one in field.values for said in one.value.said)


def _kind(name: str) -> str | None:
    first = name.split(" ")[0]
    return first if first in _OWN else _KINDS.get(first)


def _parts(page: Document, spans: Sequence[Span]) -> Iterator[Part]:
    """The story in its order, paragraphs without a marked word folded together."""
    made = []
    for _, block in page.story():
        near = [s for s in spans if s.start < block.end and s.end > block.start]
        words = html(page.text, list(stretches(near, block.start, block.end)))
        made.append((not near and block.kind != "headline", (block.kind, words)))
    for folded, group in groupby(made, key=lambda one: one[0]):
        yield Part(folded, tuple(block for _, block in group))
