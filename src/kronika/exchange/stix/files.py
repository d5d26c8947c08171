"""Files of STIX objects read one object at a time, where their form allows it."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from kronika.errors import UsageError

_OURS = b'{"type":"bundle","objects":['
MAX_WHOLE = 512 * 1024 * 1024
"""Bytes of a file that has to be read whole because it is not one object a line."""


class _Bundle(msgspec.Struct):
    type: str
    objects: list[msgspec.Raw] = []


def objects_in(file: BinaryIO, name: str) -> Iterator[bytes]:
    r"""The objects of a bundle, of JSON lines, or the one object of a file, each as its bytes.

    Raises:
        UsageError: the file is none of these, or too large to be read whole.

    Example:
        >>> from io import BytesIO
        >>> list(objects_in(BytesIO(b'{"type":"note"}\n{"type":"tool"}\n'), "x"))
        [b'{"type":"note"}', b'{"type":"tool"}']
    """
    first = file.readline(MAX_WHOLE)
    if first.strip() == _OURS:
        yield from _lines(file)
        return
    second = file.readline(MAX_WHOLE)
    if _is_object(first) and _is_object(second):
        yield from (line.strip() for line in (first, second))
        yield from (line.strip() for line in file if line.strip())
        return
    rest = file.read(MAX_WHOLE + 1)
    if len(rest) > MAX_WHOLE:
        raise UsageError(f"{name} is larger than {MAX_WHOLE} bytes: write one object a line")
    yield from _whole(first + second + rest, name)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    for line in file:
        words = line.strip().removesuffix(b",")
        if words and not words.startswith(b"]"):
            yield words


def _is_object(line: bytes) -> bool:
    words = line.strip()
    return words[:1] == b"{" and words[-1:] == b"}"


def _whole(raw: bytes, name: str) -> Iterator[bytes]:
    try:
        found = msgspec.json.decode(raw, type=_Bundle)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{name} is no STIX: expected a bundle, an object, or one object a line ({error})"
        ) from error
    if found.type == "bundle":
        yield from (bytes(one) for one in found.objects)
    else:
        yield raw
