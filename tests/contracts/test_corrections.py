"""What people decide about values, over every kind of store."""

import threading
from dataclasses import replace

import pytest
from store_pages import call, drill, said, told_of_call, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.errors import QuoteMismatchError, StaleDecisionError, StoreError, UsageError
from kronika.model.evidence import Evidence
from kronika.pipeline import merged_event, settle
from kronika.store import Selection

EVENT = "ev_d_drill"


@pytest.fixture
def page(store):
    document = drill()
    store.put(document, told_of_drill(document))
    return document


def machine(page, field):
    return next(a for a in told_of_drill(page) if (a.subject, a.field) == (EVENT, field))


def event(store):
    found = [e for c in store.chronicles() for e in c.events]
    return found[0] if found else None


def correct(store, page, start="2019-05-05", by="Ada", **more):
    right = said(page, EVENT, "start", start, "a week")
    return store.decide(
        "correct", EVENT, document_id=page.id, by=by, right=[right],
        wrong=[machine(page, "start")], **more,
    )  # fmt: skip


def test_a_corrected_value_takes_the_place_of_the_machines_and_both_are_kept(store, page):
    correct(store, page)
    assert event(store).start == "2019-05-05"
    kept = {(a.made_by, a.stance, a.value) for a in store.assertions(page.id) if a.field == "start"}
    assert kept == {
        ("rules.test@1", "asserts", "2019-05-03"), ("Ada", "denies", "2019-05-03"),
        ("Ada", "asserts", "2019-05-05"),
    }  # fmt: skip
    (one,) = store.corrections(page.id)
    assert (one.action, one.by, one.field, one.stands) == ("correct", "Ada", "start", True)
    assert [a.value for a in one.asserted] == ["2019-05-05"]
    assert [a.value for a in one.denied] == ["2019-05-03"]
    assert one.at.startswith("20")


def test_a_correction_heads_the_merged_event_by_the_rule_reviewer(store, page):
    correct(store, page)
    merged = merged_event([(EVENT, page, store.assertions(page.id))])
    found = merged.field("start")
    assert [v.value for v in found.values] == ["2019-05-05"]
    added = said(page, EVENT, "name", "Calm Harbour", "Quiet Harbour")
    store.decide("add", EVENT, document_id=page.id, by="Ada", right=[added])
    found = merged_event([(EVENT, page, store.assertions(page.id))]).field("name")
    assert (found.headline.value, found.rule) == ("Calm Harbour", "reviewer")


def test_a_rejected_value_leaves_every_view_and_comes_back_with_the_undo(store, page):
    wrong = machine(page, "participant")
    one = store.decide("reject", EVENT, document_id=page.id, by="Ada", wrong=[wrong])
    assert [p.name for p in event(store).participants] == ["Peru"]
    assert store.search("", Selection(participant="CL")) == ()
    back = store.undo(one.number, by="Bo")
    assert [p.name for p in event(store).participants] == ["Chile", "Peru"]
    assert [h.document_id for h in store.search("", Selection(participant="CL"))] == [page.id]
    log = store.corrections(page.id)
    assert [(c.action, c.by, c.undoes, c.undone_by) for c in log] == [
        ("undo", "Bo", one.number, None), ("reject", "Ada", None, back.number),
    ]  # fmt: skip
    assert (log[1].retracted_by, log[1].retracted_at) == ("Bo", back.at)


def test_an_event_whose_type_is_rejected_is_no_event_until_that_is_undone(store, page):
    one = store.decide(
        "reject", EVENT, document_id=page.id, by="Ada", wrong=[machine(page, "type")]
    )
    assert event(store) is None
    store.undo(one.number, by="Ada")
    assert event(store).type == "joint_exercise"


def test_the_list_of_events_follows_each_decision(store, page):
    book = load_codebook()
    settle(store, book)
    correct(store, page)
    settle(store, book)
    assert store.record(EVENT).start == "2019-05-05"
    assert store.record(EVENT).review == "reviewed"
    one = store.decide(
        "reject", EVENT, document_id=page.id, by="Ada", wrong=[machine(page, "type")]
    )
    settle(store, book)
    assert len(store.records()) == 0
    store.undo(one.number, by="Ada")
    settle(store, book)
    assert [r.id for r in store.records()] == [EVENT]


def test_decisions_survive_another_version_that_says_the_same_again(store, page):
    correct(store, page)
    store.decide(
        "reject", EVENT, document_id=page.id, by="Ada", wrong=[machine(page, "participant")]
    )
    again = told_of_drill(page, made_by="rules.test@2")
    store.put(page, again, ran=("rules.test@2",))
    assert event(store).start == "2019-05-05"
    assert [p.name for p in event(store).participants] == ["Peru"]


def test_undo_reaches_any_depth_and_can_be_undone(store, page):
    first = correct(store, page, "2019-05-05")
    theirs = said(page, EVENT, "start", "2019-05-05", "a week", made_by="Ada")
    second = store.decide(
        "correct", EVENT, document_id=page.id, by="Bo",
        right=[said(page, EVENT, "start", "2019-05-06", "ships")], wrong=[theirs],
    )  # fmt: skip
    assert event(store).start == "2019-05-06"
    third = store.undo(first.number, by="Cy")
    assert event(store).start == "2019-05-06", "the later decision does not rest on the first"
    store.undo(second.number, by="Cy")
    assert event(store).start == "2019-05-03"
    store.undo(third.number, by="Cy")
    assert event(store).start == "2019-05-05"
    with pytest.raises(StoreError, match="taken back already"):
        store.undo(second.number, by="Cy")
    assert len(store.corrections(page.id)) == 5, "nothing was deleted"


def test_the_latest_word_on_a_value_counts(store, page):
    value = machine(page, "name")
    store.decide("reject", EVENT, document_id=page.id, by="Ada", wrong=[value])
    assert event(store).name is None
    bo = store.decide("accept", EVENT, document_id=page.id, by="Bo", right=[value])
    assert event(store).name == "Quiet Harbour"
    store.undo(bo.number, by="Bo")
    assert event(store).name is None, "what the acceptance had ended counts again"


def test_a_decision_on_a_state_that_is_no_more_writes_nothing(store, page):
    seen = store.state(page.id, EVENT, ["start"])
    correct(store, page, by="Ada", seen=seen)
    with pytest.raises(StaleDecisionError, match="Ada decided about it"):
        correct(store, page, "2019-05-09", by="Bo", seen=seen)
    assert [c.by for c in store.corrections(page.id)] == ["Ada"]
    correct(store, page, "2019-05-09", by="Bo", seen=store.state(page.id, EVENT, ["start"]))
    assert [c.by for c in store.corrections(page.id)] == ["Bo", "Ada"]


def test_of_two_who_decide_at_once_one_is_told(store, page):
    seen = store.state(page.id, EVENT, ["start"])
    told, barrier = [], threading.Barrier(2)

    def decide(by, start):
        barrier.wait()
        try:
            told.append(correct(store, page, start, by=by, seen=seen).by)
        except StaleDecisionError as error:
            told.append(error)

    threads = [
        threading.Thread(target=decide, args=one)
        for one in (("Ada", "2019-05-05"), ("Bo", "2019-05-06"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(one, StaleDecisionError) for one in told) == 1
    assert len(store.corrections(page.id)) == 1


@pytest.mark.parametrize(
    ("by", "action", "error"),
    [("rules@1", "accept", UsageError), (" ", "accept", UsageError), ("Ada", "undo", UsageError),
     ("Ada", "burn", UsageError)],
)  # fmt: skip
def test_only_people_decide_and_only_what_there_is_to_decide(store, page, by, action, error):
    with pytest.raises(error):
        store.decide(action, EVENT, document_id=page.id, by=by, right=[machine(page, "name")])
    assert store.corrections(page.id) == ()


def test_words_that_do_not_stand_there_are_no_evidence_for_a_person_either(store, page):
    wrong = replace(machine(page, "name"), evidence=Evidence(page.id, 0, 5, "Fleet"))
    with pytest.raises(QuoteMismatchError):
        store.decide("add", EVENT, document_id=page.id, by="Ada", right=[wrong])
    assert store.corrections() == ()
    with pytest.raises(UsageError):
        store.decide("add", EVENT, document_id=page.id, by="Ada")


def test_forgetting_a_page_forgets_what_was_decided_of_it(store, page):
    correct(store, page)
    store.put(call(), told_of_call(call()))
    store.forget(page.id)
    assert store.corrections() == ()
    with store._transaction() as connection:
        from kronika.store.tables import decisions

        assert connection.execute(decisions.select()).all() == []


def test_the_log_is_read_back_newest_first_and_in_pieces(store, page):
    numbers = [correct(store, page, f"2019-05-0{day}").number for day in range(4, 9)]
    assert [c.number for c in store.corrections(limit=2)] == numbers[:-3:-1]
    assert [c.number for c in store.corrections(before=numbers[2], limit=9)] == numbers[1::-1]
    assert store.corrections(since="9999") == ()
    assert len(store.corrections(since="2000-01-01")) == 5


def unsure(page):
    place = {"name": "Osh", "country": None, "precision": "ambiguous", "role": "at"}
    return [
        said(page, EVENT, "place", place, "Osh Bay", confidence=0.7),
        said(page, EVENT, "number", {"what": "ships", "value": "2"}, "ships", confidence=0.3),
        said(page, EVENT, "number", {"what": "days", "value": "7"}, "a week", confidence=0.2),
        said(page, EVENT, "number", {"what": "days", "value": "7"}, "week", confidence=0.9),
    ]


def test_what_is_little_trusted_or_an_unsure_place_waits_until_somebody_decides(store, page):
    store.put(page, [*told_of_drill(page), *unsure(page)])
    assert store.open_doubts() == {"place": 1, "confidence": 1}
    (place,) = store.doubts("place")
    (ships,) = store.doubts("confidence")
    assert ships.assertion.value == {"what": "ships", "value": "2"}
    assert store.doubt(ships.id) == ships
    one = store.decide("accept", EVENT, document_id=page.id, by="Ada", right=[ships.assertion])
    store.decide("reject", EVENT, document_id=page.id, by="Ada", wrong=[place.assertion])
    assert store.open_doubts() == {"place": 0, "confidence": 0}
    assert store.doubt(ships.id) is None
    store.undo(one.number, by="Ada")
    assert [d.id for d in store.doubts("confidence")] == [ships.id]


def test_doubts_are_read_on_behind_any_of_them(store, page):
    more = [
        said(page, EVENT, "number", {"what": f"n{i}", "value": "1"}, "ships", confidence=i / 100)
        for i in range(5)
    ]
    store.put(page, [*told_of_drill(page), *more])
    every = store.doubts("confidence")
    assert [d.assertion.confidence for d in every] == [0.0, 0.01, 0.02, 0.03, 0.04]
    assert store.doubts("confidence", after=every[2].id) == every[3:]
    assert store.doubts("confidence", limit=2) == every[:2]
    with pytest.raises(UsageError):
        store.doubts("weather")


def test_an_event_that_is_none_raises_no_more_doubts(store, page):
    store.put(page, [*told_of_drill(page), *unsure(page)])
    store.decide("reject", EVENT, document_id=page.id, by="Ada", wrong=[machine(page, "type")])
    assert store.open_doubts() == {"place": 0, "confidence": 0}
