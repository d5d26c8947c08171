"""Two figures of one thing: equal, one the rounding of the other, a bound, a part, or neither."""

from dataclasses import dataclass

_ABOUT = frozenset(
    "about around roughly nearly almost approximately some circa estimated over more than least "
    "up to fewer less under около примерно почти более свыше порядка до 约 近 超过 余 多".split()
)
_BOUND_REACH = 1.25
"""So many times its value "more than" may mean: above that, people would have said more."""
_LARGE = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as said: `low` and `high` bound it where the words do; `loose` for "about"."""

    value: float
    low: float | None = None
    high: float | None = None
    loose: bool = False


def figure(value: str, low: str | None, high: str | None, *, as_said: str = "") -> Figure | None:
    """The figure of decimal strings, None for what is no number.

    Example:
        >>> figure("4000", "4000", None, as_said="more than 4,000")
        Figure(value=4000.0, low=4000.0, high=None, loose=True)
    """
    try:
        bounds = [None if one is None else float(one) for one in (low, high)]
        number = float(value)
    except ValueError:
        return None
    said = as_said.casefold()
    loose = any(word in said.split() or (not word.isascii() and word in said) for word in _ABOUT)
    return Figure(number, bounds[0], bounds[1], loose or bounds != [None, None])


def compatible(a: Figure, b: Figure) -> str | None:
    """Why both may be true, None when they cannot.

    Example:
        >>> compatible(Figure(7394), Figure(7000, loose=True))
        'the one is a rounding of the other'
        >>> compatible(Figure(6500), Figure(6000)) is None
        True
    """
    if a.value == b.value:
        return "the same figure"
    if _bounds(a, b) or _bounds(b, a):
        return "the one is a bound that the other keeps"
    if _rounds(a, b) or _rounds(b, a):
        return "the one is a rounding of the other"
    return None


def _bounds(a: Figure, b: Figure) -> bool:
    """Whether `a` only bounds, and `b` lies within what people mean by that."""
    if a.low is not None and a.high is not None:
        return a.low <= b.value <= a.high
    if a.low is not None:
        return a.low <= b.value <= a.low * _BOUND_REACH
    return a.high is not None and a.high / _BOUND_REACH <= b.value <= a.high


def _rounds(rough: Figure, exact: Figure) -> bool:
    """Whether `rough`, with fewer digits, is `exact` rounded; small numbers must say so."""
    if _digits(rough.value) >= _digits(exact.value):
        return False
    if rough.value < _LARGE and not rough.loose:
        return False
    return abs(rough.value - exact.value) < _unit(rough.value) / 2


def _digits(value: float) -> int:
    """Significant digits.

    Example:
        >>> _digits(7000.0), _digits(7394.0), _digits(5.7)
        (1, 4, 2)
    """
    return max(1, len(f"{value:.6f}".replace(".", "").strip("0")))


def _unit(value: float) -> float:
    """The size of the last significant digit.

    Example:
        >>> _unit(7000.0), _unit(6500.0)
        (1000.0, 100.0)
    """
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit
