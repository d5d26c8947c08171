"""What a page says about itself: headline, instants, authors, outlet, language, address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from kronika.intake.instants import parse_instant
from kronika.intake.meta_dates import Stamp, choose_modified, choose_published, tagged_instants
from kronika.intake.meta_headline import choose_headline
from kronika.intake.meta_jsonld import Node, article_nodes, names_in, text_in
from kronika.intake.meta_people import choose_authors
from kronika.intake.meta_tags import first_of, head_links, head_tags, web_url

__all__ = ["Metadata", "read_metadata"]

_SITES = (
    "og:site_name",
    "application-name",
    "twitter:app:name:iphone",
    "dc.publisher",
    "publisher",
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_LANGUAGES = ("content-language", "language", "dc.language", "og:locale", "inlanguage")
_MAX_ELEMENTS = 20_000
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]{2,8})*$")
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors)(?:[_-]{0,2}(?:names?|link|title))?(?=\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; None and empty where it says nothing.

    `published` carries the instant with the string and the place it was read from; `url` is
    the address the page calls its own.
    """

    headline: str | None = None
    description: str | None = None
    published: Stamp | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    title: str | None = None


def read_metadata(root: HtmlElement, *, url: str | None = None) -> Metadata:
    """Read JSON-LD, the tags of the head and what the page shows.

    `url` is where the page was received from, when that is known; nothing is fetched.

    Example:
        >>> from lxml.html import fromstring
        >>> page = fromstring('<html lang="en-GB"><h1>Fleet leaves</h1></html>')
        >>> read_metadata(page).headline, read_metadata(page).language
        ('Fleet leaves', 'en')
    """
    tags, nodes = head_tags(root), article_nodes(root)
    nodes = _about_this_page(nodes, root)
    outlet = _outlet(tags, nodes)
    links = [*head_links(root, "canonical"), *tags.get("og:url", ())]
    canonical = next((found for raw in links if (found := web_url(raw, base=url))), None)
    return Metadata(
        headline=choose_headline(tags, nodes, shown=_texts(root, ".//h1"), title=_title(root)),
        description=_description(tags, nodes),
        published=choose_published(
            list(tagged_instants(tags, nodes)) + _shown_instants(root), root, url=url or canonical
        ),
        modified=choose_modified(tags, nodes),
        authors=choose_authors(tags, nodes, shown=_bylines(root), outlet=outlet),
        outlet=outlet,
        language=_language(root, tags, nodes),
        canonical_url=canonical,
        title=_title(root),
    )


def _about_this_page(nodes: Sequence[Node], root: HtmlElement) -> list[Node]:
    """The nodes whose headline is shown first: a page may describe other stories too."""
    shown = {_folded(line) for line in _texts(root, ".//h1")} | {_folded(_title(root) or "")}
    return sorted(
        nodes, key=lambda node: _folded(text_in(node.get("headline")) or "-") not in shown
    )


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _texts(root: HtmlElement, path: str) -> list[str]:
    found = (
        " ".join("".join(islice(e.itertext(), 200)).split())
        for e in islice(root.iterfind(path), 20)
    )
    return [words for words in found if 0 < len(words) <= 500]


def _title(root: HtmlElement) -> str | None:
    return next(iter(_texts(root, ".//title")), None)


def _description(tags: dict[str, list[str]], nodes: Sequence[Node]) -> str | None:
    structured = next((words for n in nodes if (words := text_in(n.get("description")))), None)
    return first_of(tags, _DESCRIPTIONS) or structured


def _outlet(tags: dict[str, list[str]], nodes: Sequence[Node]) -> str | None:
    site = first_of(tags, _SITES[:1])
    publisher = next((name for n in nodes for name in names_in(n.get("publisher"))), None)
    found = site or publisher or first_of(tags, _SITES[1:])
    return found if found and len(found) <= 120 and not web_url(found) else None


def _bylines(root: HtmlElement) -> list[str]:
    """Short texts of the first elements that their maker calls author or byline."""
    found: list[str] = []
    for element in islice(root.iter("a", "span", "p", "div", "address"), _MAX_ELEMENTS):
        names = f"{element.get('class') or ''} {element.get('rel') or ''}"[:300]
        if element.get("itemprop") == "author" or (len(names) > 5 and _BYLINE.search(names)):
            words = " ".join("".join(islice(element.itertext(), 30)).split())
            if 0 < len(words) <= 120:
                found.append(words)
        if len(found) >= 3:
            break
    return found[:1]


def _shown_instants(root: HtmlElement) -> list[Stamp]:
    """The first `time` element of the page that carries an instant."""
    for element in islice(root.iter("time"), 30):
        raw = element.get("datetime") or element.get("content") or ""
        iso = parse_instant(raw)
        if iso and (element.get("itemprop") or "").lower() != "datemodified":
            return [Stamp(iso, raw, "metadata")]
    return []


def _language(root: HtmlElement, tags: dict[str, list[str]], nodes: Sequence[Node]) -> str | None:
    said = [root.get("lang"), root.get("xml:lang"), first_of(tags, _LANGUAGES)]
    said += [text_in(node.get("inLanguage")) for node in nodes[:1]]
    for raw in said:
        found = _LANGUAGE.match((raw or "").strip())
        if found and len(found[1]) == 2:
            return found[1].lower()
    return None
