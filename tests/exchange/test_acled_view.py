import csv
import io
from dataclasses import replace

import pytest
from parcels import call_record, drill_record

from kronika.codebook.citing import cite
from kronika.codebook.events import load_event_types
from kronika.exchange import acled_view
from kronika.exchange.acled_view import COLUMNS, QUOTE, crosswalk, type_rows
from kronika.exchange.parcel import Parcel
from kronika.model.records import Participant, Place, Quantity

RAID = Place("Osh", "KG", "Osh Region", 40.5, 72.8, "point")


def attack(**more):
    base = replace(
        drill_record(), type="attack", places=(RAID,), numbers=(Quantity("killed", "3"),),
        participants=(
            Participant("villagers", "group", "victim"),
            Participant("gunmen", "group", "perpetrator"),
            Participant("bandits", "group", "perpetrator"),
        ),
    )  # fmt: skip
    return replace(base, **more)


def rows(*records, **options):
    file = io.BytesIO()
    written = acled_view.write(Parcel.of(records, codebook=cite()), file, options)
    said = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8"), newline="")))
    return said, written


def test_an_event_has_the_columns_of_the_codebook():
    (row,), written = rows(attack())
    assert tuple(row) == COLUMNS
    assert written.counts == {"events": 1}
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2019-05-03", "2019", "1")
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"]) == (
        "gunmen",
        "bandits",
        "villagers",
    )
    assert (row["country"], row["admin1"], row["location"]) == ("Kyrgyzstan", "Osh Region", "Osh")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == ("40.5", "72.8", "1")
    assert row["fatalities"] == "3"
    assert row["source"] == "El Diario | del Sûr; Other"


@pytest.mark.parametrize(
    ("type_", "event_type", "sub_event"),
    [
        ("battle", "Battles", ""),
        ("air_strike", "Explosions/Remote violence", "Air/drone strike"),
        ("arrest_raid", "Strategic developments", "Arrests"),
        ("agreement_cooperation", "Strategic developments", "Agreement"),
    ],
)
def test_types_follow_the_crosswalk(type_, event_type, sub_event):
    (row,), _ = rows(attack(type=type_))
    assert (row["event_type"], row["sub_event_type"]) == (event_type, sub_event)


def test_the_crosswalk_is_that_of_the_codebook():
    kinds = type_rows(Parcel.of(codebook=cite()))
    assert {name: crosswalk(row) or None for name, row in kinds.items()} == {
        name: kind.crosswalk.get("acled") for name, kind in load_event_types().items()
    }


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (drill_record(), "types that ACLED does not code"),
        (attack(start="2019", end="2019"), "without a month"),
        (attack(lifecycle="planned"), "did not happen"),
        (attack(factuality="denied"), "did not happen"),
    ],
)
def test_what_is_no_row_is_counted(record, says):
    found, written = rows(record)
    assert found == []
    assert says in written.notes[0]


def test_other_types_come_when_asked_for():
    (row,), _ = rows(drill_record(), **{"all-types": True})
    assert (row["event_type"], row["actor1"], row["actor2"]) == ("", "Chile", "Peru")


def test_what_nobody_says_is_empty():
    (row,), _ = rows(attack(numbers=(), places=(Place("Kyrgyzstan", "KG", lat=41.0, lon=75.0,
                                                     precision="country"),)))  # fmt: skip
    assert (row["fatalities"], row["latitude"], row["geo_precision"]) == ("", "", "")


def test_a_month_is_a_month():
    (row,), _ = rows(attack(start="2019-05", first_day="2019-05-01"))
    assert (row["event_date"], row["time_precision"]) == ("2019-05-01", "3")


def test_a_note_quotes_little():
    (field, *rest) = attack().merged.fields
    long = replace(field.values[0].said[0], quote="long " * 200)
    value = replace(field.values[0], said=(long,))
    merged = replace(attack().merged, fields=(replace(field, values=(value,)), *rest))
    (row,), _ = rows(attack(merged=merged))
    assert len(row["notes"].split("“")[1]) <= QUOTE + 1


def test_no_cell_is_a_formula():
    (row,), _ = rows(attack(outlets=("=1+1",), name="@x"))
    assert row["source"] == "'=1+1"
    assert all(one[:1] not in ("=", "+", "@") for one in row.values())


def test_a_call_is_nothing_that_acled_codes():
    assert rows(call_record())[0] == []
