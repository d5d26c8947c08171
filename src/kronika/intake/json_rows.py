"""Tables of texts as JSON: one object a line, or one list of objects."""

import json
from collections.abc import Iterator, Mapping

from kronika.errors import IntakeError
from kronika.intake.encoding import decode, refuse_binary
from kronika.intake.kinds import byte_order_mark
from kronika.intake.source import Source, bounded, too_large, too_many
from kronika.intake.tables import known_columns, refuse_row, row_capture
from kronika.model.documents import Capture
from kronika.model.protocols import OnError
from kronika.settings import Limits


def rows(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """A capture for each line; a line that is no object with a text is refused by itself.

    Raises:
        IntakeError: too many unreadable lines in sequence, or more lines than the limit.
    """
    mark = byte_order_mark(source.head)
    if mark and mark[0] != "utf-8":
        raise source.refusal(f"JSON lines in {mark[0]}: UTF-8 was expected; save the file again")
    refuse_binary(source.head, source.path)
    bad = number = 0
    while line := source.stream.readline(limits.max_bytes + 1):
        number += 1
        if len(line) > limits.max_bytes:
            raise source.refusal(f"line {number}: {too_large(limits)}")
        if number > limits.max_members:
            raise source.refusal(too_many(limits, "lines"))
        if not line.strip():
            continue
        try:
            yield _capture(source, _object(line), number, on_error)
            bad = 0
        except (ValueError, RecursionError, IntakeError) as error:
            bad += 1
            refuse_row(source, number, _reason(error), on_error)
        if bad >= limits.max_bad_rows:
            raise source.refusal(
                f"{bad} lines in sequence are no JSON objects with a text: the rest is not read"
            )


def listed(source: Source, limits: Limits, on_error: OnError) -> Iterator[Capture]:
    """A capture for each object of a JSON list; a file of JSON lines is read as such.

    Raises:
        IntakeError: no list of objects.
    """
    text = decode(bounded(source, limits), path=source.path).text
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise source.refusal(
            f"not JSON ({_reason(error)}): a list of objects with a text was expected; "
            "one object a line goes into a .jsonl file"
        ) from error
    objects = found if isinstance(found, list) else [found]
    for number, item in enumerate(objects[: limits.max_members], 1):
        try:
            yield _capture(source, _strings(item), number, on_error)
        except (ValueError, IntakeError) as error:
            refuse_row(source, number, _reason(error), on_error)


def _capture(source: Source, row: Mapping[str, str], number: int, on_error: OnError) -> Capture:
    names = known_columns(row, source)
    known = dict(zip(names, row.values(), strict=True))
    capture = row_capture(source, known, number, on_error=on_error)
    if capture is None:
        raise ValueError("has no text; leave it out")
    return capture


def _object(line: bytes) -> dict[str, str]:
    return _strings(json.loads(decode(line, path="").text))


def _strings(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        raise ValueError("not a JSON object: an object with a text was expected")
    kept = (str, int, float)
    return {
        str(k): str(v) if isinstance(v, kept) and not isinstance(v, bool) else ""
        for k, v in found.items()
    }


def _reason(error: Exception) -> str:
    if isinstance(error, IntakeError):
        return error.reason
    if isinstance(error, RecursionError):
        return "nested too deeply to be JSON of a table"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at character {error.pos}"
    return str(error)
