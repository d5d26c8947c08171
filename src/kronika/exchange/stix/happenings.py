"""What every object that stands for an event bears: the content of the event extension."""

from typing import Any

from kronika.exchange.stix.bases import given, property_extension
from kronika.exchange.stix.evidence import report_id
from kronika.model.listing import EventRecord
from kronika.model.merged import Disagreement
from kronika.model.records import Quantity


def extension(record: EventRecord) -> dict[str, Any]:
    """The event extension of a record: everything that STIX has no property for.

    `when` holds inclusive partial dates with their precision; figures are decimal strings
    with the bounds that the words give; `disagreements` name the values that cannot all be
    true; `tellings` are the ids of the pages' own events.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, ())
        >>> made = extension(EventRecord("ev_1", "attack", told, start="2016-04"))
        >>> made["when"], made["event_type"]
        ({'start': '2016-04'}, 'attack')
    """
    return property_extension(
        record_id=record.id,
        event_type=record.type,
        name=record.name,
        when=_when(record),
        lifecycle=record.lifecycle,
        factuality=record.factuality,
        action=record.action,
        fields=dict(record.fields),
        numbers=[number(one) for one in record.numbers],
        exercise=exercise(record) if record.type == "joint_exercise" else None,
        rules={one.field: one.rule for one in record.merged.fields},
        disagreements=[_disagreement(one) for one in record.merged.disagreements],
        reports=record.reports,
        witnesses=record.witnesses,
        outlets=list(record.outlets),
        review=record.review,
        score=record.confidence,
        tellings=list(record.merged.events),
        report_refs=[report_id(one) for one in record.merged.documents],
    )


def _when(record: EventRecord) -> dict[str, Any]:
    return given(
        {
            "start": record.start, "end": record.end, "precision": record.date_precision,
            "first_day": record.first_day, "last_day": record.last_day,
        }
    )  # fmt: skip


def number(one: Quantity) -> dict[str, Any]:
    """A figure: decimal strings and the words."""
    return given(
        {
            "what": one.what, "value": one.value, "low": one.low, "high": one.high,
            "as_said": one.as_said,
        }
    )  # fmt: skip


def exercise(record: EventRecord) -> dict[str, Any]:
    """What a joint exercise has: name, series, days, hosts, participants, phase."""
    takes_part = [one for one in record.participants if one.role != "host"]
    return given(
        {
            "name": record.name,
            "series": record.series,
            "edition": record.fields.get("edition"),
            "start": record.start,
            "end": record.end,
            "hosts": [one.name for one in record.participants if one.role == "host"],
            "participants": [
                given(
                    {"name": one.name, "kind": one.kind, "role": one.role, "country": one.country}
                )
                for one in takes_part
            ],
            "phase": record.action,
        }
    )


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {"field": one.field, "values": [value.value for value in one.values], "why": one.why}
