"""A merged event as plain values: one line of JSON, or rows of the table `merged`."""

from collections.abc import Iterator
from typing import Any

import msgspec

from kronika.model.merged import FieldValue, FieldValues, MergedEvent

COLUMNS = (
    "record_id", "type", "field", "value", "relation", "why", "rule", "reports", "witnesses",
    "outlets", "event_ids",
)  # fmt: skip
"""One row a value: `relation` is its standing to the headline value, `conflict` a disagreement;
`outlets` and `event_ids` hold several values with ` | ` between them."""


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


def rows(event: MergedEvent) -> Iterator[tuple[str, dict[str, Any]]]:
    """One row a value of the event, each with the name of its table."""
    for field in event.fields:
        for value in field.values:
            yield "merged", _row(event, field, value)


def _row(event: MergedEvent, field: FieldValues, value: FieldValue) -> dict[str, Any]:
    outlets = dict.fromkeys(one.outlet or one.document_id for one in value.said)
    events = dict.fromkeys(one.event_id for one in value.said)
    return {
        "record_id": event.id, "type": event.type, "field": field.field, "value": value.value,
        "relation": value.relation, "why": value.why,
        "rule": field.rule if value is field.headline else None,
        "reports": value.reports, "witnesses": value.witnesses,
        "outlets": " | ".join(outlets), "event_ids": " | ".join(events),
    }  # fmt: skip
