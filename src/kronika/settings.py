"""The limits under which hostile or broken input is read: one table, read once, passed on.

Each limit has a name, a default, a unit and a line of help. An environment variable
`KRONIKA_<NAME>` replaces the default, but only where a program asks for that with
`read_limits(os.environ)`: nothing is read at import.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from kronika.errors import UsageError

MIB = 1024 * 1024
PREFIX = "KRONIKA_"


def _limit(default: float, unit: str, text: str) -> float:
    found: float = field(default=default, metadata={"unit": unit, "help": text})
    return found


def _count(default: int, unit: str, text: str) -> int:
    found: int = field(default=default, metadata={"unit": unit, "help": text})
    return found


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is read before it is refused.

    Example:
        >>> Limits(max_bytes=1000).max_bytes
        1000
    """

    max_bytes: int = _count(16 * MIB, "bytes", "one page, one row of a table, one feed")
    max_kept_bytes: int = _count(
        4 * MIB,
        "bytes",
        "one page as received, kept beside its text; else its hash",
    )
    max_decompressed_bytes: int = _count(
        16 * 1024 * MIB, "bytes", "what one compressed archive may unpack to in all"
    )
    max_ratio: int = _count(
        200, "times", "unpacked to packed size, counted once 16 MiB have been unpacked"
    )
    max_members: int = _count(
        1_000_000, "members", "rows of a table, records of an archive, parts of a message"
    )
    max_depth: int = _count(64, "levels", "folders inside folders, parts of a message inside parts")
    max_pdf_pages: int = _count(500, "pages", "pages of one PDF")
    max_undecodable_share: float = _limit(
        0.05, "share, 0 to 1", "characters that cannot be decoded before a page is refused"
    )
    max_bad_rows: int = _count(20, "rows", "unreadable rows in sequence before a table is given up")
    fetch_timeout_s: float = _limit(
        30.0, "seconds", "one page from the network, with its redirects"
    )
    fetch_pause_s: float = _limit(1.0, "seconds", "between two requests to the same host")
    max_redirects: int = _count(5, "redirects", "followed for one page from the network")


_DEFAULTS = Limits()


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table of limits; `option` is the environment variable that replaces it."""

    name: str
    default: float
    unit: str
    help: str

    @property
    def option(self) -> str:
        """The environment variable that replaces the default."""
        return PREFIX + self.name.upper()


def settings() -> Iterator[Setting]:
    """The table of limits, one row each, in the order of `Limits`.

    Example:
        >>> next(settings()).option
        'KRONIKA_MAX_BYTES'
    """
    for row in fields(Limits):
        default: float = getattr(_DEFAULTS, row.name)
        yield Setting(row.name, default, row.metadata["unit"], row.metadata["help"])


def read_limits(environment: Mapping[str, str]) -> Limits:
    """The limits with what the environment replaces.

    Raises:
        UsageError: a value that is not a positive number.

    Example:
        >>> read_limits({"KRONIKA_MAX_BYTES": "5000"}).max_bytes
        5000
    """
    changed = {
        row.name: _number(row, environment[row.option])
        for row in settings()
        if row.option in environment
    }
    return Limits(**changed)  # type: ignore[arg-type]  # _number keeps the type of the default


def _number(row: Setting, value: str) -> float:
    try:
        number = type(row.default)(value)
    except ValueError:
        number = -1
    if not 0 < number < float("inf"):
        kind = "whole number" if isinstance(row.default, int) else "number"
        raise UsageError(
            f"{row.option} is {value!r}: it must be a positive {kind} ({row.unit}); "
            f"leave it out for {row.default}"
        )
    return number
