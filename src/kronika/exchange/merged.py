"""A merged event as plain values: one line of JSON."""

from typing import Any

import msgspec

from kronika.model.merged import MergedEvent


def line(event: MergedEvent) -> dict[str, Any]:
    """The merged event with all values, and how many reports and witnesses each has.

    Example:
        >>> line(MergedEvent("ev_1", "aid", ("ev_1",), ("d_1",), 1, 1, ()))["disagreements"]
        []
    """
    said: dict[str, Any] = msgspec.to_builtins(event)
    for plain, field in zip(said["fields"], event.fields, strict=True):
        for row, value in zip(plain["values"], field.values, strict=True):
            row |= {"reports": value.reports, "witnesses": value.witnesses}
    said["disagreements"] = [
        {"field": one.field, "values": [v.value for v in one.values], "why": one.why}
        for one in event.disagreements
    ]
    return said
