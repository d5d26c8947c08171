"""What a drill plays is not done; what happens beside a drill is."""

import pytest
from tests.pages import page, records

PLAYED = [
    "The troops practised storming a building seized by gunmen.",
    "In the scenario, the force surrounds a town held by militants.",
    "The exercise will see commandos storm a hijacked ship off Mombasa.",
    "As part of the drill, marines captured an airfield near Arica.",
    "The two navies rehearsed the recapture of an island seized by rebels.",
    "Commandos carried out a mock raid on a drug camp near Leticia on Monday.",
    "In a simulated attack, jets bombed a notional airfield near Tabuk.",
    "Police held a terror attack drill at Accra airport on Friday.",
    "Engineers are trained to clear villages held by militants.",
    "An attack by gunmen on the port was rehearsed on Friday.",
]
REAL = [
    ("Gunmen attacked a base near Gao on Monday during the exercise, police said.", "attack"),
    ("During the drill, gunmen attacked a patrol near Gao, killing two soldiers.", "attack"),
    ("The exercise was called off after militants attacked a post in Gao.", "attack"),
    ("Gunmen who trained in Libya attacked a base near Timbuktu.", "attack"),
    ("Guards tortured prisoners with mock executions in Quito in 2013.", "attack"),
]
DRILL = "Kenya and Uganda opened a joint exercise near Busia on Monday."


def types(*paragraphs):
    return [e.type for e in records(page(*paragraphs)).events]


@pytest.mark.parametrize("sentence", PLAYED)
def test_what_a_drill_plays_is_no_event_of_its_own(sentence):
    assert set(types(DRILL, sentence)) == {"joint_exercise"}


@pytest.mark.parametrize(("sentence", "type_"), REAL)
def test_what_happens_beside_a_drill_is_an_event(sentence, type_):
    assert type_ in types(DRILL, sentence)


def test_a_scenario_goes_on_in_its_paragraph_until_a_day_is_told():
    played = "In the scenario, rebels seize a town. Troops then storm the town from the sea."
    assert types(DRILL, played) == ["joint_exercise"]
    assert "attack" in types(DRILL, played + " Gunmen attacked the port of Lamu on Tuesday.")


def test_a_part_that_is_only_played_is_counted_as_refused():
    view = records(page(DRILL, PLAYED[1]))
    assert any("drill" in r.reason for r in view.refused)
