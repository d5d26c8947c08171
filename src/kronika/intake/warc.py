"""Web archives: each successful answer that is HTML, text or PDF is a page.

Records before a damage are read; the damage is then one refusal of the archive.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from kronika.errors import IntakeError
from kronika.intake.instants import parse_instant
from kronika.intake.source import Source, capture_of, too_large, too_many
from kronika.intake.tables import row_name
from kronika.intake.unpacking import DAMAGES, Unpacked, unpacked, unpacked_source
from kronika.model.documents import Capture
from kronika.model.protocols import OnError
from kronika.settings import Limits

COMPONENT = "intake.warc"
ANSWERS = frozenset({"response", "resource"})
HTTP_HEADER_BYTES = 65536
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})


class _Forward:
    """A stream with a place: all that fastwarc asks of one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._count = stream, 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._count += len(data)
        return data

    def tell(self) -> int:
        return self._count


def records(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """A capture for each response or resource record that is a page, named by its record id.

    Raises:
        IntakeError: fastwarc is not installed, the archive is damaged (after the records
            before the damage), or it has more records than the limit.
    """
    archive = _iterator(source)
    seen = pages = 0
    while (record := _next(archive, source, seen)) is not None:
        seen += 1
        if seen > limits.max_members:
            raise source.refusal(too_many(limits, "records"), component=COMPONENT)
        if record.headers.get("Content-Length") is None:
            raise source.refusal(_damaged(seen - 1, "a record without its length"))
        if record.headers.get("WARC-Type") not in ANSWERS:
            continue
        try:
            capture = _capture(source, record, limits)
        except IntakeError as error:
            if source.damage():
                break  # the record is cut because the archive is: that is told once
            pages += 1
            on_error("intake", error.path, error)
            continue
        if capture is not None:
            pages += 1
            yield capture
    if not pages and not source.damage():
        raise source.refusal(
            f"an archive without pages: {seen:,} records, none with status 200 that is HTML, "
            "text or PDF; archive the pages again",
            component=COMPONENT,
        )


def _iterator(source: Source) -> Any:  # noqa: ANN401 fastwarc has no types
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise source.refusal(
            "a web archive, and fastwarc is not installed: pip install 'kronika[warc]'",
            component=COMPONENT,
        ) from error
    stream: Any = _Forward(source.stream)
    return iter(
        ArchiveIterator(
            stream,
            record_types=WarcRecordType.any_type,  # a cut record has no type: it must be seen
            parse_http=False,
            quirks_mode=True,
            stream_detect=False,
        )
    )


def _next(archive: Any, source: Source, seen: int) -> Any:  # noqa: ANN401
    try:
        return next(archive, None)
    except BaseException as error:
        # A panic inside fastwarc arrives as a bare BaseException: it is damage like any other.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise source.refusal(_damaged(seen, error), component=COMPONENT) from error
        raise


def _damaged(seen: int, error: object) -> str:
    return f"damaged after {seen:,} records ({error}): those are read; get the archive again"


def _capture(source: Source, record: Any, limits: Limits) -> Capture | None:  # noqa: ANN401
    headers = record.headers
    name = row_name((record.record_id or "").strip("<>").removeprefix("urn:uuid:"))
    one = replace(
        source,
        path=f"{source.path}#{name or record.stream_pos}",
        url=(headers.get("WARC-Target-URI") or "").strip("<>") or None,
        fetched_at=_in_utc(headers.get("WARC-Date") or ""),
        damage=str,
    )
    whole = _whole(one, record, limits)
    try:
        record.parse_http(auto_decode="all", quirks_mode=True)
        media_type = _media_type(record)
        if media_type not in PAGE_TYPES or _status(record) != 200:
            return None
        if not whole:
            raise one.refusal(too_large(limits), component=COMPONENT)
        body = record.reader.read(limits.max_bytes + 1)
    except DAMAGES as error:
        raise one.refusal(f"damaged record ({error}); archive the page again") from error
    if len(body) > limits.max_bytes:
        raise one.refusal(too_large(limits), component=COMPONENT)
    charset = record.http_charset if record.is_http else None
    return capture_of(replace(one, media_type=media_type, charset=charset), body) if body else None


def _whole(one: Source, record: Any, limits: Limits) -> bool:  # noqa: ANN401
    """Whether the record is now in memory, with all the bytes it announces; False if too large."""
    announced = record.content_length
    if announced > limits.max_bytes + HTTP_HEADER_BYTES:
        return False
    block = record.reader.read(announced)
    if len(block) < announced:
        raise one.refusal(
            f"damaged record ({len(block):,} of {announced:,} bytes): archive the page again",
            component=COMPONENT,
        )
    record.set_bytes_content(block)
    return True


def _in_utc(raw: str) -> str | None:
    """An instant in UTC to the second; None when it says no zone."""
    found = parse_instant(raw)
    moment = datetime.fromisoformat(found) if found else None
    if moment is None or moment.tzinfo is None:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _media_type(record: Any) -> str:  # noqa: ANN401
    stated = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (stated or "").split(";")[0].strip().lower()


def _status(record: Any) -> int:  # noqa: ANN401
    if not record.is_http:
        return 200
    return int(record.http_headers.status_code or 0) if record.http_headers else 0


def archived(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """The pages of a WACZ file: of each WARC in its folder `archive`.

    Raises:
        IntakeError: another kind of zip file, encrypted, damaged, or not on disk.
    """
    if not source.stream.seekable():
        raise source.refusal(
            "a WACZ or zip archive cannot be read from a stream: save it and name the file"
        )
    try:
        with zipfile.ZipFile(source.stream) as box:
            names = sorted(n for n in box.namelist() if _is_warc(n))
            if not names:
                raise source.refusal(
                    "a zip archive or Office document, not a WACZ (no archive/*.warc.gz): "
                    "unpack it and name the folder, or save the document as PDF or HTML"
                )
            for name in names[: limits.max_members]:
                yield from _member(source, box.getinfo(name), box, limits, on_error)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise source.refusal(
            f"a damaged or encrypted zip archive ({error}); get it again", component=COMPONENT
        ) from error


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _member(
    source: Source, info: zipfile.ZipInfo, box: zipfile.ZipFile, limits: Limits, on_error: OnError
) -> Iterator[Capture]:
    """The pages of one WARC of the box; its damage is one refusal, the next WARC is read."""
    path = f"{source.path}#{info.filename}"
    try:
        with box.open(info) as packed:
            stream = Unpacked(
                cast("zipfile.ZipExtFile", packed), packed=info.compress_size, limits=limits
            )
            inner = unpacked_source(replace(source, path=path), stream, name=info.filename)
            if inner.head.startswith(b"\x1f\x8b"):
                inner = unpacked(inner, limits)
            yield from records(inner, limits, on_error)
            if stream.damage or inner.damage():
                raise inner.refusal(stream.damage or inner.damage(), component=COMPONENT)
    except IntakeError as error:
        on_error("intake", error.path, error)
