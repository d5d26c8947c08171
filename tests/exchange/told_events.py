"""Events of the chronicle made by hand: one of every type, and one on which pages disagree."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kronika.codebook.type_files import type_names
from kronika.model.documents import Block, Document
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said
from kronika.model.records import (
    Chronicle,
    Claim,
    Designation,
    Entity,
    Event,
    Name,
    Participant,
    Place,
    Quantity,
    Witness,
)

TEXT = (
    "Ships met off Osh Bay\nChile and Peru opened the exercise Quiet Harbour on 3 May 2019 with "
    "1,200 troops; the harbour master said the pier would hold. The Ministry listed Grey Gull."
)
CHANGED = "2026-11-01T08:00:00Z"


def words(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def said(quote: str, document_id: str = "d_one", **more: Any) -> Said:
    start, end = words(quote)
    values = {
        "event_id": f"ev_{document_id}",
        "witness": document_id,
        "outlet": "Harbour Post",
        "agency": None,
        "speaker": None,
        "published": "2019-05-04",
        "made_by": "events@1",
        "confidence": 0.8,
    }
    return Said(document_id=document_id, quote=quote, start=start, end=end, **values | more)


def value(shown: str, *by: Said, relation: str = "headline", **parts: Any) -> FieldValue:
    return FieldValue(shown, by, relation, parts=parts)


CHILE = {"name": "Chile", "kind": "state", "role": "participant", "country": "CL"}
GULL = {"name": "Grey Gull", "kind": "group", "role": "perpetrator", "country": None}
BAY = {
    "name": "Osh Bay",
    "country": "CL",
    "admin1": None,
    "lat": -33.0,
    "lon": -71.6,
    "precision": "point",
    "role": "at",
}
TROOPS = {"what": "troops", "value": "1200", "low": None, "high": None, "as_said": "1,200 troops"}
MORE = {"what": "troops", "value": "3000", "low": "3000", "high": None, "as_said": "3 May 2019"}


def fields(type_: str, *, conflict: bool = False) -> tuple[FieldValues, ...]:
    troops = [value("1,200 troops", said("1,200 troops"), **TROOPS)]
    if conflict:
        other = said("3 May 2019", "d_two", outlet="Velmar 24")
        troops.append(
            replace(
                value("3,000 troops", other, relation="conflict", **MORE),
                why="1,200 troops and 3,000 troops cannot both be true",
            )
        )
    return (
        FieldValues("type", (value(type_, said("exercise"), said("exercise", "d_two")),)),
        FieldValues("name", (value("Quiet Harbour", said("Quiet Harbour")),)),
        FieldValues("start", (value("2019-05-03", said("3 May 2019")),)),
        FieldValues("place", (value("Osh Bay, CL", said("Osh Bay"), **BAY),)),
        FieldValues("participant", (value("Chile", said("Chile"), **CHILE),)),
        FieldValues("participant perpetrator", (value("Grey Gull", said("Grey Gull"), **GULL),)),
        FieldValues("number troops", tuple(troops), "witnesses"),
    )


def record(type_: str = "joint_exercise", *, conflict: bool = False, **more: Any) -> EventRecord:
    id_ = f"ev_{type_}"
    merged = MergedEvent(
        id_,
        type_,
        ("ev_d_one", "ev_d_two"),
        ("d_one", "d_two"),
        2,
        2,
        fields(type_, conflict=conflict),
    )
    made = EventRecord(
        id_,
        type_,
        merged,
        name="Quiet Harbour" if type_ == "joint_exercise" else None,
        start="2019-05-03",
        end="2019-05-03",
        first_day="2019-05-03",
        last_day="2019-05-03",
        date_precision="day",
        places=(Place(**BAY),),
        participants=(Participant(**CHILE), Participant(**GULL)),
        numbers=(Quantity(**TROOPS),),
        outlets=("Harbour Post",),
        reports=2,
        witnesses=2,
        confidence=0.8,
        changed_at=CHANGED,
        published="2019-05-04",
        disagreements=("number troops",) if conflict else (),
    )
    return replace(made, **more)


def every_type() -> list[EventRecord]:
    return [record(type_, conflict=type_ == "battle") for type_ in type_names()]


def page(document_id: str = "d_one", **more: Any) -> Document:
    first = TEXT.index("\n")
    blocks = (Block("headline", 0, first), Block("body", first + 1, len(TEXT)))
    values: Mapping[str, Any] = {
        "headline": TEXT[:first],
        "published": "2019-05-04T06:30",
        "published_basis": "printed",
        "language": "en",
        "outlet": "Harbour Post",
        "url": f"https://example.org/{document_id}",
        "capture_id": "c_" + "ab" * 32,
        "credits": ("Coast Agency",),
    }
    return Document(document_id, TEXT, blocks, **dict(values) | more)


def _words(field: str, quote: str) -> Witness:
    return Witness(field, *words(quote), quote)


def chronicle(document_id: str = "d_one", *, types: tuple[str, ...] = type_names()) -> Chronicle:
    document = page(document_id)
    master = Name("harbour master", "name", _words("name", "harbour master"))
    gull = Name("Grey Gull", "name", _words("name", "Grey Gull"))
    drill = f"ev_{types.index('joint_exercise') + 1 if 'joint_exercise' in types else 1}"
    claim = Claim(
        f"cl_1_{document_id}",
        "harbour master",
        "en_master",
        None,
        None,
        "said",
        content="the pier would hold",
        about=(drill,),
        evidence=(
            _words("content", "the pier would hold"),
            _words("speaker", "harbour master"),
            _words("verb", "said"),
        ),
    )
    act = Designation(
        f"de_1_{document_id}",
        "en_gull",
        "Ministry",
        "listed",
        "Grey Gull",
        "listed Grey Gull",
        None,
        _words("name_as_listed", "Grey Gull"),
    )
    return Chronicle(
        document,
        events=tuple(Event(f"ev_{i}", f"ev_{type_}", type_) for i, type_ in enumerate(types, 1)),
        claims=(claim, replace(claim, id=f"cl_2_{document_id}", stance="denies")),
        entities=(
            Entity("en_master", "er_1", "harbour master", "person", None, (master,)),
            Entity("en_gull", "er_2", "Grey Gull", "group", None, (gull,)),
        ),
        designations=(act,),
    )
