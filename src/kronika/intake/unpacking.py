"""Packed bytes, unpacked under a cap on size and ratio, up to the first damage."""

import gzip
import io
import zipfile
import zlib
from dataclasses import replace
from typing import BinaryIO, Protocol

from kronika.errors import IntakeError
from kronika.intake.source import HEAD_BYTES, Rejoined, Source
from kronika.settings import MIB, Limits

GZIP = b"\x1f\x8b"
RATIO_FREE_BYTES = 16 * MIB
DAMAGES = (EOFError, OSError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


class Readable(Protocol):
    """A stream that gives what one read of its source gives."""

    def read1(self, size: int, /) -> bytes:
        """Some bytes, at most `size`."""


class Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill the buffer and count; 0 at the end."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """Unpacked bytes; ends quietly at the first damage or cap, which `damage` then tells.

    Ending quietly lets the records before the damage be read; whoever reads must look at
    `damage` at the end.
    """

    def __init__(self, stream: Readable, *, packed: "Counted | int", limits: Limits) -> None:
        self._stream, self._packed, self._limits = stream, packed, limits
        self.count, self.damage = 0, ""

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end, at the first damage and at a cap."""
        if self.damage:
            return 0
        try:
            data = self._stream.read1(len(buffer))
        except DAMAGES as error:
            self.damage = f"damaged after {self.count:,} unpacked bytes ({error}); get it again"
            return 0
        self.count += len(data)
        self.damage = self._over_limit()
        if self.damage:
            return 0
        buffer[: len(data)] = data
        return len(data)

    def _over_limit(self) -> str:
        packed = self._packed if isinstance(self._packed, int) else self._packed.count
        limits = self._limits
        if self.count > limits.max_decompressed_bytes:
            return (
                f"unpacks to more than the limit of {limits.max_decompressed_bytes:,} bytes; "
                "to read it anyway set KRONIKA_MAX_DECOMPRESSED_BYTES to a larger number"
            )
        if self.count > RATIO_FREE_BYTES and self.count > limits.max_ratio * max(packed, 1):
            return (
                f"unpacks to more than {limits.max_ratio} times its packed size, as archives "
                "made to exhaust memory do; if it is sound set KRONIKA_MAX_RATIO higher"
            )
        return ""


def unpacked(source: Source, limits: Limits) -> Source:
    """The content of a gzip source; its `damage` is known once it is read.

    Raises:
        IntakeError: nothing at all can be unpacked.
    """
    counted = Counted(source.stream)
    zipped = gzip.GzipFile(fileobj=io.BufferedReader(counted))
    stream = Unpacked(zipped, packed=counted, limits=limits)
    return unpacked_source(source, stream, name=source.name.removesuffix(".gz"))


def unpacked_source(source: Source, stream: Unpacked, *, name: str) -> Source:
    """A source over unpacked bytes, its head looked at.

    Raises:
        IntakeError: damaged before the first byte.
    """
    buffered = io.BufferedReader(stream)
    head = buffered.read(HEAD_BYTES)
    if not head and stream.damage:
        raise IntakeError(source.path, stream.damage)
    whole = io.BufferedReader(Rejoined(head, buffered))
    return replace(source, stream=whole, head=head, name=name, damage=lambda: stream.damage)
