from __future__ import annotations

from dataclasses import replace

import pytest
from told import telling

from kronika.model.tellings import Actor
from kronika.resolving.compare import compare

DRILL = "joint_exercise"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"on": "2019-05-03", "at": "osh"}, {"on": "2019-05-03", "at": "osh"}),
        ({"on": "2019-05-03", "at": "osh"},
         {"on": "2019-05-03", "at": "osh", "type_": "air_strike"}),
        ({"type_": DRILL, "series": "quiet harbour", "edition": 2019, "lifecycle": "planned"},
         {"type_": DRILL, "series": "quiet harbour", "edition": 2019, "on": "2019-05-03"}),
        ({"type_": DRILL, "series": "quiet harbour", "on": "2019-05-03", "until": "2019-05-09"},
         {"type_": DRILL, "series": "quiet harbour", "on": "2019-05-09"}),
        ({"type_": "meeting_visit", "on": "2020-06-08", "agents": "KE GH"},
         {"type_": "meeting_visit", "on": "2020-06-08", "agents": "GH KE"}),
        ({"on": "2019-05-03", "at": "KG", "patients": "PE"},
         {"on": "2019-05-03", "at": "osh", "patients": "PE"}),
        ({"words": (5, 6), "published": 737182}, {"words": (6, 9), "published": 737183}),
    ],
    ids=["day and town", "neighbouring types", "plan and fact of one edition",
         "first and last day of one exercise", "the same two sides", "a town in its state",
         "the same words"],
)  # fmt: skip
def test_what_agrees_is_one_event(left, right):
    found = compare(telling("a", **left), telling("b", **right))
    assert found.verdict == "same", (found.weight, found.reasons)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ({"type_": "call_condolence", "on": "2020-06-08", "agents": "KE GH"},
         {"type_": "call_condolence", "on": "2020-06-11", "agents": "KE GH"}, "Other dates"),
        ({"on": "2019-05-03", "at": "osh"}, {"on": "2019-05-03", "at": "naryn"}, "Other places"),
        ({"on": "2019-05-03", "at": "osh"}, {"on": "2019-05-03", "at": "lima"}, "Other countries"),
        ({"type_": DRILL, "series": "quiet harbour", "edition": 2019},
         {"type_": DRILL, "series": "quiet harbour", "edition": 2017}, "Another edition"),
        ({"type_": "designation", "on": "2021-11-30", "action": "removed", "agents": "US"},
         {"type_": "designation", "on": "2021-11-30", "action": "listed", "agents": "US"},
         "Two acts"),
        ({"on": "2019-05-03", "agents": "KE", "patients": "GH"},
         {"on": "2019-05-03", "agents": "GH", "patients": "KE"}, "Opposite sides"),
        ({"type_": "meeting_visit", "on": "2020-06-08", "agents": "KE GH"},
         {"type_": "meeting_visit", "on": "2020-06-08", "agents": "KE PE"}, "Other parties"),
        ({"on": "2019-05-03", "type_": "aid"}, {"on": "2019-05-03"}, "Other types"),
        ({"type_": "air_strike", "on": "2019-05-03", "at": "osh", "agents": "KE"},
         {"type_": "battle", "on": "2019-04-01", "until": "2019-06-01", "at": "osh",
          "agents": "KE"},
         "part of"),
    ],
    ids=["calls on two days", "two towns", "two countries", "two editions", "two acts",
         "opposite sides", "two meetings of one side", "two types", "a strike of a campaign"],
)  # fmt: skip
def test_what_excludes_each_other_is_two_events_and_says_why(left, right, reason):
    found = compare(telling("a", **left), telling("b", **right))
    assert found.verdict == "different"
    assert reason in found.reasons[0]


def test_one_kind_of_evidence_is_never_enough():
    bare = {"type_": "meeting_visit", "on": "2020-06-08"}
    assert compare(telling("a", **bare), telling("b", **bare)).verdict != "same"


def test_one_form_filled_day_after_day_is_not_one_event():
    form = {"type_": "air_strike", "words": (5, 6), "at": "KG", "agents": "KE"}
    undated = compare(telling("a", **form), telling("b", **form))
    assert undated.verdict != "same"
    weeks = compare(telling("a", published=737182, **form), telling("b", published=737189, **form))
    assert weeks.verdict != "same"


def test_little_evidence_is_a_question_for_a_person():
    found = compare(
        telling("a", "meeting_visit", "2020-06-08", agents="anna"),
        telling("b", "meeting_visit", "2020-06-09", agents="anna", at="osh"),
    )
    assert found.verdict in ("unsure", "different")
    assert found.score < 0.5


def test_a_further_attack_weighs_against_the_first():
    told = {"on": "2019-05-03", "at": "osh"}
    plain = compare(telling("a", **told), telling("b", **told))
    further = compare(telling("a", **told), telling("b", further=True, **told))
    assert further.weight < plain.weight


def test_who_is_named_first_changes_nothing():
    a = telling("a", "air_strike", "2019-05-03", at="osh uzgen", agents="KE", further=True)
    b = telling("b", "battle", "2019-05-01", until="2019-05-09", at="KG", agents="KE GH")
    assert compare(a, b) == compare(b, a)


def test_one_story_makes_two_tellings_a_question_and_never_one_event():
    pages = {"on": "2019-05-03", "headline": ("raid",), "story": (1, 2, 3, 4, 5, 6, 7)}
    left = telling("a", **pages, outlet="meridian wire")
    found = compare(left, telling("b", **pages, outlet="harbour post"))
    of_one_outlet = compare(left, telling("b", **pages, outlet="meridian wire"))
    assert (found.verdict, of_one_outlet.verdict) == ("unsure", "different")
    assert any(reason.startswith("One story") for reason in found.reasons)


GATE = (Actor(("an embassy",), None, "group", named=False),)
EMBASSY = {"at": "osh", "published": 737182, "others": GATE}


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        ({"others": (Actor(("kenyan embassy",), None, "agency", named=False),)}, "same"),
        ({"others": (Actor(("busy market",), None, "group", named=False),)}, "unsure"),
        ({"published": 737184, "others": ()}, "unsure"),
    ],
    ids=["an embassy twice", "an embassy and a market", "two days between the pages"],
)
def test_undated_attacks_in_one_town_are_told_apart_by_what_was_hit(right, verdict):
    found = compare(telling("a", **EMBASSY), telling("b", **{**EMBASSY, **right}))
    assert found.verdict == verdict, (found.weight, found.reasons)


def test_a_named_victim_of_the_same_days_is_one_attack_whatever_role_a_reader_gives_him():
    olsen = (Actor(("erik olsen",), None, "person"),)
    left = replace(telling("a", on="2019-05-03", at="KG"), patients=olsen)
    assert compare(left, replace(left, id="b", document_id="d_b", first=None, last=None,
                                 published=left.first)).verdict == "same"  # fmt: skip
    swapped = replace(left, id="b", document_id="d_b", agents=olsen, patients=())
    assert "Both name: erik olsen" in compare(left, swapped).reasons


def test_ministers_and_their_states_do_not_contradict_each_other():
    states = telling("a", "agreement_cooperation", "2020-06-08", agents="KE GH")
    persons = telling("b", "agreement_cooperation", "2020-06-08", agents="anna")
    assert not any("Other" in reason for reason in compare(states, persons).reasons)


@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        (("stonewall", "stonehill"), "unsure"), (("stonewall", "ironwall"), "different"),
        (("stone wall", "stone hill"), "different"),
    ],
    ids=["perhaps a slip", "another word", "two of one family"],
)  # fmt: skip
def test_names_of_one_year_that_differ_by_a_slip_are_a_question_and_never_one(names, verdict):
    drill = {"type_": DRILL, "edition": 2003, "at": "KG", "agents": "KG", "published": 737182}
    a, b = (telling(n, series=n, **drill) for n in names)
    assert compare(a, b).verdict == verdict
