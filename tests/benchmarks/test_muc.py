"""Events become MUC-4 templates by its task description."""

import pytest

import _muc
import muc4
from _readers import dated, open_reader, page
from kronika.model.records import Participant


@pytest.fixture(scope="module")
def predict():
    return muc4.by_events(open_reader("rules"))


def row(text):
    return {"docid": "T-1", "date": "1990-03-02", "text_truecased": text, "templates": []}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Gunmen attacked the house of Judge Pedro Ruiz yesterday.", ["attack"]),
        ("Rebels bombed the embassy yesterday.", ["bombing"]),
        ("A bomb exploded yesterday in front of the embassy.", ["bombing"]),
        ("Guerrillas kidnapped Mayor Pedro Ruiz on Monday.", ["kidnapping"]),
        ("Kenya and Uganda opened a joint exercise near Mombasa.", []),
        ("Police arrested Pedro Ruiz on Monday.", []),
        ("The minister visited the capital on Monday.", []),
    ],
)
def test_only_incidents_become_templates_and_their_sort_is_told_by_words(predict, text, kinds):
    assert [t["incident_type"] for t in predict(row(text))] == kinds


def test_a_template_holds_each_string_once_and_all_roles(predict):
    told = "Guerrillas kidnapped Mayor Pedro Ruiz on Monday. "
    (made,) = predict(row(told + "The guerrillas kidnapped Pedro Ruiz with rifles on Monday."))
    assert set(made) == {"incident_type", *_muc.ROLES}
    assert all(len(made[r]) == len({tuple(e) for e in made[r]}) for r in _muc.ROLES)


@pytest.mark.parametrize(
    ("participant", "role"),
    [
        (Participant("Shining Path", "group", "perpetrator"), "perp_org"),
        (Participant("armed men", "group", "perpetrator"), "perp_ind"),
        (Participant("two gunmen", "person", "perpetrator"), "perp_ind"),
        (Participant("Pedro Ruiz", "person", "victim"), "victim"),
        (Participant("three peasants", "person", "victim"), None),
        (Participant("power station", "organisation", "target"), "target"),
        (Participant("Peru", "state", "place"), None),
    ],
)
def test_victims_count_by_name_only(participant, role):
    assert _muc._role(participant) == role


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A car bomb went off.", ["car bomb"]),
        ("They fired machine-guns and threw hand grenades.", ["machine-guns", "hand grenades"]),
        ("He was a big gunner.", []),
    ],
)
def test_weapons_are_named_with_what_stands_before_them(text, found):
    assert [m.group() for m in _muc._WEAPON.finditer(text)] == found


def test_saying_yes_to_all_finds_every_incident():
    base = muc4.always([{"templates": [1]}, {"templates": []}])
    assert (base.precision, base.recall) == (0.5, 1.0)


def test_a_page_of_muc_is_dated_by_what_is_given():
    assert page([("body", "x")], name="d", **dated("1990-03-02")).published_basis == "given"
    assert page([("body", "x")], name="d", **dated(None)).published is None
