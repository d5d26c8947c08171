"""A page of HTML as a document: its whole visible text, each part named.

The flow: markup -> tree -> lines of visible text -> trafilatura's article laid on them -> the
story apart from side matter -> a kind for every line -> datelines and credits as blocks of
their own.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from kronika.errors import IntakeError
from kronika.intake.agencies import agencies_among
from kronika.intake.credits import credit_line, trailing_credit
from kronika.intake.datelines import split_dateline
from kronika.intake.html_body import article_paragraphs, coverage
from kronika.intake.html_kinds import Frame, line_kinds
from kronika.intake.html_lines import Line, visible_lines
from kronika.intake.html_tree import is_cut, parse
from kronika.intake.language import detect_language
from kronika.intake.meta_dates import Stamp, precision
from kronika.intake.metadata import Metadata, read_metadata
from kronika.intake.outlets import outlet_in_title
from kronika.intake.printed import printed_instant
from kronika.intake.side_matter import Layout, live_zones, story_scores
from kronika.model.assertions import content_id
from kronika.model.documents import Block, Capture, DateBasis, Document, Given, trimmed

__all__ = ["page_layout", "read_html"]

MADE_BY = "intake.html@1"
_MAX_CREDITS = 20
_OPENING_LINES = 3


def read_html(capture: Capture, markup: str) -> Document:
    """The document that a page of HTML is.

    What the user gives for the page (published, outlet, url, headline, language) is kept as
    given. A page with text but no article is a document without body blocks.

    Raises:
        IntakeError: the page shows no text at all.

    Example:
        >>> page = Capture("c_1", b"", path="page.html")
        >>> read_html(page, "<html><body><h1>Fleet leaves</h1></body></html>").headline
        'Fleet leaves'
    """
    where = capture.path or capture.url or capture.id
    root = parse(markup)
    if root is None:
        raise IntakeError(
            where, "no text found on this page: the markup is empty", component="html"
        )
    given = capture.given or Given()
    url = given.url or capture.url
    about = read_metadata(root, url=url)
    layout = page_layout(root, about, url=url)
    if not layout.text.strip():
        raise IntakeError(where, _why_empty(root), component="html")
    blocks, credited = _blocks(layout)
    lines = [layout.words(i) for i in range(len(layout.lines))]
    about = replace(
        about,
        published=_with_print(about.published, layout.text, blocks),
        outlet=about.outlet or outlet_in_title(about.title, root, lines=lines, url=url),
        language=about.language or detect_language(_story(layout.text, blocks)),
    )
    return _document(capture, layout.text, blocks, about=about, credited=credited)


def _why_empty(root: HtmlElement) -> str:
    """Why a page shows no text: nothing in it, or elements nested deeper than is read."""
    if is_cut(root):
        return "no text found on this page: its elements are nested too deep to be a news page"
    return "no text found on this page: save it again after it has loaded"


def _story(text: str, blocks: Sequence[Block]) -> str:
    """The paragraphs that a language is told by; the whole page when it has no story."""
    told = (text[b.start : b.end] for b in blocks if b.kind == "body")
    return "\n".join(islice(told, 60)) or text[:20_000]


def page_layout(root: HtmlElement, about: Metadata, *, url: str | None = None) -> Layout:
    """The lines of a page with what trafilatura and the page's head say of them."""
    text, lines = visible_lines(root)
    paragraphs = article_paragraphs(root, url=url)
    covered = coverage(text, lines, paragraphs)
    return Layout(
        text, lines, covered, about.headline or "", about.description or "", about.authors
    )


def _blocks(layout: Layout) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The named blocks of a page in order, and the agencies that they credit."""
    zones = [tuple(zone.name for zone in line) for line in live_zones(layout)]
    kinds = line_kinds(Frame(layout, story_scores(layout), zones))
    blocks: list[Block] = []
    names_of_all: list[str] = []
    opening = _opening(layout, kinds)
    for i, (line, kind) in enumerate(zip(layout.lines, kinds, strict=True)):
        made, names = _split(layout.text, line, kind, opens=i == opening)
        blocks.extend(made)
        names_of_all.extend(names)
    kept = tuple(islice(dict.fromkeys(names_of_all), _MAX_CREDITS))
    return trimmed(layout.text, blocks), kept


def _opening(layout: Layout, kinds: Sequence[str]) -> int:
    """The line that opens with the dateline: one of the first of the body, or none (-1)."""
    body = islice((i for i, kind in enumerate(kinds) if kind == "body"), _OPENING_LINES)
    lines = layout.lines
    found = (i for i in body if split_dateline(layout.text, lines[i].start, lines[i].end))
    return next(found, -1)


def _split(text: str, line: Line, kind: str, *, opens: bool) -> tuple[list[Block], Sequence[str]]:
    """One line as blocks: a dateline or a credit at its edge is a block of its own."""
    start, end = line.start, line.end
    dateline = split_dateline(text, start, end) if opens else None
    if dateline:
        cut, names = dateline
        return [Block("dateline", start, cut), Block(kind, cut, end)], names
    if kind == "credit":
        return [Block(kind, start, end)], agencies_among(credit_line(text[start:end]) or [])
    credit = trailing_credit(text, start, end) if kind in ("caption", "body") else None
    named = agencies_among(credit[1]) if credit else []
    if credit and credit[0] > start:
        return [Block(kind, start, credit[0]), Block("credit", credit[0], end)], named
    return [Block("credit" if credit else kind, start, end)], named


def _document(
    capture: Capture,
    text: str,
    blocks: tuple[Block, ...],
    *,
    about: Metadata,
    credited: tuple[str, ...],
) -> Document:
    given = capture.given or Given()
    stamp = _published(about.published, given)
    return Document(
        id=content_id("d", capture.id),
        text=text,
        blocks=blocks,
        capture_id=capture.id,
        path=capture.path,
        url=given.url or capture.url or about.canonical_url,
        headline=given.headline or about.headline,
        published=stamp.iso if stamp else None,
        published_basis=stamp.basis if stamp else None,
        published_raw=stamp.raw if stamp else None,
        modified=about.modified,
        language=given.language or about.language,
        outlet=given.outlet or about.outlet,
        authors=about.authors,
        credits=credited,
        canonical_url=about.canonical_url,
        made_by=MADE_BY,
    )


def _with_print(found: Stamp | None, text: str, blocks: Sequence[Block]) -> Stamp | None:
    """The instant as the page prints it around its headline, where metadata say less.

    Metadata win wherever they give clock and zone; a printed instant of another day never
    replaces what metadata say.
    """
    if found is not None and precision(found.iso) == 2:
        return found
    heads = [i for i, block in enumerate(blocks) if block.kind == "headline"]
    around = blocks[max(0, heads[0] - 3) : heads[0] + 10] if heads else ()
    for block in around:
        if block.kind not in ("timestamp", "byline", "other"):
            continue
        said = printed_instant(text[block.start : block.end])
        if said is None or said.iso is None or (found and said.iso[:10] != found.iso[:10]):
            continue
        if found is None or precision(said.iso) >= precision(found.iso):
            raw = text[block.start + said.start : block.start + said.end]
            return Stamp(said.iso, raw, "printed")
    return found


def _published(found: Stamp | None, given: Given) -> Stamp | None:
    basis: DateBasis = "given"
    return Stamp(given.published, given.published, basis) if given.published else found
