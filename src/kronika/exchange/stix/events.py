"""An event of the chronicle as the object that stands for it.

| event | portable | full |
| --- | --- | --- |
| attack, air strike, arrest or raid, told as happened or tried | incident | incident and event |
| joint exercise | grouping | joint-exercise |
| everything else, and what is planned, foreseen or told as not so | grouping | event |

An exercise is never an incident: a reader that counts incidents would count it as an attack.
"""

from collections.abc import Iterator
from typing import Any, Literal

from kronika.exchange.stix import happenings
from kronika.exchange.stix.bases import Made, base, given, with_granular
from kronika.exchange.stix.confidence import confidence
from kronika.exchange.stix.definitions import (
    EVENT,
    EVENT_SDO,
    EVIDENCE,
    INCIDENT_CORE,
    JOINT_EXERCISE,
)
from kronika.exchange.stix.evidence import extension, report_id
from kronika.exchange.stix.identifiers import event_id
from kronika.exchange.stix.instants import fidelity, midnight
from kronika.exchange.stix.marks import Granular, Marks, rank
from kronika.exchange.stix.parties import Parties
from kronika.exchange.titles import summary, title
from kronika.model.listing import EventRecord

Profile = Literal["portable", "full"]
PROFILES: tuple[Profile, ...] = ("portable", "full")

_VIOLENT = frozenset({"attack", "air_strike", "arrest_raid"})
_NOT_YET = frozenset({"planned", "cancelled"})
_NOT_SO = frozenset({"future", "hypothetical", "negated"})
_DETERMINATION = {"attempted": "failed-attempt", "foiled": "blocked"}
_INVESTIGATION = {"none": "new", "open": "open", "reviewed": "closed"}
STATUS = {
    "planned": "pending", "ongoing": "ongoing", "concluded": "occurred",
    "cancelled": "not-occurred", "attempted": "not-occurred", "foiled": "not-occurred",
}  # fmt: skip
_FATES = frozenset({"killed", "wounded", "injured", "abducted", "detained"})
_NAMING = ("type", "name", "start", "place", "participant")


def object_type(record: EventRecord, profile: Profile) -> str:
    """The type of the object that stands for an event, to which relationships point.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, ())
        >>> object_type(EventRecord("ev_1", "attack", told), "portable")
        'incident'
        >>> object_type(EventRecord("ev_1", "attack", told, lifecycle="planned"), "full")
        'event'
    """
    if record.type in _VIOLENT and not (
        record.lifecycle in _NOT_YET or record.factuality in _NOT_SO
    ):
        return "incident"
    if profile == "portable":
        return "grouping"
    return "joint-exercise" if record.type == "joint_exercise" else "event"


def event(
    record: EventRecord, found: Parties, profile: Profile, *, label: str, marks: Marks
) -> Made:
    """The object that stands for an event, with its evidence but that of its parties."""
    type_ = object_type(record, profile)
    made = base(type_, event_id(type_, record.id), label)
    made |= {
        "name": title(record),
        "description": summary(record),
        "labels": _labels(record),
        "confidence": confidence(record.confidence),
        "external_references": [{"source_name": "kronika", "external_id": record.id}],
    }
    made |= _SHAPES[type_](record, found, label)
    granular = Granular()
    evidence = (
        {EVIDENCE: extension(found.own, marks, label=label, granular=granular)} if found.own else {}
    )
    made["extensions"] = {
        **_own_extension(type_, record),
        EVENT: happenings.extension(record),
        **evidence,
    }
    _mark(record, made, granular, marks=marks, label=label)
    return with_granular(made, granular)


def _labels(record: EventRecord) -> list[str]:
    return list(dict.fromkeys((record.type, record.lifecycle, record.factuality)))


def _incident(_record: EventRecord, _found: Parties, _label: str) -> dict[str, Any]:
    return {}


def _grouping(record: EventRecord, found: Parties, label: str) -> dict[str, Any]:
    """A grouping must hold something (STIX 2.1 section 4.6): its pages where it has no parties."""
    refs = found.ids(label=label) or [report_id(one) for one in record.merged.documents]
    return {"context": "unspecified", "object_refs": refs}


def _event(record: EventRecord, _found: Parties, _label: str) -> dict[str, Any]:
    status = "undetermined" if record.factuality in _NOT_SO else STATUS.get(record.lifecycle)
    return {"status": status or "undetermined", "event_types": [record.type], **times(record)}


def _joint_exercise(record: EventRecord, found: Parties, label: str) -> dict[str, Any]:
    made = happenings.exercise(record)
    own = {name: made[name] for name in ("series", "edition", "phase") if name in made}
    refs = {
        "participant_refs": found.ids(
            "participant", "party", "observer", label=label, type_="identity"
        ),
        "host_refs": found.ids("host", label=label, type_="identity"),
        "location_refs": found.ids(label=label, type_="location"),
    }
    return own | times(record) | given(refs)


_SHAPES = {
    "incident": _incident, "grouping": _grouping, "event": _event,
    "joint-exercise": _joint_exercise,
}  # fmt: skip


def times(record: EventRecord) -> dict[str, Any]:
    """Start and end as instants with how exact they are; the extension has the dates as told.

    Example:
        >>> from kronika.model.merged import MergedEvent
        >>> told = MergedEvent("ev_1", "aid", ("ev_1",), ("d_1",), 1, 1, ())
        >>> times(EventRecord("ev_1", "aid", told, start="2016-04", first_day="2016-04-01"))
        {'start_time': '2016-04-01T00:00:00.000Z', 'start_time_fidelity': 'month'}
    """
    made: dict[str, Any] = {}
    for name, said in (("start", record.start), ("end", record.end)):
        if said and (at := midnight(f"{said}-01-01"[:10] if len(said) == 4 else f"{said}-01"[:10])):
            made[f"{name}_time"] = at
            made[f"{name}_time_fidelity"] = fidelity(said)
    if made.get("end_time", "9") < made.get("start_time", "0"):
        del made["end_time"], made["end_time_fidelity"]
    return made


def _own_extension(type_: str, record: EventRecord) -> dict[str, Any]:
    if type_ == "incident":
        return {INCIDENT_CORE: _core(record)}
    if type_ in ("event", "joint-exercise"):
        id_ = EVENT_SDO if type_ == "event" else JOINT_EXERCISE
        return {id_: {"extension_type": "new-sdo"}}
    return {}


def _core(record: EventRecord) -> dict[str, Any]:
    """Incident Core: nothing is `confirmed` but by a person who looked at it."""
    sure = "confirmed" if record.review == "reviewed" else "suspected"
    core: dict[str, Any] = {
        "extension_type": "property-extension",
        "determination": _DETERMINATION.get(record.lifecycle, sure),
        "investigation_status": _INVESTIGATION[record.review],
        "incident_types": [record.type],
    }
    count = _individuals(record)
    return core if count is None else core | {"impacted_entity_counts": {"individual": count}}


def _individuals(record: EventRecord) -> int | None:
    """How many people it hit, where that is one undisputed whole number."""
    fates = [one for one in record.merged.fields if set(one.field.split()) & _FATES]
    if len(fates) != 1 or fates[0].conflicting or len(fates[0].values) != 1:
        return None
    parts = fates[0].headline.parts
    value = str(parts.get("value") or "")
    exact = not parts.get("low") and not parts.get("high")
    return int(value) if exact and value.isascii() and value.isdigit() and len(value) < 10 else None


def _mark(record: EventRecord, made: Made, granular: Granular, *, marks: Marks, label: str) -> None:
    """What was made from all pages is as narrow as the narrowest of them."""
    narrow = marks.narrow(label, record.merged.documents)
    if narrow is None:
        return
    counted = [one for one in ("description", "confidence", "labels") if one in made]
    granular.add(narrow, *counted, f"extensions.{EVENT}")
    if INCIDENT_CORE in made["extensions"]:
        granular.add(narrow, f"extensions.{INCIDENT_CORE}")
    for label_, names in _headings(record, marks, label):
        granular.add(label_, *(one for one in names if one in made))


def _headings(
    record: EventRecord, marks: Marks, label: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Properties made of headline values whose pages are all narrower than the event."""
    for field in record.merged.fields:
        if field.field.split(" ")[0] not in _NAMING:
            continue
        widest = marks.of_record(label, [one.document_id for one in field.headline.said])
        if rank(widest) > rank(label):
            yield widest, ("name", *_PROPERTIES.get(field.field, ()))


_PROPERTIES = {
    "start": ("start_time", "start_time_fidelity"),
    "end": ("end_time", "end_time_fidelity"),
    "name": ("series", "edition"),
    "place": ("location_refs",),
}
