"""What a page says of itself in the tags of its head."""

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

__all__ = ["first_of", "head_links", "head_tags", "web_url"]

_MAX_TAGS = 2_000
_MAX_VALUE = 5_000


def head_tags(root: HtmlElement) -> dict[str, list[str]]:
    """Values of `meta` by lower-case name, property or itemprop, in order of the page.

    Example:
        >>> from lxml.html import fromstring
        >>> head_tags(fromstring('<html><meta property="og:title" content=" Fleet  leaves "/>'))
        {'og:title': ['Fleet leaves']}
    """
    found: dict[str, list[str]] = {}
    for element, _ in zip(root.iter("meta"), range(_MAX_TAGS), strict=False):
        value = " ".join((element.get("content") or "")[:_MAX_VALUE].split())
        keys = (element.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
        for key in dict.fromkeys(key.strip().lower() for key in keys if key):
            if value:
                found.setdefault(key, []).append(value)
    return found


def head_links(root: HtmlElement, rel: str) -> list[str]:
    """Targets of the `link` elements of one relation."""
    links = zip(root.iter("link"), range(_MAX_TAGS), strict=False)
    return [
        element.get("href") or ""
        for element, _ in links
        if rel in (element.get("rel") or "").lower().split()
    ]


def first_of(tags: Mapping[str, list[str]], names: Iterable[str]) -> str | None:
    """The first value that the first of the named tags has."""
    return next((tags[name][0] for name in names if tags.get(name)), None)


def web_url(raw: str | None, *, base: str | None = None) -> str | None:
    """An absolute http(s) URL, or None for anything else.

    Example:
        >>> web_url("/a", base="https://news.example/b"), web_url("javascript:alert(1)")
        ('https://news.example/a', None)
    """
    if not raw or len(raw) > _MAX_VALUE or raw.strip().endswith("://"):
        return None
    try:
        url = urljoin(base or "", raw.strip())
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and host and not any(map(str.isspace, url))
    return url if plain else None
