"""Entities, naming, claims and the list of pages over HTTP."""

import sys
from pathlib import Path

import pytest
from litestar.testing import TestClient

sys.path.append(str(Path(__file__).parents[2] / "contracts"))
from store_pages import call, drill, page, said, told_of_call, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.model.readings import Refusal
from kronika.pipeline import settle
from kronika.serve.app import create_app
from kronika.serve.bearers import names, together
from kronika.serve.options import ServeOptions
from kronika.store import open_store

FULL = "Revolutionary Armed Forces of Colombia"
FARC = (
    f"List\nThe {FULL} met. The FARC rebels met on 2 March 2021. The FARC-EP, a terrorist group, "
    "left, <b>Ada</b> said."
)


@pytest.fixture(scope="module")
def store():
    with open_store(":memory:") as opened:
        for name in ("d_one", "d_two"):
            opened.put(drill(name), told_of_drill(drill(name)), (Refusal("records", "no date", 3),))
        opened.put(call(), told_of_call(call()))
        farc = page("d_farc", FARC, outlet="<i>Post</i>", published="2021-03-03")
        opened.put(farc, [
            said(farc, "en_farc", "name", {"name": "FARC", "kind": "name"}, "FARC"),
            said(farc, "en_farc", "name", {"name": "FARC-EP", "kind": "alias"}, "FARC-EP"),
            said(farc, "en_farc", "name", {"name": FULL, "kind": "name"}, FULL, confidence=0.4),
            said(farc, "en_farc", "kind", "group", "FARC"),
            said(farc, "cl_f", "content", "left", "left"),
            said(farc, "cl_f", "stance", "denies", "left"),
            said(farc, "cl_f", "speaker", {"name": "<b>Ada</b>"}, "<b>Ada</b>"),
        ])  # fmt: skip
        settle(opened, load_codebook())
        yield opened


@pytest.fixture(scope="module")
def client(store):
    options = ServeOptions(hosts=("testserver.local",), person="Ada")
    with TestClient(create_app(store, options)) as found:
        yield found


def test_an_entity_goes_by_the_name_that_most_pages_use():
    with open_store(":memory:") as opened:
        for i, name in enumerate(("Russia", "России", "Russia")):
            here = page(f"d_{i}", f"{name} said so.")
            opened.put(here, [
                said(here, f"en_{i}", "name", {"name": name, "kind": "name"}, name),
                said(here, f"en_{i}", "kind", "state", name),
                said(here, f"en_{i}", "country", "RU", name),
            ])  # fmt: skip
        assert [(r.name, r.documents) for r in opened.entities_listed()] == [("Russia", 3)]


def test_entities_are_found_by_any_name_and_counted(store):
    assert [(r.name, r.documents) for r in store.entities_listed("altin")] == [
        ("Mevlüt Altıntaş", 2)
    ]
    assert store.entities_listed("ltin") == ()
    assert len(store.entities_listed("farc-ep")) == 1
    assert store.entities_listed("%") == ()


def test_an_entity_shows_names_users_and_what_others_call_it(client, store):
    shown = client.get("/entities/en_farc").text
    assert "&lt;i&gt;Post&lt;/i&gt;" in shown
    assert "“<bdi>rebels</bdi>”" in shown
    assert "3 Mar 2021" in shown
    assert "<b>Ada" not in shown
    _, found = store.bearer_pages("en_farc")
    assert {(n.name, n.kind, n.script) for n in names(found)} == {
        ("FARC", "name", "Latin"), ("FARC-EP", "alias", "Latin"), (FULL, "name", "Latin")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "status"),
    [("1990", "not yet listed"), ("2016-01-01", "listed"), ("2022-01-01", "removed")],
)
def test_the_status_on_a_list_is_computed_for_the_day_that_is_asked_for(client, day, status):
    shown = client.get(f"/entities/en_farc?as_of={day}").text.split("<bdi>Foreign Terr", 1)[1]
    assert f">{status}</span>" in shown.split("</tr>", 1)[0]


def test_an_entity_knows_its_events_and_with_whom(client, store):
    shown = client.get("/entities/en_CL_d_one").text
    assert "/events/ev_d_one" in shown
    assert "<bdi>Peru</bdi>" in shown
    events = list(store.records_of(["ev_d_one", "ev_d_two"]))
    assert [(name, n) for name, _, n in together(events, {"Chile"})] == [("Peru", 2)]


@pytest.mark.parametrize(
    ("path", "code"),
    [("/entities/nobody", 404), ("/entities/en_farc?as_of=May", 400), ("/documents?after=x", 400),
     ("/claims?stance=loud", 400), ("/claims?after=1x", 400), ("/entities?q=%25_%00", 200),
     ("/naming?q=%22(", 200), ("/documents?outlet=%27", 200), ("/claims?speaker=%00", 200)],
)  # fmt: skip
def test_hostile_questions_are_answered(client, path, code):
    found = client.get(path)
    assert found.status_code == code
    assert "Traceback" not in found.text


def test_claims_are_listed_with_their_words_and_filtered(client):
    shown = client.get("/claims").text
    assert "the ships would stay a week" in shown
    assert "&lt;b&gt;Ada" in shown
    only = client.get("/claims?stance=denies&speaker=ada").text
    assert "the ships" not in only
    assert "<mark>left</mark>" in only
    assert "No claim fits" in client.get("/claims?verb=shouted").text


def test_pages_are_listed_with_what_was_refused_and_read_on(client, store):
    rows = store.documents_listed()
    assert [r.id for r in rows] == ["d_farc", "d_call", "d_two", "d_one"]
    assert [(r.events, r.refused) for r in rows] == [(0, 0), (1, 0), (1, 3), (1, 3)]
    assert [r.id for r in store.documents_listed(after=rows[1].cursor)] == ["d_two", "d_one"]
    assert [r.id for r in store.documents_listed("post")] == ["d_farc"]
    shown = client.get("/documents").text
    assert "/documents/d_one" in shown


def test_the_naming_register_counts_words_for_bearers(client):
    shown = client.get("/naming").text
    assert "“<bdi>rebels</bdi>”" in shown
    assert "FARC" in shown


def test_the_list_follows_what_a_person_says_of_an_entity_where_no_event_is_told():
    with open_store(":memory:") as opened:
        here = page("d_0", "Russia said so, Rossiya nods.")
        opened.put(here, [said(here, "en_0", "name", {"name": "Russia", "kind": "name"}, "Russia"),
                          said(here, "en_0", "kind", "state", "Russia")])  # fmt: skip
        assert [(r.name, r.country) for r in opened.entities_listed()] == [("Russia", None)]
        assert opened.entities_listed() == opened.entities_listed("")
        before = opened.changes()
        told = said(here, "en_0", "country", "RU", "Russia")
        opened.decide("add", "en_0", document_id="d_0", by="Ada", right=[told])
        assert opened.changes() > before
        assert [(r.name, r.country) for r in opened.entities_listed()] == [("Russia", "RU")]


def test_pages_without_a_date_come_last_however_the_list_is_cut():
    with open_store(":memory:") as opened:
        days = {
            "d_a": "2016-05",
            "d_b": None,
            "d_c": "2019-01-02",
            "d_d": None,
            "d_e": "2016-05-01",
        }
        for name, day in days.items():
            opened.put(page(name, f"{name} rained.", published=day, outlet="Post"), ())
        whole = [one.id for one in opened.documents_listed()]
        assert whole == ["d_c", "d_e", "d_a", "d_d", "d_b"]
        for size in (1, 2, 4):
            found, after = [], None
            while some := opened.documents_listed("post", after=after, limit=size):
                found += [one.id for one in some]
                after = some[-1].cursor
            assert found == whole
        assert opened.outlets() == (("Post", 5),)
        opened.forget("d_a")
        assert opened.outlets() == (("Post", 4),)
