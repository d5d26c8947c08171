"""One thing that was named to intake, open for reading, with what is known of it."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import BinaryIO

from kronika.errors import IntakeError
from kronika.model.documents import Capture, Given
from kronika.settings import Limits

HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes under a name: a file, standard input, an answer from the network, a member of these.

    `stream` stands at the first byte; `head` is a look at its first `HEAD_BYTES` bytes;
    `name` is the file name that its suffix is judged by; `given` is what the user states;
    `damage` tells, once all is read, what ended an unpacked stream early, empty if nothing.
    """

    path: str
    stream: BinaryIO
    head: bytes
    name: str = ""
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched_at: str | None = None
    given: Given | None = None
    damage: Callable[[], str] = str

    def refusal(self, reason: str, *, component: str = "intake") -> IntakeError:
        """The error that refuses this source, for the reason named."""
        return IntakeError(self.path, reason, component=component)


class Rejoined(io.RawIOBase):
    """A stream that cannot go back, put together again behind the bytes already read from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill the buffer from the head, then from the rest; 0 at the end."""
        data = self._head[: len(buffer)]
        self._head = self._head[len(data) :]
        data = data or self._rest.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


def opened(path: str, stream: BinaryIO, *, name: str = "", given: Given | None = None) -> Source:
    """A source over an open stream, its head looked at and put back.

    Example:
        >>> opened("-", io.BytesIO(b"Words.")).stream.read()
        b'Words.'
    """
    head = stream.read(HEAD_BYTES)
    whole: BinaryIO
    if stream.seekable():
        stream.seek(0)
        whole = stream
    else:
        whole = io.BufferedReader(Rejoined(head, stream))
    return Source(path, whole, head, name=name.lower(), given=given)


def bounded(source: Source, limits: Limits) -> bytes:
    """All bytes of a source, at most `limits.max_bytes`.

    Raises:
        IntakeError: there are more, or the stream is damaged.
    """
    body = source.stream.read(limits.max_bytes + 1)
    if len(body) > limits.max_bytes:
        raise source.refusal(too_large(limits))
    if source.damage():
        raise source.refusal(source.damage())
    return body


def too_large(limits: Limits) -> str:
    """The sentence that refuses a page for its size, with the limit and its option."""
    return (
        f"larger than the limit of {limits.max_bytes:,} bytes for one page; "
        "to read it anyway set KRONIKA_MAX_BYTES to a larger number"
    )


def too_many(limits: Limits, what: str) -> str:
    """The sentence that stops an archive or a table with more members than the limit."""
    return (
        f"more than the limit of {limits.max_members:,} {what}, the rest is not read; "
        "to read them set KRONIKA_MAX_MEMBERS to a larger number"
    )


def capture_of(source: Source, body: bytes) -> Capture:
    """The capture of a source that is one page."""
    url = source.given.url if source.given and source.given.url else source.url
    return Capture(
        id="c_" + hashlib.sha256(body).hexdigest(),
        body=body,
        path=source.path,
        url=url,
        media_type=source.media_type,
        charset=source.charset,
        fetched_at=source.fetched_at,
        given=source.given,
    )


def merged(user: Given | None, stated: Given) -> Given:
    """What the user says of a page, and for the rest what the table or feed around it states.

    Example:
        >>> merged(Given(outlet="Us"), Given(outlet="Them", url="u")).outlet
        'Us'
    """
    if user is None:
        return stated
    return replace(
        stated,
        published=user.published or stated.published,
        published_basis=user.published_basis if user.published else stated.published_basis,
        outlet=user.outlet or stated.outlet,
        url=user.url or stated.url,
        headline=user.headline or stated.headline,
        language=user.language or stated.language,
    )
