import csv
import io
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from kronika.model.assertions import Assertion
from kronika.model.documents import Block, Document
from kronika.model.evidence import Evidence
from kronika.store import open_store

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(html):
    return re.findall(r'<th class="what" scope="row">\s*<a href="(/events/[^"]+)">', html)


def facet_links(html):
    found = re.findall(
        r'<li><a href="([^"]+)" rel="nofollow".*?<span class="num">(.*?)</span>', html
    )
    return [(unescape(url), int(re.sub(r"\D", "", count))) for url, count in found]


def test_every_facet_leads_to_as_many_events_as_it_says(client):
    links = facet_links(client.get("/").text)
    assert len(links) > 20
    for url, count in links[::5]:
        assert client.get(url.replace("/?", "/chronicle.json?", 1)).json()["total"] == count, url


def test_the_pages_of_the_list_hold_every_event_once(client):
    seen, url = [], "/"
    while url:
        html = client.get(url).text
        seen += titles(html)
        after = re.search(r'href="([^"]+)" rel="next"', html)
        url = unescape(after[1]) if after else None
    assert len(seen) == len(set(seen)) == client.get("/chronicle.json").json()["total"]


@pytest.mark.parametrize(
    ("query", "marked"), [("troops", "troops"), ("стрельбы", "стрельбы"), ("演习", "演习")]
)
def test_found_words_are_marked_in_every_script(client, query, marked):
    html = client.get("/", params={"q": query}).text
    if query == "演习" and "No event fits" in html:
        pytest.skip("no example page holds Chinese")
    assert f"<mark>{marked}</mark>" in html


def test_a_filter_that_is_set_can_be_taken_away(client):
    html = client.get("/?type=joint_exercise&year=2007").text
    chips = [unescape(url) for url in re.findall(r'<a class="chip" href="([^"]+)"', html)]
    assert chips == ["/?year=2007", "/?type=joint_exercise"]


def test_json_csv_and_atom_show_the_same_events(client):
    query = "?type=joint_exercise"
    body = client.get(f"/chronicle.json{query}").json()
    rows = list(csv.DictReader(io.StringIO(client.get(f"/chronicle.csv{query}").text)))
    feed = ET.fromstring(client.get(f"/chronicle.atom{query}").content)
    ids = [one["event_id"] for one in body["events"]]
    assert [row["event_id"] for row in rows] == ids
    links = [one.find(f"{ATOM}link").get("href") for one in feed.iter(f"{ATOM}entry")]
    assert sorted(link.rsplit("/", 1)[1] for link in links) == sorted(ids)
    assert body["total"] == len(ids)


def test_claims_and_entities_are_told_to_programs_as_to_people(client):
    said = client.get("/claims.json?stance=denies").json()["claims"]
    rows = list(csv.DictReader(io.StringIO(client.get("/claims.csv?stance=denies").text)))
    assert [row["claim_id"] for row in rows] == [one["claim_id"] for one in said] != []
    assert all(row["stance"] == "denies" and row["content"] in row["sentence"] for row in rows)
    assert client.get("/claims.csv?stance=x").status_code == 400
    named = client.get("/entities.json?q=china").json()["entities"]
    rows = list(csv.DictReader(io.StringIO(client.get("/entities.csv?q=china").text)))
    assert [row["record_id"] for row in rows] == [one["record_id"] for one in named] != []
    every = list(csv.DictReader(io.StringIO(client.get("/api/v1/claims.csv").text)))
    assert len(every) == client.get("/api/v1/stats").json()["claims"]
    every = list(csv.DictReader(io.StringIO(client.get("/api/v1/entities.csv").text)))
    assert {"China", "Russia"} <= {row["name"] for row in every}
    assert len({row["record_id"] for row in every}) == len(every)


@pytest.mark.parametrize(
    "query", ["type=x", "since=2007-99", "after=zzz", "q=%ff", "year=%00", "nothing=1", "country=1"]
)
@pytest.mark.parametrize("path", ["/", "/chronicle.json", "/chronicle.csv", "/chronicle.atom"])
def test_a_hostile_query_is_a_wrong_question_and_never_a_fault(client, path, query):
    assert client.get(f"{path}?{query}").status_code == 400


def test_an_empty_view_says_what_to_do(client):
    html = client.get("/", params={"q": "zzzzunheardof"}).text
    assert "No event fits all of that" in html
    assert "begin*" in html


def test_what_came_since_is_announced_and_then_listed(own_db, desk):
    text = "The drill began in Osh."
    page = Document("d_new", text, (Block("body", 0, len(text)),), outlet="New Post")
    words = Evidence.of(text, 4, 9, document_id="d_new")
    told = Assertion.make("ev_new", "type", "joint_exercise", words, made_by="events@1")
    desk.get("/")
    desk.app.state.settler.join()
    with open_store(own_db) as other:
        other.put(page, [told])
    assert "1 event changed" in desk.get("/").text
    desk.app.state.settler.join()
    assert "New Post" in desk.get("/?outlet=New+Post").text


def test_the_first_view_is_light(client):
    html = client.get("/", headers={"accept-encoding": "gzip"})
    urls = re.findall(r'(?:src|href)="(/static/[^"]+)"', html.text)
    modules = [
        f"/static/{name}.js" for name in ("themes", "keys", "waiting", "witnesses", "folding")
    ]
    total = int(html.headers["content-length"])
    for url in {*urls, *modules}:
        answer = client.get(url, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, url
        total += int(answer.headers["content-length"])
    assert total < 150_000
