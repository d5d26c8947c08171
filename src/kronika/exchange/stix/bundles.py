"""A bundle in a stream: one object a line, so that it can be read line by line as well.

The id of the bundle comes last because it is made from what the bundle holds (RFC 8259 gives the
members of an object no order): the same objects are the same bundle, byte for byte.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kronika.exchange.stix.identifiers import identifier

_HEAD = b'{"type":"bundle","objects":[\n'


def bundle(encoded: Iterable[bytes]) -> Iterator[bytes]:
    r"""The parts of a bundle of objects in JSON.

    Example:
        >>> b"".join(bundle([b'{"a":1}', b'{"b":2}'])).split(b"\n")[:3]
        [b'{"type":"bundle","objects":[', b'{"a":1},', b'{"b":2}']
    """
    content = hashlib.sha256()
    yield _HEAD
    before = b""
    for one in encoded:
        content.update(one)
        yield before + one
        before = b",\n"
    yield b'\n],"id":"' + identifier("bundle", content.hexdigest()).encode() + b'"}\n'


def write(encoded: Iterable[bytes], file: BinaryIO) -> int:
    """Write a bundle; how many objects it holds."""
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for one in encoded:
            count += 1
            yield one

    file.writelines(bundle(counted()))
    return count
