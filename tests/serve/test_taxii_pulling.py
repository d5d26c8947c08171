"""Pulling and pushing over real connections: complete, resumable, careful with hostile servers."""

import itertools
import json
import shutil
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from exchange_pages import read_pages

from _taxii_objects import note
from kronika import cli
from kronika.errors import ExchangeError, UsageError
from kronika.exchange.incoming import Marks, incoming
from kronika.exchange.stix.marks import MARKING_IDS
from kronika.exchange.stix.marks import Marks as PageMarks
from kronika.exchange.taxii.client import Client, Way
from kronika.exchange.taxii.limits import ClientLimits
from kronika.exchange.taxii.pulling import Place, pages
from kronika.exchange.taxii.servers import chosen, collections
from kronika.model.sharing import OURS
from kronika.serve.fetching import pull
from kronika.serve.publishing import publish_view
from kronika.serve.taxii import ServerLimits
from kronika.store import open_store

pytestmark = pytest.mark.network
GREEN, RED = MARKING_IDS["TLP:GREEN"], MARKING_IDS["TLP:RED"]


@pytest.fixture
def mine(empty_store, tmp_path):
    with open_store(shutil.copy(empty_store, tmp_path / "mine.db")) as store:
        yield store


@contextmanager
def asking(url, key="k", **options):
    client = Client(url, key, pause=options.pop("pause", lambda _: None), **options)
    try:
        yield client
    finally:
        client.close()


def filled(live, count=25):
    box = live.shelf.add_collection("box", alias="box", can_write=True)
    sent = [note(content=f"n{i}", object_marking_refs=[GREEN]) for i in range(count)]
    sent[3]["object_marking_refs"] = [RED]
    bodies = [json.dumps(one).encode() for one in sent]
    live.shelf.put(box, incoming(bodies, Marks(default=0)), poster=OURS)
    live.partner("me", "AMBER", collections=[box])
    return sent, live.keys["me"]


def held(store):
    with store._transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT object_id, version, whole, deleted, level, body FROM exchange_objects"
        ).all()  # fmt: skip
    return sorted(map(tuple, rows))


def pulled(store, client, *, stop=None):
    (remote,) = chosen(list(collections(client)), [])
    feed = store.inbox().pull_from("ada", remote.url, asked="{}")
    *_, last = itertools.islice(pull(store, client, feed, remote.title), stop)
    return last


def test_a_walk_that_is_broken_off_goes_on_and_gives_the_same_store(
    live, mine, empty_store, tmp_path
):
    sent, key = filled(live)
    small = ClientLimits(page=4)
    with asking(live.url, key, limits=small) as client:
        for stop in (1, 2, 3):
            pulled(mine, client, stop=stop)
        assert pulled(mine, client).objects < 20
        assert pulled(mine, client).objects == 0, "nothing comes twice"
        with open_store(shutil.copy(empty_store, tmp_path / "whole.db")) as whole:
            assert pulled(whole, client).new == len(sent) - 1, "the RED one is not for us"
            assert held(whole) == held(mine)
    assert sorted(json.loads(row[-1])["content"] for row in held(mine)) == sorted(
        one["content"] for one in sent if RED not in one["object_marking_refs"]
    )


def test_a_run_takes_no_more_than_was_said_and_the_next_goes_on(live, mine):
    sent, key = filled(live)
    with asking(live.url, key, limits=ClientLimits(page=5, max_objects=10)) as client:
        found = [pulled(mine, client) for _ in range(3)]
    assert [(one.objects, one.cut) for one in found] == [(10, True), (10, True), (4, False)]
    assert len(held(mine)) == len(sent) - 1


def test_a_server_that_wants_us_to_wait_is_waited_for(serve, mine):
    live = serve(ServerLimits(requests_per_s=2, burst_s=1))
    _, key = filled(live)
    waited = []

    def pause(seconds):
        waited.append(seconds)
        threading.Event().wait(min(seconds, 2))

    with asking(live.url, key, limits=ClientLimits(page=5), pause=pause) as client:
        assert pulled(mine, client).new == 24
    assert waited
    assert all(one >= 0.5 for one in waited)


def test_a_wrong_key_is_told_and_never_shown(live):
    filled(live)
    with asking(live.url, "krn_no_secretsecret") as client, pytest.raises(
        ExchangeError, match="does not know the key"
    ) as told:  # fmt: skip
        list(collections(client))
    assert "secretsecret" not in repr(told.value.__dict__) + str(told.value)


@contextmanager
def scripted(answers):
    """A server that gives these answers in turn, the last one for ever; and what it was asked."""
    asked, left = [], list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            status, headers, body = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/taxii2/", asked
    finally:
        server.shutdown()
        server.server_close()


def envelope(**values):
    return (
        200,
        {"X-TAXII-Date-Added-Last": "2024-01-01T00:00:00.000001Z"},
        json.dumps(values).encode(),
    )


DEEP = b'{"objects":[' + b"[" * 5000 + b"]" * 5000 + b"]}"
HOSTILE = {
    "elsewhere": ([(302, {"Location": "http://127.0.0.1:1/x"}, b"")], "sends us elsewhere"),
    "packed": ([(200, {"Content-Encoding": "gzip"}, b"\x1f\x8b")], "was not asked for"),
    "long": ([(200, {}, b" " * 5000)], "longer than 4000 bytes"),
    "html": ([(200, {"Content-Type": "text/html"}, b"<html>")], "no TAXII resource"),
    "deep": ([(200, {}, DEEP)], "longer than|no TAXII resource"),
    "words": ([(200, {}, b'{"objects":"x","more":7}')], "no TAXII resource"),
    "circle": ([envelope(more=True, next="a"), envelope(more=True, next="b"),
                envelope(more=True, next="a")], "in a circle"),
    "nothing": ([(200, {}, b'{"more":true}')], "not how to ask"),
    "cursors": ([envelope(more=True, next="a"), (400, {}, b"{}"), envelope(more=True, next="b"),
                 (400, {}, b"{}")], "cursors that it gives"),
    "down": ([(503, {"Retry-After": "1"}, b"")], "answered 503"),
    "for ever": ([(429, {"Retry-After": "999999"}, b"")], "answered 429"),
    "dropped": ([(500, {}, b"secret trace")], "answered 500"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_server_is_left_with_one_sentence(kind):
    answers, words = HOSTILE[kind]
    with scripted(answers) as (url, _), asking(
        url, limits=ClientLimits(max_answer_bytes=4000)
    ) as client, pytest.raises(ExchangeError, match=words) as told:  # fmt: skip
        list(pages(client, f"{url}c/", Place()))
    assert "trace" not in str(told.value)


def test_a_passing_trouble_is_passed_over_and_bad_objects_are_counted():
    odd = {"type": "note", "id": "note--1"}  # counted later, when it is looked at
    answers = [(503, {}, b""), (429, {"Retry-After": "7"}, b""), envelope(objects=[odd, "x" * 900])]
    waited = []
    with scripted(answers) as (url, asked), asking(
        url, limits=ClientLimits(max_object_bytes=800), pause=waited.append
    ) as client:  # fmt: skip
        (page,) = pages(client, f"{url}c/", Place("2023-01-01T00:00:00Z"))
    assert waited == [0.5, 7.0]
    assert (len(page.bodies), page.refused) == (1, {"an object is longer than 800 bytes": 1})
    assert page.place == Place("2024-01-01T00:00:00.000001Z")
    path, headers = asked[0]
    assert "added_after=2023-01-01T00%3A00%3A00Z" in path
    assert (headers["Authorization"], headers["Accept-Encoding"]) == ("Bearer k", "identity")


def test_a_discovery_that_names_another_host_is_not_followed():
    body = json.dumps({"title": "t", "api_roots": ["http://127.0.0.1:1/root/"]}).encode()
    with scripted([(200, {}, body)]) as (url, asked), asking(url) as client, pytest.raises(
        ExchangeError, match="no other host is asked"
    ):  # fmt: skip
        list(collections(client))
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("url", "way", "words"),
    [
        ("http://example.org/taxii2/", Way(), "unencrypted"),
        ("https://10.0.0.1/taxii2/", Way(), "not of the public network"),
        ("https://169.254.169.254/", Way(plain_http=True), "not of the public network"),
        ("https://[::ffff:127.0.0.1]/", Way(), "not of the public network"),
        ("ftp://example.org/", Way(), "no address of a server"),
        ("https://me:key@example.org/", Way(), "--key-env"),
    ],
)
def test_addresses_that_nobody_meant_are_not_asked(url, way, words):
    with pytest.raises(UsageError, match=words) as told, asking(url, way=way) as client:
        client.get("")
    assert "me:key" not in str(told.value)


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)

    def run(*args, code=0):
        monkeypatch.setattr("sys.argv", ["kronika", *args])
        with pytest.raises(SystemExit) as done:
            cli.main()
        _, err = capfd.readouterr()
        assert done.value.code == code, err
        return err

    return run


def test_the_commands_pull_and_push_and_keep_no_key(serve, read_store, run, tmp_path, monkeypatch):
    live = serve(of=read_store)
    box = live.shelf.add_collection("all", alias="all", profile="portable", view="")
    inbox = live.shelf.add_collection("in", alias="in", can_write=True, can_read=False)
    publish_view(live.store, live.shelf, box, PageMarks())
    live.partner("me", "GREEN", collections=[box, inbox])
    monkeypatch.setenv("ADA_KEY", live.keys["me"])
    said = run("exchange", "pull", live.url, "--partner", "ada", "--key-env", "ADA_KEY")
    assert "statements of partners: " in said
    assert "0 objects, 0 new" in run("exchange", "pull", "--partner", "ada")
    read_pages(tmp_path / "kronika.db", ["harbour-post-2007-08-18-last-shots-in-the-urals.txt"])
    run("collection", "add", "mine")
    run("exchange", "publish", "mine")
    to = ("exchange", "push", live.url, "--partner", "ada", "--collection", "mine", "--to", "in")
    assert "may not read mine" in run(*to, "--key-env", "ADA_KEY", code=1)
    run("partner", "add", "ada", "--ceiling", "GREEN", "--collection", "mine")
    first = run(*to, "--key-env", "ADA_KEY")
    assert " new" in first
    assert "0 objects, 0 new" in run(*to, "--key-env", "ADA_KEY")
    file = tmp_path / "key"
    file.write_text(live.keys["me"])
    file.chmod(0o644)
    assert "others can read" in run(
        "exchange", "pull", "--partner", "ada", "--key-file", "key", code=2
    )
    kept = b"".join(one.read_bytes() for one in tmp_path.glob("kronika.db*"))
    assert live.keys["me"].split("_", 2)[2].encode() not in kept
    assert "where is the server" in run("exchange", "pull", "--partner", "bob", code=2)
    assert live.store.inbox().unread(), "what was pushed waits to be read there"
