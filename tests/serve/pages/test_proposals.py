"""What a person types becomes assertions with checked words, or a sentence that says why not."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "contracts"))
from store_pages import drill, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.errors import UsageError
from kronika.model.documents import Document
from kronika.model.views import chronicle
from kronika.serve.proposals import Asked, proposed, replaced, words
from kronika.serve.values import field_label, shown

PAGE = drill()
TOLD = told_of_drill(PAGE)
VIEW = chronicle(PAGE, TOLD)
EVENT = "ev_d_drill"


def made(field, value, quote, start=None, subject=EVENT, **more):
    asked = Asked(subject, field, value, quote, start, more=more)
    return proposed(asked, PAGE, VIEW, load_codebook())


@pytest.mark.parametrize(
    ("typed", "first", "last", "grain"),
    [("2019-05-03", "2019-05-03", "2019-05-03", "day"), ("2019-05", "2019-05", "2019-05", "month"),
     ("2019", "2019", "2019", "year"), (" 2019-05-03 / 2019-05-10 ", "2019-05-03", "2019-05-10",
     "range"), ("2019-05-03 to 2019-05", "2019-05-03", "2019-05", "range")],
)  # fmt: skip
def test_a_date_gives_first_day_last_day_and_precision(typed, first, last, grain):
    found = {a.field: a.value for a in made("date", typed, "3 May 2019")}
    assert found == {"start": first, "end": last, "date_precision": grain}


@pytest.mark.parametrize(
    "typed", ["", "3 May", "2019-13-01", "2019-05-40", "2019-05-04/2019-05-03", "2019/2018/2017"]
)
def test_what_is_no_date_is_refused_with_the_way_to_write_one(typed):
    with pytest.raises(UsageError, match=r"2007-08-09|comes first"):
        made("date", typed, "3 May 2019")


def test_words_are_held_against_the_page():
    at = PAGE.text.index("troops")
    assert words(PAGE, "troops", at, at + 6).quote == "troops"
    assert words(PAGE, "about\n 1,200   troops", None).quote == "about 1,200 troops"


@pytest.mark.parametrize(
    ("quote", "start", "end"),
    [("troops", 5, 11), ("troops", -6, -1), ("troops", 9, 9), ("armies", None, None),
     ("o", None, None), ("", 0, 0), ("x" * 3000, 0, 3000), ("Navies", 0, 10**12)],
)  # fmt: skip
def test_words_that_are_not_there_or_in_many_places_are_refused(quote, start, end):
    with pytest.raises(UsageError):
        words(PAGE, quote, start, end)


def test_copied_words_may_differ_in_white_space_and_hidden_characters_and_the_page_is_kept():
    page = Document("d", "of\r\nabout \u202e1,200 men", ())
    assert words(page, "about 1,200 men", 4, 20).quote == "about \u202e1,200 men"


def test_a_place_is_located_and_an_unknown_one_stays_without_position():
    (one,) = made("place", "Valparaíso", "Valparaíso", country="cl")
    assert (one.value["country"], one.value["precision"]) == ("CL", "point")
    assert one.evidence.quote == "Valparaíso"
    (other,) = made("place", "", "Osh Bay")
    assert other.value["name"] == "Osh Bay"
    assert other.value["lat"] is None


def test_a_participant_is_tied_to_the_entity_of_its_name():
    (one,) = made("participant", "", "Peru", role="host nation")
    assert one.value == {
        "name": "Peru", "kind": "state", "role": "host_nation", "country": None,
        "entity_id": "en_PE_d_drill",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "plain"), [("1,200", "1200"), ("about 1 200", "1200"), ("", "1200"), ("2.5", "2.5")]
)
def test_a_number_is_read_from_what_is_typed_or_from_the_words(value, plain):
    (one,) = made("number", value, "about 1,200", what="troops")
    assert (one.value["value"], one.value["as_said"]) == (plain, "about 1,200")


@pytest.mark.parametrize(
    ("field", "value", "more"),
    [("number", "many", {"what": "troops"}), ("number", "12", {}), ("type", "party", {}),
     ("colour", "red", {}), ("place", "Osh", {"country": "Kyrgyzstan"}), ("name", " ", {}),
     ("participant", "Osh", {"kind": "planet"}), ("name", "x" * 301, {})],
)  # fmt: skip
def test_what_a_field_does_not_take_is_refused(field, value, more):
    with pytest.raises(UsageError):
        made(field, value, "troops", **more)


def test_a_corrected_date_denies_the_dates_that_differ_and_nothing_else():
    right = made("date", "2019-05-04", "3 May 2019")
    wrong = replaced(right, TOLD, next(a for a in TOLD if a.field == "start"))
    assert [(a.field, a.value) for a in wrong] == [("start", "2019-05-03")]


def test_a_corrected_participant_denies_that_one_alone():
    chile = next(a for a in TOLD if a.field == "participant")
    wrong = replaced(made("participant", "Peru", "Peru"), TOLD, chile)
    assert [a.value["name"] for a in wrong] == ["Chile"]
    assert replaced(made("participant", "Kenya", "ships"), TOLD, None) == ()


def test_values_are_shown_in_one_line():
    assert shown("participant", {"name": "Ada", "role": "host_nation"}) == "Ada (host nation)"
    assert shown("name", {"name": "FSA", "kind": "acronym"}) == "FSA (acronym)"
    assert shown("type", "joint_exercise") == "Joint exercise"
    assert field_label("") == ""
