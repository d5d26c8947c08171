"""Labelled documents for stories: newsclusters and ECB+, as documents with readings."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kronika.codebook.book import load_codebook
from kronika.model.documents import Block, Document
from kronika.model.readings import Reading
from kronika.reading.components import readings
from kronika.reading.names import Names
from kronika.reading.times import Times
from kronika.reading.tokens import Sentences

ADDRESS_FILES = "ecbplus"
"""Documents whose first sentence is their web address, which is not part of the text."""


@dataclass(frozen=True)
class Labelled:
    """A document with the story that people gave it, and its category or topic."""

    document: Document
    story: str
    category: str


def newsclusters(folder: Path) -> list[Labelled]:
    """The articles of newsclusters."""
    found = []
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text, blocks = built(
            ("headline", row["title"]), ("standfirst", row["description"]), ("body", row["text"])
        )
        page = Document(
            row["id"], text, blocks, url=row["url"], headline=row["title"],
            published=row["published"], language="en", outlet=row["outlet"],
        )  # fmt: skip
        found.append(Labelled(page, row["event"], row["category"]))
    return found


def ecb(folder: Path, split: str) -> list[Labelled]:
    """The documents of one split of ECB+; the story is the seminal event (the subtopic)."""
    found = []
    with gzip.open(folder / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            sentences = [printed(tokens) for tokens in row["sents"]]
            if ADDRESS_FILES in row["doc"]:
                sentences = sentences[1:]
            text, blocks = built(("headline", sentences[0]), ("body", "\n".join(sentences[1:])))
            page = Document(row["doc"], text, blocks, language="en")
            found.append(Labelled(page, row["subtopic"], str(row["topic"])))
    return found


def built(*parts: tuple[str, str | None]) -> tuple[str, tuple[Block, ...]]:
    """A text of the parts that are there, one below the other, with a block for each."""
    text, blocks = "", []
    for kind, words in parts:
        if words and words.strip():
            text += "\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(words)))
            text += words
    return text, tuple(blocks)


def printed(tokens: Iterable[str]) -> str:
    """Tokens with the spaces that print would have."""
    line = " ".join(tokens)
    line = re.sub(r" ([.,;:!?%)\]])", r"\1", line)
    line = re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", line)
    return re.sub(r"([(\[$]) ", r"\1", line)


def read(labelled: Iterable[Labelled]) -> Iterator[tuple[Document, Reading]]:
    """Each document with its names and times by the rule reader."""
    book = load_codebook()
    components = (Sentences(), Times(), Names(book.names, book.states, book.gazetteer))

    def failed(_stage: str, _item: object, error: Exception) -> None:
        raise error

    yield from readings((one.document for one in labelled), components, on_error=failed)
