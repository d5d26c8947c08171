from __future__ import annotations

from dataclasses import replace

import pytest
from store_pages import drill, told_of_drill

from kronika.errors import StoreError
from kronika.model.judgements import Judgement
from kronika.model.tellings import Telling
from kronika.store import open_store

AT = "2026-01-01T00:00:00Z"


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        for name in ("d_a", "d_b", "d_c"):
            opened.put(drill(name), told_of_drill(drill(name)))
        yield opened


def same(left, right, by="resolving.events@1", **more):
    return Judgement(f"ev_{left}", f"ev_{right}", "same", by, AT, 0.9, ("told alike",), **more)


def records(store):
    return {e.id: e.record_id for page in store.chronicles() for e in page.events}


def test_a_telling_is_found_under_each_of_its_keys(store):
    near = store.neighbourhood()
    near.file(Telling("ev_d_a", "d_a", "attack"), [1, 2**61])
    near.file(Telling("ev_d_b", "d_b", "attack"), [2, 3])
    assert [t.id for t in near.near([2**61, 9])] == ["ev_d_a"]
    assert {t.id for t in near.near([1, 3])} == {"ev_d_a", "ev_d_b"}


def test_a_changed_telling_loses_its_old_keys(store):
    near = store.neighbourhood()
    near.file(Telling("ev_d_a", "d_a", "attack"), [1, 2])
    near.file(Telling("ev_d_a", "d_a", "battle"), [2, 3])
    assert near.near([1]) == []
    assert [t.type for t in near.near([3])] == ["battle"]


def test_a_telling_needs_its_page(store):
    with pytest.raises(StoreError, match="no document"):
        store.neighbourhood().file(Telling("ev_x", "d_x", "attack"), [1])


def test_judgements_are_seen_in_every_view_of_a_page(store):
    store.neighbourhood().judge([same("d_b", "d_a"), same("d_b", "d_c")])
    assert set(records(store).values()) == {"ev_d_a"}
    assert store.get("ev_d_c").also == ("ev_d_a", "ev_d_b")


def test_what_is_taken_back_comes_apart(store):
    store.neighbourhood().judge([same("d_b", "d_a"), same("d_b", "d_c")])
    store.judge(same("d_b", "d_c", retracted_at="2026-02-01T00:00:00Z"))
    assert records(store) == {"ev_d_a": "ev_d_a", "ev_d_b": "ev_d_a", "ev_d_c": "ev_d_c"}


def test_a_person_keeps_apart_what_the_machine_joined_and_can_take_that_back(store):
    store.neighbourhood().judge([same("d_a", "d_b")])
    store.judge(Judgement("ev_d_a", "ev_d_b", "different", "Ada", AT))
    assert records(store)["ev_d_b"] == "ev_d_b"
    number, decision = store.decisions()[0]
    assert decision.by == "Ada"
    store.take_back(number, at="2026-02-01T00:00:00Z", by="Bo")
    assert records(store)["ev_d_b"] == "ev_d_a"
    assert store.decisions() == ()
    (_, gone) = store.decisions(taken_back=True)[0]
    assert (gone.retracted_by, gone.retracted_at) == ("Bo", "2026-02-01T00:00:00Z")
    with pytest.raises(StoreError, match="taken back before"):
        store.take_back(number, at="2026-03-01T00:00:00Z", by="Bo")


def test_reading_a_page_again_keeps_its_record(store):
    store.neighbourhood().judge([same("d_a", "d_b")])
    changed = replace(drill("d_b"), language="es")
    store.put(changed, told_of_drill(changed, made_by="rules.test@2"))
    assert records(store)["ev_d_b"] == "ev_d_a"


def test_forgetting_the_page_in_the_middle_parts_the_others(store):
    store.neighbourhood().judge([same("d_a", "d_b"), same("d_b", "d_c")])
    store.forget("d_b")
    assert records(store) == {"ev_d_a": "ev_d_a", "ev_d_c": "ev_d_c"}
    assert store.judgements() == ()


def test_a_question_is_open_until_somebody_decides_or_others_settle_it(store):
    asked = Judgement("ev_d_a", "ev_d_b", "unsure", "resolving.events@1", AT, 0.4, ("alike",))
    store.judge(asked)
    assert [q for _, q in store.questions()] == [asked]
    store.judge(Judgement("ev_d_a", "ev_d_b", "different", "Ada", AT))
    assert store.questions() == ()
    store.take_back(store.decisions()[0][0], at="2026-02-01T00:00:00Z", by="Bo")
    assert len(store.questions()) == 1
    store.neighbourhood().judge([same("d_a", "d_c"), same("d_b", "d_c")])
    assert store.questions() == ()
