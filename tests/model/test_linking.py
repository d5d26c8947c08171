from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.model.judgements import Judgement
from kronika.model.linking import component, groups, record_ids

MACHINE = "resolving.events@1"


def judged(left, right, verdict, by=MACHINE, at="2026-01-01T00:00:00Z", score=0.9):
    return Judgement(left, right, verdict, by, at, score)


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([judged("a", "b", "same"), judged("b", "c", "same")], [{"a", "b", "c"}]),
        ([judged("a", "b", "unsure")], []),
        ([judged("a", "b", "same"), judged("b", "a", "different", by="Ada")], []),
        ([judged("a", "b", "different"), judged("a", "b", "same", by="Ada")], [{"a", "b"}]),
        ([judged("a", "b", "same", by="Ada"),
          judged("a", "b", "different", by="Bo", at="2026-02-01T00:00:00Z")], []),
        ([judged("a", "b", "same", score=0.9), judged("b", "c", "same", score=0.8),
          judged("a", "c", "different")], [{"a", "b"}]),
        ([judged("a", "b", "same", by="Ada"), judged("b", "c", "same", by="Ada"),
          judged("a", "c", "different")], [{"a", "b", "c"}]),
        ([judged("a", "b", "same", score=0.9), judged("b", "c", "same", score=0.8),
          judged("a", "c", "different", by="Ada")], [{"a", "b"}]),
    ],
    ids=["same is passed on", "unsure joins nothing", "a person's different",
         "a person's same", "the later of two people", "a veto through a group",
         "a person overrules a veto", "a person's veto through a group"],
)  # fmt: skip
def test_groups_follow_the_judgements_that_count(judgements, expected):
    assert groups(judgements) == expected


def test_what_is_taken_back_counts_no_more():
    said = [judged("a", "b", "same"), judged("a", "b", "different", by="Ada")]
    undone = replace(said[1], retracted_at="2026-03-01T00:00:00Z")
    assert record_ids([said[0], undone]) == {"a": "a", "b": "a"}


def test_undo_works_at_any_depth():
    said = [judged("a", "b", "same", by="Ada", at=f"2026-01-0{n}T00:00:00Z") for n in (1, 2)]
    said.append(judged("b", "c", "same", by="Ada", at="2026-01-03T00:00:00Z"))
    first = replace(said[0], retracted_at="2026-04-01T00:00:00Z")
    assert groups([first, *said[1:]]) == groups(said)
    both = replace(said[1], retracted_at="2026-04-01T00:00:00Z")
    assert groups([first, both, said[2]]) == [{"b", "c"}]


IDS = st.sampled_from("abcdef")
JUDGED = st.lists(
    st.builds(
        Judgement,
        left=IDS, right=IDS, verdict=st.sampled_from(["same", "same", "different", "unsure"]),
        by=st.sampled_from([MACHINE, "names@2", "Ada", "Bo"]),
        at=st.sampled_from(["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"]),
        score=st.sampled_from([0.4, 0.7, 0.9, None]),
        retracted_at=st.sampled_from([None, None, "2026-05-01T00:00:00Z"]),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(JUDGED, st.randoms(use_true_random=False))
def test_the_order_of_judgements_changes_nothing(judgements, luck):
    assert groups(judgements) == groups(luck.sample(judgements, len(judgements)))


@settings(max_examples=200, deadline=None)
@given(JUDGED)
def test_what_a_person_keeps_apart_never_meets(judgements):
    pinned = judged("a", "b", "different", by="Zoe", at="2026-12-01T00:00:00Z")
    assert not any({"a", "b"} <= group for group in groups([*judgements, pinned]))


@settings(max_examples=100, deadline=None)
@given(JUDGED)
def test_a_group_can_be_made_from_its_own_component_alone(judgements):
    whole = record_ids(judgements)
    for one in "abcdef":
        around = component([one], judgements)
        own = [j for j in judgements if j.left in around and j.right in around]
        assert record_ids(own).get(one, one) == whole.get(one, one)
