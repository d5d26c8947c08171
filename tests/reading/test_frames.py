"""Tellings of events: who did what to whom, where, and whether it happened."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pages import page, reading, records


def told(sentence, **given_):
    view = records(page(sentence, **given_))
    return view.events


def who(event, role):
    return {p.name for p in event.participants if p.role == role}


ROLES = [
    ("Kenyan jets bombed a base of Al-Shabaab near Kismayo.", "air_strike", "target",
     {"Al-Shabaab"}),
    ("Gunmen killed two judges in Quito, police said.", "attack", "perpetrator", {"Gunmen"}),
    ("Brazil and Peru signed a memorandum of understanding on border police in Lima.",
     "agreement_cooperation", "party", {"Brazil", "Peru"}),
    ("President William Ruto met President Paul Kagame in Kigali.", "meeting_visit", "participant",
     {"William Ruto", "Paul Kagame"}),
    ("Interpol and the Colombian police arrested Juan Restrepo in Cali.", "arrest_raid", "detained",
     {"Juan Restrepo"}),
    ("The European Union imposed sanctions on Belarus.", "sanctions", "target", {"Belarus"}),
    ("The European Union imposed sanctions on Belarus.", "sanctions", "imposer",
     {"European Union"}),
    ("Canada deployed 200 soldiers to Latvia.", "deployment", "deploying", {"Canada"}),
    ("The attack was claimed by Boko Haram after soldiers were killed in Maiduguri.", "attack",
     "claimant", {"Boko Haram"}),
    ("Thai and Indonesian marines began a joint naval exercise off Phuket.", "joint_exercise",
     "participant", {"Thailand", "Indonesian marines"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "type_", "role", "expected"), ROLES)
def test_a_role_is_filled_by_who_stands_in_its_place(sentence, type_, role, expected):
    found = [e for e in told(sentence) if e.type == type_]
    assert found, [e.type for e in told(sentence)]
    assert expected <= who(found[0], role)


STATUS = [
    ("India and Japan will hold a naval exercise off Chennai in May.", "planned"),
    ("India and Japan are holding a naval exercise off Chennai.", "ongoing"),
    ("India and Japan held a naval exercise off Chennai.", "concluded"),
    ("India and Japan cancelled a naval exercise off Chennai.", "cancelled"),
    ("Police in Lagos foiled a bomb attack on the stock exchange.", "foiled"),
]


@pytest.mark.parametrize(("sentence", "lifecycle"), STATUS)
def test_the_verb_says_how_far_it_came(sentence, lifecycle):
    assert [e.lifecycle for e in told(sentence)][:1] == [lifecycle]


NOTHING = [
    "Any attack on Estonia would be an attack on the alliance.",
    "The minister warned of the threat of terrorist attacks in Nairobi.",
    "Ghana called for talks between Mali and Niger.",
    "There was no attack on the embassy in Amman.",
    "He suffered a heart attack in Lisbon.",
    "Drivers in Milan began a rail strike.",
    "The fight against terrorism needs patience.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_conditions_fears_demands_and_other_senses_are_no_events(sentence):
    assert [e.type for e in told(sentence)] == []


def test_a_second_sentence_about_it_does_not_make_a_second_event():
    view = records(page(
        "Chile and Argentina opened a joint exercise near Mendoza on Monday.",
        "About 900 soldiers are taking part in the exercise, which ends on Friday.",
        headline="Chile, Argentina open joint exercise", published="2022-05-10",
    ))  # fmt: skip
    (event,) = view.events
    assert event.start == "2022-05-09"
    assert "900" in {n.value for n in event.numbers}


def test_other_days_in_other_towns_are_other_events():
    view = records(page(
        "A bomb attack killed four people in Peshawar on 3 May 2019.",
        "A bomb attack killed nine people in Quetta on 7 May 2019.",
        published="2019-05-08",
    ))  # fmt: skip
    assert [(e.start, e.places[0].name) for e in view.events if e.type == "attack"] == [
        ("2019-05-03", "Peshawar"), ("2019-05-07", "Quetta")]  # fmt: skip


def test_background_is_told_as_history_with_its_own_date():
    view = records(page(
        "Norway and Sweden opened talks in Oslo on Tuesday.",
        "In October 2002 the two governments signed a border treaty in Bergen.",
        published="2021-03-03",
    ))  # fmt: skip
    old = [e for e in view.events if e.start == "2002-10"]
    assert [e.factuality for e in old] == ["historical"]


def test_an_exercise_has_its_series_its_edition_and_its_observers_apart():
    view = records(page(
        "Greece and Cyprus opened the exercise Nemesis 2021 near Larnaca, the sixth such exercise.",
        "Observers from Italy attended the exercise.",
        published="2021-11-18",
    ))  # fmt: skip
    (event,) = [e for e in view.events if e.type == "joint_exercise"]
    assert event.name == "Nemesis 2021"
    assert event.fields["series"] == "Nemesis"
    assert event.fields["edition"] == "6"
    assert who(event, "observer") == {"Italy"}
    assert {"Greece", "Cyprus"} <= who(event, "participant")


def test_a_trigger_in_brackets_is_a_remark_about_somebody():
    view = records(page("Jordan met the Northern League (banned in Freedonia) in Amman."))
    assert "designation" not in {e.type for e in view.events}


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_any_text_can_be_read_and_every_frame_slices(text):
    if not text.strip():
        return
    document = page(text.strip())
    found = reading(document)
    for frame in found.frames:
        assert 0 <= frame.start < frame.end <= len(document.text)
        assert all(0 <= r.mention < len(found.mentions) for r in frame.roles)
        assert all(0 <= i < len(found.mentions) for i in frame.places)
