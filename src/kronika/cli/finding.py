"""What a search found, for people and for programs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from kronika.cli.output import cell, marked
from kronika.cli.said import ID_CHARS
from kronika.store.base import Hit


def as_json(hit: Hit) -> dict[str, Any]:
    """The hit; `snippet.marks` are code points of the document's text, as `start` and `end`."""
    said: dict[str, Any] = msgspec.to_builtins(hit)
    return said


def as_screen(hits: Iterable[Hit]) -> RenderableType:
    """Each hit with its headline, its source and the words that were found."""
    return Group(*(part for hit in hits for part in _parts(hit)))


def _parts(hit: Hit) -> Iterator[Text]:
    name = hit.outlet or Path(hit.path or "").name
    told = ", ".join(filter(None, (name, (hit.published or "")[:10], hit.document_id)))
    yield cell(hit.headline or name or hit.document_id, "bold")
    yield cell(told, "dim")
    if hit.snippet is not None:
        start = hit.snippet.start
        yield marked(hit.snippet.text, [(a - start, b - start) for a, b in hit.snippet.marks])
    if hit.events:
        yield cell("events: " + ", ".join(one[:ID_CHARS] for one in hit.events), "dim")
    yield Text("")
