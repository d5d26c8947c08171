"""The list of merged events, on every kind of store: kept up to date, asked, narrowed, counted."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_pages import call, drill, said, told_of_call, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.errors import StoreError, UsageError
from kronika.model.event_rows import EventRow, Told
from kronika.model.judgements import Judgement
from kronika.model.listing import EventRecord
from kronika.pipeline import settle
from kronika.store import Selection, SqlStore, open_store
from kronika.store.facets import FACETS

BOOK = load_codebook()
AT = "2026-01-01T00:00:00Z"


def same(left: str, right: str, *, by: str = "Ada", at: str = AT) -> Judgement:
    return Judgement(f"ev_{left}", f"ev_{right}", "same", by, at)


def fill(store: SqlStore, *names: str) -> None:
    for name in names:
        document = drill(name)
        store.put(document, told_of_drill(document))
    store.put(call(), told_of_call(call()))


def listed(store: SqlStore, **asked: object) -> list[str]:
    return [one.id for one in store.all_records(Selection(**asked))]


def state(store: SqlStore) -> list[object]:
    """The whole list, but for the times at which it changed."""
    found = [replace(one, changed_at=None) for one in store.all_records()]
    counts = {k: {c.value: c.records for c in v} for k, v in store.facets(limit=999).items()}
    return [sorted(found, key=lambda one: one.id), counts]


def test_what_is_put_waits_until_it_is_settled_and_says_so(store):
    fill(store, "d_one")
    assert store.records().waiting == store.waiting() == 2
    assert len(store.records()) == 0
    assert settle(store, BOOK) == 2
    assert store.waiting() == 0
    assert [one.id for one in store.records()] == ["ev_d_call", "ev_d_one"]
    assert settle(store, BOOK) == 0


def test_two_tellings_become_one_record_and_two_again_when_it_is_taken_back(store):
    fill(store, "d_one", "d_two")
    settle(store, BOOK)
    before = state(store)
    store.judge(same("d_two", "d_one"))
    settle(store, BOOK)
    record = store.record("ev_d_two")
    assert (record.id, record.reports, record.witnesses) == ("ev_d_one", 2, 1)
    assert record.review == "reviewed"
    assert record.claims == ("cl_d_one", "cl_d_two")
    assert listed(store) == ["ev_d_call", "ev_d_one"]
    ((number, _),) = store.decisions()
    store.take_back(number, at="2026-01-02T00:00:00Z", by="Bo")
    settle(store, BOOK)
    assert state(store) == before


def test_a_record_keeps_its_time_of_change_until_it_says_something_else(store):
    fill(store, "d_one")
    settle(store, BOOK)
    first = store.record("ev_d_one")
    store.put(drill("d_other"), told_of_drill(drill("d_other")))
    settle(store, BOOK)
    assert store.record("ev_d_one") == first
    assert first.changed_at is not None


def test_what_is_forgotten_is_in_no_row_even_before_it_is_settled(store):
    fill(store, "d_one", "d_two")
    store.judge(same("d_one", "d_two"))
    settle(store, BOOK)
    store.forget("d_one")
    assert "ev_d_two" not in listed(store)
    assert store.waiting() == 1
    settle(store, BOOK)
    assert listed(store) == ["ev_d_call", "ev_d_two"]
    with pytest.raises(StoreError, match="no event here has the id ev_d_one"):
        store.record("ev_d_one")


def test_a_page_that_tells_an_event_no_more_takes_it_out_of_the_list(store):
    document = drill("d_one")
    store.put(document, told_of_drill(document))
    settle(store, BOOK)
    store.put(document, (), ran=("rules.test@2",))
    settle(store, BOOK)
    assert listed(store) == []
    assert store.facets()["type"] == ()


def test_what_changes_while_a_batch_is_made_is_made_once_more(store):
    fill(store, "d_one", "d_two")
    batch = store.unsettled()
    store.judge(same("d_one", "d_two"))
    from kronika.pipeline import listed_record

    store.list_anew(batch, [listed_record(one, BOOK, series={}) for one in batch.records])
    assert store.waiting() > 0
    settle(store, BOOK)
    assert listed(store) == ["ev_d_call", "ev_d_one"]


FINDING = [
    {"type": "joint_exercise"}, {"type": ("joint_exercise", "aid")}, {"year": "2019"},
    {"country": "CL"}, {"participant_country": "PE"}, {"participant": "Chile"},
    {"participant": "CL"}, {"participant": "Perú"}, {"place": "valparaiso"}, {"place": "CL"},
    {"outlet": "El Diario del Sûr"}, {"outlet": "diario"}, {"lifecycle": "concluded",
    "type": "joint_exercise"}, {"since": "2019-05-03", "until": "2019"},
    {"document": "d_one"}, {"review": "none", "year": "2019"},
]  # fmt: skip


def test_every_filter_finds_the_drill_and_not_the_call(store):
    fill(store, "d_one")
    settle(store, BOOK)
    for asked in FINDING:
        assert (asked, listed(store, **asked)) == (asked, ["ev_d_one"])
        assert (asked, store.count(Selection(**asked))) == (asked, 1)


MISSING = [
    {"type": "aid"}, {"year": "1999"}, {"country": "KG"}, {"participant": "Chil"},
    {"series": "Peace Mission"}, {"place": "%"}, {"outlet": "_"}, {"disagreement": "any"},
    {"disagreement": "number"}, {"since": "2021"}, {"document": "nothing"}, {"place": "'"},
]  # fmt: skip


def test_a_filter_that_nothing_fits_finds_nothing(store):
    fill(store, "d_one")
    settle(store, BOOK)
    for asked in MISSING:
        assert (asked, listed(store, **asked)) == (asked, [])
        assert (asked, store.count(Selection(**asked))) == (asked, 0)


def test_words_of_any_script_find_the_events_of_their_pages(store):
    fill(store, "d_one")
    settle(store, BOOK)
    for query in ("harbour", "Цзиньпин", "莫斯科", '"quiet harbour"', "quie*"):
        assert [one.id for one in store.records(query=query)] == ["ev_d_one"]
        assert store.count(query=query) == 1
        assert store.facets(query=query)["type"][0].records == 1


def test_each_count_of_a_facet_is_what_choosing_it_gives(store):
    fill(store, "d_one", "d_two", "d_three")
    settle(store, BOOK)
    chosen = Selection(type="joint_exercise")
    counts = store.facets(chosen)
    assert tuple(counts) == FACETS
    assert {c.value for c in counts["type"]} == {"joint_exercise", "call_condolence"}
    for facet, values in counts.items():
        for one in values:
            asked = replace(chosen, **{facet: one.value})
            assert (facet, one.value, store.count(asked)) == (facet, one.value, one.records)


def test_pages_of_a_list_hold_every_record_once_and_in_order(store):
    fill(store, *(f"d_{n}" for n in range(7)))
    settle(store, BOOK)
    for order in ("newest", "oldest", "changed"):
        _walk(store, order)


def _walk(store, order):
    whole = [one.id for one in store.records(order=order, limit=100)]
    found, after = [], None
    while True:
        page = store.records(order=order, after=after, limit=3)
        found += [one.id for one in page]
        after = page.after
        if after is None:
            break
    assert found == whole
    assert len(set(found)) == 8


def test_a_cursor_that_is_none_is_said_to_be_none(store):
    for cursor in ("", "x", "YQ", "é", "W10", "A" * 5000, "bnVsbA=="):
        with pytest.raises(UsageError, match="cursor"):
            store.records(after=cursor)


def test_a_cursor_of_another_order_is_refused(store):
    fill(store, "d_one")
    settle(store, BOOK)
    after = store.records(limit=1).after
    with pytest.raises(UsageError, match="order"):
        store.records(order="oldest", after=after)
    with pytest.raises(UsageError, match="no order"):
        store.records(order="best")


def test_a_person_who_corrects_a_value_heads_it_and_marks_the_record_reviewed(store):
    document = drill("d_one")
    store.put(document, told_of_drill(document))
    store.put(
        document, [said(document, "ev_d_one", "name", "Calm Harbour", "Quiet", made_by="Ada")]
    )
    settle(store, BOOK)
    record = store.record("ev_d_one")
    assert (record.name, record.review) == ("Calm Harbour", "reviewed")


def test_an_open_question_marks_both_records(store):
    fill(store, "d_one", "d_two")
    store.judge(Judgement("ev_d_one", "ev_d_two", "unsure", "events@1", AT, 0.5))
    settle(store, BOOK)
    assert {one.review for one in store.records(Selection(year="2019"))} == {"open"}
    store.judge(Judgement("ev_d_one", "ev_d_two", "different", "Ada", AT))
    settle(store, BOOK)
    assert {one.review for one in store.records(Selection(year="2019"))} == {"reviewed"}


NAMES = ("d_a", "d_b", "d_c", "d_d")
ACTS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(NAMES), st.booleans()),
    st.tuples(
        st.sampled_from(("same", "different", "unsure")), st.sampled_from(NAMES),
        st.sampled_from(NAMES),
    ),
    st.tuples(st.just("undo"), st.integers(1, 6), st.none()),
    st.tuples(st.just("forget"), st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("settle"), st.none(), st.none()),
)  # fmt: skip


def act(store: SqlStore, number: int, what: str, one: object, other: object) -> None:
    if what == "put":
        document = drill(str(one))
        told = told_of_drill(document)
        store.put(document, told if other else told[:1], ran=("rules.test@1",))
    elif what == "settle":
        settle(store, BOOK, limit=2)
    elif what == "forget":
        store.forget(str(one))
    elif what == "undo":
        store.take_back(int(str(one)), at=AT, by="Bo")
    elif one != other:
        by = "Ada" if number % 2 else "events@1"
        at = f"2026-01-01T00:00:{number:02}Z"
        store.judge(Judgement(f"ev_{one}", f"ev_{other}", what, by, at))  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTS, max_size=14))
def test_settling_after_any_acts_gives_what_making_the_list_from_nothing_gives(acts):
    with open_store(":memory:") as store:
        for number, one in enumerate(acts):
            try:
                act(store, number, *one)
            except StoreError:
                continue
        settle(store, BOOK, limit=3)
        kept = state(store)
        store.unlist()
        assert store.count() == 0
        settle(store, BOOK)
        assert state(store) == kept


def test_what_only_merged_events_have_narrows_pages_and_hits_too(store):
    fill(store, "d_one", "d_two")
    store.judge(same("d_one", "d_two"))
    settle(store, BOOK)
    reviewed = Selection(review="reviewed")
    assert [p.document.id for p in store.select(reviewed)] == ["d_two", "d_one"]
    assert {h.document_id for h in store.search("harbour", reviewed)} == {"d_one", "d_two"}
    assert [f.record.id for f in store.events(Selection(year="2020"))] == ["ev_d_call"]
    assert store.search("harbour", Selection(country="KG")) == ()


def test_an_older_snapshot_sees_what_others_changed(tmp_path):
    with open_store(tmp_path / "a.db") as one, open_store(tmp_path / "a.db") as other:
        fill(one, "d_one", "d_two")
        settle(one, BOOK)
        assert other.count() == one.count() == 3
        one.judge(same("d_one", "d_two"))
        settle(one, BOOK)
        assert (other.count(), len(other.records())) == (2, 2)
        one.forget("d_call")
        fresh = drill("d_new")
        one.put(fresh, told_of_drill(fresh))
        settle(one, BOOK)
        assert set(listed(other)) == {"ev_d_one", "ev_d_new"}
        assert other.facets() == one.facets()
        assert "call_condolence" not in {c.value for c in other.facets()["type"]}


def test_a_search_asked_before_a_change_answers_what_is_there_after_it(store):
    fill(store, "d_one")
    settle(store, BOOK)
    word = drill("d_one").text.split()[0]
    before = store.count(query=word)
    assert before == store.count(query=word) > 0
    second = drill("d_two")
    store.put(second, told_of_drill(second))
    settle(store, BOOK)
    assert store.count(query=word) == before + 1
    store.forget("d_two")
    assert store.count(query=word) == before


def test_a_search_asked_before_a_text_changes_answers_what_the_page_says_after_it(store):
    fill(store, "d_one", "d_two")
    settle(store, BOOK)
    assert store.count(query="harbour") == 2
    page = drill("d_one")
    store.put(replace(page, text=page.text.replace("Harbour", "Lagoons")), ())
    settle(store, BOOK)
    assert (store.count(query="harbour"), store.count(query="lagoons")) == (1, 1)
    assert store.page_ids(query="harbour") == (["d_two"], None)


def test_a_row_of_the_list_says_what_its_record_says(store):
    fill(store, "d_one", "d_two")
    store.judge(same("d_one", "d_two"))
    settle(store, BOOK)
    assert [one.name for one in fields(EventRow)] == [one.name for one in fields(EventRecord)]
    rows, records = store.rows(limit=1), store.records(limit=1)
    assert (rows.after, rows.waiting, rows.total) == (records.after, 0, 2)
    for row, record in zip(store.rows(), store.records(), strict=True):
        told = Told(record.merged.events, record.merged.documents)
        assert row == EventRow(
            **{f.name: getattr(record, f.name) for f in fields(record)} | {"merged": told}
        )
