import io
import json
from dataclasses import replace
from datetime import date, timedelta

import icalendar as reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcels import call_record, drill_record, parcel
from told_strategies import events

from kronika.exchange import geojson, icalendar
from kronika.exchange.icalendar import folded
from kronika.exchange.parcel import Parcel
from kronika.model.documents import Document
from kronika.model.records import Place


def made(module, given_parcel, **options):
    file = io.BytesIO()
    written = module.write(given_parcel, file, options)
    return file.getvalue(), written


def features(*records, **options):
    raw, _ = made(geojson, Parcel.of(records), **options)
    said = json.loads(raw)
    assert said["type"] == "FeatureCollection"
    return said["features"]


def test_a_feature_has_longitude_first_and_says_how_precise_it_is():
    first, second = features(drill_record(), call_record())
    assert first["geometry"] == {"type": "Point", "coordinates": [-71.63, -33.036]}
    assert first["properties"]["place_precision"] == "point"
    assert first["id"] == first["properties"]["event_id"] == "ev_d_drill"
    assert second["geometry"] is None
    assert second["properties"]["place_precision"] == "ambiguous"


def test_what_has_no_point_is_counted():
    _, written = made(geojson, parcel())
    assert written.counts == {"features": 2}
    assert "1 of 2 features" in written.notes[0]


KENYA = Place("Kenya", "KE", None, 1.0, 38.0, "country")
NAIROBI = Place("Nairobi", "KE", "Nairobi", -1.283, 36.817, "point")
KISUMU = Place("Kisumu", "KE", "Kisumu", 0.0, 34.75, "point")


@pytest.mark.parametrize(
    ("places", "options", "drawn"),
    [
        ((KENYA,), {}, [None]),
        ((KENYA,), {"country-points": True}, [[38.0, 1.0]]),
        ((replace(KENYA, precision="region"),), {"country-points": True}, [None]),
        ((KENYA, NAIROBI), {}, [[36.817, -1.283]]),
        ((Place("Haiti", "HT", precision="country"), NAIROBI), {}, [None]),
        ((NAIROBI, KISUMU), {}, [[36.817, -1.283]]),
        ((NAIROBI, KISUMU), {"every-place": True}, [[36.817, -1.283], [34.75, 0.0]]),
        ((replace(NAIROBI, lat=91.0),), {}, [None]),
        ((replace(NAIROBI, lat=None),), {}, [None]),
        ((), {}, [None]),
    ],
)  # fmt: skip
def test_only_what_is_known_well_enough_is_drawn(places, options, drawn):
    found = features(replace(drill_record(), places=places), **options)
    assert [one["geometry"] and one["geometry"]["coordinates"] for one in found] == drawn
    assert len({one["id"] for one in found}) == len(found)


@settings(max_examples=15, deadline=None)
@given(st.lists(events(), max_size=3))
def test_a_map_keeps_every_event_and_its_words(records):
    found = features(*records)
    assert [one["properties"]["event_id"] for one in found] == [r.id for r in records]
    for one, record in zip(found, records, strict=True):
        assert one["properties"]["participants"] == [p.name for p in record.participants]
        assert one["properties"]["first_day"] == record.first_day
        if one["geometry"]:
            known = [p for p in record.places if p.lon is not None and p.lat is not None]
            assert one["geometry"]["coordinates"] in [
                [round(p.lon, 6), round(p.lat, 6)] for p in known
            ]


def calendar(*records, parcel_=None, **options):
    raw, written = made(icalendar, parcel_ or Parcel.of(records), **options)
    return list(reader.Calendar.from_ical(raw).walk("VEVENT")), written


def test_an_entry_has_whole_days_and_the_day_after_the_last():
    (drill, call), _ = calendar(drill_record(), call_record())
    assert (drill.decoded("dtstart"), drill.decoded("dtend")) == (
        date(2019, 5, 3),
        date(2019, 5, 6),
    )
    assert str(drill["uid"]) == "ev_d_drill@kronika"
    assert str(drill["status"]) == "CONFIRMED"
    assert (call.decoded("dtstart"), call.decoded("dtend")) == (date(2020, 6, 1), date(2020, 7, 1))
    assert "some time in 2020-06" in str(call["summary"])
    assert str(call["status"]) == "TENTATIVE"
    assert drill.decoded("geo") == (-33.036, -71.63)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"lifecycle": "planned"}, "TENTATIVE"),
        ({"lifecycle": "cancelled"}, "CANCELLED"),
        ({"lifecycle": "ongoing"}, "CONFIRMED"),
        ({"factuality": "claimed"}, "TENTATIVE"),
        ({"factuality": "hypothetical"}, "TENTATIVE"),
        ({"lifecycle": "cancelled", "factuality": "future"}, "CANCELLED"),
    ],
)
def test_the_status_follows_the_lifecycle(more, status):
    (entry,), _ = calendar(replace(drill_record(), **more))
    assert str(entry["status"]) == status


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"factuality": "denied"}, "deny or negate"),
        ({"start": None, "end": None, "first_day": None, "last_day": None}, "without a date"),
        ({"start": "2019", "end": "2019", "first_day": "2019-01-01"}, "only by the year"),
        ({"first_day": "0000-01-01", "last_day": "0000-01-02"}, "without a date"),
    ],
)
def test_what_is_no_entry_is_left_out_and_counted(more, says):
    entries, written = calendar(replace(drill_record(), **more))
    assert entries == []
    assert says in written.notes[0]


def test_a_year_is_an_entry_when_asked_for():
    record = replace(
        drill_record(), start="2019", end="2019", first_day="2019-01-01", last_day="2019-12-31"
    )
    (entry,), _ = calendar(record, years=True)
    assert entry.decoded("dtend") == date(2020, 1, 1)


def test_the_address_is_that_of_the_first_page_on_the_web():
    def pages(address):
        return replace(
            Parcel.of([drill_record()]), document=lambda one: Document(one, "", (), url=address)
        )

    (entry,), _ = calendar(parcel_=pages("https://example.org/a?b=1,2;c"))
    assert str(entry["url"]) == "https://example.org/a?b=1,2;c"
    for hostile in ("javascript:alert(1)", "https://x\r\nATTACH:evil", "file:///etc/passwd"):
        (entry,), _ = calendar(parcel_=pages(hostile))
        assert "url" not in entry
        assert "attach" not in entry


@settings(max_examples=15, deadline=None)
@given(st.lists(events(), max_size=3))
def test_another_reader_finds_the_same_days_and_words(records):
    dated = [r for r in records if r.last_day < "9999-12-31"]
    entries, written = calendar(*dated)
    assert len(entries) == written.counts["events"] == len(dated)
    for entry, record in zip(entries, dated, strict=True):
        assert entry.decoded("dtstart") == date.fromisoformat(record.first_day)
        last = date.fromisoformat(record.last_day)
        assert entry.decoded("dtend") == last + timedelta(days=1)
        kept = "".join(one for one in record.name or "" if one.isprintable())
        found = "".join(one for one in str(entry["summary"]) if one.isprintable())
        assert found.startswith(kept)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_folded_line_is_short_and_unfolds_to_itself(words):
    raw = folded(f"SUMMARY:{words}")
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode("utf-8")
    assert raw.replace(b"\r\n ", b"").decode() == f"SUMMARY:{words}\r\n"
