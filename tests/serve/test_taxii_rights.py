"""Marks and rights hold on every path: what a partner may not see is not there."""

import json

import pytest

from _taxii_objects import VERSIONS, note
from kronika.exchange.incoming import Marks, incoming
from kronika.model.sharing import OURS
from kronika.store.sharing.partners import Terms

pytestmark = pytest.mark.network
CLEAR = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"
AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"
RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"


def path(collection):
    return f"/taxii2/kronika/collections/{collection.id}/"


def marked(ref, **more):
    return note(object_marking_refs=[ref], **more)


def ours(live, collection, *objects):
    bodies = [json.dumps(one).encode() for one in objects]
    live.shelf.put(collection, incoming(bodies, Marks(default=0)), poster=OURS)


@pytest.fixture
def box(live):
    return live.shelf.add_collection("box", can_write=True)


@pytest.mark.parametrize("ceiling", ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"])
def test_a_mark_above_the_ceiling_is_not_there_on_any_path(live, box, ceiling):
    low, high = marked(CLEAR), marked(AMBER)
    ours(live, box, low, high)
    client = live.partner("reader", ceiling, collections=[box])
    sees = ceiling not in {"CLEAR", "GREEN"}
    at = path(box)
    listed = {o["id"] for o in client.ask(f"{at}objects/").objects}
    assert listed == ({low["id"], high["id"]} if sees else {low["id"]})
    assert {r["id"] for r in client.ask(f"{at}manifest/").objects} == listed
    one = f"{at}objects/{high['id']}/"
    expected = 200 if sees else 404
    assert client.ask(one).status == expected
    assert client.ask(f"{one}versions/").status == expected
    found = client.ask(f"{at}objects/", query={"match[id]": high["id"]}).objects
    assert bool(found) is sees
    assert client.ask(one, method="DELETE").status == (403 if sees else 404)


def test_a_hidden_page_leaves_no_gap_in_the_paging(live, box):
    ours(live, box, *(marked(CLEAR if n % 3 == 0 else RED) for n in range(30)))
    client = live.partner("reader", "CLEAR", collections=[box])
    first = client.ask(f"{path(box)}objects/", query={"limit": "5"})
    assert len(first.objects) == 5
    rest = client.ask(f"{path(box)}objects/", query={"limit": "5", "next": first.get("next")})
    assert len(rest.objects) == 5
    assert not rest.get("more")


def test_the_newest_version_that_may_be_seen_is_the_latest_one(live, box):
    old = marked(CLEAR, modified=VERSIONS[0], created=VERSIONS[0])
    new = {**old, "modified": VERSIONS[1], "object_marking_refs": [RED]}
    ours(live, box, old)
    ours(live, box, new)
    reader = live.partner("reader", "GREEN", collections=[box])
    chief = live.partner("chief", "RED", collections=[box])
    one = f"{path(box)}objects/{old['id']}/"
    assert reader.ask(one).objects == [old]
    assert reader.ask(f"{one}versions/").get("versions") == [VERSIONS[0]]
    assert reader.ask(one, query={"match[version]": VERSIONS[1]}).objects == []
    assert chief.ask(one).objects == [new]
    assert chief.ask(one, query={"match[version]": "first"}).objects == [old]


def test_what_a_partner_sent_unmarked_leaves_to_nobody_else(live, box):
    sender = live.partner("sender", "CLEAR", collections=[box])
    other = live.partner("other", "RED", collections=[box])
    one = note()
    reply = sender.post(f"{path(box)}objects/", {"objects": [one]})
    assert sender.ask(f"{path(box)}objects/").objects == [one]
    for kind in ("objects/", "manifest/"):
        assert not other.ask(path(box) + kind).objects
    assert other.ask(f"{path(box)}objects/{one['id']}/").status == 404
    assert other.ask(f"/taxii2/kronika/status/{reply.get('id')}/").status == 404


def test_an_unknown_mark_beside_a_known_one_lets_nothing_out(live, box):
    sender = live.partner("sender", collections=[box])
    other = live.partner("other", "RED", collections=[box])
    unknown = "marking-definition--11111111-2222-4333-8444-555555555555"
    licence = {
        "type": "marking-definition", "spec_version": "2.1", "created": VERSIONS[0],
        "id": "marking-definition--aaaaaaaa-2222-4333-8444-555555555555",
        "definition_type": "statement", "definition": {"statement": "CC BY 4.0"},
    }  # fmt: skip
    secret = note(object_marking_refs=[CLEAR, unknown])
    free = note(object_marking_refs=[CLEAR, licence["id"]])
    sender.post(f"{path(box)}objects/", {"objects": [licence, secret, free]})
    seen = {o["id"] for o in other.ask(f"{path(box)}objects/").objects}
    assert seen == {licence["id"], free["id"]}


def test_two_partners_may_send_one_version_and_see_it_once(live, box):
    first = live.partner("first", collections=[box])
    second = live.partner("second", collections=[box])
    one = note()
    for client in (first, second):
        reply = client.post(f"{path(box)}objects/", {"objects": [one]})
        assert reply.get("success_count") == 1
        assert client.ask(f"{path(box)}objects/").objects == [one]
    open_one = marked(CLEAR)
    for client in (first, second):
        client.post(f"{path(box)}objects/", {"objects": [open_one]})
        found = client.ask(f"{path(box)}objects/", query={"match[id]": open_one["id"]})
        assert found.objects == [open_one]


def test_a_value_marked_above_the_ceiling_is_withheld_whole(live, box):
    secret = "agent in place"
    one = marked(
        CLEAR, abstract=secret, labels=["open", "shut"],
        granular_markings=[{"marking_ref": RED, "selectors": ["abstract"]},
                           {"marking_ref": AMBER, "selectors": ["labels.[1]"]}],
    )  # fmt: skip
    ours(live, box, one)
    at = f"{path(box)}objects/"
    replies = {
        ceiling: live.partner(ceiling.lower(), ceiling, collections=[box]).ask(at)
        for ceiling in ("GREEN", "AMBER", "RED")
    }
    green, amber, red = (replies[name].objects[0] for name in ("GREEN", "AMBER", "RED"))
    assert red == one
    assert "abstract" not in amber
    assert amber["labels"] == ["open", "shut"]
    assert [m["selectors"] for m in amber["granular_markings"]] == [["labels.[1]"]]
    assert not {"abstract", "labels", "granular_markings"} & green.keys()
    assert secret.encode() not in replies["GREEN"].body + replies["AMBER"].body


def test_a_mark_on_a_value_that_cannot_be_left_out_hides_the_object(live, box):
    one = marked(CLEAR, granular_markings=[{"marking_ref": RED, "selectors": ["content"]}])
    lost = marked(CLEAR, granular_markings=[{"marking_ref": RED, "selectors": ["no.such"]}])
    ours(live, box, one, lost)
    assert not live.partner("low", "GREEN", collections=[box]).ask(f"{path(box)}objects/").objects
    chief = live.partner("chief", "RED", collections=[box])
    assert chief.ask(f"{path(box)}objects/").objects == [one, lost]


def test_a_collection_without_a_grant_is_not_there(live, box):
    other = live.shelf.add_collection("other")
    client = live.partner("reader", collections=[box], scopes=("read",))
    assert client.ask(path(other)).status == 404
    assert client.ask(f"{path(other)}objects/").status == 404
    listed = client.ask("/taxii2/kronika/collections/").get("collections")
    assert [one["id"] for one in listed] == [box.id]
    assert (listed[0]["can_read"], listed[0]["can_write"]) == (True, False)
    stranger = live.partner("stranger")
    assert stranger.ask("/taxii2/kronika/").status == 404
    assert stranger.ask("/taxii2/").get("api_roots") is None


def test_the_scopes_of_a_key_narrow_the_grant(live, box):
    client = live.partner("reader", collections=[box])
    assert client.post(f"{path(box)}objects/", {"objects": [note()]}).status == 202
    key = live.shelf.add_key("reader", Terms(scopes=("read",)))
    narrow = {"authorization": f"Bearer {key}"}
    assert client.post(f"{path(box)}objects/", {"objects": [note()]}, **narrow).status == 403
    assert client.ask(f"{path(box)}objects/", **narrow).status == 200


def test_only_its_poster_takes_an_object_back(live, box):
    sender = live.partner("sender", collections=[box])
    other = live.partner("other", collections=[box])
    one = marked(CLEAR)
    sender.post(f"{path(box)}objects/", {"objects": [one]})
    at = f"{path(box)}objects/{one['id']}/"
    assert other.ask(at, method="DELETE").status == 403
    assert sender.ask(at, method="DELETE").status == 200
    assert other.ask(at).status == 404


@pytest.mark.parametrize(
    "terms",
    [{"expires_at": "2020-01-01"}, {"networks": ("203.0.113.0/24",)}],
    ids=["expired", "elsewhere"],
)
def test_a_key_that_is_over_or_from_elsewhere_lets_nobody_in(live, box, terms):
    client = live.partner("reader", collections=[box], **terms)
    assert client.ask(path(box)).status == 401


def test_a_key_of_this_network_lets_in_until_it_is_revoked(live, box):
    client = live.partner(
        "reader", collections=[box], networks=("127.0.0.0/8",), expires_at="2999-01-01"
    )
    assert client.ask(path(box)).status == 200
    for words in (f"Bearer {live.keys['reader']}", f"Token {live.keys['reader']}"):
        assert client.ask(path(box), authorization=words).status == 200
    live.shelf.revoke("reader")
    assert client.ask(path(box)).status == 401


def test_a_cursor_belongs_to_its_question_and_its_partner(live, box):
    ours(live, box, *(marked(CLEAR) for _ in range(4)))
    one = live.partner("one", collections=[box])
    two = live.partner("two", collections=[box])
    at = f"{path(box)}objects/"
    following = one.ask(at, query={"limit": "2"}).get("next")
    assert one.ask(at, query={"limit": "1", "next": following}).status == 200
    assert one.ask(at, query={"next": following, "match[type]": "note"}).status == 400
    assert one.ask(f"{path(box)}manifest/", query={"next": following}).status == 400
    assert two.ask(at, query={"next": following}).status == 400
