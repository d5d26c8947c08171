"""Parcels of our own for tests of formats: small, in several scripts, with known values."""

from dataclasses import replace

from store_pages import call, drill, told_of_call, told_of_drill

from kronika.codebook.citing import Cited
from kronika.exchange.parcel import Parcel
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said
from kronika.model.readings import Refusal
from kronika.model.records import Chronicle, Participant, Place, Quantity
from kronika.model.views import chronicle, with_records

BOOK = Cited("2026.1", "ab" * 32, (("events/aid.yaml", b"type: aid\n"),))


def words(document, quote, **more):
    start = document.text.index(quote)
    said = Said(
        f"ev_{document.id}", document.id, document.id, document.outlet, None, None,
        document.published, quote, start, start + len(quote), 0.8, "rules.test@1",
    )  # fmt: skip
    return replace(said, **more)


def drill_record():
    """Two figures that cannot both be true, said by two pages."""
    first, second = drill(), drill("d_other")
    troops = {"what": "troops", "value": "1200"}
    fields = (
        FieldValues("name", (FieldValue("Quiet Harbour", (words(first, "Quiet Harbour"),)),)),
        FieldValues("start", (FieldValue("2019-05-03", (words(first, "3 May 2019"),)),)),
        FieldValues(
            "number troops",
            (
                FieldValue("1200", (words(first, "1,200"),), "headline", parts=troops),
                FieldValue(
                    "900", (words(second, "1,200", planned=True, speaker="Altıntaş"),), "conflict",
                    "900 is no rounding of 1200", {"what": "troops", "value": "900"},
                ),
            ),
            "later",
        ),
    )  # fmt: skip
    merged = MergedEvent(
        "ev_d_drill", "joint_exercise", ("ev_d_drill", "ev_d_other"), ("d_drill", "d_other"), 2, 2,
        fields,
    )  # fmt: skip
    return EventRecord(
        "ev_d_drill", "joint_exercise", merged, "Quiet Harbour", "2019-05-03", "2019-05-05",
        "range", "2019-05-03", "2019-05-05",
        places=(Place("Valparaíso", "CL", "Valparaíso", -33.036, -71.63, "point"),),
        participants=(
            Participant("Chile", "state", "participant", "CL"),
            Participant("Peru", "state", "participant", "PE"),
        ),
        numbers=(Quantity("troops", "1200", None, None, "about 1,200"),),
        fields={"host": "=Chile", "domain": "sea"},
        claims=("cl_d_drill",),
        outlets=("El Diario | del Sûr", "Other"), reports=2, witnesses=2,
        disagreements=("number troops",), confidence=0.8, published="2019-05-04",
        changed_at="2026-11-28T12:00:00Z",
    )  # fmt: skip


def call_record():
    """An event with a month for a date and no position."""
    page = call()
    fields = (FieldValues("type", (FieldValue("call_condolence", (words(page, "spoke"),)),)),)
    merged = MergedEvent(
        "ev_d_call", "call_condolence", ("ev_d_call",), ("d_call",), 1, 1, fields
    )  # fmt: skip
    return EventRecord(
        "ev_d_call", "call_condolence", merged, start="2020-06", end="2020-06",
        date_precision="month", first_day="2020-06-01", last_day="2020-06-30",
        places=(Place("Accra", "GH", precision="ambiguous"),),
        participants=(Participant("Kenya", "state", "participant", "KE"),),
        lifecycle="planned", factuality="claimed", published="2020-06-09",
    )  # fmt: skip


def pages():
    joined = {"ev_d_other": "ev_d_drill"}
    other = with_records(chronicle(drill("d_other"), told_of_drill(drill("d_other"))), joined)
    return [
        chronicle(drill(), told_of_drill(drill()), [Refusal("records", "no date", 2)]),
        other,
        chronicle(call(), told_of_call(call())),
        Chronicle(None, "lost.html", refused=(Refusal("intake", "the file is empty"),)),
    ]


def parcel(**more):
    told = {
        "d_drill": told_of_drill(drill()),
        "d_other": told_of_drill(drill("d_other")),
        "d_call": told_of_call(call()),
    }
    return Parcel.of([drill_record(), call_record()], pages(), told, codebook=BOOK, **more)
