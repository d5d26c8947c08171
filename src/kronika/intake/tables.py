"""Tables of texts (CSV, TSV): each row is a page, its columns say what the page does not."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from kronika.intake.encoding import codec_name, likeliest, refuse_binary
from kronika.intake.instants import parse_instant
from kronika.intake.kinds import byte_order_mark, looks_like_html
from kronika.intake.source import Source, merged, too_large, too_many
from kronika.model.documents import Capture, Given
from kronika.model.protocols import OnError
from kronika.settings import Limits

COLUMNS = {
    "html": ("html", "raw_html", "page_html"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext", "story"),
    "id": ("id", "doc_id", "document_id", "article_id", "uid", "key"),
    "published": ("published", "date", "date_published", "published_at", "publication_date",
                  "pub_date", "pubdate", "date_publish", "datetime", "timestamp"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "domain"),
    "url": ("url", "link", "permalink", "uri", "source_url"),
    "headline": ("headline", "title"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Names of columns that are understood, in order of preference, case and spaces aside."""
STATED = ("outlet", "url", "headline", "language")
LONGEST_DATE = 40
WRITTEN_DATES = (
    "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d",
    "%d.%m.%Y", "%Y%m%d",
)  # fmt: skip
"""Forms besides ISO 8601 that mean one day only (05/06/2016 does not)."""


def rows(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """A capture for each row of a CSV file; rows without text are refused one by one.

    Raises:
        IntakeError: no column of texts, a row over the limit, or more rows than the limit.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limits.max_bytes))
    stream = io.TextIOWrapper(source.stream, _encoding(source), errors="replace", newline="")
    head = source.head.decode(stream.encoding, errors="replace")
    reader = csv.reader(_lines(source, stream, limits), _dialect(head))
    try:
        names = known_columns(next(reader, []), source)
        for number, cells in enumerate(reader, 1):
            if any(cells[len(names) :]):
                reason = "more cells than columns: put texts that hold the separator into quotes"
                refuse_row(source, number, reason, on_error)
            elif cells:
                yield from _row(source, dict(zip(names, cells, strict=False)), number, on_error)
            if number >= limits.max_members:
                raise source.refusal(too_many(limits, "rows"))
    except csv.Error as error:
        reason = too_large(limits) if "larger than field" in str(error) else f"damaged: {error}"
        raise source.refusal(
            f"row {reader.line_num}: {reason}", component="intake.tables"
        ) from error
    finally:
        stream.detach()


def _lines(source: Source, stream: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    while line := stream.readline(limits.max_bytes + 1):
        if len(line) > limits.max_bytes:
            raise source.refusal(f"a line {too_large(limits)}", component="intake.tables")
        yield line.replace("\x00", "\ufffd")


def _row(
    source: Source, row: Mapping[str, str], number: int, on_error: OnError
) -> Iterator[Capture]:
    capture = row_capture(source, row, number, on_error=on_error)
    if capture is None:
        refuse_row(source, number, "has no text; leave it out", on_error)
    else:
        yield capture


def refuse_row(source: Source, number: int, reason: str, on_error: OnError) -> None:
    """Report one row that cannot be read; the table goes on."""
    error = replace_path(source, number).refusal(reason, component="intake.tables")
    on_error("intake", error.path, error)


def replace_path(source: Source, row: object) -> Source:
    """The source under the name of one of its rows: `file#row`."""
    return replace(source, path=f"{source.path}#{row}")


def row_capture(
    source: Source, row: Mapping[str, str], number: int, *, on_error: OnError
) -> Capture | None:
    """The capture of one row, None when it has no text; `row` has known names only.

    The row is named by its id, else by its number, counted from 1 without the header.
    """
    kind = "html" if row.get("html", "").strip() else "text"
    words = row.get(kind, "")
    if not words.strip():
        return None
    published = row.get("published", "").strip()
    outlet, url, headline, language = (row.get(name, "").strip() or None for name in STATED)
    stated = Given(written_date(published), outlet, url, headline, language_code(language))
    if published and stated.published is None:
        refuse_row(
            source,
            number,
            f"the date {published[:60]!r} is not understood, the page is read without it: "
            "write it as 2016-04-19 or 2016-04-19T08:30+03:00",
            on_error,
        )
    given = merged(source.given, stated)
    body = words.encode("utf-8", errors="replace")
    return Capture(
        id="c_" + hashlib.sha256(body).hexdigest(),
        body=body,
        path=f"{source.path}#{row_name(row.get('id', '')) or number}",
        url=given.url,
        media_type="text/html" if kind == "html" or looks_like_html(words) else "text/plain",
        charset="utf-8",
        given=given,
    )


def row_name(words: str) -> str:
    """An id of a row or a record as it is printed in a path: one line of at most 200 signs."""
    return " ".join(words[:400].split())[:200]


def language_code(words: str | None) -> str | None:
    """ISO 639-1 of a language tag; None for what is none.

    Example:
        >>> language_code("en-GB"), language_code("English")
        ('en', None)
    """
    found = re.fullmatch(r"([A-Za-z]{2})(?:[-_]\w{1,20})*", words or "")
    return found.group(1).lower() if found else None


def written_date(words: str) -> str | None:
    """A date of a table as ISO 8601 with the precision and zone that are written, or None.

    Example:
        >>> written_date("19 April 2016"), written_date("2016-04"), written_date("05/06/2016")
        ('2016-04-19', '2016-04', None)
    """
    if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", words):
        return words
    if len(words) > LONGEST_DATE:
        return None
    found = parse_instant(words)
    for form in () if found else WRITTEN_DATES:
        try:
            return datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007 a day alone
        except ValueError:
            continue
    return found


def known_columns(header: Iterable[str], source: Source) -> list[str]:
    """The columns of a table by their known names; unknown ones keep their own.

    Raises:
        IntakeError: none of them holds texts.
    """
    found = [name.strip().lstrip("\ufeff").lower().replace(" ", "_") for name in header]
    names = list(found)
    for known, aliases in COLUMNS.items():
        alias = next((alias for alias in aliases if alias in found), None)
        if alias is not None:
            names = [known if name == alias else "" if name == known else name for name in names]
    if not {"text", "html"} & set(names):
        there = ", ".join(row_name(name)[:30] for name in found[:8] if name) or "none"
        raise source.refusal(
            f"a table without a column of texts (found: {there}): name one column text; "
            "id, date, outlet, url and title are understood beside it",
            component="intake.tables",
        )
    return names


def _dialect(head: str) -> type[csv.Dialect]:
    first = head.lstrip("\ufeff").split("\n", 1)[0]

    class Found(csv.excel):
        delimiter = max(",;\t|", key=first.count)

    return Found


def _encoding(source: Source) -> str:
    mark = byte_order_mark(source.head)
    if mark:
        return "utf-8-sig" if mark[0] == "utf-8" else mark[0]
    refuse_binary(source.head, source.path)
    try:
        # A character may be cut at the end of the look: its bytes are left out.
        source.head.rsplit(b"\n", 1)[0].decode("utf-8")
    except UnicodeDecodeError:
        return codec_name(source.charset) or likeliest(source.head) or "cp1252"
    return "utf-8"
