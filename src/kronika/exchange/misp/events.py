"""One event of the chronicle as one MISP event.

The main object is an `incident` for attacks, air strikes, arrests and raids that are told as
happened or tried, a `scheduled-event` for exercises, an `event` for everything else.
"""

from datetime import datetime
from typing import Any

from kronika.exchange.misp import analyst, parties
from kronika.exchange.misp.labels import distribution, tags
from kronika.exchange.misp.templates import EVENT, INCIDENT, SCHEDULED, filled, uuid
from kronika.exchange.misp.told import Told
from kronika.exchange.stix.events import STATUS, object_type, times
from kronika.exchange.stix.instants import ORIGIN, stamp
from kronika.exchange.titles import summary, title
from kronika.model.listing import EventRecord

_UNDEFINED_THREAT = "4"
_ANALYSIS = {"none": "0", "open": "1", "reviewed": "2"}
_DETERMINATION = {"attempted": "failed-attempt", "foiled": "blocked"}
_INVESTIGATION = {"none": "new", "open": "open", "reviewed": "closed"}
ORG_UUID = uuid("Organisation", "kronika")
Values = list[tuple[str, str | None, str]]


def event(record: EventRecord, told: Told) -> dict[str, Any]:
    """The MISP event: `{"Event": …}`, as MISP exports and imports it.

    Its date is the first day of the event, or else the last day on which a page told it.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> merged = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, ())
        >>> made = event(EventRecord("ev_1", "attack", merged, first_day="2016-04-19"), Told())
        >>> made["Event"]["date"], made["Event"]["distribution"], made["Event"]["Tag"][0]["name"]
        ('2016-04-19', '3', 'tlp:clear')
    """
    changed = stamp(record.changed_at) or ORIGIN
    timestamp = str(int(datetime.fromisoformat(changed).timestamp()))
    own, level = uuid("Event", record.id), distribution(record.marking)
    main = _main(record, timestamp)
    around = parties.add(record, main, told, timestamp=timestamp)
    at = changed[:19].replace("T", " ")
    body = {
        "uuid": own,
        "info": title(record),
        "date": _day(record) or changed[:10],
        "timestamp": timestamp,
        "threat_level_id": _UNDEFINED_THREAT,
        "analysis": _ANALYSIS[record.review],
        "published": False,
        "distribution": level,
        "Orgc": {"name": "Kronika", "uuid": ORG_UUID},
        "Tag": tags(record.marking, record.confidence, *_words(record)),
        "Attribute": [],
        "Object": [main, *around],
        "Note": analyst.notes(record, own, told, at=at, distribution=level),
        "Opinion": analyst.opinions(record, own, told, at=at, distribution=level),
    }
    return {"Event": body}


def _day(record: EventRecord) -> str | None:
    """The first day of the event, else the last day on which a page told it."""
    return record.first_day or (stamp(record.start) or stamp(record.published) or "")[:10] or None


def _words(record: EventRecord) -> list[str]:
    return [
        f'kronika:type="{record.type}"',
        f'kronika:lifecycle="{record.lifecycle}"',
        f'kronika:factuality="{record.factuality}"',
    ]


def _main(record: EventRecord, timestamp: str) -> dict[str, Any]:
    """The object that the others are tied to, each value with its words as comment."""
    if record.type == "joint_exercise":
        template, values = SCHEDULED, _exercise(record)
    elif object_type(record, "portable") == "incident":
        template, values = INCIDENT, _incident(record)
    else:
        template, values = EVENT, _event(record)
    return filled(template, (record.id,), values, timestamp=timestamp, comment=summary(record))


def _comment(record: EventRecord, field: str) -> str:
    found = record.merged.field(field)
    return parties.quoted(found.headline) if found else ""


def _described(record: EventRecord) -> str:
    """The figures as pages give them: MISP has no attribute for them."""
    said = [
        f"{field.field}: {value.value} ({value.relation})"
        for field in record.merged.fields
        if field.field.split(" ")[0] in ("number", "ordinal")
        for value in field.values
    ]
    return "; ".join([summary(record), *said])


def _incident(record: EventRecord) -> Values:
    unsure = None if record.review == "reviewed" else "suspected"
    return [
        ("name", title(record), _comment(record, "name")),
        ("description", _described(record), ""),
        ("determination", _DETERMINATION.get(record.lifecycle, unsure), ""),
        ("investigation_status", _INVESTIGATION[record.review], ""),
    ]


def _event(record: EventRecord) -> Values:
    when = times(record)
    return [
        ("status", STATUS.get(record.lifecycle, "undetermined"), ""),
        ("name", title(record), _comment(record, "name")),
        ("description", _described(record), ""),
        ("start_time", when.get("start_time"), _comment(record, "start")),
        ("start_time_fidelity", when.get("start_time_fidelity"), ""),
        ("end_time", when.get("end_time"), _comment(record, "end")),
        ("end_time_fidelity", when.get("end_time_fidelity"), ""),
    ]


def _exercise(record: EventRecord) -> Values:
    when = times(record)
    hosts = [one.name for one in record.participants if one.role == "host"]
    return [
        ("event-name", title(record), _comment(record, "name")),
        ("event-alias", record.series, "series"),
        ("scheduled-date", when.get("start_time"), f"start, {when.get('start_time_fidelity')}"),
        ("scheduled-date", when.get("end_time"), f"end, {when.get('end_time_fidelity')}"),
        *(("administrator", name, "host") for name in hosts),
    ]
