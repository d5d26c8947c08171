"""The visible text of a page, one line for each run of text that ends where a block ends.

The walk is iterative, so depth of nesting costs memory and never the stack.
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from kronika.intake.html_tree import is_hidden
from kronika.intake.html_zones import zone_of

__all__ = ["Line", "Zone", "visible_lines"]

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s
    samp small span strike strong sub sup time tt u var wbr label button nobr amp-link""".split()
)
_FREE = frozenset("p h1 h2 h3 h4 h5 h6 blockquote td em b i strong q".split())
"""Inside these, inline elements without space between them are one word (drop capitals)."""

_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote td th dd dt figcaption br".split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
MAX_TEXT = 4_000_000
MAX_LINES = 60_000


@dataclass(frozen=True, slots=True)
class Zone:
    """A named part of the page: its name, and a number that tells two of the same name apart."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of `Document.text`: half-open code points, and how the page sets it.

    `tag` is the innermost block element, `zones` the named parts it stands in, outermost
    first; `linked` and `bold` count characters; `depth` counts elements; `container` is a number
    that lines side by side in one element share, `style` the tag and class names that lines
    of one look share.
    """

    start: int
    end: int
    tag: str
    zones: tuple[Zone, ...]
    linked: int
    bold: int
    depth: int
    container: int
    style: str


@dataclass(slots=True)
class _Walk:
    """What has been seen so far on the way through the tree."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    length: int = 0
    pending: list[str] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    opened: list[bool] = field(default_factory=list)
    blocks: list[tuple[str, int, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"zone": 0, "block": 0})
    linked: int = 0
    bold: int = 0
    in_link: int = 0
    in_bold: int = 0
    line_zones: tuple[Zone, ...] = ()
    line_block: tuple[str, int, str] = ("body", 0, "body")
    line_container: int = 0
    line_depth: int = 0

    def text(self, words: str | None, *, verbatim: bool = False) -> None:
        """Take in the characters between two tags."""
        if not words or self.full:
            return
        pieces = words.split("\n") if verbatim else [words]
        for i, piece in enumerate(pieces):
            if i:
                self.flush()
            plain = _SPACE.sub(" ", piece)
            if plain.strip() and not self.pending_words:
                self.line_zones = tuple(self.zones)
                self.line_block = self.blocks[-1] if self.blocks else ("body", 0, "body")
                own = self.line_block[0] in _PARAGRAPHS and len(self.blocks) > 1
                self.line_container = self.blocks[-2][1] if own else self.line_block[1]
                self.line_depth = len(self.opened)
            self.pending.append(plain)
            size = len(plain.strip())
            self.linked += size if self.in_link else 0
            self.bold += size if self.in_bold else 0

    @property
    def full(self) -> bool:
        """Whether the page has more text than is kept."""
        return self.length > MAX_TEXT or len(self.lines) >= MAX_LINES

    @property
    def pending_words(self) -> bool:
        """Whether the line under way has a visible character."""
        return any(part.strip() for part in self.pending)

    def flush(self) -> None:
        """End the line under way."""
        line = _SPACE.sub(" ", "".join(self.pending)).strip()
        if line:
            tag, _, style = self.line_block
            start, end = self.length, self.length + len(line)
            around, depth, container = self.line_zones, self.line_depth, self.line_container
            counts = self.linked, self.bold
            self.lines.append(Line(start, end, tag, around, *counts, depth, container, style))
            self.parts.append(line)
            self.length = end + 1
        self.pending, self.linked, self.bold = [], 0, 0


def visible_lines(root: HtmlElement) -> tuple[str, list[Line]]:
    r"""The visible text of a page, and its lines in order; lines are joined by one newline each.

    Example:
        >>> from lxml.html import fromstring
        >>> visible_lines(fromstring("<div><p>One <b>two</b></p>three</div>"))[0]
        'One two\nthree'
    """
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    unseen: HtmlElement | None = None
    for event, element in events:
        if event == "start" and is_hidden(element):
            events.skip_subtree()
            unseen = element
        elif event == "start":
            _enter(walk, element)
        else:
            if element is not unseen:
                _leave(walk, element)
            if element is not root:
                walk.text(element.tail)
    walk.flush()
    return "\n".join(walk.parts), walk.lines


def _enter(walk: _Walk, element: HtmlElement) -> None:
    tag = element.tag
    if tag not in _INLINE or _is_own_line(element):
        walk.flush()
    if tag not in _INLINE:
        walk.counts["block"] += 1
        style = f"{tag}.{(element.get('class') or '')[:80]}"
        walk.blocks.append((tag, walk.counts["block"], style))
    zone = zone_of(element)
    walk.opened.append(zone is not None)
    if zone is not None:
        walk.counts["zone"] += 1
        walk.zones.append(Zone(zone, walk.counts["zone"]))
    walk.in_link += tag == "a"
    walk.in_bold += tag in ("b", "strong")
    walk.text(element.text, verbatim=tag == "pre")


def _leave(walk: _Walk, element: HtmlElement) -> None:
    tag = element.tag
    walk.in_link -= tag == "a"
    walk.in_bold -= tag in ("b", "strong")
    if tag not in _INLINE or tag == "br":
        walk.flush()
        walk.blocks.pop()
    if walk.opened.pop():
        walk.zones.pop()


def _is_own_line(element: HtmlElement) -> bool:
    """Inline elements set side by side without a space between are parts of a layout."""
    if zone_of(element) == "credit":
        return True
    parent, before = element.getparent(), element.getprevious()
    if parent is None or before is None or parent.tag in _FREE or not isinstance(before.tag, str):
        return False
    if before.tail or (parent.text and parent.text.strip()):
        return False
    return not any(
        child.tag in _FREE
        for child in parent.iterancestors()
        if child.tag in ("p", "h1", "h2", "h3")
    )
