"""Items of saved RSS and Atom files: each item with words of its own is a page."""

import hashlib
import html
import io
from collections.abc import Iterator, Mapping
from typing import Any

from kronika.intake.instants import parse_instant
from kronika.intake.source import Source, bounded, merged, too_many
from kronika.intake.tables import language_code, refuse_row
from kronika.model.documents import Capture, Given
from kronika.model.protocols import OnError
from kronika.settings import Limits

COMPONENT = "intake.feeds"


def items(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """A capture for each item that has content or a summary, in the order of the feed.

    Raises:
        IntakeError: feedparser is not installed, or nothing in the feed can be read.
    """
    try:
        import feedparser
    except ImportError as error:
        raise source.refusal(
            "a feed, and feedparser is not installed: pip install 'kronika[feeds]'",
            component=COMPONENT,
        ) from error
    # A stream, never a string: feedparser takes strings for addresses to be fetched.
    feed = feedparser.parse(io.BytesIO(bounded(source, limits)))
    if not feed.entries:
        broken = " ".join(str(feed.get("bozo_exception") or "no items").split())[:200]
        raise source.refusal(f"a feed without items ({broken}): save it again", component=COMPONENT)
    for number, entry in enumerate(feed.entries, 1):
        if number > limits.max_members:
            raise source.refusal(too_many(limits, "items"), component=COMPONENT)
        capture = _capture(source, entry, number, feed.feed)
        if capture is None:
            refuse_row(source, number, "an item without words: fetch its page instead", on_error)
        else:
            yield capture


def _capture(
    source: Source, entry: Mapping[str, Any], number: int, feed: Mapping[str, Any]
) -> Capture | None:
    contents = [_said(part, "value") for part in entry.get("content") or ()]
    words = max([*contents, _said(entry, "summary")], key=len)
    if not words:
        return None
    title = _said(entry, "title") or None
    stated = Given(
        # "published" in the entry: without it feedparser would answer with the time of change.
        published=parse_instant(_said(entry, "published")) if "published" in entry else None,
        published_basis="metadata",
        outlet=_said(feed, "title") or None,
        url=_said(entry, "link") or None,
        headline=title,
        language=language_code(_said(entry, "language") or _said(feed, "language")),
    )
    given = merged(source.given, stated)
    body = as_page(title, words).encode("utf-8", errors="replace")
    return Capture(
        id="c_" + hashlib.sha256(body).hexdigest(),
        body=body,
        path=f"{source.path}#{number}",
        url=given.url,
        media_type="text/html",
        charset="utf-8",
        given=given,
    )


def _said(part: Mapping[str, Any], name: str) -> str:
    """A field of a feed as words; empty when it is not there or, in a broken feed, no words."""
    found = part.get(name)
    return found.strip() if isinstance(found, str) else ""


def as_page(title: str | None, markup: str) -> str:
    """The markup of an item as a page whose headline is the item's title.

    Example:
        >>> as_page(None, "<p>Words.</p>")
        '<!DOCTYPE html><html><body><article><p>Words.</p></article></body></html>'
    """
    # Feed titles hold entities and sometimes tags; both are words of the title as parsed.
    name = html.escape(html.unescape(title), quote=False) if title else ""
    head = f"<head><title>{name}</title></head>" if name else ""
    headline = f"<h1>{name}</h1>" if name else ""
    return f"<!DOCTYPE html><html>{head}<body><article>{headline}{markup}</article></body></html>"
