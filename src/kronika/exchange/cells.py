r"""Values as cells of a CSV file that no spreadsheet runs as a formula, and back again.

A cell that would begin like a formula gets an apostrophe in front; so does one that begins with
apostrophes before such a character, so that every cell has one reading. Numbers keep their sign.
Lists stand with ` | ` between their items (`\|` for a bar inside one), mappings as JSON.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from kronika.exchange.schema import Column

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")
_ITEM = re.compile(r"(?:[^\\|]|\\.)+", re.S)
BAR = " | "


def cell(value: object) -> str:
    r"""A value as a cell; None and what is empty is the empty cell.

    Example:
        >>> cell("=1+1"), cell(-12.5), cell(None), cell(("a", "b|c")), cell(True)
        ("'=1+1", '-12.5', '', 'a | b\\|c', 'true')
    """
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return guarded(msgspec.json.encode(value).decode()) if value else ""
    if isinstance(value, Sequence):
        items = (str(one).replace("\\", "\\\\").replace("|", "\\|") for one in value)
        return guarded(BAR.join(items))
    return guarded(str(value))


def cells(values: Sequence[Any], column: Column) -> Sequence[Any]:
    """The cells of a whole column, as `cell` gives them; numbers and None as they are.

    `csv` writes numbers as `str` does and None as the empty cell, so that only the others cost.

    Example:
        >>> cells(["=1", None, "a"], Column("name", "string", ""))
        ["'=1", None, 'a']
    """
    if column.kind in ("integer", "number"):
        return values
    if column.kind in ("string", "day"):
        first = _FIRST
        return [guarded(one) if one and one[0] in first else one for one in values]
    return [cell(one) for one in values]


def guarded(said: str) -> str:
    """Words with an apostrophe in front where a spreadsheet would take them for a formula."""
    if said and said[0] in _FIRST and _FORMULA.match(said) and not _NUMBER.fullmatch(said):
        return f"'{said}"
    return said


def value_of(said: str, column: Column) -> Any:  # noqa: ANN401 (as the column says)
    """The value that a cell of a column holds; the empty cell is None, or no items for a list.

    Raises:
        ValueError: the cell does not fit the column.

    Example:
        >>> value_of("'=1+1", Column("name", "string", ""))
        '=1+1'
    """
    if not said:
        return () if column.kind == "list" else None
    if said[0] == "'" and _FORMULA.match(said):
        said = said[1:]
    if column.kind == "list":
        return tuple(_unbarred(one) for one in _split(said))
    if column.kind == "json":
        return msgspec.json.decode(said)
    if column.kind == "boolean":
        return {"true": True, "false": False}[said]
    if column.kind in ("integer", "number"):
        return int(said) if column.kind == "integer" else float(said)
    return said


def _split(said: str) -> list[str]:
    """The items of a list: bars inside items are escaped, so every other bar stands between."""
    if "\\" not in said:
        return said.split(BAR)
    parts = [match[0] for match in _ITEM.finditer(said)]
    return [
        part[1 if n else 0 : -1 if n < len(parts) - 1 else None] for n, part in enumerate(parts)
    ]


def _unbarred(item: str) -> str:
    return re.sub(r"\\(.)", r"\1", item, flags=re.S)
