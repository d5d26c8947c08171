"""The reader's page over HTTP: marks, corrections, undo, hostile pages."""

import re
import sys
from pathlib import Path

import pytest
from litestar.testing import TestClient

sys.path.append(str(Path(__file__).parents[2] / "contracts"))
from store_pages import drill, page, said, told_of_drill

from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store

EVENT = "ev_d_drill"
LOCAL = ServeOptions(hosts=("testserver.local",), person="Ada")


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        opened.put(drill(), told_of_drill(drill()))
        yield opened


@pytest.fixture
def client(store):
    with TestClient(create_app(store, LOCAL)) as found:
        yield found


def sent(client, data, path="/documents/d_drill/decide", code=303):
    words = client.get("/documents/d_drill").text
    token = words.split('x-csrftoken": "', 1)[1].split('"', 1)[0]
    done = client.post(path, data={"_csrf_token": token, **data}, follow_redirects=False)
    assert done.status_code == code, done.text[-2000:]
    return done


def start_of(client, field="start"):
    store = client.app.state.store
    return next(a for a in store.assertions("d_drill") if (a.subject, a.field) == (EVENT, field))


def test_the_page_is_shown_as_text_with_its_records_beside_it(client):
    shown = client.get("/documents/d_drill").text
    assert 'class="hl k-date"' in shown
    assert f'id="r-{EVENT}"' in shown
    assert "<bdi>Mevlüt Altıntaş</bdi>:</a>" in shown, "a claim bears its speaker"
    assert 'dir="auto"' in shown


def test_an_address_marks_words_without_script(client):
    at = drill().text.index("Valparaíso")
    shown = client.get(f"/documents/d_drill?at={at}-{at + 10}").text
    assert re.search(rf'data-at="{at}" id="w{at}" class="hl k-at k-place', shown)
    for wrong in ("9-3", "x", "0-99999999", "-1-4", "1-2-3"):
        assert client.get(f"/documents/d_drill?at={wrong}").status_code == 200


def test_a_value_is_corrected_heads_the_event_and_is_taken_back(client, store):
    target = start_of(client)
    words = "a week"
    at = drill().text.index(words)
    done = sent(client, {
        "action": "correct", "target": target.id, "of": f"{EVENT} date", "value": "2019-05-05",
        "quote": words, "start": str(at), "end": str(at + len(words)),
    })  # fmt: skip
    assert done.headers["location"].startswith(f"/documents/d_drill?at={at}-{at + 6}&done=")
    assert store.record(EVENT).start == "2019-05-05"
    shown = client.get(done.headers["location"]).text
    assert "Undo" in shown
    assert "rejected by" in shown
    number = re.search(r"done=(\d+)", done.headers["location"])[1]
    sent(client, {}, path=f"/decisions/{number}/undo")
    assert store.record(EVENT).start == "2019-05-03"
    assert "taken back by <b><bdi>Ada</bdi></b>" in client.get("/documents/d_drill").text


def test_a_value_is_accepted_and_rejected_with_one_click(client, store):
    peru = [a for a in store.assertions("d_drill") if a.field == "participant"][1]
    sent(client, {"action": "reject", "target": peru.id})
    assert [p.name for p in store.record(EVENT).participants] == ["Chile"]
    sent(client, {"action": "accept", "target": start_of(client, "name").id})
    assert store.record(EVENT).merged.field("name").headline.said[0].made_by in (
        "Ada",
        "rules.test@1",
    )
    assert [c.action for c in store.corrections("d_drill")] == ["accept", "reject"]


def test_without_script_the_words_alone_are_looked_for(client, store):
    sent(client, {"action": "add", "of": f"{EVENT} place", "value": "", "quote": "Osh Bay"})
    assert "Osh Bay" in [p.name for p in store.record(EVENT).places]


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [({"action": "add", "of": f"{EVENT} date", "value": "May", "quote": "3 May 2019"}, 400,
      "a date is"),
     ({"action": "add", "of": f"{EVENT} name", "value": "X", "quote": "no such words"}, 400,
      "do not stand"),
     ({"action": "add", "of": f"{EVENT} name", "value": "X", "quote": "Chile", "start": "0",
       "end": "5"}, 400, "reads otherwise"),
     ({"action": "accept", "target": "as_none"}, 400, "no longer there"),
     ({"action": "burn"}, 400, "one of"),
     ({"action": "add", "of": "ev_other name", "value": "X", "quote": "Quiet Harbour"}, 400,
      "no record")],
)  # fmt: skip
def test_what_cannot_be_kept_comes_back_with_what_was_typed(client, store, data, code, says):
    shown = sent(client, data, code=code).text
    assert says in shown
    if data.get("quote"):
        assert data["quote"] in shown
    assert store.corrections() == ()


def test_of_two_who_correct_one_value_the_second_is_told_and_nothing_is_lost(client, store):
    target, at = start_of(client), drill().text.index("a week")
    with TestClient(
        create_app(store, ServeOptions(hosts=("testserver.local",), person="Bo"))
    ) as bo:
        forms = [one.get(f"/documents/d_drill?fix={target.id}").text for one in (client, bo)]
        seen = [re.search(r'name="seen" value="(st_\w+)"', form)[1] for form in forms]
        data = {
            "action": "correct", "target": target.id, "of": f"{EVENT} date", "quote": "a week",
            "start": str(at), "end": str(at + 6), "seen": seen[0],
        }  # fmt: skip
        sent(client, {**data, "value": "2019-05-05"})
        told = sent(bo, {**data, "value": "2019-05-06"}, code=409)
        assert "Ada decided about it" in told.text
        assert "2019-05-06" in told.text, "what Bo typed is not lost"
        assert [c.by for c in store.corrections()] == ["Ada"]


def test_whoever_gave_no_name_is_asked_once_and_what_was_decided_goes_on(store):
    with TestClient(create_app(store, ServeOptions(hosts=("testserver.local",)))) as nobody:
        data = {"action": "accept", "target": start_of(nobody, "name").id}
        asked = sent(nobody, data, code=200).text
        assert f'name="target" value="{data["target"]}"' in asked
        assert store.corrections() == ()
        sent(nobody, {**data, "name": "Cy"})
        sent(nobody, data)
        assert {c.by for c in store.corrections()} == {"Cy"}


HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(1)> <svg onload=alert(1)>\n'
    "\u202egnp.exe\u2066 javascript:alert(1) {{ 7*7 }} {% raw %}\n" + "x" * 60_000 + "\n"
    "هذا نص عربي 2019 و <b>كلمات</b>\n演习" + "\U0001f600" * 5
)


def test_a_hostile_page_stays_words(store, client):
    document = page("d_bad", HOSTILE, url="javascript:alert(1)", path="<b>.txt", outlet="<i>O</i>",
                    canonical_url="https://example.org/<")  # fmt: skip
    told = [
        said(document, "ev_bad", "type", "attack", "<script>alert(1)"),
        said(document, "ev_bad", "name", '"><script>', '"><img'),
        said(document, "ev_bad", "place", {"name": "<svg>", "role": "at"}, "<svg onload"),
        said(document, "cl_bad", "content", "words", "كلمات"),
        said(document, "cl_bad", "speaker", {"name": "</a><script>"}, "عربي"),
    ]
    store.put(document, told)
    shown = client.get("/documents/d_bad")
    assert shown.status_code == 200
    body = shown.text.split("<main", 1)[1]
    for words in ("<script", "<svg o", "<img", "onerror=alert(1)>", 'href="javascript'):
        assert words not in body.replace("<svg viewBox", ""), words
    assert "{{ 7*7 }}" in body
    assert "\u202e" not in body
    assert "script-src 'self'" in shown.headers["content-security-policy"]


def test_a_page_of_two_thousand_spans_is_shown(store, client):
    document = page("d_long", "drill " * 2_000)
    told = [
        *(said(document, "ev_l", "type", "attack", "drill"),),
        *(
            type(told_of_drill(drill())[0]).make(
                "ev_l", "number", {"what": f"n{i}", "value": "1"},
                said(document, "ev_l", "type", "attack", "drill").evidence.of(
                    document.text, i * 6, i * 6 + 5, document_id="d_long"
                ), made_by="rules@1",
            )
            for i in range(2_000)
        ),
    ]  # fmt: skip
    store.put(document, told)
    shown = client.get("/documents/d_long")
    assert shown.status_code == 200
    assert shown.text.count("k-number") >= 2_000
