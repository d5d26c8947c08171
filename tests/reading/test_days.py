"""Which tellings of a sentence a day or a place belongs to."""

import pytest
from tests.pages import page, records

MONDAY, THURSDAY = "2021-05-03", "2021-05-06"
DAYS = [
    ("The naval exercise, which opened on Thursday with talks of the commanders in Muscat, "
     "involves 400 troops of Oman and Kenya.",
     {"joint_exercise": THURSDAY, "meeting_visit": THURSDAY}),
    ("On Monday, India and Nepal signed an agreement and opened a joint exercise in Pithoragarh.",
     {"agreement_cooperation": MONDAY, "joint_exercise": MONDAY}),
    ("Jets bombed a camp and rebels seized a town near Gao on Monday.", {"battle": MONDAY}),
    ("President William Ruto visited Kampala on Monday and signed an agreement with Uganda.",
     {"meeting_visit": MONDAY, "agreement_cooperation": None}),
    ("On Monday rebels attacked a post near Gao after soldiers had retaken Kidal.",
     {"attack": MONDAY, "battle": None}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "days"), DAYS)
def test_a_day_is_given_to_each_telling_that_it_governs(sentence, days):
    view = records(page(sentence, published="2021-05-07"))
    told = {e.type: e.start for e in view.events}
    assert {type_: told.get(type_) for type_ in days} == days


def test_one_subject_acts_in_two_verbs_that_and_joins():
    view = records(page("Gunmen killed two soldiers and kidnapped three in Borno on Tuesday."))
    told = {(p.role, p.name) for e in view.events for p in e.participants}
    assert told == {("perpetrator", "Gunmen"), ("victim", "two soldiers")}


def test_a_place_before_and_is_that_of_the_verb_before_it():
    view = records(page("On 5 May jets bombed a camp near Gao and troops fought rebels in Kidal."))
    assert {e.type: [p.name for p in e.places] for e in view.events}["air_strike"] == ["Gao"]
