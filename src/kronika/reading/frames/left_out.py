"""Events whose noun is left out: "the second Amber Reef: the first was held in Fiji"."""

from kronika.reading.frames.sentence import Row
from kronika.reading.frames.words import BE
from kronika.reading.numbers.english import ORDINALS

LEFT_OUT = "left out"
"""The rule of such a telling; it is always of another event than the one named before."""
_OTHERS = frozenset({*ORDINALS, "previous", "last", "next"})


def leaves_out(row: Row, position: int) -> bool:
    """Whether "the first", "the previous one" at a position stands for an event, with its verb."""
    if row.word(position) not in _OTHERS or row.word(position - 1) != "the":
        return False
    after = position + 1 + (row.word(position + 1) in ("one", "edition"))
    return row.word(after) in BE or (row.word(after), row.word(after + 1)) == ("took", "place")


def named_before(row: Row, position: int, kind: str) -> int | None:
    """The position of the last mention of a kind before a position, None where there is none."""
    found = (m is not None and m.kind == kind for m in map(row.mention, range(position)))
    return max((at for at, told in enumerate(found) if told), default=None)
