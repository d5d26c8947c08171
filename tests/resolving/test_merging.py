from __future__ import annotations

from dataclasses import replace

import pytest
from told import number, report

from kronika.model.judgements import Judgement
from kronika.model.passages import PassageSpan, SharedPassage
from kronika.resolving.merging import merged

DRILL = ("type", "joint_exercise")


def relation(event, field):
    """The relation of each value of a field to the headline, by the value."""
    found = event.field(field)
    return {v.value: v.relation for v in found.values} if found else {}


def test_figures_of_independent_witnesses_stand_side_by_side():
    event = merged([
        report("a", "Courier", "2019-05-03", DRILL, number("troops", "4000")),
        report("b", "Post", "2019-05-04", DRILL, number("soldiers", "6500")),
        report("c", "Wire", "2019-05-04", DRILL, number("troops", "6500")),
    ])  # fmt: skip
    troops = event.field("number troops")
    assert troops.headline.value == "6500 soldiers"
    assert (troops.headline.reports, troops.headline.witnesses) == (2, 2)
    assert troops.rule == "witnesses"
    assert [d.field for d in event.disagreements] == ["number troops"]
    assert [v.value for v in event.disagreements[0].values] == ["6500 soldiers", "4000 troops"]


def test_a_wire_story_in_three_papers_is_one_witness():
    pages = [
        report("a", "Wire", "2019-05-03", DRILL, number("troops", "6500")),
        report("b", "Post", "2019-05-04", DRILL, number("troops", "6500"), credits_="Wire"),
        report("c", "Courier", "2019-05-04", DRILL, number("troops", "6500"), credits_="Wire"),
        report("d", "Herald", "2019-05-05", DRILL, number("troops", "4000")),
        report("e", "Gazette", "2019-05-05", DRILL, number("troops", "4000")),
    ]
    troops = merged(pages).field("number troops")
    assert troops.headline.value == "4000 troops"
    assert (troops.values[1].reports, troops.values[1].witnesses) == (3, 1)
    assert {s.agency for s in troops.values[1].said} == {None, "Wire"}


def test_shared_text_is_one_witness():
    pages = [report(x, f"Paper {x}", "2019-05-03", DRILL) for x in "ab"]
    span = PassageSpan(0, 9, 0, 9, 40)
    shared = SharedPassage("d_a", "d_b", "cut_version", 0.9, 0.4, (span,))
    assert merged(pages).witnesses == 2
    assert merged(pages, shared=[shared]).witnesses == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (number("personnel", "7394"), number("personnel", "7000", "about 7,000"), "compatible"),
        (number("ships", "6"), number("ships", "5", "at least five", "5"), "compatible"),
        (number("ships", "65"), number("vessels", "70"), "conflict"),
        (number("troops", "6500"), number("troops", "6000"), "conflict"),
        (number("troops", "6500"), number("troops", "4000", "more than 4,000", "4000"), "conflict"),
        (("start", "2016-11"), ("start", "2016-11-24"), "compatible"),
        (("start", "2022-11-02"), ("start", "2022-11-03"), "conflict"),
        (("name", "Quiet Harbour 2019"), ("name", "Quiet Harbour"), "compatible"),
        (("name", "Quiet Harbour"), ("name", "Bright Meadow"), "conflict"),
        (("name", "Quiet Harbour"), ("name", "Тихая гавань"), "compatible"),
        (number("ordinal", "3", "third exercise"), number("ordinal", "2", "second drill"),
         "conflict"),
    ],
    ids=["rounding", "bound", "two counts", "two round counts", "far above the bound",
         "a month and its day", "two days", "with its year", "two names", "two scripts",
         "two editions counted"],
)  # fmt: skip
def test_two_values_are_in_conflict_only_when_both_cannot_be_true(first, second, expected):
    kind = ("type", "agreement_cooperation") if first[0] == "start" else DRILL
    event = merged([
        report("a", "Courier", "2022-12-03", kind, first),
        report("b", "Post", "2022-12-04", kind, second),
    ])  # fmt: skip
    found = next(f for f in event.fields if len(f.values) > 1)
    assert found.values[1].relation == expected
    assert bool(event.disagreements) == (expected == "conflict")


def test_a_plan_is_superseded_not_contradicted():
    start = ("start", "2019-05-03")
    event = merged([
        report("a", "Courier", "2019-04-01", DRILL, start, number("troops", "5000")),
        report("b", "Post", "2019-05-04", DRILL, start, number("troops", "6500")),
    ])  # fmt: skip
    assert relation(event, "number troops") == {"6500 troops": "headline", "5000 troops": "updated"}


def test_a_later_report_of_one_outlet_updates_the_earlier_one():
    kind = ("type", "attack")
    event = merged([
        report("a", "Courier", "2019-05-03", kind, number("killed", "3")),
        report("b", "Courier", "2019-05-04", kind, number("killed", "5")),
    ])  # fmt: skip
    assert relation(event, "number killed") == {"5 killed": "headline", "3 killed": "updated"}


def test_totals_that_add_up_are_no_disagreement():
    event = merged([
        report("a", "Courier", "2019-05-03", DRILL, number("ships", "5"), number("ships", "6")),
        report("b", "Post", "2019-05-04", DRILL, number("ships", "11")),
    ])  # fmt: skip
    assert event.disagreements == ()
    assert set(relation(event, "number ships").values()) == {"headline", "compatible"}


def test_the_part_of_one_state_is_not_held_against_the_total():
    event = merged([
        report("a", "Courier", "2019-05-03", DRILL, number("troops", "1600", "1,600 Peruvians")),
        report("b", "Post", "2019-05-04", DRILL, number("troops", "6500")),
    ])  # fmt: skip
    assert event.disagreements == ()
    assert event.field("number troops PE") is not None


def test_who_did_it_is_a_disagreement_when_two_are_named():
    def by(name, country):
        role = {"name": name, "kind": "state", "role": "perpetrator", "country": country}
        return "participant", role

    kind = ("type", "attack")
    event = merged([
        report("a", "Courier", "2019-05-03", kind, by("Kenya", "KE")),
        report("b", "Post", "2019-05-04", kind, by("Ghana", "GH")),
        report("c", "Wire", "2019-05-04", kind, by("gunmen", None)),
    ])  # fmt: skip
    assert [d.field for d in event.disagreements] == ["participant perpetrator"]
    assert len(event.disagreements[0].values) == 2


def test_a_value_that_a_person_gave_heads_the_field():
    accepted = report("a", "Courier", "2019-05-03", DRILL, number("troops", "4000"))
    from dataclasses import replace

    own = tuple(replace(a, made_by="Ada") for a in accepted.assertions)
    event = merged([
        replace(accepted, assertions=own),
        report("b", "Post", "2019-05-04", DRILL, number("troops", "6500")),
        report("c", "Wire", "2019-05-04", DRILL, number("troops", "6500")),
    ])  # fmt: skip
    troops = event.field("number troops")
    assert (troops.headline.value, troops.rule) == ("4000 troops", "reviewer")


def test_the_reasons_of_a_merge_and_the_whole_of_a_part_are_told():
    pages = [report(x, f"Paper {x}", "2019-05-03", DRILL) for x in "ab"]
    at = "2026-01-01T00:00:00Z"
    said = [
        Judgement("ev_a", "ev_b", "same", "resolving.events@1", at, 0.9, ("Both in osh",)),
        Judgement("ev_b", "ev_z", "different", "resolving.events@1", at, 0.1, ("part of: x",)),
    ]
    event = merged(pages, judgements=said)
    assert event.joined_by == (("ev_a", "ev_b", ("Both in osh",)),)
    assert event.part_of == ("ev_z",)


def test_the_order_of_pages_changes_nothing():
    pages = [
        report(x, f"Paper {x}", f"2019-05-0{i}", DRILL, number("troops", str(4000 + i % 3 * 900)))
        for i, x in enumerate("abcdefg", start=1)
    ]
    assert merged(pages) == merged(pages[::-1]) == merged(pages[3:] + pages[:3])


def test_a_part_that_is_contradicted_contradicts_the_total_that_rests_on_it():
    strike = ("type", "air_strike")
    counted = report("a", "Courier", "2019-05-04", strike, number("drones and missiles", "9"),
                     number("drones", "6"), number("missiles", "3"))  # fmt: skip
    told = report("b", "Post", "2019-05-03", strike, number("drones", "4"))
    shown = {d.field: {v.value for v in d.values} for d in merged([counted, told]).disagreements}
    assert shown == {
        "number weapons": {"9 drones and missiles", "4 drones"},
        "number weapons drones": {"6 drones", "4 drones"},
    }


def test_a_part_alone_does_not_contradict_a_total():
    strike = ("type", "air_strike")
    total = report("a", "Courier", "2019-05-04", strike, number("drones and missiles", "9"))
    told = report("b", "Post", "2019-05-03", strike, number("drones", "4"))
    agreeing = report("c", "Herald", "2019-05-04", strike, number("drones and missiles", "9"),
                      number("drones", "4"), number("missiles", "5"))  # fmt: skip
    assert merged([total, told]).disagreements == ()
    assert merged([agreeing, told]).disagreements == ()


def test_two_actors_that_one_page_names_in_its_own_voice_do_not_contradict_each_other():
    def by(name, country):
        role = {"name": name, "kind": "state", "role": "striker", "country": country}
        return ("participant", role)

    both = report("a", "Courier", "2019-05-03", ("type", "air_strike"), by("Arland", "AR"),
                  by("Borland", "BO"))  # fmt: skip
    other = report("b", "Post", "2019-05-04", ("type", "air_strike"), by("Corland", "CO"))
    assert not merged([both]).disagreements
    assert [d.field for d in merged([both, other]).disagreements] == ["participant striker"]


def test_two_speakers_of_one_page_with_two_figures_disagree_and_one_speaker_does_not():
    def event(first: str, second: str):
        told = report("a", "Courier", "2019-05-03", ("type", "air_strike"), number("killed", "30"),
                      number("killed", "17"))  # fmt: skip
        type_, many, few = told.assertions
        said = (type_, replace(many, claim_id=first), replace(few, claim_id=second))
        return merged([replace(told, assertions=said, speakers={"c1": "army", "c2": "residents"})])

    assert [d.field for d in event("c1", "c2").disagreements] == ["number killed"]
    assert not event("c1", "c1").disagreements


def test_two_places_that_one_page_gives_an_attack_are_no_disagreement():
    lima, oslo = ({"name": name, "precision": "point", "lat": lat, "lon": lon}
                  for name, lat, lon in (("Lima", -12.0, -77.0), ("Oslo", 59.9, 10.7)))  # fmt: skip
    attack = ("type", "attack")
    both = report("a", "Post", "2019-05-03", attack, ("place", lima), ("place", oslo))
    one = report("b", "Wire", "2019-05-03", attack, ("place", lima))
    assert not merged([both, one]).disagreements
    apart = report("a", "Post", "2019-05-03", attack, ("place", oslo))
    assert [d.field for d in merged([apart, one]).disagreements] == ["place"]
