"""The API: same filters everywhere, one error shape, entity tags, cursors, no way to 500."""

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient

from kronika.codebook.book import load_codebook
from kronika.pipeline import settle
from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store

sys.path.append(str(Path(__file__).parents[2] / "contracts"))
from store_pages import call, drill, told_of_call, told_of_drill

BASE = "/api/v1"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Four pages and the list of their events, put into a store once."""
    file = tmp_path_factory.mktemp("told") / "told.db"
    with open_store(file) as opened:
        for name in ("d_one", "d_two", "d_three"):
            opened.put(drill(name), told_of_drill(drill(name)))
        opened.put(call(), told_of_call(call()))
        settle(opened, load_codebook())
    return file


@pytest.fixture
def store(tmp_path, told):
    with open_store(shutil.copy(told, tmp_path / "a.db")) as opened:
        yield opened


@pytest.fixture
def client(store):
    options = ServeOptions(hosts=("testserver.local",), searches_per_minute=100_000)
    with TestClient(create_app(store, options)) as opened:
        yield opened


def test_every_address_of_the_description_answers(client):
    said = client.get("/openapi.json").json()
    assert said["openapi"] == "3.1.0"
    ids = {"event_id": "ev_d_one", "document_id": "d_one", "entity_id": "en_MA_d_one"}
    for path in said["paths"]:
        answer = client.get(BASE + path.format(**ids))
        assert (path, answer.status_code) == (path, 200)


def test_the_same_filters_narrow_every_list(client):
    asked = {"type": "joint_exercise", "country": "CL", "outlet": "El Diario del Sûr", "q": "osh"}
    assert client.get(f"{BASE}/events", params=asked).json()["total"] == 3
    assert len(client.get(f"{BASE}/documents", params=asked).json()["documents"]) == 3
    assert len(client.get(f"{BASE}/claims", params=asked).json()["claims"]) == 3
    names = client.get(f"{BASE}/entities", params=asked).json()["entities"]
    assert {one["name"] for one in names} == {"Chile", "Peru", "Mevlüt Altıntaş"}
    assert {one["pages"] for one in names} == {3}
    nothing = {"country": "KG"}
    for kind in ("events", "documents", "claims", "entities"):
        assert client.get(f"{BASE}/{kind}", params=nothing).json()[kind] == []


def test_cursors_walk_every_list_to_its_end_and_tell_each_record_once(client):
    for kind, key, count in (("events", "id", 4), ("documents", "id", 4), ("claims", "id", 3),
                             ("entities", "record_id", 3)):  # fmt: skip
        found, address = [], f"{BASE}/{kind}?limit=1"
        while address:
            page = client.get(address).json()
            found += [one[key] for one in page[kind]]
            address = page["next"]
        assert (kind, len(found), len(set(found))) == (kind, count, count)


def test_an_answer_is_sent_once_until_something_changes(client, store):
    for path in ("/events?type=joint_exercise", "/events/ev_d_one", "/facets", "/stats"):
        first = client.get(BASE + path)
        again = client.get(BASE + path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    store.forget("d_three")
    settle(store, load_codebook())
    for path in ("/events?type=joint_exercise", "/stats"):
        fresh = client.get(BASE + path, headers={"If-None-Match": first.headers["etag"]})
        assert fresh.status_code == 200


def test_facets_say_how_many_each_choice_gives(client):
    said = client.get(f"{BASE}/facets?type=joint_exercise&facet=type&facet=year").json()
    assert said["total"] == 3
    assert said["facets"]["type"][0] == {"value": "joint_exercise", "records": 3}
    assert {one["value"] for one in said["facets"]["type"]} == {"joint_exercise", "call_condolence"}


def test_an_event_is_found_by_the_beginning_of_any_of_its_ids(client):
    said = client.get(f"{BASE}/events/ev_d_c").json()
    assert said["id"] == "ev_d_call"
    assert said["merged"]["fields"][0]["values"][0]["witnesses"] == 1
    assert client.get(said["url"]).json() == said


def test_csv_holds_all_and_no_cell_starts_a_formula(client):
    lines = client.get(f"{BASE}/events.csv").text.splitlines()
    assert len(lines) == 5
    assert not any(part.startswith(("=", "+", "@")) for line in lines for part in line.split(","))


def test_the_feed_is_atom_with_stable_ids(client):
    feed = client.get("/feed.atom?type=joint_exercise")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    names = {"a": "http://www.w3.org/2005/Atom"}
    ids = [one.text for one in ElementTree.fromstring(feed.text).findall("a:entry/a:id", names)]
    assert len(set(ids)) == 3
    elsewhere = {"Host": "localhost:9"}
    answer = client.get("/feed.atom?type=joint_exercise", headers=elsewhere)
    again = ElementTree.fromstring(answer.text)
    assert all(one.startswith("urn:uuid:") for one in ids), "the same under every address"
    assert [one.text for one in again.findall("a:entry/a:id", names)] == ids


def test_hostile_and_mistaken_questions_are_400_with_one_shape(client):
    for query in ("type=nothing", "nothing=1", "limit=0", "limit=9999", "limit=1e3", "after=x",
                  "since=2016-13", "since=soon", "country=kg", "order=best", "year=20160", "q=%ff",
                  "facet=x", "type=%00", "q=" + "a" * 400, "after=" + "A" * 299, "limit=%D9%A1",
                  "after=WyJuZXdlc3QiLCI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ"):  # fmt: skip
        answer = client.get(f"{BASE}/events?{query}")
        assert (query, answer.status_code) == (query, 400)
        said = answer.json()["error"]
        assert {"code", "found", "expected", "next"} <= said.keys()
        assert all(isinstance(words, str) for words in said.values())


def test_what_is_not_there_is_404_with_the_same_shape(client):
    for path in ("events/ev_zzz", "documents/d_zzz", "entities/en_zzz", "entities/ev_d_one", "x"):
        answer = client.get(f"{BASE}/{path}")
        assert (path, answer.status_code) == (path, 404)
        assert {"code", "found", "expected", "next"} <= answer.json()["error"].keys()


def test_the_page_of_the_description_loads_nothing_from_elsewhere(client):
    page = client.get("/docs").text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(re.match(r"[/#](?!/)", one) for one in loaded)
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in page
