from __future__ import annotations

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from told import telling

from kronika.model.judgements import Judgement
from kronika.resolving.compare import MADE_BY
from kronika.resolving.events import resolve
from kronika.resolving.memory import MemoryNeighbourhood

AT = "2026-01-01T00:00:00Z"
LATER = "2026-01-02T00:00:00Z"


def records(pages, order=None, at=AT):
    near = MemoryNeighbourhood()
    for page in order or pages:
        resolve(page, near, at=at)
    return dict(near.record_ids(one.id for one in chain(*pages)))


def nine_reports():
    """One exercise told nine times: planned, going on and over, with other figures."""
    name = {"type_": "joint_exercise", "series": "quiet harbour", "edition": 2019}
    figures = [("troops", str(n)) for n in (4000, 5000, 6000)]
    days = [None, "2019-05-03", "2019-05-09"]
    return [
        [telling(f"t{i}", on=days[i % 3], numbers=(figures[i % 3],), at="osh",
                 lifecycle=("planned", "ongoing", "concluded")[i // 3], **name)]
        for i in range(9)
    ]  # fmt: skip


def test_nine_reports_of_one_exercise_are_one_event():
    assert set(records(nine_reports()).values()) == {"t0"}


def test_two_calls_on_two_days_stay_two():
    call = {"type_": "call_condolence", "agents": "KE GH"}
    pages = [
        [telling("a", on="2020-06-08", **call), telling("b", on="2020-06-11", **call)],
        [telling("c", on="2020-06-08", **call)],
        [telling("d", on="2020-06-11", **call)],
    ]
    assert records(pages) == {"a": "a", "c": "a", "b": "b", "d": "b"}


def test_a_vague_report_does_not_join_two_events_that_exclude_each_other():
    raid = {"type_": "air_strike", "agents": "KE", "patients": "GH"}
    pages = [
        [telling("a", on="2020-06-08", at="osh", **raid)],
        [telling("b", on="2020-06-08", at="naryn", **raid)],
        [telling("c", on="2020-06-08", at="KG", **raid)],
    ]
    found = records(pages)
    assert found["a"] != found["b"]


def test_the_same_page_again_changes_nothing():
    near = MemoryNeighbourhood()
    pages = nine_reports()
    for page in pages:
        resolve(page, near, at=AT)
    before = near.judgements(f"t{i}" for i in range(9))
    assert [resolve(page, near, at=LATER) for page in pages] == [()] * 9
    assert near.judgements(f"t{i}" for i in range(9)) == before


def test_what_is_no_longer_held_is_taken_back_and_stays_on_record():
    near = MemoryNeighbourhood()
    resolve([telling("a", on="2020-06-08", at="osh")], near, at=AT)
    near.judge([Judgement("a", "b", "same", "resolving.events@0", AT)])
    resolve([telling("b", on="2021-06-08", at="osh")], near, at=LATER)
    old = [j for j in near.judgements(["a"]) if j.by == "resolving.events@0"]
    assert [(j.retracted_at, j.retracted_by) for j in old] == [(LATER, MADE_BY)]
    assert near.record_ids(["a", "b"]) == {"a": "a", "b": "b"}


SPOTS = ("osh", "uzgen", "naryn", "KG", "lima", "")
STORIES = st.lists(
    st.builds(
        dict,
        type_=st.sampled_from(["attack", "air_strike", "battle", "joint_exercise"]),
        on=st.sampled_from(["2020-06-08", "2020-06-09", "2020-06-20", None]),
        at=st.sampled_from(SPOTS),
        agents=st.sampled_from(["KE", "GH", "KE GH", ""]),
        series=st.sampled_from([None, "quiet harbour"]),
        published=st.sampled_from([None, 737584, 737600]),
        further=st.booleans(),
    ),
    min_size=2, max_size=9,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(STORIES, st.randoms(use_true_random=False), st.integers(1, 3))
def test_the_order_of_arrival_changes_nothing(stories, luck, per_page):
    told = [telling(f"t{i}", **story) for i, story in enumerate(stories)]
    pages = [told[i : i + per_page] for i in range(0, len(told), per_page)]
    shuffled = luck.sample(pages, len(pages))
    assert records(pages) == records(pages, shuffled)
