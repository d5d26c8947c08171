"""What partners send is hostile: nothing breaks the server, and nothing comes of it."""

import http.client
import json
import threading
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from _taxii_client import Client
from _taxii_objects import note
from kronika.serve.taxii import ServerLimits

pytestmark = pytest.mark.network
SMALL = ServerLimits(max_content_length=100_000, max_objects=50, body_s=0.5, page_bytes=3000)


@pytest.fixture
def box(live):
    return live.shelf.add_collection("box", can_write=True)


@pytest.fixture
def client(live, box):
    return live.partner("sender", collections=[box])


def at(collection):
    return f"/taxii2/kronika/collections/{collection.id}/objects/"


def test_a_long_body_is_refused_by_what_it_says_of_itself(client, box):
    connection = http.client.HTTPConnection(client.host, timeout=20)
    connection.putrequest("POST", at(box))
    for name, value in (
        ("Authorization", client.basic), ("Content-Type", "application/taxii+json"),
        ("Content-Length", str(200_000_000)), ("Expect", "100-continue"),
    ):  # fmt: skip
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_that_does_not_end_is_refused_while_it_comes(serve):
    live = serve(SMALL)
    box = live.shelf.add_collection("box", can_write=True)
    client = live.partner("sender", collections=[box])
    sent = []

    def parts():
        yield b'{"objects": ['
        while len(sent) < 400:
            sent.append(1)
            yield b'{"id": "x"},' * 1000

    connection = http.client.HTTPConnection(client.host, timeout=20)
    headers = {"Authorization": client.basic, "Content-Type": "application/taxii+json"}
    connection.request("POST", at(box), body=parts(), headers=headers, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_that_comes_too_slowly_is_given_up(serve):
    live = serve(SMALL)
    box = live.shelf.add_collection("box", can_write=True)
    client = live.partner("sender", collections=[box])
    connection = http.client.HTTPConnection(client.host, timeout=20)
    connection.putrequest("POST", at(box))
    for name, value in (
        ("Authorization", client.basic), ("Content-Type", "application/taxii+json"),
        ("Content-Length", "1000"),
    ):  # fmt: skip
        connection.putheader(name, value)
    connection.endheaders()
    connection.send(b'{"objects"')
    assert connection.getresponse().status == 408
    connection.close()


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (7, "no STIX object"),
        (None, "no STIX object"),
        ([], "no STIX object"),
        (note(id=5), "no STIX object"),
        (note(type=["note"]), "no STIX object"),
        (note(modified=20240101), "no STIX object"),
        (note(object_marking_refs="x"), "no STIX object"),
        (note(granular_markings=[{"selectors": 1, "marking_ref": "m"}]), "granular_markings"),
        (note(granular_markings=[{"selectors": [1], "marking_ref": "m"}]), "granular_markings"),
        (note(id="identity--8b0d0a5e-1b1e-4a5e-8a34-0d7f1f0a2b11"), "disagree"),
        (note(id="note--no-uuid"), "id is none"),
        (note(id="note--8b0d0a5e-1b1e-4a5e-8a34-0d7f1f0a2b11' OR 1=1"), "id is none"),
        (note(id="../../note--8b0d0a5e-1b1e-4a5e-8a34-0d7f1f0a2b11"), "id is none"),
        (note(modified="2024-02-31T00:00:00.000Z"), "no instant"),
        (note(modified="2024-01-01T25:00:00Z"), "no instant"),
        (note(modified="0000-01-01T00:00:00Z"), "no instant"),
        (note(created="٢٠٢٤-01-01T00:00:00Z"), "no instant"),
        (note(modified="2024-01-01T00:00:00+01:00"), "no instant"),
        (note(spec_version="9"), "spec_version"),
    ],
)
def test_one_wrong_object_fails_alone(client, box, one, why):
    good = note()
    reply = client.post(at(box), {"objects": [one, good]})
    assert (reply.status, reply.get("failure_count"), reply.get("success_count")) == (202, 1, 1)
    assert why in reply.get("failures")[0]["message"]
    assert client.ask(at(box)).objects == [good]


def test_nesting_is_capped_for_each_object_and_for_the_whole(client, box):
    def deep(levels):
        value = 1
        for _ in range(levels):
            value = {"a": value}
        return note(x_deep=value)

    reply = client.post(at(box), {"objects": [deep(20), deep(100)]})
    assert (reply.get("success_count"), reply.get("failure_count")) == (1, 1)
    assert "deep" in reply.get("failures")[0]["message"]
    flat = note(labels=[{"not": "deep"}] * 500)
    assert client.post(at(box), {"objects": [flat]}).get("success_count") == 1
    brackets = note(content='"' + "[{" * 500 + '\\"')
    assert client.post(at(box), {"objects": [brackets]}).get("success_count") == 1
    body = b'{"objects": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    assert client.post(at(box), body).status == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe{", b'{"objects": [{"id": "\xed\xa0\x80"}]}',
     b'{"objects": [{"a": "\\ud800"}]}',
     b'{"objects": [{"a": NaN}]}', b'{"objects": null}', b'"objects"', b"\x00" * 100,
     b'{"objects": [{}]} tail', b"\xef\xbb\xbf{}"],
)  # fmt: skip
def test_what_is_no_envelope_is_refused_whole(client, box, body):
    assert client.post(at(box), body).status in {400, 422}
    assert client.ask(at(box)).status == 200


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(
            st.sampled_from(["objects", "id", "type", "modified", "created", "spec_version",
                             "object_marking_refs", "granular_markings", "selectors"])
            | st.text(), inner),
        max_leaves=12,
    )
)  # fmt: skip
def test_no_json_makes_the_server_fail(client, box, value):
    body = json.dumps({"objects": [value, note()]}).encode("utf-8", "surrogatepass")
    assert client.post(at(box), body).status in {202, 400}
    assert client.post(at(box), json.dumps(value).encode()).status in {202, 400, 422}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(["match[id]", "match[type]", "match[version]", "match[spec_version]",
                         "added_after", "limit", "next", "other"]),
        st.text(max_size=40), max_size=4,
    ),
    st.text(max_size=30),
)  # fmt: skip
def test_no_address_makes_the_server_fail(client, box, query, name):
    from urllib.parse import quote

    query = {k: v.encode("utf-8", "replace").decode() for k, v in query.items()}
    name = quote(name.encode("utf-8", "replace"), safe="")
    for path in (at(box), f"{at(box)}{name}/", f"{at(box)}{name}/versions/"):
        assert client.ask(path, query=query).status in {200, 400, 404}
    assert client.ask(f"{at(box)}{name}/", query=query, method="DELETE").status < 500
    assert client.ask(f"/taxii2/kronika/status/{name}/").status in {404}


def test_a_page_ends_early_where_it_grows_too_long(serve):
    live = serve(SMALL)
    box = live.shelf.add_collection("box", can_write=True)
    client = live.partner("sender", collections=[box])
    objects = [note(content="x" * 1000) for _ in range(7)]
    client.post(at(box), {"objects": objects})
    found, query, pages = [], {}, 0
    while True:
        reply = client.ask(at(box), query=query)
        found += reply.objects
        pages += 1
        if not reply.get("more"):
            break
        query = {"next": reply.get("next")}
    assert found == objects
    assert pages > 2
    assert client.post(at(box), {"objects": [note()] * 51}).status == 413


def test_who_asks_too_much_waits(serve):
    live = serve(ServerLimits(requests_per_s=1, burst_s=5, failures_burst=3))
    box = live.shelf.add_collection("box", can_write=True)
    client = live.partner("eager", collections=[box])
    codes = [client.ask(at(box)).status for _ in range(8)]
    assert codes[:4] == [200] * 4
    last = client.replies[-1]
    assert last.status == 429
    assert int(last.headers["retry-after"]) >= 1
    assert last.get("http_status") == "429"
    other = live.partner("calm", collections=[box])
    assert other.ask(at(box)).status == 200
    guesser = Client(live.url, user="eager", password="krn_0000000000_guess")
    assert [guesser.ask(at(box)).status for _ in range(5)] == [401, 401, 401, 429, 429]


def test_paging_is_whole_while_others_write(client, box, live):
    seeded = [note() for _ in range(60)]
    client.post(at(box), {"objects": seeded})
    ended = threading.Event()
    added = []

    def write():
        other = Client(live.url, user="sender", password=live.keys["sender"])
        while not ended.is_set():
            objects = [note() for _ in range(5)]
            other.post(at(box), {"objects": objects})
            added.extend(objects)

    thread = threading.Thread(target=write)
    thread.start()
    found, query = [], {"limit": "7"}
    until = time.monotonic() + 20
    while time.monotonic() < until:
        reply = client.ask(at(box), query=query)
        found += reply.objects
        if len(found) > 200 or not reply.get("more"):
            break
        query = {"limit": "7", "next": reply.get("next")}
    ended.set()
    thread.join()
    ids = [one["id"] for one in found]
    assert len(ids) == len(set(ids))
    assert {one["id"] for one in seeded} <= set(ids)
    everything = [one["id"] for one in (*seeded, *added)]
    assert ids == everything[: len(ids)]
