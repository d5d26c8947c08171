"""Addresses inside the workbench, and which addresses of pages may be links at all."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

from kronika.model.merged import Said

Pairs = Iterable[tuple[str, str]]


def event_url(event_id: str) -> str:
    """The page of an event."""
    return f"/events/{quote(event_id, safe='')}"


def document_url(document_id: str, start: int | None = None, end: int | None = None) -> str:
    """The reader's page of a document, at the words `start`..`end` (half-open code points).

    Example:
        >>> document_url("d_1", 10, 14)
        '/documents/d_1?at=10-14#w10'
    """
    page = f"/documents/{quote(document_id, safe='')}"
    return page if start is None else f"{page}?at={start}-{end}#w{start}"


def said_url(said: Said) -> str:
    """The reader's page at the words of a witness."""
    return document_url(said.document_id, said.start, said.end)


def with_query(path: str, pairs: Pairs) -> str:
    """The path with a query string, none when there are no pairs.

    Example:
        >>> with_query("/", [("type", "attack")]), with_query("/", [])
        ('/?type=attack', '/')
    """
    query = urlencode(list(pairs))
    return f"{path}?{query}" if query else path


def outward(url: str | None) -> str | None:
    """The address as a link may hold it: http or https with a host, None for everything else.

    Example:
        >>> outward("https://example.org/a"), outward("javascript:alert(1)"), outward("//x")
        ('https://example.org/a', None, None)
    """
    words = (url or "").strip()
    if len(words) > 2000 or any(c.isspace() or ord(c) < 33 for c in words):
        return None
    try:
        parts = urlsplit(words)
        host = parts.hostname
    except ValueError:
        return None
    return words if parts.scheme in {"http", "https"} and host and not parts.username else None
