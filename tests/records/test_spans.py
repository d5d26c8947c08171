"""When an event began and ended, and which of two tellings of a page a day belongs to."""

import pytest
from tests.pages import page, records


def told(text, type_):
    view = records(page(text, published="2019-06-20"))
    return [e for e in view.events if e.type == type_]


SPANS = [
    ("The joint exercise of Peru and Chile ended in the Gulf of Guayaquil on Friday. "
     "The exercise lasted from 3 to 14 June. A film about the exercise is shown on Monday.",
     ("2019-06-03", "2019-06-14")),
    ("Newspapers of Tuesday report on a joint naval exercise of Peru and Chile, which began in "
     "the southern part of the bay on June 4.", ("2019-06-04", None)),
    ("Peru and Chile hold a joint naval exercise near Arica. It is the first such exercise since "
     "2011. The closing ceremony of the drill was held in the harbour on June 15.",
     (None, "2019-06-15")),
    ("Peru and Chile ended a joint naval exercise off Arica on Friday.", (None, "2019-06-14")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span"), SPANS)
def test_an_exercise_lasts_from_its_stated_first_to_its_stated_last_day(text, span):
    event = told(text, "joint_exercise")[0]
    found = (event.start, event.end)
    assert found == span or (span[1] is None and found[0] == span[0])


def test_a_treaty_that_another_carries_out_keeps_its_day_and_town():
    text = (
        "The protocol was signed in Lusaka on Monday by the ministers of Zambia and Malawi. "
        "It carries out the treaty that both governments signed in Gaborone on 3 June."
    )
    days = {(e.start, e.places[0].name) for e in told(text, "agreement_cooperation")}
    assert days == {("2019-06-17", "Lusaka"), ("2019-06-03", "Gaborone")}


def test_a_place_in_the_name_of_a_treaty_is_where_it_was_made():
    text = "It rests on the agreement of Gaborone of June 3, which the ministers signed."
    (event,) = told(text, "agreement_cooperation")
    assert [p.name for p in event.places] == ["Gaborone"]


def test_figures_of_these_are_parts_of_the_figure_before():
    text = (
        "Kenya deployed 90 vehicles to Garissa on Monday. "
        "Of these, 60 were trucks and thirty were ambulances."
    )
    numbers = {(n.what, n.value) for n in told(text, "deployment")[0].numbers}
    assert {("vehicles", "90"), ("trucks", "60")} <= numbers


def test_officers_who_step_off_a_plane_are_deployed():
    text = "Some 120 Fijian police officers stepped off their plane in Honiara on Tuesday."
    (event,) = told(text, "deployment")
    assert (event.start, event.places[0].name) == ("2019-06-18", "Honiara")


def test_states_in_a_clause_that_begins_in_which_are_no_places():
    text = (
        "Peru and Chile hold a joint naval exercise off Arica. "
        "The relief part, in which Bolivia and Ecuador are involved, takes place in a village."
    )
    (event,) = told(text, "joint_exercise")
    assert not {"Bolivia", "Ecuador"} & {p.name for p in event.places}


def test_what_began_last_week_goes_on_until_its_last_day():
    text = ("The joint exercise of Peru and Chile began last week.", "It lasts until 7 November.")
    (event,) = records(
        page(text[0], text[1].replace("It", "The exercise"), published="2018-10-30")
    ).events
    assert (event.start, event.end) == ("2018-10-22", "2018-11-07")
