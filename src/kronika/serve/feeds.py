"""A view as JSON, CSV and Atom: the same events in the same order, for programs."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kronika.exchange.cells import cell
from kronika.exchange.rows import record_rows
from kronika.exchange.schema import EVENTS
from kronika.exchange.stix.identifiers import identifier
from kronika.model.listing import EventRecord
from kronika.serve.labels import title_of, type_label
from kronika.serve.links import event_url
from kronika.serve.oddities import HIDDEN
from kronika.serve.words import counted, days, label


def as_row(record: EventRecord) -> dict[str, Any]:
    """The event as a row of the table `events`: column and value."""
    row = next(row for table, row in record_rows(record) if table == EVENTS.name)
    return dict(zip(EVENTS.header, row, strict=True))


def csv_lines(records: Iterable[EventRecord]) -> Iterator[bytes]:
    """The table `events` as CSV, a line at a time; a cell never starts a formula.

    Example:
        >>> next(csv_lines([]))[:17]
        b'event_id,type,nam'
    """
    return table_lines(EVENTS.header, (tuple(as_row(one).values()) for one in records))


def table_lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    r"""A table as CSV, a line at a time; a cell never starts a formula.

    Example:
        >>> list(table_lines(["name"], [["=1"]]))
        [b'name\r\n', b"'=1\r\n"]
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    for row in rows:
        yield _drained(buffer)
        writer.writerow([cell(value) for value in row])
    yield _drained(buffer)


def _drained(buffer: io.StringIO) -> bytes:
    line = buffer.getvalue().encode("utf-8", "backslashreplace")
    buffer.seek(0)
    buffer.truncate()
    return line


def atom(records: Iterable[EventRecord], *, title: str, own_url: str, base: str) -> bytes:
    """New and changed events as an Atom feed (RFC 4287); `base` is the server's address.

    Ids are made of the events alone: they are the same under every address of the server.
    """
    found = list(records)
    updated = max((one.changed_at or "" for one in found), default="") or "1970-01-01T00:00:00Z"
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(title)}</title>",
        f"<id>{_urn('feed', own_url)}</id>",
        f'<link rel="self" href={quoteattr(base + own_url)}/>',
        f"<updated>{_text(updated)}</updated>",
        "<author><name>Kronika</name></author>",
    ]
    entries = (_entry(one, base) for one in found)
    return "\n".join([*head, *entries, "</feed>\n"]).encode("utf-8", "replace")


def _urn(kind: str, key: str) -> str:
    """A permanent id without the server's address, as RFC 4287 section 4.2.6 asks for."""
    return f"urn:uuid:{identifier(kind, key).partition('--')[2]}"


def _entry(record: EventRecord, base: str) -> str:
    link = base + event_url(record.id)
    when = days(record.start, record.end)
    said = [type_label(record.type), when, record.place.name if record.place else ""]
    told = f"{counted(record.reports, 'page')}, {counted(record.witnesses, 'independent witness')}"
    split = ", ".join(label(one).lower() for one in record.disagreements)
    words = [*filter(None, said), told, *([f"pages disagree on {split}"] if split else [])]
    return (
        f"<entry><title>{_text(title_of(record))}</title><id>{_urn('event', record.id)}</id>"
        f"<link href={quoteattr(link)}/>"
        f"<updated>{_text(record.changed_at or '1970-01-01T00:00:00Z')}</updated>"
        f"<summary>{_text('; '.join(words))}</summary></entry>"
    )


def _text(words: str) -> str:
    """Words as XML takes them: escaped, without characters that no XML may hold."""
    return escape(HIDDEN.sub("", words))
