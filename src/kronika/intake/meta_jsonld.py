"""What a page says of its article in schema.org JSON-LD."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

__all__ = ["article_nodes", "names_in", "text_in"]

Node = dict[str, Any]
_MAX_SCRIPTS = 60
_MAX_CHARACTERS = 2_000_000
_MAX_NODES = 5_000
_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_ARTICLES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "reviewnewsarticle", "liveblogposting", "article", "report",
    "blogposting", "socialmediaposting", "advertisercontentarticle", "satiricalarticle",
)  # fmt: skip


def article_nodes(root: HtmlElement) -> list[Node]:
    """The nodes that describe an article, news articles first; pages when there are none."""
    nodes = [node for data in _scripts(root) for node in _nodes(data)]
    articles = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    if articles:
        return [node for _, node in sorted(articles, key=lambda pair: pair[0])]
    return [node for node in nodes if "webpage" in _types(node) and "datePublished" in node]


def text_in(value: object) -> str | None:
    """The first string that a value of JSON-LD holds, or None.

    Example:
        >>> text_in([{"@value": "Fleet leaves"}])
        'Fleet leaves'
    """
    for _ in range(6):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        else:
            break
    words = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return words or None


def names_in(value: object) -> list[str]:
    """The names of the persons or organisations that a value holds, in order.

    Example:
        >>> names_in([{"@type": "Person", "name": "Ada Byron"}, "Grace Hopper"])
        ['Ada Byron', 'Grace Hopper']
    """
    found: list[str] = []
    waiting = [value]
    while waiting and len(found) < 50:
        item = waiting.pop(0)
        if isinstance(item, str):
            found.append(unescape(item))
        elif isinstance(item, list):
            waiting[:0] = item[:50]
        elif isinstance(item, dict):
            waiting.insert(0, item.get("name"))
    return found


def _scripts(root: HtmlElement) -> Iterator[object]:
    scripts = root.iterfind(".//script[@type]")
    kept = (s for s in scripts if "ld+json" in (s.get("type") or "").lower())
    for script, _ in zip(kept, range(_MAX_SCRIPTS), strict=False):
        words = _WRAPPED.sub("", (script.text or "")[:_MAX_CHARACTERS]).strip()
        data = _loads(words)
        if data is not None:
            yield data


def _loads(words: str) -> object:
    """JSON as sites write it: control characters in strings, commas and braces too many."""
    for candidate in (words, re.sub(r",(\s*[}\]])", r"\1", words), words.rstrip(";} \n") + "}"):
        try:
            return json.JSONDecoder(strict=False).raw_decode(candidate)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: object) -> Iterator[Node]:
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting[:0] = item[:500]
        elif isinstance(item, dict):
            yield item
            inner = [item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage")]
            waiting[:0] = [value for value in inner if isinstance(value, dict | list)]


def _types(node: Node) -> list[str]:
    value = node.get("@type") or node.get("type")
    kinds = value if isinstance(value, list) else [value]
    return [kind.rsplit("/", 1)[-1].casefold() for kind in kinds if isinstance(kind, str)]


def _rank(node: Node) -> int | None:
    ranks = [_ARTICLES.index(kind) for kind in _types(node) if kind in _ARTICLES]
    return min(ranks) if ranks else None
