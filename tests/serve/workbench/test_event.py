import re
from html import unescape

import pytest
from litestar.testing import TestClient

from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions


def reports(client, event):
    return client.get(f"/events/{event}/event.json").json()["reports"]


def forms(html, action):
    """The fixed values of every form that posts to the action."""
    found = re.findall(rf'<form method="post" action="[^"]*/{action}".*?</form>', html, re.S)
    return [
        {
            name: unescape(value)
            for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
        }
        for form in found
    ]


def test_the_page_says_who_gives_which_figure_in_their_words(client, drill):
    html = client.get(f"/events/{drill}").text
    for figure in ("36 aircraft", "80 aircraft", "6,000 troops", "about 6,500 troops"):
        assert f"<mark>{figure}</mark>" in html
    assert "more independent witnesses tell it" in html
    assert "cannot" not in re.search(r"<title>.*?</title>", html)[0]


def test_every_witness_links_to_the_page_at_the_words(client, drill):
    html = client.get(f"/events/{drill}").text
    links = re.findall(r'href="(/documents/d_[0-9a-f]+)\?at=(\d+)-(\d+)#w(\d+)"', html)
    assert len(links) > 30
    assert all(start == anchor and int(start) < int(end) for _, start, end, anchor in links)


def test_the_id_of_any_telling_and_its_beginning_lead_to_the_event(client, drill):
    merged = client.get(f"/events/{drill}/event.json").json()["merged"]
    for one in (merged["events"][-1], drill[:9]):
        answer = client.get(f"/events/{one}", follow_redirects=False)
        assert answer.headers["location"] == f"/events/{drill}"


def test_an_event_that_is_not_here_is_not_found(client):
    assert client.get("/events/ev_nothing").status_code == 404


def test_splitting_and_undoing_come_back_to_where_they_began(desk, drill, token):
    before = desk.get(f"/events/{drill}/event.json").json()
    html = desk.get(f"/events/{drill}").text
    split = forms(html, "split")[0] | {"reason": "another drill", "_csrf_token": token(desk)}
    answer = desk.post(f"/events/{drill}/split", data=split)
    assert answer.status_code == 200
    event = answer.url.path.rsplit("/", 1)[1]
    assert reports(desk, event) == before["reports"] - 1
    assert "another drill" in answer.text
    assert "Ada" in answer.text
    undo = forms(answer.text, "undo")[0] | {"_csrf_token": token(desk)}
    assert desk.post(f"/events/{event}/undo", data=undo).status_code == 200
    after = desk.get(f"/events/{drill}/event.json").json()
    assert after["merged"] == before["merged"]


def test_decisions_are_undone_at_any_depth(desk, drill, token):
    others = [one["event_id"] for one in desk.get("/chronicle.json").json()["events"]]
    others = [one for one in others if one != drill][:2]
    before = reports(desk, drill)
    for other in others:
        data = {"other": other, "reason": f"like {other}", "_csrf_token": token(desk)}
        answer = desk.post(f"/events/{drill}/merge", data=data)
        assert answer.status_code == 200
    event = answer.url.path.rsplit("/", 1)[1]
    assert reports(desk, event) > before
    first = forms(answer.text, "undo")[-1] | {"_csrf_token": token(desk)}
    desk.post(f"/events/{event}/undo", data=first)
    left = desk.get(f"/events/{drill}").text
    gone, stands = (re.search(rf"like {one}.*?</li>", left, re.DOTALL)[0] for one in others)
    assert "taken back by <b><bdi>Ada</bdi></b>" in gone
    assert "taken back" not in stands


def test_what_a_person_kept_apart_is_not_merged_behind_her_back(desk, drill, token):
    html = desk.get(f"/events/{drill}").text
    split = forms(html, "split")[0] | {"_csrf_token": token(desk)}
    stayed = desk.post(f"/events/{drill}/split", data=split).url.path.rsplit("/", 1)[1]
    other = split["events"].split(",")[0]
    data = {"other": other, "_csrf_token": token(desk)}
    answer = desk.post(f"/events/{stayed}/merge", data=data)
    assert answer.status_code == 400
    assert "take that back" in answer.text


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("split", {"events": "ev_none"}), ("split", {}), ("merge", {"other": "SELF"}),
        ("undo", {"numbers": "one"}), ("split", {"events": "SELF", "reason": "x" * 400}),
    ],
)  # fmt: skip
def test_a_judgement_that_makes_no_sense_is_refused(desk, drill, token, action, data):
    sent = {k: drill if v == "SELF" else v for k, v in data.items()} | {"_csrf_token": token(desk)}
    assert desk.post(f"/events/{drill}/{action}", data=sent).status_code == 400
    assert reports(desk, drill) == 9


def test_without_a_name_the_form_asks_for_one_and_keeps_it(own_db, drill, token):
    with TestClient(create_app(str(own_db), ServeOptions(hosts=("testserver.local",)))) as nobody:
        html = nobody.get(f"/events/{drill}").text
        split = forms(html, "split")[0] | {"_csrf_token": token(nobody)}
        assert 'name="name"' not in html
        asked = nobody.post(f"/events/{drill}/split", data=split).text
        (going_on,) = forms(asked, "split")
        assert going_on == {**split, "_csrf_token": going_on["_csrf_token"]}
        answer = nobody.post(f"/events/{drill}/split", data=going_on | {"name": "Grace"})
        assert "Grace" in answer.text
        assert "Grace" in nobody.get("/").text


def test_two_pages_that_disagree_stand_side_by_side_whichever_are_asked_for(client, drill):
    documents = client.get(f"/api/v1/events/{drill}").json()["documents"]
    for asked in ({}, {"field": "number troops"}, {"field": "none", "left": "no", "right": "x"},
                  {"left": documents[3], "right": documents[3]},
                  {"left": documents[1], "right": documents[0]}):  # fmt: skip
        shown = client.get(f"/events/{drill}/compare", params=asked)
        assert shown.status_code == 200
        chosen = re.findall(r'value="([^"]+)" selected', shown.text)
        assert len(set(chosen)) == 3, "a field and two pages"
    assert chosen[1:] == [documents[1], documents[0]]
    alone = next(e for e in client.get("/chronicle.json").json()["events"] if e["reports"] == 1)
    assert client.get(f"/events/{alone['event_id']}/compare").status_code == 400
