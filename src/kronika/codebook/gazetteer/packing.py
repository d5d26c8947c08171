"""Which places a name points to, as bytes: four a place, most important place first."""

import struct
from collections.abc import Iterable

MAIN, OTHER, LOOSE, SEAT = range(4)
"""How a name belongs to a place: its main name, another name, a loosened spelling, or (for a
province) a name of the city that the province is called after."""

_MOST = 60


def pack(hits: Iterable[tuple[int, int]]) -> bytes:
    """Pairs of place number and level as bytes, at most 60 of them.

    Example:
        >>> unpack(pack([(7, MAIN), (300000, LOOSE)]))
        ((7, 0), (300000, 2))
    """
    return b"".join(struct.pack(">I", number << 2 | level) for number, level in list(hits)[:_MOST])


def unpack(raw: bytes) -> tuple[tuple[int, int], ...]:
    """The pairs that `pack` was given."""
    return tuple((code >> 2, code & 3) for (code,) in struct.iter_unpack(">I", raw))
