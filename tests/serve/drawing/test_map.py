"""A map pins only what has a position, and keeps areas and places comparable."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.errors import UsageError
from kronika.model.outlines import EventOutline
from kronika.model.records import Place
from kronika.serve.drawing.locations import exactness, locations
from kronika.serve.drawing.map_svg import codes_on, map_svg
from kronika.serve.drawing.projection import equal_earth
from kronika.serve.drawing.shapes import world
from kronika.serve.drawing.views import REGIONS, view_of

WORLD = view_of(None)
PRECISIONS = ["point", "admin1", "area", "region", "country", "ambiguous", "unconfirmed", "unknown"]
PLACES = st.builds(
    Place, name=st.sampled_from(["Osh", "<b>Osh</b>", "湛江"]),
    country=st.sampled_from([None, "KG", "CN", "XX"]), admin1=st.none(),
    lat=st.none() | st.floats(-50, 75), lon=st.none() | st.floats(-180, 180),
    precision=st.sampled_from(PRECISIONS),
)  # fmt: skip
EVENTS = st.lists(
    st.builds(
        EventOutline, id=st.uuids().map(str), type=st.just("attack"),
        places=st.lists(PLACES, max_size=2).map(tuple),
    ),
    max_size=40, unique_by=lambda event: event.id,
)  # fmt: skip


def placed(events, view=WORLD):
    return locations(events, view, known=codes_on(view))


def drawn(found, view=WORLD):
    return map_svg(found, view, titled=lambda e: e.type, country_url=lambda c: f"/map?country={c}",
                   spot_url=lambda spot: f"#at-{spot.events[0].id}")  # fmt: skip


@given(EVENTS)
@settings(max_examples=50, deadline=None)
def test_every_event_is_in_one_place_of_the_map_or_beside_it(events):
    found = placed(events)
    parts = (*found.located, *found.nowhere, *found.outside)
    assert sorted(e.id for e in parts) == sorted(e.id for e in events)


@given(EVENTS)
@settings(max_examples=50, deadline=None)
def test_nothing_without_a_position_gets_a_point(events):
    for spot in placed(events).spots:
        for event in spot.events:
            place = event.place
            assert place.lat is not None
            assert place.lon is not None
            wanted = "point" if place.precision == "point" else "area"
            assert spot.kind == wanted == exactness(place)


@given(EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_same_events_in_any_order_give_the_same_map(events, chance):
    mixed = list(events)
    chance.shuffle(mixed)
    assert str(drawn(placed(events))) == str(drawn(placed(mixed)))


@given(EVENTS)
@settings(max_examples=25, deadline=None)
def test_names_are_escaped_and_marks_are_as_many_as_spots(events):
    found = placed(events)
    tree = drawn(found)
    assert "<b>" not in str(tree)
    assert len(list(tree.every("spot"))) == len(found.spots)
    assert len(list(tree.every("country"))) == len(found.countries)


@pytest.mark.parametrize("precision", ["ambiguous", "unconfirmed", "unknown", "country"])
def test_a_position_that_nobody_confirms_is_never_pinned(precision):
    place = Place("Zhurihe", "CN", None, 44.2, 121.7, precision)
    assert not placed([EventOutline("e", "attack", places=(place,))]).spots


def test_an_area_is_drawn_otherwise_than_a_point():
    events = [
        EventOutline("a", "attack", places=(Place("Osh", "KG", None, 40.5, 72.8, "point"),)),
        EventOutline("b", "attack", places=(Place("Idlib", "SY", None, 35.9, 36.6, "admin1"),)),
        EventOutline("c", "attack", places=(Place("China", "CN", precision="country"),)),
    ]
    found = placed(events)
    assert {spot.kind for spot in found.spots} == {"point", "area"}
    assert [code for code, _ in found.countries] == ["CN"]


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [
        (0, 0, 0, 0), (180, 0, 2.706630, 0), (0, 90, 0, 1.317363), (180, 45, 2.319709, 0.860231),
        (-70, -31.2, -0.979080, -0.615367), (74.6, 42.9, 0.975588, 0.824761),
    ],
)  # fmt: skip
def test_equal_earth_falls_where_d3_geo_puts_it(lon, lat, x, y):
    assert equal_earth(lon, lat) == pytest.approx((x, y), abs=2e-6)


@given(st.floats(-170, 170), st.floats(-80, 80))
def test_equal_earth_keeps_areas(lon, lat):
    step = 1e-3
    (ax, ay), (bx, by) = equal_earth(lon, lat), equal_earth(lon + step, lat)
    cx, cy = equal_earth(lon, lat + step)
    found = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    ground = math.cos(math.radians(lat + step / 2)) * math.radians(step) ** 2
    assert found == pytest.approx(ground, rel=2e-3)


@pytest.mark.parametrize("name", REGIONS)
def test_every_region_fits_its_canvas_and_shows_land(name):
    view = view_of(name)
    for lon in (view.west, (view.west + view.east) / 2, view.east):
        for lat in (view.south, view.north):
            x, y = view.at(lon, lat)
            assert -1 <= x <= view.width + 1
            assert -1 <= y <= view.height + 1
    assert len(codes_on(view)) >= 3
    assert list(drawn(placed([], view), view).every("land"))


def test_an_unknown_region_says_which_there_are():
    with pytest.raises(UsageError, match="central-asia"):
        view_of("atlantis")


def test_shapes_are_whole_rings_within_one_turn():
    for shape in world():
        for ring in shape.rings:
            assert ring[0][1] == ring[-1][1]
            assert all(abs(a[0] - b[0]) < 180 for a, b in itertools.pairwise(ring))


def test_an_area_is_not_hidden_by_a_point_of_the_same_place():
    places = [Place("Osh", "KG", None, 40.5, 72.8, kind) for kind in ("point", "admin1")]
    events = [EventOutline(one.precision, "attack", places=(one,)) for one in places]
    point, area = sorted(placed(events).spots, key=lambda spot: spot.kind, reverse=True)
    assert math.hypot(point.x - area.x, point.y - area.y) > 9
