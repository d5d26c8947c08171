import pytest
from litestar.testing import TestClient

from kronika.errors import UsageError
from kronika.serve.app import create_app
from kronika.serve.guarding import HEADERS
from kronika.serve.options import ServeOptions, checked


def test_every_answer_carries_the_safety_headers(client):
    for path in ("/", "/nowhere", "/static/kronika.css", "/name"):
        answer = client.get(path)
        assert {k: answer.headers[k] for k in HEADERS} == HEADERS, path
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "a:b:c", "[::1"])
def test_a_name_that_is_not_ours_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8350", "127.0.0.1", "[::1]:8350", "LOCALHOST"])
def test_the_names_of_this_machine_are_served(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


def test_another_address_than_this_machine_needs_a_token():
    with pytest.raises(UsageError, match="--token"):
        checked(ServeOptions(host="0.0.0.0"))
    with pytest.raises(UsageError, match="12"):
        checked(ServeOptions(host="0.0.0.0", token="short"))
    assert checked(ServeOptions(host="0.0.0.0", token="long enough to keep"))


def test_without_the_token_nothing_is_shown_and_with_it_everything(demo_db, token):
    options = ServeOptions(host="0.0.0.0", token="long enough to keep")
    with TestClient(create_app(str(demo_db), options)) as client:
        assert client.get("/").status_code == 401
        wrong = {"token": "something else", "_csrf_token": token(client, "/enter")}
        assert client.post("/enter", data=wrong).status_code == 401
        right = wrong | {"token": "long enough to keep"}
        assert client.post("/enter", data=right, follow_redirects=False).status_code == 303
        assert client.get("/").status_code == 200
    with TestClient(create_app(str(demo_db), options)) as program:
        shown = {"authorization": "Bearer long enough to keep"}
        assert program.get("/", headers=shown).status_code == 200


def test_a_form_without_its_token_changes_nothing(client):
    assert client.post("/name", data={"name": "Eve"}).status_code == 403
    wrong = {"name": "Eve", "_csrf_token": "0" * 128}
    assert client.post("/name", data=wrong).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
)
def test_a_form_of_another_site_is_refused_even_with_a_token(client, headers, token):
    data = {"name": "Eve", "_csrf_token": token(client)}
    assert client.post("/name", data=data, headers=headers).status_code == 403


def test_too_large_a_body_is_refused(client, token):
    data = {"name": "x" * 100_000, "_csrf_token": token(client)}
    assert client.post("/name", data=data).status_code == 413


def test_searches_that_come_too_fast_are_told_when_to_come_again(demo_db):
    options = ServeOptions(hosts=("testserver.local",), searches_per_minute=2)
    with TestClient(create_app(str(demo_db), options)) as client:
        answers = [client.get("/", params={"q": "exercise"}) for _ in range(4)]
        assert [a.status_code for a in answers[:2]] == [200, 200]
        assert answers[-1].status_code == 429
        assert 0 < int(answers[-1].headers["retry-after"]) <= 30
        assert client.get("/").status_code == 200, "looking is no search"


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_no_form_leads_away_from_here(client, back, token):
    data = {"name": "Ada", "back": back, "_csrf_token": token(client)}
    answer = client.post("/name", data=data, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("name", ["", " ", "events@1", "x" * 61, "Ada\u202e"])
def test_a_name_that_cannot_stand_under_a_judgement_is_refused(client, name, token):
    data = {"name": name, "_csrf_token": token(client)}
    assert client.post("/name", data=data).status_code == 400


def test_a_failure_is_a_page_for_people_and_json_for_programs(client):
    assert "<h1" in client.get("/nowhere").text
    answer = client.get("/nowhere", headers={"accept": "application/json"})
    assert answer.json()["error"]["message"]
    assert "Traceback" not in answer.text
