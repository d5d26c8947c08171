"""A mention in the making: a stretch of one line, and what is known of it so far."""

from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """Tokens `first`..`last` (half-open) of line `line`; `start`..`end` are its code points.

    `row` is the id of the codebook row or `state:XX`; `key` the folded words; `short` marks
    a name that only stands for a longer one of the same text ("Ministry"); `sure` is False for
    what later evidence may overturn. `chain` is filled at the end.
    """

    line: int
    first: int
    last: int
    start: int
    end: int
    key: str
    kind: str
    form: str = "name"
    named: bool = True
    country: str | None = None
    row: str | None = None
    post: tuple[int, int] | None = None
    rule: str = ""
    short: bool = False
    sure: bool = True
    chain: int = -1
