"""One reader, and short questions to it, as fixtures."""

from functools import cache

import pytest

from kronika.codebook.gazetteer import open_gazetteer
from kronika.codebook.names import NameBook
from kronika.codebook.states import States
from kronika.model.documents import Block, Document, trimmed
from kronika.model.readings import Mention, Reading
from kronika.reading.names import Names
from kronika.reading.tokens import Sentences


@cache
def reader(*, rows: bool = True) -> Names:
    book = NameBook.load() if rows else NameBook.empty()
    return Names(book, States.load(), open_gazetteer())


def document(text: str, *, headline: bool = False) -> Document:
    cut = text.index("\n\n") if headline else 0
    blocks = (Block("headline", 0, cut), Block("body", cut, len(text)))
    return Document("d", text, trimmed(text, blocks), language="en")


def read_names(text: str, *, headline: bool = False, rows: bool = True) -> Reading:
    page = document(text, headline=headline)
    return reader(rows=rows)(page, Sentences()(page, Reading("d")))


def told(text: str, *, headline: bool = False, rows: bool = True) -> set[str]:
    found = read_names(text, headline=headline, rows=rows).mentions
    return {text[m.start : m.end] for m in found if m.named}


def mention(text: str, words: str) -> Mention:
    found = [m for m in read_names(text).mentions if text[m.start : m.end] == words]
    assert found, (
        f"{words!r} is not among {[text[m.start : m.end] for m in read_names(text).mentions]}"
    )
    return found[0]


def chain_of(text: str, words: str, *, last: bool = False) -> int:
    at = text.rindex(words) if last else text.index(words)
    if words.startswith("in "):
        at += 3
    found = [m for m in read_names(text).mentions if m.start == at]
    assert found, f"{words!r} is not among the mentions"
    return found[0].chain


def together(text: str, left: str, right: str) -> bool:
    return chain_of(text, left) == chain_of(text, right, last=True)


@pytest.fixture(name="read_names", scope="session")
def _read_names():
    return read_names


@pytest.fixture(name="told", scope="session")
def _told():
    return told


@pytest.fixture(name="mention", scope="session")
def _mention():
    return mention


@pytest.fixture(name="chain_of", scope="session")
def _chain_of():
    return chain_of


@pytest.fixture(name="together", scope="session")
def _together():
    return together
