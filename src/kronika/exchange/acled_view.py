"""A flat table with the columns of ACLED's codebook, as a courtesy to scripts made for them.

It is no ACLED data and does not follow ACLED's coding rules: one row an event (not one a day and
place), types by the crosswalk of the codebook, no figure where nobody gives one. `docs/exports.md`
lists the differences. Types without a crosswalk, events known only by their year, and what did not
happen or is still to come, are left out and counted.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import IO, Any

import yaml

from kronika.exchange.cells import cell
from kronika.exchange.parcel import Format, Option, Options, Parcel, Written
from kronika.exchange.titles import state_name, summary, title
from kronika.model.listing import EventRecord
from kronika.model.records import Participant

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
_SUB_EVENTS = {
    "Air/drone strike": "Explosions/Remote violence",
    "Arrests": "Strategic developments",
    "Agreement": "Strategic developments",
    "Strategic development": "Strategic developments",
}
"""Sub-event types of ACLED that the crosswalk names, with the event type that each belongs to."""
_LEFT_OUT = {
    "type": "of types that ACLED does not code are left out (--all-types keeps them)",
    "date": "without a month are left out",
    "told": "that did not happen, or are still to come, are left out",
}
_NOT_DONE = ("planned", "cancelled", "foiled")
_NO_FACT = ("denied", "negated", "future", "hypothetical")
_GEO = {"point": 1, "admin1": 3}
QUOTE = 200
"""Characters of a page in a note at most."""


def write(parcel: Parcel, file: IO[bytes], options: Options) -> Written:
    """One CSV file."""
    types, every = type_rows(parcel), bool(options.get("all-types"))
    count, left = 0, dict.fromkeys(_LEFT_OUT, 0)
    text = io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for record in parcel.records():
            why = left_out(record, types, every=every)
            if why is None:
                said = row(record, types.get(record.type, {}))
                writer.writerow([cell(said.get(name)) for name in COLUMNS])
                count += 1
            else:
                left[why] += 1
        text.flush()
    finally:
        text.detach()
    notes = tuple(f"{n} events {_LEFT_OUT[why]}" for why, n in left.items() if n)
    return Written({"events": count}, notes)


def type_rows(parcel: Parcel) -> dict[str, Mapping[str, Any]]:
    """The event types of the codebook that the parcel was read with, as their files say."""
    found: dict[str, Mapping[str, Any]] = {}
    for name, body in parcel.codebook.files:
        if name.startswith("events/"):
            said = _parsed(body)
            found[str(said.get("type"))] = said
    return found


@lru_cache(maxsize=64)
def _parsed(body: bytes) -> Mapping[str, Any]:
    said = yaml.load(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return said if isinstance(said, dict) else {}


def left_out(
    record: EventRecord, types: Mapping[str, Mapping[str, Any]], *, every: bool
) -> str | None:
    """Why an event is no row: its type, its date or how it is told; None when it is one."""
    if record.lifecycle in _NOT_DONE or record.factuality in _NO_FACT:
        return "told"
    if not every and not crosswalk(types.get(record.type, {})):
        return "type"
    told = record.start or record.end or ""
    return "date" if len(told) < len("2016-07") or _day(record) is None else None


def crosswalk(type_row: Mapping[str, Any]) -> str:
    """What the codebook says the type is in ACLED; several with `; ` between them."""
    return str((type_row.get("crosswalk") or {}).get("acled") or "")


def row(record: EventRecord, type_row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of an event by the names of their columns."""
    day = _day(record)
    event_type, sub_event = _types(crosswalk(type_row))
    first, second = _sides(record, type_row.get("merge") or {})
    place = record.place
    geo = _GEO.get(place.precision) if place else None
    killed = next((n.value for n in record.numbers if n.what == "killed"), None)
    return {
        "event_id_cnty": record.id, "event_date": day.isoformat() if day else None,
        "year": day.year if day else None, "time_precision": _precision(record),
        "event_type": event_type, "sub_event_type": sub_event,
        **_actors("actor1", "assoc_actor_1", first), **_actors("actor2", "assoc_actor_2", second),
        "country": _country(place.country) if place else None,
        "admin1": place.admin1 if place else None, "location": place.name if place else None,
        "latitude": place.lat if place and geo else None,
        "longitude": place.lon if place and geo else None, "geo_precision": geo,
        "source": "; ".join(record.outlets), "notes": note(record), "fatalities": killed,
        "tags": "; ".join(_tags(record)), "timestamp": _timestamp(record),
    }  # fmt: skip


def _country(code: str | None) -> str | None:
    return (state_name(code) or code) if code else None


def note(record: EventRecord) -> str:
    """Words of our own, and one short quote of the page that gives the type or the first value."""
    said = f"{title(record)}. {summary(record)}"
    quotes = (one.quote for f in record.merged.fields for v in f.values for one in v.said)
    quote = next(quotes, "")
    return f"{said} “{quote[:QUOTE]}”" if quote else said


def _types(said: str) -> tuple[str, str]:
    return (_SUB_EVENTS[said], said) if said in _SUB_EVENTS else (said, "")


def _sides(
    record: EventRecord, merge: Mapping[str, Any]
) -> tuple[list[Participant], list[Participant]]:
    """Who acts and who is acted upon; without roles that say so, the first and the others."""
    who = list(record.participants)
    agents = [one for one in who if one.role == merge.get("agent")]
    patients = [one for one in who if one.role == merge.get("patient")]
    if patients:
        return agents or [one for one in who if one not in patients], patients
    others = [one for one in who if one not in agents]
    if agents and others:
        return agents, others
    return who[:1], who[1:]


def _actors(actor: str, others: str, side: list[Participant]) -> dict[str, str | None]:
    names = list(dict.fromkeys(one.name for one in side))
    return {actor: names[0] if names else None, others: "; ".join(names[1:]) or None}


def _precision(record: EventRecord) -> int:
    """1 the day, 3 the month (ACLED's codebook); 2, a week, is never told so."""
    told = record.start or record.end or ""
    return 1 if len(told) == len("2016-07-03") else 3


def _day(record: EventRecord) -> date | None:
    try:
        return date.fromisoformat(record.first_day or record.last_day or "")
    except ValueError:
        return None


def _tags(record: EventRecord) -> Iterator[str]:
    yield f"lifecycle={record.lifecycle}"
    yield f"factuality={record.factuality}"
    yield f"witnesses={record.witnesses}"
    if record.disagreements:
        yield f"disagreement={', '.join(record.disagreements)}"


def _timestamp(record: EventRecord) -> int | None:
    try:
        return int(datetime.fromisoformat(record.changed_at or "").timestamp())
    except ValueError:
        return None


FORMAT = Format(
    "acled",
    "one flat CSV with the columns of ACLED's codebook, as a courtesy",
    to_file=write,
    options=(Option("all-types", "Also types that ACLED does not code.", switch=True),),
)
