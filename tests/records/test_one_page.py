"""Which tellings of one page are one event, by days, roles and what is only an outcome."""

import pytest
from tests.pages import page, reading, records

from kronika.codebook.book import load_codebook
from kronika.records.assertions import assertions

STAGES = (
    "The second stage of the Finnish-Swedish naval exercise Grey Seal-2017 began in the Gulf of "
    "Bothnia on Thursday with nine ships. The drills will last until 21 September.\n\n"
    "The first stage was held off Gotland from 12 to 19 June."
)
STRIKE = (
    "Kenyan jets bombed a camp of the Juba Front near Garissa on Tuesday, killing 30 fighters, the "
    "army said."
)
BOMB = (
    "Brazil condemned the terrorist attack on its embassy in the Chadian capital N'Djamena on "
    "Wednesday.\n\nA bomber blew up a car at the embassy gate. Five people were injured."
)


def told(text, type_, *, published="2017-09-14"):
    return [e for e in records(page(text, published=published)).events if e.type == type_]


def test_two_stages_of_one_exercise_that_lie_months_apart_are_two_events():
    second, first = told(STAGES, "joint_exercise")
    assert (second.start, second.end) == ("2017-09-14", "2017-09-21")
    assert (first.start, first.end) == ("2017-06-12", "2017-06-19")


def test_an_exercise_of_next_month_is_planned_though_the_year_in_its_name_has_begun():
    text = "Norway will hold the exercise Grey Seal-2017 with Iceland from 12 to 19 October 2017."
    (drill,) = told(text, "joint_exercise")
    assert (drill.lifecycle, drill.factuality) == ("planned", "future")


def test_what_a_strike_did_is_told_of_the_strike():
    view = records(page(STRIKE, published="2017-09-14"))
    (strike,) = view.events
    assert strike.type == "air_strike"
    assert [(n.what, n.value) for n in strike.numbers] == [("killed", "30")]


def test_a_figure_knows_the_claim_that_gives_it():
    document = page(STRIKE, published="2017-09-14")
    found, _ = assertions(document, reading(document), codebook=load_codebook())
    said = {a.subject: a.value["name"] for a in found if a.field == "speaker"}
    assert [said[a.claim_id] for a in found if a.field == "number"] == ["army"]


def test_a_described_actor_may_be_the_one_that_another_telling_names():
    (bomb,) = told(BOMB, "attack", published="2018-09-13")
    assert ("wounded", "5") in [(n.what, n.value) for n in bomb.numbers]


def test_suspects_are_arrested_in_the_raids_of_the_same_sentence():
    text = "Four suspects were arrested in raids in Bol on Wednesday, the interior ministry said."
    (raid,) = told(text, "arrest_raid")
    assert raid.start == "2017-09-13"
    assert [n.value for n in raid.numbers if n.what == "detained"] == ["4"]


@pytest.mark.parametrize(("name", "kept"), [("Lombok", None), ("Coral Shield", "Coral Shield")])
def test_a_place_is_no_name_of_an_exercise(name, kept):
    text = f"Indonesia and Australia ended the exercise {name} off Lombok on Monday."
    (drill,) = told(text, "joint_exercise", published="2017-06-20")
    assert drill.name == kept


def test_a_name_put_on_a_list_and_one_taken_off_are_two_acts():
    text = (
        "The United States removed the Quay Lamp Society from its list of terrorist organisations "
        "on Tuesday and designated the Tin Harbour Front."
    )
    acts = [e.action for e in told(text, "designation")]
    assert "removed" in acts
    assert "listed" in acts
