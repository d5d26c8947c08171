"""Digits and number words to decimal strings."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {w: i for i, w in enumerate(_ONES)} | {w: 10 * i for i, w in enumerate(_TENS, 2)}
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "mln": 10**6, "bn": 10**9, "k": 1000, "m": 10**6,
}  # fmt: skip
MAX_DIGITS = 18


def plain(value: Decimal) -> str:
    """A decimal without exponent, separators or idle zeros.

    Example:
        >>> plain(Decimal("1.30") * 10**6)
        '1300000'
    """
    words = format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def digits(words: str) -> Decimal | None:
    """The value of digits with thousands parted by commas, points or spaces.

    A single point is a decimal point, a single comma one only when not three digits follow.

    Example:
        >>> digits("4,000"), digits("1.3"), digits("4 000"), digits("2,5")
        (Decimal('4000'), Decimal('1.3'), Decimal('4000'), Decimal('2.5'))
    """
    words = re.sub(r"\s", "", words)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", words):
        words = words.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", words):
        words = words.replace(".", "")
    words = words.replace(",", ".")
    if len(words) > MAX_DIGITS:
        return None
    try:
        return Decimal(words)
    except InvalidOperation:
        return None


def spelled(words: str) -> Decimal | None:
    """The value of English number words; None when they make no number.

    Example:
        >>> spelled("two hundred and forty-five"), spelled("half a million"), spelled("a dozen")
        (Decimal('245'), Decimal('500000.0'), Decimal('12'))
    """
    parts = re.findall(r"[a-z]+", words.lower())
    total, current, seen = Decimal(0), Decimal(0), False
    for i, part in enumerate(parts):
        if part in SMALL:
            if seen and current % 100 and not (SMALL[part] < 10 and current % 100 >= 20):
                return None
            current, seen = current + SMALL[part], True
        elif part == "half":
            current, seen = current + Decimal("0.5"), True
        elif part in SCALES:
            current, seen = (current or Decimal(1)) * SCALES[part], True
            if SCALES[part] >= 1000:
                total, current = total + current, Decimal(0)
        elif part not in {"a", "an", "and"} or (part == "and" and i == 0):
            return None
    return total + current if seen else None


def scaled(value: Decimal | None, scale: str | None) -> Decimal | None:
    """A value times its scale word ("1.3 million")."""
    if value is None or not scale:
        return value
    return value * SCALES.get(scale.lower().rstrip("."), 1)
