"""Whether a value that somebody sends is one that a record can hold.

Evidence items of others are hostile input: a value is taken apart and made again from the parts
that its field knows, or refused with a reason.
"""

import re
from typing import Any

import msgspec

from kronika.codebook.type_files import type_names
from kronika.model.assertions import Value
from kronika.model.readings import KINDS
from kronika.model.records import (
    FACTUALITIES,
    LIFECYCLES,
    Participant,
    Place,
    Quantity,
)

_PARTS: dict[str, Any] = {"participant": Participant, "place": Place, "number": Quantity}
_ONE_OF = {"type": type_names(), "lifecycle": LIFECYCLES, "factuality": FACTUALITIES}
_DAY = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,20})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
MAX_WORDS = 20_000


class ShapeError(ValueError):
    """A value that its field cannot hold; the message says what was expected."""


def shaped(field: str, value: object) -> Value:
    """The value as its field holds it.

    Raises:
        ShapeError: it is none.

    Example:
        >>> shaped("participant", {"name": "Peru", "kind": "state", "role": "host", "x": "y"})
        {'name': 'Peru', 'kind': 'state', 'role': 'host'}
        >>> shaped("start", "2016-07")
        '2016-07'
    """
    if field in _PARTS:
        return _parts(field, value)
    if field == "speaker":
        return _speaker(value)
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_WORDS:
        raise ShapeError(f"the field {field} holds words")
    if field in _ONE_OF and value not in _ONE_OF[field]:
        raise ShapeError(f"the field {field} has a value that is none of its own")
    if field in ("start", "end") and not _is_day(value):
        raise ShapeError(f"the field {field} holds a year, a month or a day that exists")
    return value


def _speaker(value: object) -> Value:
    name = value.get("name") if isinstance(value, dict) else None
    if not isinstance(name, str) or not name.strip() or len(name) > MAX_WORDS:
        raise ShapeError("the field speaker holds a name")
    return {"name": name}


def _parts(field: str, value: object) -> Value:
    try:
        made = msgspec.convert(value, _PARTS[field])
    except (msgspec.ValidationError, RecursionError):
        raise ShapeError(f"the field {field} has parts that are none of its own") from None
    given = set(value) - {"entity_id"} if isinstance(value, dict) else set()
    parts: dict[str, Any] = {
        name: one for name, one in msgspec.to_builtins(made).items()
        if one is not None and name in given
    }  # fmt: skip
    if not _right(made, parts):
        raise ShapeError(f"the field {field} has a part that cannot be")
    return parts


def _right(made: object, parts: dict[str, Any]) -> bool:
    country = parts.get("country")
    if country is not None and not _COUNTRY.fullmatch(country):
        return False
    if isinstance(made, Participant):
        return bool(made.name.strip()) and made.kind in KINDS and bool(made.role.strip())
    if isinstance(made, Place):
        return bool(made.name.strip()) and _degrees(made.lat, 90) and _degrees(made.lon, 180)
    numbers = [parts.get(name) for name in ("value", "low", "high")]
    return bool(str(parts.get("what", "")).strip()) and all(
        _NUMBER.fullmatch(one) for one in numbers if one is not None
    )


def _degrees(value: float | None, most: int) -> bool:
    return value is None or -most <= value <= most


def _is_day(words: str) -> bool:
    match = _DAY.fullmatch(words)
    if match is None:
        return False
    year, month, day = int(words[:4]), int(words[5:7] or 1), int(words[8:10] or 1)
    longest = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        longest = 29 if leap else 28
    return day <= longest
