"""What a source or a page is, judged by its first bytes, then by what it was called."""

import codecs
import re
from typing import Literal

Kind = Literal["gzip", "warc", "zip", "feed", "csv", "jsonl", "json", "page"]
PageKind = Literal["html", "text", "pdf", "mhtml"]

TABLE_SUFFIXES: dict[str, Kind] = {
    ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
}  # fmt: skip
PAGE_SUFFIXES = frozenset({
    ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".pdf", ".warc",
    ".wacz", ".csv", ".tsv", ".jsonl", ".ndjson", ".rss", ".atom", ".rdf", ".xml",
})  # fmt: skip
"""Suffixes that are read when a folder is named; each may be followed by `.gz`."""

FOREIGN = {
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"RIFF": "a picture or sound", b"\x7fELF": "a program", b"MZ\x90": "a program",
    b"SQLite format 3": "a database", b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document", b"7z\xbc\xaf": "a 7z archive", b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an xz archive", b"(\xb5/\xfd": "a zstd archive",
    b"PK\x03\x04": "a zip archive or Office document", b"%!PS": "a PostScript document",
    b"OggS": "sound", b"ID3": "sound", b"wOF2": "a font", b"wOFF": "a font",
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_HTML_TAGS = frozenset(
    "html head body title meta link base style script noscript article main section header footer "
    "nav aside div p h1 h2 h3 h4 h5 h6 table tbody tr td ul ol li dl span a b i em strong font "
    "center br hr img figure blockquote pre form iframe frameset".split()
)
_LEAD = re.compile(
    r"\s+|<\?[^>]{0,500}>|<!--.*?-->|<!doctype\s+(?!html)[^>\[]{0,300}(?:\[.{0,4000}?\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"</?[a-z]|<!", re.IGNORECASE)
_TAG = re.compile(r"<(!doctype\s+html|[a-z][\w:.-]{0,30})[\s/>]", re.IGNORECASE)


def byte_order_mark(body: bytes) -> tuple[str, int] | None:
    r"""The encoding that a byte order mark names, and the length of the mark.

    Example:
        >>> byte_order_mark(b"\xef\xbb\xbfWords")
        ('utf-8', 3)
    """
    return next(((name, len(mark)) for mark, name in _BOMS if body.startswith(mark)), None)


def glance(head: bytes) -> str:
    """The first bytes as text, good enough to recognise markup in, never to keep."""
    mark = byte_order_mark(head)
    name = mark[0] if mark else "latin-1"
    return head.decode(name, errors="replace").lstrip("\ufeff \t\r\n\x00")


def source_kind(head: bytes, name: str) -> Kind:
    """How a source is taken apart into pages; `name` is its file name in lower case.

    Example:
        >>> source_kind(b"WARC/1.1", "crawl.txt")
        'warc'
    """
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if is_feed(head):
        return "feed"
    for suffix, kind in TABLE_SUFFIXES.items():
        if name.endswith(suffix):
            return kind
    if "." in name:
        return "page"
    words = glance(head)
    if re.match(r'\{\s*"', words):
        return "jsonl"
    return "json" if re.match(r'\[\s*\{\s*"', words) else "page"


def is_feed(head: bytes) -> bool:
    """Whether XML begins that is an RSS or Atom feed."""
    return first_tag(glance(head)) in {"rss", "feed", "rdf:rdf", "channel"}


def first_tag(words: str) -> str | None:
    """The name of the tag that markup begins with, in lower case; None if it begins otherwise.

    Example:
        >>> first_tag("<?xml version='1.0'?><!-- a feed --><rss version='2.0'>")
        'rss'
    """
    place = 0
    while lead := _LEAD.match(words, place):
        place = lead.end()
    found = _TAG.match(words, place)
    return found.group(1).lower() if found else None


def page_kind(head: bytes, *, name: str = "", media_type: str | None = None) -> PageKind:
    """How a page is read: by its first bytes, then by what the server or the suffix says.

    Example:
        >>> page_kind(b"<!DOCTYPE html><html>", name="page.txt")
        'html'
    """
    stated = (media_type or "").split(";")[0].strip().lower()
    if b"%PDF-" in head[:1024] and not stated.startswith("text/"):
        return "pdf"
    words = glance(head)
    if name.endswith((".mhtml", ".mht")) or is_mime(words):
        return "mhtml"
    if stated == "text/plain":
        return "text"
    named = name.endswith((".html", ".htm", ".xhtml", ".shtml"))
    if "html" in stated or (named and _ANY_TAG.search(words)):
        return "html"
    return "html" if looks_like_html(words) else "text"


def is_mime(words: str) -> bool:
    """Whether the text begins with the header of a MIME message, as saved MHTML does."""
    header = re.split(r"\r?\n\r?\n", words[:4000], maxsplit=1)[0].lower()
    return re.match(r"[\w-]{1,40}:", header) is not None and "\nmime-version:" in "\n" + header


def looks_like_html(words: str) -> bool:
    """Whether the text begins as a page of HTML: with a tag, not with words that mention one.

    Example:
        >>> looks_like_html("<!-- saved --><div>Words"), looks_like_html("A <p> in words")
        (True, False)
    """
    tag = first_tag(words) or ""
    return tag in _HTML_TAGS or tag.startswith("!doctype")


def foreign(head: bytes) -> str | None:
    r"""What a file is that is no page at all, in words; None when it may be one.

    Example:
        >>> foreign(b"\x89PNG\r\n")
        'a PNG picture'
    """
    return next((what for magic, what in FOREIGN.items() if head.startswith(magic)), None)
