"""The review queue over HTTP: one question after the other, two people, undo."""

import re
import sys
from pathlib import Path

import pytest
from litestar.testing import TestClient

sys.path.append(str(Path(__file__).parents[2] / "contracts"))
from store_pages import drill, said, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.model.judgements import Judgement
from kronika.pipeline import settle
from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store


def told(page, number):
    event = f"ev_{page.id}"
    place = {"name": "Osh", "country": None, "precision": "ambiguous", "role": "at"}
    return [
        *told_of_drill(page),
        said(page, event, "place", place, "Osh Bay", confidence=0.7),
        said(page, event, "number", {"what": "ships", "value": number, "as_said": "ships"}, "ships",
             confidence=0.3),
    ]  # fmt: skip


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        for name, number in (("d_one", "2"), ("d_two", "9")):
            page = drill(name)
            opened.put(page, told(page, number))
        opened.judge(
            Judgement("ev_d_one", "ev_d_two", "unsure", "resolving.events@1",
                      "2026-01-01T00:00:00Z", 0.4, ("Told in the same days",))
        )  # fmt: skip
        settle(opened, load_codebook())
        yield opened


def person(store, name):
    return TestClient(create_app(store, ServeOptions(hosts=("testserver.local",), person=name)))


@pytest.fixture
def ada(store):
    with person(store, "Ada") as client:
        yield client


def form(shown, action):
    """The hidden fields of the form that gives an answer."""
    for found in re.findall(r"<form[^>]*/review/decide.*?</form>", shown, re.DOTALL):
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', found))
        if fields.get("action") == action:
            return fields
    raise AssertionError(f"no form for {action}")


def answer(client, shown, action, code=303, **more):
    done = client.post(
        "/review/decide", data={**form(shown, action), **more}, follow_redirects=False
    )
    assert done.status_code == code, done.text[-1500:]
    return done


def test_a_place_is_accepted_with_its_sentence_beside_it_and_the_next_one_comes(store, ada):
    shown = ada.get("/review?kind=place").text
    assert "<mark>Osh Bay</mark>" in shown
    assert '<b class="num">0</b>' in shown
    done = answer(ada, shown, "accept")
    after = ada.get(done.headers["location"]).text
    assert store.open_doubts()["place"] == 1
    assert "Decided." in after
    assert '<bdi>Ada</bdi> <span class="num">1</span>' in after
    back = ada.post("/review/undo", data={
        "_csrf_token": form(after, "accept")["_csrf_token"],
        "done": re.search(r'name="done" value="(\w+)"', after)[1],
    }, follow_redirects=False)  # fmt: skip
    assert back.status_code == 303
    assert store.open_doubts()["place"] == 2


def test_a_little_trusted_number_is_corrected_or_rejected(store, ada):
    shown = ada.get("/review?kind=confidence").text
    answer(ada, shown, "correct", value="3", what="ships")
    answer(ada, ada.get("/review?kind=confidence").text, "reject")
    assert store.open_doubts()["confidence"] == 0
    actions = [c.action for c in store.corrections()]
    assert actions == ["reject", "correct"]
    assert {"3"} == {
        q.value for e in ("ev_d_one", "ev_d_two") for q in store.record(e).numbers
        if q.what == "ships"
    }  # fmt: skip


@pytest.mark.parametrize(("action", "records"), [("accept", 1), ("reject", 2), ("unsure", 2)])
def test_two_tellings_are_judged_and_the_judgement_taken_back(store, ada, action, records):
    shown = ada.get("/review?kind=merge").text
    assert "Told in the same days" in shown
    done = answer(ada, shown, action)
    assert len(store.records()) == records
    assert store.questions() == ()
    listed = ada.get("/review/decisions").text
    assert "Ada" in listed
    token = re.search(r'x-csrftoken": "(\w+)"', listed)[1]
    name = re.search(r"done=(j\d+)", done.headers["location"])[1]
    ada.post("/review/undo", data={"_csrf_token": token, "done": name})
    assert len(store.records()) == 2
    assert len(store.questions()) == 1


def test_a_disagreement_is_settled_by_accepting_a_value(store, ada):
    answer(ada, ada.get("/review?kind=merge").text, "accept")
    shown = ada.get("/review?kind=disagreement").text
    assert "cannot both" not in shown
    assert "<mark>ships</mark>" in shown
    answer(ada, shown, "accept", value="ships")
    field = store.record("ev_d_one").merged.field("number ships")
    assert field is None or field.rule in ("reviewer", "only")


def test_of_two_people_at_one_question_the_second_is_told_and_no_decision_is_lost(store, ada):
    with person(store, "Bo") as bo:
        for kind in ("place", "merge"):
            first, second = (c.get(f"/review?kind={kind}").text for c in (ada, bo))
            answer(ada, first, "accept")
            told_ = answer(bo, second, "reject", code=409).text
            assert "meanwhile" in told_
    assert [c.by for c in store.corrections()] == ["Ada"]
    assert [j.by for _, j in store.decisions()] == ["Ada"]


@pytest.mark.parametrize("query", ["kind=weather", "kind=merge%00", "kind=" + "x" * 900])
def test_a_queue_that_is_none_is_answered_in_one_sentence(ada, query):
    found = ada.get(f"/review?{query}")
    assert found.status_code == 400
    assert "Traceback" not in found.text


@pytest.mark.parametrize("item", ["as_none", "m:9", "x:ev_1:start", "", "../x", "m:"])
def test_a_question_that_is_gone_leads_to_the_next(ada, item):
    for kind in ("merge", "place", "confidence", "disagreement"):
        assert ada.get("/review", params={"kind": kind, "item": item}).status_code == 200


def test_what_names_no_decision_is_not_undone(store, ada):
    token = form(ada.get("/review?kind=place").text, "accept")["_csrf_token"]
    for done, code in (("d999", 404), ("x1", 400), ("d", 400), ("j5-", 400), ("d\u0661", 400)):
        sent = ada.post("/review/undo", data={"_csrf_token": token, "done": done})
        assert sent.status_code == code, done
