"""One body of tests for every kind of store: SQLite file, SQLite memory, PostgreSQL."""

import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_pages import call, drill, said, told_of_call, told_of_drill

from kronika.errors import StoreError, UsageError
from kronika.model.documents import Capture
from kronika.model.evidence import Evidence
from kronika.model.judgements import Judgement
from kronika.model.readings import Refusal
from kronika.model.views import chronicle
from kronika.store import Selection, SqlStore, open_store

SIGNS = "\"'*()-+:^&|!<>{}[]\\%_ abNEAROT\x00演"


def rows(store: SqlStore) -> dict[str, list[object]]:
    """Everything in the tables, to see that nothing moved."""
    from sqlalchemy import select

    from kronika.store.tables import metadata

    with store._transaction() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata.sorted_tables
        }


def test_what_was_put_is_given_back_as_it_was(store):
    document = drill()
    assertions = told_of_drill(document)
    refused = (Refusal("records", "a date without evidence", 2),)
    assert store.put(document, assertions, refused) is True
    assert store.document("d_drill") == document
    assert store.assertions("d_drill") == tuple(assertions)
    assert list(store.documents()) == [document]
    assert list(store.chronicles()) == [chronicle(document, assertions, refused)]


def test_the_same_page_twice_changes_nothing(store):
    document = drill()
    store.put(document, told_of_drill(document), (Refusal("records", "no date"),))
    before = rows(store)
    assert store.put(document, told_of_drill(document), (Refusal("records", "no date"),)) is False
    assert rows(store) == before


def test_a_new_version_supersedes_its_own_and_leaves_what_people_say(store):
    document = drill()
    person = said(document, "ev_d_drill", "name", "Calm Harbour", "Quiet Harbour", made_by="Ada")
    store.put(document, told_of_drill(document))
    store.put(document, [person])
    assert store.put(document, told_of_drill(document, made_by="rules.test@2")) is True
    kept = store.assertions("d_drill")
    assert {a.made_by for a in kept} == {"Ada", "rules.test@2"}
    old = [row for row in rows(store)["assertions"] if "rules.test@1" in row]
    assert len(old) == len(told_of_drill(document))
    assert all("rules.test@2" in row for row in old)
    assert next(store.chronicles()).events[0].name == "Calm Harbour"


def test_another_component_supersedes_nothing(store):
    document = drill()
    store.put(document, told_of_drill(document))
    other = said(document, "ev_d_drill", "end", "2019-05-10", "stay a week", made_by="model@7")
    store.put(document, [other])
    assert {a.made_by for a in store.assertions("d_drill")} == {"rules.test@1", "model@7"}


def test_changed_output_of_one_version_supersedes_what_it_no_longer_says(store):
    document = drill()
    first = told_of_drill(document)
    store.put(document, first)
    assert store.put(document, first[:2]) is True
    assert store.assertions("d_drill") == tuple(first[:2])
    assert store.put(document, first) is True
    assert {a.id for a in store.assertions("d_drill")} == {a.id for a in first}


def test_a_component_that_ran_and_found_nothing_supersedes_too(store):
    document = drill()
    store.put(document, told_of_drill(document))
    assert store.put(document, (), ran=("rules.test@2",)) is True
    assert store.assertions("d_drill") == ()
    assert store.events() == ()


@pytest.mark.parametrize(
    "words",
    [
        Evidence("d_drill", 0, 6, "Navies "),
        Evidence("d_drill", 0, 6, "Army!!"),
        Evidence("d_drill", 5, 5, ""),
        Evidence("d_drill", -5, -1, "演习结束"),
        Evidence("d_drill", 10_000, 10_003, "off"),
        Evidence("d_other", 0, 6, "Navies"),
    ],
)
def test_words_that_do_not_stand_there_are_refused_and_counted(store, words):
    document = drill()
    wrong = replace(told_of_drill(document)[0], evidence=words, id="as_wrong")
    store.put(document, [*told_of_drill(document), wrong])
    assert "as_wrong" not in {a.id for a in store.assertions("d_drill")}
    refused = next(store.chronicles()).refused
    assert [(r.component, r.count) for r in refused] == [("store", 1)]


def test_a_text_that_changed_takes_down_what_it_no_longer_says(store):
    document = drill()
    person = said(document, "ev_d_drill", "name", "Quiet Harbour", "Quiet Harbour", made_by="Ada")
    stays = said(document, "ev_d_drill", "type", "joint_exercise", "Navies", made_by="Ada")
    store.put(document, [person, stays])
    changed = replace(document, text=document.text.replace("Quiet Harbour", "Loud Harbours"))
    store.put(changed, ())
    assert store.assertions("d_drill") == (stays,)
    assert [h.document_id for h in store.search("loud harbours")] == ["d_drill"]
    assert store.search("quiet harbour") == ()


def test_a_page_that_could_not_be_read_is_remembered_until_it_is(store):
    store.refuse("pages/d_drill.txt", [Refusal("intake", "the file is empty")])
    store.refuse("pages/d_drill.txt", [Refusal("intake", "the file is empty")])
    (page,) = store.chronicles()
    assert page.document is None
    assert page.path == "pages/d_drill.txt"
    assert page.refused == (Refusal("intake", "the file is empty"),)
    assert store.put(drill(), ()) is True
    assert [c.document is None for c in store.chronicles()] == [False]


def test_the_bytes_of_a_page_come_back_as_received(store):
    body = bytes(range(256)) * 40
    store.put(drill(), (), capture=Capture("c_shared", body, path="pages/d_drill.txt"))
    assert store.capture("d_drill") == Capture("c_shared", body, path="pages/d_drill.txt")
    with pytest.raises(StoreError, match="is not the one"):
        store.put(call(), (), capture=Capture("c_other", b"x"))


@pytest.mark.parametrize(
    ("asked", "kind", "full"),
    [
        ("ev_d_drill", "event", "ev_d_drill"),
        ("ev_d_d", "event", "ev_d_drill"),
        ("cl_", "claim", "cl_d_drill"),
        ("en_M", "entity", "en_MA_d_drill"),
        ("d_c", "document", "d_call"),
        ("d_call", "document", "d_call"),
    ],
)
def test_a_record_is_found_by_its_id_or_the_beginning_of_it(store, asked, kind, full):
    store.put(drill(), told_of_drill(drill()))
    store.put(call(), told_of_call(call()))
    found = store.get(asked)
    assert (found.kind, found.record.id) == (kind, full)
    assert all(kind == "document" or a.subject == full for a in found.assertions)
    assert found.assertions


@pytest.mark.parametrize(
    ("asked", "says"),
    [("ev_d", "begins more than one"), ("xx", "nothing here"), ("", "needed"), ("e%", "nothing"),
     ("d_", "begins more than one"), ("ev-d", "nothing")],
)  # fmt: skip
def test_an_id_that_names_nothing_or_too_much_says_so(store, asked, says):
    store.put(drill(), told_of_drill(drill()))
    store.put(call(), told_of_call(call()))
    with pytest.raises(StoreError, match=says):
        store.get(asked)


def test_one_entity_of_two_documents_knows_the_other(store):
    for name in ("d_one", "d_two"):
        store.put(drill(name), told_of_drill(drill(name)))
    assert store.get("en_MA_d_one").also == ("en_MA_d_two",)


@pytest.mark.parametrize(
    "query",
    ["quiet harbour", '"Quiet Harbour"', "QUIET", "Altintas", "Altıntaş", "ALTINTAŞ", "mevlut",
     "цзиньпин", "Цзиньпин", "莫斯科", "演习", "习结", "valparaiso", "Valparaíso", "harb*", "1,200",
     "Al-tin*", "ｑｕｉｅｔ", "москве 莫斯科 quiet", '"altintas said that"'],
)  # fmt: skip
def test_words_are_found_whatever_their_marks_case_and_script(store, query):
    store.put(drill(), told_of_drill(drill()))
    store.put(call(), told_of_call(call()))
    found = store.search(query)
    expected = [] if query == "Al-tin*" else ["d_drill"]
    assert [hit.document_id for hit in found] == expected
    for hit in found:
        snippet = hit.snippet
        assert drill().text[snippet.start : snippet.end] == snippet.text
        assert snippet.marks
        assert all(snippet.start <= a < b <= snippet.end for a, b in snippet.marks)


@pytest.mark.parametrize(
    "query", ["科莫斯", "harbour quiet harbour loud", '"harbour quiet"', "alt"]
)
def test_words_in_another_order_or_half_words_are_not_found(store, query):
    store.put(drill(), told_of_drill(drill()))
    assert store.search(query) == ()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["d_call", "d_drill"]),
        (Selection(type="joint_exercise"), ["d_drill"]),
        (Selection(type="attack"), []),
        (Selection(place="valparaiso"), ["d_drill"]),
        (Selection(place="CL"), ["d_drill"]),
        (Selection(place="Valpa"), []),
        (Selection(participant="peru"), ["d_drill"]),
        (Selection(participant="KE"), ["d_call"]),
        (Selection(participant="KE", type="joint_exercise"), []),
        (Selection(participant="%"), []),
        (Selection(outlet="diario"), ["d_drill"]),
        (Selection(outlet="diar"), []),
        (Selection(outlet="sur", type="call_condolence"), []),
        (Selection(since="2019"), ["d_call", "d_drill"]),
        (Selection(since="2019-05-05"), ["d_call"]),
        (Selection(until="2019-05"), ["d_drill"]),
        (Selection(until="2019-05-03"), ["d_drill"]),
        (Selection(until="2019-05-02"), []),
        (Selection(since="2019-05-04", until="2019-05-04"), ["d_drill"]),
        (Selection(since="2019-05-04", until="2019-05-04", type="joint_exercise"), []),
    ],
)
def test_filters_choose_pages_by_the_events_that_they_tell(store, selection, expected):
    store.put(drill(), told_of_drill(drill()))
    store.put(call(), told_of_call(call()))
    assert [hit.document_id for hit in store.search("", selection)] == expected
    assert [c.document.id for c in store.select(selection)] == expected


def test_words_and_filters_hold_together(store):
    store.put(drill(), told_of_drill(drill()))
    store.put(call(), told_of_call(call()))
    (hit,) = store.search("meet", Selection(type="call_condolence"))
    assert (hit.document_id, hit.events) == ("d_call", ("ev_d_call",))
    assert [h.document_id for h in store.search("meet", limit=1)] != []


@pytest.mark.parametrize("date", ["soon", "2019-13", "2019-02-30", "19-05", ""])
def test_a_date_that_is_none_is_said_to_be_none(store, date):
    if date:
        with pytest.raises(UsageError, match="is no date"):
            store.search("", Selection(since=date))


def test_events_are_listed_latest_first(store):
    store.put(drill(), told_of_drill(drill()))
    store.put(call(), told_of_call(call()))
    assert [f.record.id for f in store.events()] == ["ev_d_call", "ev_d_drill"]
    assert [f.record.id for f in store.events(limit=1)] == ["ev_d_call"]
    assert [f.record.id for f in store.events(Selection(outlet="sûr"))] == ["ev_d_drill"]


def test_a_selection_keeps_the_events_and_what_belongs_to_them(store):
    document = drill()
    second = said(document, "ev_zz", "type", "attack", "opened")
    store.put(document, [*told_of_drill(document), second])
    (page,) = store.select(Selection(type="joint_exercise"))
    assert [e.id for e in page.events] == ["ev_d_drill"]
    assert [c.id for c in page.claims] == ["cl_d_drill"]
    assert {e.name for e in page.entities} == {"Chile", "Peru", "Mevlüt Altıntaş"}
    (page,) = store.select(Selection(type="attack"))
    assert ([e.id for e in page.events], page.claims, page.entities) == (["ev_zz"], (), ())


def test_forgetting_takes_all_that_rests_on_the_page_alone(store):
    for name in ("d_one", "d_two"):
        document = drill(name)
        store.put(document, told_of_drill(document), [Refusal("x", "y")],
                  capture=Capture("c_shared", b"body"))  # fmt: skip
    store.judge(Judgement("en_MA_d_one", "en_MA_d_two", "same", "Ada", "2026-01-01T00:00:00Z"))
    gone = store.forget("d_one")
    assert (gone.document_id, gone.assertions) == ("d_one", len(told_of_drill(drill())))
    assert gone.scrubbed
    left = rows(store)
    assert not [row for table in left.values() for row in table if "d_one" in row]
    assert store.capture("d_two") is not None
    assert store.judgements() == ()
    assert [h.document_id for h in store.search("altintas")] == ["d_two"]
    store.forget("d_two")
    left = rows(store)
    assert not any(found for name, found in left.items() if name != "counters")
    with pytest.raises(StoreError, match="no document d_two"):
        store.forget("d_two")


def test_a_judgement_stays_and_can_be_taken_back(store):
    same = Judgement("en_a", "en_b", "same", "Ada", "2026-01-01T00:00:00Z", 0.9, ("one name",))
    store.judge(same)
    store.judge(same)
    back = replace(same, retracted_at="2026-01-02T00:00:00Z", retracted_by="Bo")
    store.judge(back)
    assert store.judgements() == (back,)


def test_a_backup_holds_all_and_stays_as_it_was(store, tmp_path):
    document = drill()
    store.put(document, told_of_drill(document))
    store.backup(tmp_path / "copy.db")
    store.put(call(), told_of_call(call()))
    with open_store(tmp_path / "copy.db") as copy:
        assert list(copy.documents()) == [document]
        assert copy.assertions("d_drill") == store.assertions("d_drill")
        assert [h.document_id for h in copy.search("莫斯科")] == ["d_drill"]
        assert copy.put(document, told_of_drill(document)) is False
    with pytest.raises(StoreError, match="exists"):
        store.backup(tmp_path / "copy.db")
    assert sorted(p.name for p in tmp_path.glob("copy*")) == ["copy.db"]


def test_two_threads_that_write_at_once_wait_for_each_other(store):
    failures: list[BaseException] = []

    def write(numbers: range) -> None:
        try:
            for number in numbers:
                document = drill(f"d_{number}")
                store.put(document, told_of_drill(document))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(range(k, 10 + k),)) for k in (0, 5, 0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list(store.documents())) == 15
    assert len(store.events()) == 15


def test_unknown_documents_are_errors_of_the_store(store):
    for call_ in (store.document, store.assertions, store.capture, store.forget):
        with pytest.raises(StoreError, match="no document"):
            call_("d_none")
    with pytest.raises(StoreError, match="no document"):
        list(store.chronicles(["d_none"]))


def test_a_failing_put_leaves_the_store_as_it_was(store):
    document = drill()
    store.put(document, told_of_drill(document))
    before = rows(store)
    other = told_of_drill(document, made_by="rules.test@2")
    with pytest.raises(StoreError):
        store.put(replace(document, headline="Other"), other, [Refusal(None, "no component")])
    assert rows(store) == before


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    query=st.text(max_size=60)
    | st.text(alphabet="\"'*()-+:^&|!<>{}[]\\%_ abNEAROT\x00演", max_size=30)
)
def test_no_query_is_wrong(store, query):
    store.put(drill(), told_of_drill(drill()))
    for hit in store.search(query):
        assert hit.snippet is None or drill().text[hit.snippet.start :].startswith(hit.snippet.text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_phrase_of_a_text_finds_it(store, data):
    store.put(drill(), told_of_drill(drill()))
    start = data.draw(st.integers(0, len(drill().text) - 1))
    end = data.draw(st.integers(start + 1, len(drill().text)))
    from kronika.store.folding import words

    whole = [w for w in words(drill().text) if start <= w.start and w.end <= end]
    if whole:
        phrase = drill().text[whole[0].start : whole[-1].end].replace('"', " ")
        assert [h.document_id for h in store.search(f'"{phrase}"')] == ["d_drill"]
