"""A reader by name, and pages built from texts, for all benchmarks of readers."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kronika.codebook.book import Codebook, load_codebook
from kronika.errors import KronikaError, UsageError
from kronika.model.documents import Block, Document
from kronika.model.protocols import Component
from kronika.model.readings import Reading
from kronika.model.records import Chronicle
from kronika.model.views import chronicle
from kronika.plugins import load_reader, reader_names
from kronika.reading.components import read
from kronika.reading.learned.doubts import Doubts
from kronika.records.assertions import assertions


class NoReaderError(Exception):
    """A reader that cannot be measured here; the text says why."""


@dataclass(frozen=True)
class Reader:
    """An installed reader with its codebook."""

    name: str
    codebook: Codebook
    components: Sequence[Component]

    def read(self, page: Document) -> Reading:
        """What the components find."""
        return read(page, self.components)

    def records(self, page: Document, reading: Reading | None = None) -> Chronicle:
        """The records that the reading gives."""
        found, refused = assertions(page, reading or self.read(page), codebook=self.codebook)
        return chronicle(page, found, refused)

    @cached_property
    def version(self) -> str:
        """The versions of the components, which tell one run from another."""
        return " ".join(f"{c.name}@{c.version}" for c in self.components)


def open_reader(
    name: str, *, model: Path | None = None, doubts: Sequence[str] | None = None
) -> Reader:
    """The reader registered under a name.

    `model` is a folder with another model for it, `doubts` are thresholds of the learned reader
    ("add_event=0.7") that are not those of the package.

    Raises:
        NoReaderError: it is not installed, its model file is missing or damaged, or it has no
            such threshold.
    """
    book = load_codebook()
    given: dict[str, Any] = {} if model is None else {"model": open_heads(name, model=model)}
    if doubts:
        given["doubts"] = _doubts(name, doubts)
    try:
        return Reader(name, book, tuple(load_reader(name)(book, **given)))
    except UsageError as error:
        raise NoReaderError(f"reader {name!r} is not installed: {error}") from error
    except KronikaError as error:
        raise NoReaderError(f"reader {name!r} cannot be opened: {error}") from error


def _doubts(reader: str, said: Sequence[str]) -> Doubts:
    pairs = [one.partition("=") for one in said]
    try:
        if reader == "learned":
            return Doubts(**{name: float(value) for name, _, value in pairs})
    except (TypeError, ValueError) as error:
        raise NoReaderError(f"no such threshold: {error}") from error
    raise NoReaderError(f"reader {reader!r} has no thresholds")


def open_heads(reader: str, *, model: Path | None = None) -> Any | None:  # noqa: ANN401
    """The bare model behind the learned reader, for tasks with a head of their own; else None.

    Raises:
        NoReaderError: its file is missing or damaged, or a model was given for another reader.
    """
    if reader != "learned":
        if model is not None:
            raise NoReaderError(f"reader {reader!r} takes no model")
        return None
    try:
        from kronika.reading.learned import open_model

        return open_model(model)
    except (ImportError, KronikaError) as error:
        raise NoReaderError(f"the model of reader {reader!r} cannot be opened: {error}") from error


def options(doc: str, *, data: Path | None) -> argparse.ArgumentParser:
    """The switches that all benchmarks of readers share."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--data", type=Path, default=data)
    parser.add_argument("--reader", default="rules", help=f"one of {', '.join(reader_names())}")
    parser.add_argument("--model", type=Path, help="a folder with another model (learned only)")
    parser.add_argument("--json", action="store_true", help="last line: one JSON object")
    return parser


def run(
    parser: argparse.ArgumentParser, measure: Callable[[argparse.Namespace], dict[str, Any]]
) -> int:
    """Measure and print; says why, with exit code 1, when reader or data are not there."""
    args = parser.parse_args()
    try:
        if args.data is not None and not args.data.exists():
            raise NoReaderError(f"no data at {args.data}")
        figures = {"reader": args.reader or "all", **measure(args)}
    except NoReaderError as error:
        print(f"not measured: {error}")
        figures = {"reader": args.reader or "all", "not_measured": str(error)}
    if args.json:
        print(json.dumps(figures))
    return 1 if "not_measured" in figures else 0


def page(
    parts: Iterable[tuple[str, str]],
    *,
    name: str,
    gap: str = "\n\n",
    **facts: Any,  # noqa: ANN401
) -> Document:
    """A document of (kind, words) parts, one block each, parted by `gap`.

    Example:
        >>> page([("headline", "One"), ("body", "Two.")], name="d").text
        'One\\n\\nTwo.'
    """
    text, blocks = "", []
    for kind, words in parts:
        if words.strip():
            text += gap if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(words)))
            text += words
    headline = next((text[b.start : b.end] for b in blocks if b.kind == "headline"), None)
    facts = {"headline": headline, "language": "en"} | facts
    return Document(name, text, tuple(blocks), **facts)


def dated(published: str | None) -> dict[str, Any]:
    """The facts of a page whose publication day is given."""
    return {"published": published, "published_basis": "given"} if published else {}
