"""A chronicle as one line of JSON: the shape of `kronika read --format jsonl`.

The shape is stable and described by `docs/read-output.schema.json`. Places in the text are
half-open code points of the document's text; lines are counted from 1, by line feeds alone.
The line does not carry the page's text. An event's `fields` (what its type has beyond the
common fields) is there only when it holds something.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from kronika.errors import UsageError
from kronika.model.documents import Document
from kronika.model.records import Chronicle

_DOCUMENT_FIELDS = (
    "id", "path", "url", "headline", "published", "published_basis", "not_before", "not_after",
    "language", "outlet", "credits",
)  # fmt: skip
_RECORDS = ("events", "claims", "entities", "designations", "refused")


def encode(chronicle: Chronicle) -> bytes:
    r"""One line of JSON in UTF-8, without its line feed.

    Example:
        >>> encode(Chronicle(None, "lost.html"))
        b'{"document":null,"path":"lost.html","refused":[]}'
    """
    return msgspec.json.encode(line(chronicle))


def line(chronicle: Chronicle) -> dict[str, Any]:
    """The plain mapping that `encode` writes."""
    if chronicle.document is None:
        refused = msgspec.to_builtins(chronicle.refused)
        return {"document": None, "path": chronicle.path or "", "refused": refused}
    found = {name: list(msgspec.to_builtins(getattr(chronicle, name))) for name in _RECORDS}
    for event in found["events"]:
        if not event["fields"]:
            del event["fields"]
    return {"document": document_block(chronicle.document), **found}


def document_block(document: Document) -> dict[str, Any]:
    r"""What a line says of its document, with the first and last line of each block.

    Example:
        >>> from kronika.model.documents import Block
        >>> page = Document("d", "One\ntwo", (Block("body", 0, 7),))
        >>> document_block(page)["blocks"]
        [{'kind': 'body', 'start': 0, 'end': 7, 'first_line': 1, 'last_line': 2}]
    """
    starts = [0, *(i + 1 for i, letter in enumerate(document.text) if letter == "\n")]
    said: dict[str, Any] = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    said["credits"] = list(document.credits)
    said["blocks"] = [
        {
            "kind": block.kind, "start": block.start, "end": block.end,
            "first_line": bisect_right(starts, block.start),
            "last_line": bisect_right(starts, max(block.start, block.end - 1)),
        }
        for block in document.blocks
    ]  # fmt: skip
    return said


def decode(line: bytes | str) -> Chronicle:
    """The chronicle that a line holds; its document has no text, as the line carries none.

    Raises:
        UsageError: the line is not of this shape.

    Example:
        >>> decode('{"document":null,"path":"lost.html","refused":[]}').path
        'lost.html'
    """
    try:
        raw = msgspec.json.decode(line, type=dict[str, Any])
        document = msgspec.convert(raw.pop("document"), type=dict[str, Any] | None)
        chronicle = msgspec.convert({"document": None, **raw}, type=Chronicle)
        if document is None:
            return chronicle
        page = _page(document)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no line of `kronika read --format jsonl`: {error}") from error
    return replace(chronicle, document=page, path=page.path)


def _page(said: Mapping[str, Any]) -> Document:
    values = {name: said.get(name) for name in _DOCUMENT_FIELDS}
    values["blocks"] = [{k: b[k] for k in ("kind", "start", "end")} for b in said["blocks"]]
    return msgspec.convert({"text": "", **values}, type=Document)
