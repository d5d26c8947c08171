"""SVG as a tree of values: escaped when it is written, without styles, scripts or far links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from kronika.serve.oddities import HIDDEN

_FORBIDDEN = re.compile(r"style|on.*|.*:.*", re.IGNORECASE)
_ISOLATE, _POP = "\u2068", "\u2069"
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60]")
_NARROW = frozenset("iljtfrI.,:;'|!()[]- ")
Value = str | float | None


@dataclass(frozen=True, slots=True)
class Node:
    """One element with its attributes and what stands in it, elements or words."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Node | str", ...] = ()

    def __str__(self) -> str:
        """The element as markup."""
        return str(render(self))

    def every(self, class_: str) -> "Iterator[Node]":
        """All elements below that have a class."""
        for one in self.walk():
            if class_ in dict(one.attributes).get("class", "").split():
                yield one

    def walk(self) -> "Iterator[Node]":
        """This element and all below, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


def node(tag: str, *children: "Node | str | None", **attributes: Value) -> Node:
    """An element; `class_` stands for `class`, other underscores for hyphens, None for nothing.

    Raises:
        ValueError: an attribute that the content security policy forbids, or a link outside.

    Example:
        >>> str(node("text", "<b>", x=1.26, class_="name"))
        '<text x="1.3" class="name">&lt;b&gt;</text>'
    """
    pairs = []
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if _FORBIDDEN.fullmatch(name):
            raise ValueError(f"{name}: use a class or a presentation attribute")
        if value is None:
            continue
        words = value if isinstance(value, str) else short(value)
        if name == "href" and not _inside(words):
            raise ValueError(f"{words[:40]!r} leads outside: drawings link inside alone")
        pairs.append((name, words))
    return Node(tag, tuple(pairs), tuple(one for one in children if one is not None))


def _inside(href: str) -> bool:
    return href.startswith("#") or (href.startswith("/") and href[1:2] not in {"/", "\\"})


def short(value: float) -> str:
    """A number with at most one decimal.

    Example:
        >>> short(3.0), short(2.25), short(-0.01)
        ('3', '2.2', '0')
    """
    rounded = round(float(value), 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def render(tree: Node) -> Markup:
    """The tree as markup: everything in it is escaped."""
    parts: list[str] = []
    _write(tree, parts)
    return Markup("".join(parts))  # noqa: S704 - every part was escaped on its way in


def _write(tree: Node, parts: list[str]) -> None:
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in tree.attributes)
    if not tree.children:
        parts.append(f"<{tree.tag}{attributes}/>")
        return
    parts.append(f"<{tree.tag}{attributes}>")
    for child in tree.children:
        if isinstance(child, Node):
            _write(child, parts)
        else:
            parts.append(str(escape(child)))
    parts.append(f"</{tree.tag}>")


def named(name: object, *, most: int = 80) -> str:
    r"""Words of a page for a drawing: one line, no hidden controls, isolated, cut at `most`.

    Example:
        >>> named("a\u202eb") == "\u2068ab\u2069", named("x" * 9, most=4)[1:-1]
        (True, 'xxx…')
    """
    words = " ".join(HIDDEN.sub("", "" if name is None else str(name)).split())
    words = "".join(c for c in words if c.isprintable())
    return f"{_ISOLATE}{words if len(words) <= most else words[: most - 1] + '…'}{_POP}"


def width_of(words: str, size: float) -> float:
    """About how wide the words are at a font size, rather too wide than too narrow.

    Example:
        >>> width_of("abc", 10) < width_of("演习", 10) * 2
        True
    """
    ems = sum(1.0 if _WIDE.match(c) else 0.34 if c in _NARROW else 0.62 for c in words)
    return ems * size


def fitting(words: str, size: float, room: float) -> str:
    """The words cut to the room there is, empty when not even three characters fit."""
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…" if len(kept) > 2 else ""


@dataclass(frozen=True, slots=True)
class Canvas:
    """What every drawing has: its size, an id of its own, a title and a description."""

    id: str
    width: float
    height: float
    title: str
    text: str

    def drawn(self, *children: Node | None, links: int = 0) -> Node:
        """The drawing. One with links in it is a group, since an image hides what is in it."""
        about = {"aria_labelledby": f"{self.id}-title", "aria_describedby": f"{self.id}-text"}
        return node(
            "svg", node("title", self.title, id=f"{self.id}-title"),
            node("desc", self.text, id=f"{self.id}-text"), *children,
            viewBox=f"0 0 {short(self.width)} {short(self.height)}", width=self.width,
            height=self.height, role="group" if links else "img", class_=f"drawing {self.id}",
            xmlns="http://www.w3.org/2000/svg", **about,
        )  # fmt: skip


def link(href: str, title: str, *children: Node | None, class_: str = "mark") -> Node:
    """A part of a drawing that leads somewhere, with the words for pointer and reader."""
    return node("a", node("title", title), *children, href=href, class_=class_, aria_label=title)


def hatching(id_: str, *, class_: str, gap: float = 5) -> Node:
    """Thin slanted lines to fill with; their class gives the colour."""
    line = node("path", d=f"M0,{short(gap)} L{short(gap)},0", class_=f"hatch-line {class_}")
    return node("pattern", line, id=id_, width=gap, height=gap, patternUnits="userSpaceOnUse")


def group(children: Iterable[Node], class_: str) -> Node:
    """Several elements as one."""
    return node("g", *children, class_=class_)
