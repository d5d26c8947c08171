"""Small pages of our own for tests: a headline, paragraphs, and what the reader makes of them."""

from kronika.codebook.book import load_codebook
from kronika.model.documents import Block, Document
from kronika.model.readings import Reading
from kronika.model.records import Chronicle
from kronika.model.views import chronicle
from kronika.reading.components import read
from kronika.reading.rules import components
from kronika.records.assertions import assertions


def page(*paragraphs: str, headline: str | None = None, published: str | None = None) -> Document:
    """A document with a headline and body paragraphs, nothing else."""
    blocks, text = [], ""
    parts = [("headline", headline)] if headline else []
    for kind, words in [*parts, *(("body", p) for p in paragraphs)]:
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Document(
        "d_test", text, tuple(blocks), path="test.txt", headline=headline, published=published,
        published_basis="printed" if published else None, language="en",
    )  # fmt: skip


def reading(document: Document) -> Reading:
    """What the rule reader finds in a document."""
    return read(document, components(load_codebook()))


def records(document: Document) -> Chronicle:
    """The records of a document."""
    found, refused = assertions(document, reading(document), codebook=load_codebook())
    return chronicle(document, found, refused)
