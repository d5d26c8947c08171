"""taxii2-client, which others use, finds everything, and a kill loses nothing acknowledged."""

import asyncio
import json
import signal
import threading

import pytest
from taxii2client.common import TokenAuth
from taxii2client.v21 import Collection, Server, as_pages

from _taxii_client import Client
from _taxii_objects import note
from _taxii_server import Server as Worker

pytestmark = pytest.mark.network


@pytest.fixture
def box(live):
    return live.shelf.add_collection("box", description="for tests", can_write=True)


def test_a_partner_finds_its_way_from_the_address_alone(live, box):
    live.partner("reader", collections=[box])
    server = Server(live.url, user="reader", password=live.keys["reader"])
    assert server.title == "Kronika"
    (found,) = server.default.collections
    assert (found.id, found.title, found.can_write) == (box.id, "box", True)
    assert found.description == "for tests"


def test_objects_go_in_and_come_out_page_by_page(live, box):
    live.partner("sender", collections=[box])
    url = f"{live.url}kronika/collections/{box.id}/"
    sender = Collection(url, auth=TokenAuth(live.keys["sender"]))
    objects = [note() for _ in range(25)]
    status = sender.add_objects({"objects": objects})
    assert (status.status, status.success_count, len(status.successes)) == ("complete", 25, 25)
    status.refresh()
    assert status.total_count == 25
    pages = list(as_pages(sender.get_objects, per_request=10))
    assert [len(page["objects"]) for page in pages] == [10, 10, 5]
    assert [one for page in pages for one in page["objects"]] == objects
    records = [r for page in as_pages(sender.get_manifest, per_request=10) for r in page["objects"]]
    assert [r["id"] for r in records] == [one["id"] for one in objects]
    assert sender.get_object(objects[3]["id"])["objects"] == [objects[3]]
    assert sender.object_versions(objects[3]["id"])["versions"] == [objects[3]["modified"]]
    later = sender.get_objects(added_after=records[9]["date_added"])["objects"]
    assert later == objects[10:]
    sender.delete_object(objects[3]["id"])
    assert len(sender.get_objects()["objects"]) == 24


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path):
    with Worker(tmp_path) as worker:
        at = f"/taxii2/kronika/collections/{worker.ids['box']}/objects/"
        acknowledged, first = [], threading.Event()

        def write():
            client = Client(worker.url, user="probe", password=worker.key)
            while True:
                objects = [note() for _ in range(20)]
                if client.post(at, {"objects": objects}).status != 202:
                    return
                acknowledged.append({one["id"] for one in objects})
                first.set()

        threads = [threading.Thread(target=write) for _ in range(3)]
        for thread in threads:
            thread.start()
        assert first.wait(30)
        first.clear()
        assert first.wait(30)
        worker.stop(signal.SIGKILL)
        for thread in threads:
            thread.join()
        worker.start()
        client = Client(worker.url, user="probe", password=worker.key)
        found, query = [], {}
        while True:
            reply = client.ask(at, query=query)
            found += [one["id"] for one in reply.objects]
            if not reply.get("more"):
                break
            query = {"next": reply.get("next")}
        assert set().union(*acknowledged) <= set(found)
        assert len(found) == len(set(found))
        assert len(found) % 20 == 0, "a request is whole or absent"
        posted = [e for e in worker.shelf.audit_entries() if e["status"] == 202]
        assert sum(e["count"] for e in posted) == len(found)
        worker.shelf.verify_audit()


def test_the_audit_log_tells_who_took_what(live, box):
    client = live.partner("reader", collections=[box])
    at = f"/taxii2/kronika/collections/{box.id}/objects/"
    one = note()
    client.post(at, {"objects": [one]})
    reply = client.ask(at, query={"match[type]": "note"})
    client.ask(f"{at}{one['id']}/", method="DELETE")
    client.ask(at, authorization="Bearer wrong")
    live.app._trail.flush()
    entries = {(e["method"], e["status"]): e for e in live.shelf.audit_entries()}
    assert entries.keys() == {("POST", 202), ("GET", 200), ("DELETE", 200), ("GET", 401)}
    read = entries["GET", 200]
    key_id = live.keys["reader"].split("_")[1]
    assert (read["partner"], read["key_id"], read["count"]) == ("reader", key_id, 1)
    assert read["bytes"] == len(reply.body)
    assert read["query"] == "match%5Btype%5D=note"
    assert live.shelf.verify_audit()[0] == 4
    used = live.shelf.partners()[0]["keys"][0]["used_at"]
    assert used is not None
    assert live.keys["reader"].split("_")[2] not in json.dumps(list(live.shelf.audit_entries()))


def test_the_exchange_stands_beside_the_workbench(live, box):
    from kronika.serve.app import create_app
    from kronika.serve.mounting import with_exchange

    live.partner("reader", collections=[box])
    seen = []

    async def send(message):
        seen.append(message)

    def ask(path, scheme="http", client="127.0.0.1"):
        headers = [(b"authorization", f"Bearer {live.keys['reader']}".encode()),
                   (b"host", b"127.0.0.1")]  # fmt: skip
        scope = {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
            "query_string": b"", "headers": headers, "client": (client, 1), "scheme": scheme,
            "root_path": "", "http_version": "1.1", "server": ("127.0.0.1", 80),
        }  # fmt: skip
        seen.clear()
        asyncio.run(app(scope, None, send))
        return seen[0]["status"], dict(seen[0]["headers"])[b"content-type"]

    app = with_exchange(create_app(live.store), live.app)
    assert ask("/taxii2/") == (200, b"application/taxii+json;version=2.1")
    assert ask("/no-such-page")[1].startswith(b"text/html")
    assert ask("/taxii2/", client="192.0.2.7")[0] == 403
    assert ask("/taxii2/", scheme="https", client="192.0.2.7")[0] == 200
