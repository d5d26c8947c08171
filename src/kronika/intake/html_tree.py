"""A page's markup as a tree, and which parts of it a reader can see."""

import re
from itertools import islice
from typing import Final

from lxml import etree
from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

__all__ = ["is_cut", "is_hidden", "parse"]

MAX_MARKUP: Final = 20_000_000
"""Characters of markup that are read; what comes after is not part of a news page."""

_UNSEEN = frozenset(
    """script style noscript template head title meta link base svg math iframe object embed applet
    audio video canvas select option datalist textarea map area param source track img picture
    noframes frameset frame dialog""".split()
)
_DEEPEST: Final = 200
_PARAGRAPH: Final = 150
_NULLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def parse(markup: str) -> HtmlElement | None:
    """The root element of a page, or None where there is no markup to speak of.

    Control characters become spaces; broken markup is repaired as browsers do; nesting beyond
    what the parser allows is cut.
    """
    clean = _NULLS.sub(" ", markup[:MAX_MARKUP])
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False,
        huge_tree=False,
    )  # fmt: skip
    try:
        root = document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None
    return root if isinstance(root, HtmlElement) else None


def is_cut(root: HtmlElement) -> bool:
    """Whether the tree is as deep as the parser goes, so that what is deeper is missing."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return True
    return False


def is_hidden(element: HtmlElement) -> bool:
    """Whether neither the element nor anything in it is shown to a reader.

    Prose that a script uncovers after loading (streamed pages, text behind a reader's wall)
    counts as shown: it is the story that the page was saved for.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or tag == "input":
        return True
    if "hidden" in element.attrib:
        return not _holds_prose(element)
    style = element.get("style")
    if style and _NOT_SHOWN.search(style[:2000]):
        return not _holds_prose(element)
    return False


def _holds_prose(element: HtmlElement) -> bool:
    """Whether an element holds at least two paragraphs with some length."""
    found = 0
    for paragraph in islice(element.iter("p"), 40):
        found += len("".join(islice(paragraph.itertext(), 40)).strip()) >= _PARAGRAPH
        if found >= 2:
            return True
    return False
