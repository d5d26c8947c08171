"""The checks behind `taxii_conformance.py`, by section of the standard."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from _taxii_client import MEDIA, Client, Reply
from _taxii_objects import Sent, note, sent

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_MICRO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,}Z")
_EMPTY = re.compile(rb":\s*\[\s*\]")
_WRONG = "application/vnd.unheard-of+xml"


class Probe:
    """Asks everything of one server; `run` gives for each id whether it holds, and a note."""

    def __init__(self, url: str, *, user: str, key: str, hidden: str | None = None) -> None:
        self.c = Client(url, user=user, password=key)
        self.hidden = hidden
        self.results: dict[str, tuple[bool, str]] = {}
        self.sent: Sent = sent()
        self.root = self.box = ""
        self.rights: dict[tuple[bool, bool], str] = {}

    def check(self, id_: str, ok: object, saw: object = "") -> None:
        """Write down a result; what was seen is shown when it fails."""
        self.results[id_] = (bool(ok), "" if ok else f"[saw {str(saw)[:200]}]")

    def run(self) -> dict[str, tuple[bool, str]]:
        """All sections; one that breaks leaves its checks as failed."""
        sections: tuple[Callable[[], None], ...] = (
            self.discovery, self.api_root, self.collections, self.posting, self.kinds_of_objects,
            self.bad_bodies, self.reading, self.versions_filter, self.other_filters,
            self.fidelity, self.manifest, self.one_object, self.versions, self.strangers,
            self.rights_of_collections, self.deleting, self.bad_objects, self.methods, self.all_of,
        )  # fmt: skip
        for section in sections:
            try:
                section()
            except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
                print(f"{section.__name__} broke off: {type(error).__name__}: {error}")
        return self.results

    # -- helpers

    def objects(self, collection: str = "", **query: str) -> Reply:
        """GET objects of the box with filters; `match_id` means `match[id]`."""
        return self.c.ask(f"{collection or self.box}objects/", query=_query(query))

    def walked(self, path: str, *, key: str = "objects", **query: str) -> list[Any]:
        """Everything over all pages, by `next` where it is given, else by `added_after`."""
        found: list[Any] = []
        asked = _query(query)
        for _ in range(200):
            reply = self.c.ask(path, query=asked)
            found += reply.get(key, [])
            if not reply.get("more"):
                return found
            if reply.get("next"):
                asked = {**_query(query), "next": reply.get("next")}
            else:
                asked = {**_query(query), "added_after": reply.headers["x-taxii-date-added-last"]}
        return found

    def mine(self) -> str:
        """The ids of the objects that were sent first, for `match[id]`."""
        return ",".join(dict.fromkeys(o["id"] for o in self.sent.first))

    # -- 4.1 discovery

    def discovery(self) -> None:
        home = f"{self.c.base}/"
        reply = self.c.ask("/taxii2/")
        self.check("D01", reply.status == 200, reply.status)
        reply = self.c.ask(home)
        self.check("D02", isinstance(reply.get("title"), str), reply.body)
        roots = reply.get("api_roots", [])
        self.check("D03", roots, reply.body)
        self.check("D04", reply.get("default") is None or reply.get("default") in roots)
        self.check("D05", self.c.ask(home).status == 200)
        self.root = _path(roots[0])
        for id_, accept in (
            ("D06", MEDIA), ("D07", "application/taxii+json"),
            ("D08", "application/taxii+json; version=2.1"),
            ("D09", f"application/json;q=0.5, {MEDIA}"), ("D10", f"{MEDIA};q=0.9"),
        ):  # fmt: skip
            got = self.c.ask(home, accept=accept).status
            self.check(id_, got == 200, got)
        for id_, accept in (("D11", _WRONG), ("D12", "application/taxii+json;version=9.9")):
            got = self.c.ask(home, accept=accept).status
            self.check(id_, got in {200, 406}, got)

    def api_root(self) -> None:
        reply = self.c.ask(self.root)
        self.check("A01", isinstance(reply.get("title"), str))
        self.check("A02", MEDIA in reply.get("versions", []), reply.get("versions"))
        most = reply.get("max_content_length")
        self.check("A03", isinstance(most, int) and most > 0, most)
        self.most = most
        self.check("A04", self.c.ask(f"{self.c.base}/no-such-root/").status == 404)
        self.check("A05", self.c.ask(f"{self.c.base}/{uuid4()}/").status == 404)

    def collections(self) -> None:
        at = f"{self.root}collections/"
        reply = self.c.ask(at)
        listed = reply.get("collections", [])
        self.check("K01", reply.status == 200 and isinstance(listed, list))
        required = all(
            isinstance(one.get(name), kind)
            for one in listed
            for name, kind in (("id", str), ("title", str), ("can_read", bool),
                               ("can_write", bool))
        )  # fmt: skip
        self.check("K02", listed and required)
        self.check("K03", all(_UUID4.fullmatch(one["id"]) for one in listed))
        orders = {tuple(o["id"] for o in self.c.ask(at).get("collections")) for _ in range(5)}
        self.check("K04", len(orders) == 1)
        for one in listed:
            self.rights.setdefault((one["can_read"], one["can_write"]), f"{at}{one['id']}/")
        if self.hidden:
            self.rights[False, False] = f"{at}{self.hidden}/"
        self.box = self.rights[True, True]
        reply = self.c.ask(self.box)
        names = {"id", "title", "can_read", "can_write"}
        self.check("K05", reply.status == 200 and names <= set(reply.json))
        self.check("K06", self.c.ask(f"{at}{uuid4()}/").status == 404)
        got = self.c.ask(f"{at}%7Bno-uuid%7D/").status
        self.check("K07", 400 <= got < 500, got)
        named = next((one for one in listed if one.get("alias")), None)
        got = self.c.ask(f"{at}{quote(named['alias'])}/").status if named else 0
        self.check("K08", got == 200, "no alias is defined" if not named else got)

    # -- 5.5 add objects

    def posting(self) -> None:
        at = f"{self.box}objects/"
        reply = self.c.post(at, {"objects": self.sent.first})
        status = reply.json
        self.check("P01", reply.status == 202, reply.status)
        names = {"id", "status", "total_count", "success_count", "failure_count", "pending_count"}
        self.check("P02", names <= set(status), status)
        self.check("P03", status["status"] in {"complete", "pending"})
        counts = [status[n] for n in names if n.endswith("count")]
        whole = all(type(one) is int and one >= 0 for one in counts)
        self.check("P04", whole and status["total_count"] == len(self.sent.first), status)
        self.check("P05", _UUID4.fullmatch(status["id"]), status["id"])
        self.check("P06", _MICRO.fullmatch(status.get("request_timestamp", "")))
        later = self.c.ask(f"{self.root}status/{status['id']}/")
        self.check("P07", later.status == 200 and later.get("id") == status["id"], later.status)
        total = sum(later.get(f"{n}_count", 0) for n in ("success", "failure", "pending"))
        self.check("P08", total == later.get("total_count"))
        self.check("P08b", later.get("success_count") == len(self.sent.first), later.body)
        versions = {(o["id"], o.get("modified", o["created"])) for o in self.sent.first}
        told = {(o["id"], o["version"]) for o in later.get("successes", [])}
        self.check("P09", told == versions or not told, told)
        self.check("P10", self.c.ask(f"{self.root}status/{uuid4()}/").status == 404)
        got = self.c.ask(f"{self.root}status/no-uuid/").status
        self.check("P11", 400 <= got < 500, got)
        again = self.c.post(at, {"objects": self.sent.first[:2]})
        self.check("P12", again.status == 202 and again.get("failure_count") == 0, again.body)
        for id_, kind in (
            ("P13", "application/taxii+json"), ("P14", "application/taxii+json; version=2.1"),
        ):  # fmt: skip
            got = self.c.post(at, {"objects": self.sent.first[:1]}, content_type=kind).status
            self.check(id_, got == 202, got)

    def kinds_of_objects(self) -> None:
        for id_, one in self.sent.kinds.items():
            reply = self.c.post(f"{self.box}objects/", {"objects": [one]})
            ok = reply.status == 202 and reply.get("failure_count") == 0
            self.check(id_, ok, f"{reply.status} {reply.body[:150]!r}")

    def bad_bodies(self) -> None:
        at = f"{self.box}objects/"
        for id_, body in (("P30", b'{"objects": ['), ("P31", b"[1]"), ("P32", b"7"),
                          ("P33", b'{"objects": {"a": 1}}')):  # fmt: skip
            got = self.c.post(at, body).status
            self.check(id_, got in {400, 422}, got)
        got = self.c.post(at, b"{}").status
        self.check("P34", got == 202 or 400 <= got < 500, got)
        got = self.c.post(at, b'{"objects": [{"id": "\xff\xfe"}]}').status
        self.check("P35", got in {400, 422}, got)
        deep = b'{"objects": [' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"]}"
        got = self.c.post(at, deep).status
        self.check("P36", 400 <= got < 500, got)
        body = {"objects": [note()]}
        got = self.c.post(at, body, content_type="text/plain").status
        self.check("P41", got in {415, 202}, got)
        got = self.c.post(at, body, accept=_WRONG).status
        self.check("P42", got in {406, 202}, got)
        most = min(self.most, 32 * 1024 * 1024)
        got = self.c.post(at, b" " * (most + 1)).status
        self.check("P43", got == 413, got)
        small = json.dumps(body).encode()
        got = self.c.post(at, small + b" " * (most - len(small) - 10)).status
        self.check("P44", got not in {0, 413}, got)
        got = self.c.post(f"{self.root}collections/{uuid4()}/objects/", body).status
        self.check("P45", got == 404, got)

    # -- 5.4 get objects

    def reading(self) -> None:
        ids, path = self.mine(), f"{self.box}objects/"
        reply = self.objects(match_id=ids)
        self.check("G01", reply.status == 200 and isinstance(reply.objects, list))
        dates = [reply.headers.get(f"x-taxii-date-added-{n}") for n in ("first", "last")]
        self.check("G02", all(dates))
        self.check("G03", all(_MICRO.fullmatch(one or "") for one in dates), dates)
        latest = {(o["id"], o["modified"]) for o in self.sent.latest}
        got = [(o["id"], o["modified"]) for o in reply.objects]
        self.check("G04", reply.get("more") or set(got) == latest, got)
        self.check("G05", len({id_ for id_, _ in got}) == len(got) and set(got) <= latest)
        manifest = self.c.ask(f"{self.box}manifest/", query=_query({"match_id": ids})).objects
        added = {(r["id"], r["version"]): r["date_added"] for r in manifest}
        in_order = [added[one] for one in got]
        self.check("G06", in_order == sorted(in_order))
        self.check("G07", dates == [in_order[0], in_order[-1]], dates)
        some = self.objects(match_id=ids, limit="3")
        self.check("G08", len(some.objects) == 3 and some.get("more") is True)
        self.check("G09", [o["id"] for o in some.objects] == [i for i, _ in got[:3]])
        exact = self.objects(match_id=ids, limit=str(len(latest)))
        self.check("G10", len(exact.objects) == len(latest) and not exact.get("more"))
        paged = [(o["id"], o["modified"]) for o in self.walked(path, match_id=ids, limit="2")]
        self.check("G11", sorted(paged) == sorted(got), len(paged))
        self.check("G12", sorted(self._by_date(ids)) == sorted(got))
        every = self.walked(path, match_id=ids, match_version="all", limit="2")
        versions = sorted((o["id"], o["modified"]) for o in every)
        self.check("G13", versions == sorted((o["id"], o["modified"]) for o in self.sent.first))
        after = self.objects(match_id=ids, added_after=dates[1] or "")
        self.check("G14", after.status == 200 and not after.objects)
        middle = in_order[3]
        newer = [id_ for id_, at in zip((i for i, _ in got), in_order, strict=True) if at > middle]
        later = self.objects(match_id=ids, added_after=middle)
        self.check("G15", [o["id"] for o in later.objects] == newer)
        later = self.objects(match_id=ids, added_after=middle, limit="2")
        self.check("G15b", [o["id"] for o in later.objects] == newer[:2])

    def _by_date(self, ids: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        asked = {"match_id": ids, "limit": "2"}
        for _ in range(100):
            reply = self.objects(**asked)
            found += [(o["id"], o["modified"]) for o in reply.objects]
            if not reply.get("more"):
                break
            asked["added_after"] = reply.headers["x-taxii-date-added-last"]
        return found

    def versions_filter(self) -> None:
        for id_, name, value in (
            ("G16", "limit", "0"), ("G17", "limit", "-1"), ("G18", "limit", "abc"),
            ("G19", "added_after", "yesterday"), ("G20", "next", "!!no-such-cursor!!"),
            ("G21", "match_version", "newest"), ("G22", "match_version", "all,first"),
        ):  # fmt: skip
            got = self.objects(**{name: value}).status
            self.check(id_, got == 400, got)
        many = self.sent.versioned
        one, two, three = (o["modified"] for o in self.sent.first if o["id"] == many)
        for id_, asked, expected in (
            ("G23", "all", [one, two, three]), ("G24", "first", [one]), ("G25", "last", [three]),
            ("G26", "first,last", [one, three]), ("G27", two, [two]),
            ("G28", f"first,{two}", [one, two]), ("G29", f"{two},{three}", [two, three]),
        ):  # fmt: skip
            reply = self.objects(match_id=many, match_version=asked)
            got = sorted(o["modified"] for o in reply.objects)
            self.check(id_, got == expected, got)

    def other_filters(self) -> None:
        ids = self.mine()
        notes = {o["id"] for o in self.sent.latest if o["type"] == "note"}
        reply = self.objects(match_id=ids, match_type="note")
        self.check("G30", {o["id"] for o in reply.objects} == notes)
        reply = self.objects(match_id=ids, match_type="note,identity")
        both = {o["id"] for o in self.sent.latest if o["type"] in {"note", "identity"}}
        self.check("G31", {o["id"] for o in reply.objects} == both)
        person = next(o["id"] for o in self.sent.latest if o["type"] == "identity")
        reply = self.objects(match_id=person, match_type="note")
        self.check("G32", reply.status == 200 and not reply.objects)
        empty = self.objects(match_type="malware-analysis")
        self.check("G33", empty.status == 200 and not empty.objects, empty.status)
        self.check("G34", empty.json is not None and not _EMPTY.search(empty.body), empty.body)
        self.check("G35", "x-taxii-date-added-last" in empty.headers)
        reply = self.objects(match_id=ids, match_spec_version="2.1")
        self.check("G36", len(reply.objects) == len(self.sent.latest))
        reply = self.objects(match_id=ids, match_spec_version="2.0")
        self.check("G37", reply.status == 200 and not reply.objects)
        reply = self.objects(match_id=ids, colour="blue")
        self.check("G38", reply.status == 200 and len(reply.objects) == len(self.sent.latest))
        reply = self.objects(match_id="x' OR '1'='1")
        self.check("G39", reply.status < 500 and not reply.objects, reply.status)

    def fidelity(self) -> None:
        for id_, one in (
            ("G40", self.sent.rich), ("G41", self.sent.kinds["P24"]),
            ("G42", self.sent.kinds["P20"]), ("G43", self.sent.kinds["P21"]),
            ("G44", self.sent.kinds["P25"]),
        ):  # fmt: skip
            reply = self.objects(match_id=one["id"])
            self.check(id_, reply.objects == [one], reply.body)
        path, ids = f"{self.box}objects/", self.mine()
        first = self.c.ask(path, query={"match[id]": ids, "limit": "2"})
        self.c.post(path, {"objects": [note(), note()]})
        found = list(first.objects)
        if first.get("next"):
            more = {"next": first.get("next")}
        else:
            more = {"added_after": first.headers["x-taxii-date-added-last"]}
        found += self.c.ask(path, query={"match[id]": ids, "limit": "100", **more}).objects
        got = sorted((o["id"], o["modified"]) for o in found)
        self.check("G45", got == sorted((o["id"], o["modified"]) for o in self.sent.latest))

    # -- 5.3 manifest, 5.6 object, 5.8 versions

    def manifest(self) -> None:
        path, ids = f"{self.box}manifest/", self.mine()
        reply = self.c.ask(path, query={"match[id]": ids})
        records = reply.objects
        self.check("M01", reply.status == 200 and records)
        needed = {"id", "date_added", "version"}
        self.check("M02", all(needed <= set(r) for r in records))
        self.check("M03", all(_MICRO.fullmatch(r["date_added"]) for r in records))
        self.check("M04", "x-taxii-date-added-last" in reply.headers)
        kinds = self.c.ask(self.box).get("media_types") or ["application/stix+json;version=2.1"]
        self.check("M05", all(r.get("media_type", kinds[0]) in kinds for r in records))
        dates = [r["date_added"] for r in records]
        self.check("M06", dates == sorted(dates))
        versions = {(r["id"], r["version"]) for r in records}
        latest = {(o["id"], o["modified"]) for o in self.sent.latest}
        self.check("M07", {(i, _rough(v)) for i, v in versions}
                   == {(i, _rough(v)) for i, v in latest})  # fmt: skip
        self.check("M08", versions == latest)
        only = self.sent.kinds["P22"]
        record = self.c.ask(path, query={"match[id]": only["id"]}).objects
        self.check("M09", record and _rough(record[0]["version"]) == _rough(only["created"]))
        some = self.c.ask(path, query={"match[id]": ids, "limit": "3"})
        self.check("M10", len(some.objects) == 3 and some.get("more") is True)
        paged = self.walked(path, match_id=ids, limit="2")
        self.check("M11", sorted(r["id"] for r in paged) == sorted(r["id"] for r in records))
        notes = self.c.ask(path, query={"match[id]": ids, "match[type]": "note"}).objects
        self.check("M12", {r["id"] for r in notes}
                   == {o["id"] for o in self.sent.latest if o["type"] == "note"})  # fmt: skip
        every = {"match[id]": self.sent.versioned, "match[version]": "all"}
        self.check("M13", len(self.c.ask(path, query=every).objects) == 3)

    def one_object(self) -> None:
        many = self.sent.versioned
        path = f"{self.box}objects/{many}/"
        versions = [o["modified"] for o in self.sent.first if o["id"] == many]
        reply = self.c.ask(path)
        self.check("O01", [o["modified"] for o in reply.objects] == [versions[-1]])
        self.check("O02", "x-taxii-date-added-last" in reply.headers)
        reply = self.c.ask(path, query={"match[version]": "all"})
        self.check("O03", sorted(o["modified"] for o in reply.objects) == versions)
        reply = self.c.ask(path, query={"match[version]": versions[1]})
        self.check("O04", [o["modified"] for o in reply.objects] == [versions[1]])
        paged = self.walked(path, match_version="all", limit="1")
        self.check("O05", sorted(o["modified"] for o in paged) == versions)
        reply = self.c.ask(f"{self.box}objects/note--{uuid4()}/")
        self.check("O06", reply.status == 404 or not reply.objects, reply.status)

    def versions(self) -> None:
        many = self.sent.versioned
        path = f"{self.box}objects/{many}/versions/"
        expected = [o["modified"] for o in self.sent.first if o["id"] == many]
        reply = self.c.ask(path)
        self.check("V01", sorted(reply.get("versions")) == expected)
        self.check("V02", "x-taxii-date-added-last" in reply.headers)
        some = self.c.ask(path, query={"limit": "2"})
        self.check("V03", len(some.get("versions")) == 2 and some.get("more") is True)
        reply = self.c.ask(f"{self.box}objects/note--{uuid4()}/versions/")
        self.check("V04", reply.status == 404 or not reply.get("versions"), reply.status)

    # -- who may what

    def strangers(self) -> None:
        one = f"{self.box}objects/{self.sent.versioned}/"
        body = json.dumps({"objects": [note()]}).encode()
        for id_, method, path in (
            ("U01", "GET", f"{self.root}collections/"), ("U02", "GET", self.box),
            ("U03", "GET", f"{self.box}manifest/"), ("U04", "GET", f"{self.box}objects/"),
            ("U05", "POST", f"{self.box}objects/"), ("U06", "GET", one), ("U07", "DELETE", one),
            ("U08", "GET", f"{one}versions/"),
        ):  # fmt: skip
            sent_body = body if method == "POST" else None
            reply = self.c.ask(path, method=method, body=sent_body, authorization=None)
            self.check(id_, reply.status in {401, 404}, reply.status)
            if id_ == "U01":
                ok = reply.status == 404 or "www-authenticate" in reply.headers
                self.check("U09", ok, reply.headers)
        path = f"{self.box}objects/"
        wrong = self.c.ask(path, authorization="Basic cHJvYmU6d3Jvbmc=").status
        self.check("U10", wrong in {401, 404}, wrong)
        for id_, words in (("U11", "Basic ///=\u00e9"), ("U12", "Bearer no-such-token")):
            got = self.c.ask(path, authorization=words).status
            self.check(id_, 400 <= got < 500, got)

    def rights_of_collections(self) -> None:
        body = {"objects": [note()]}
        read, write = self.rights.get((True, False)), self.rights.get((False, True))
        name = self.sent.versioned
        if read:
            got = self.c.post(f"{read}objects/", body).status
            self.check("R01", got in {403, 404}, got)
            got = self.c.ask(f"{read}objects/{name}/", method="DELETE").status
            self.check("R06", got == 403, got)
        if write:
            for id_, path in (
                ("R02", "objects/"), ("R03", "manifest/"), ("R04", f"objects/{name}/"),
                ("R05", f"objects/{name}/versions/"),
            ):  # fmt: skip
                got = self.c.ask(write + path).status
                self.check(id_, got in {403, 404}, got)
            got = self.c.ask(f"{write}objects/{name}/", method="DELETE").status
            self.check("R07", got == 403, got)
        hidden = self.rights.get((False, False))
        if hidden:
            got = self.c.ask(f"{hidden}objects/{name}/", method="DELETE").status
            self.check("R08", got == 404, got)

    def deleting(self) -> None:
        many = self.sent.versioned
        path = f"{self.box}objects/{many}/"
        versions = [o["modified"] for o in self.sent.first if o["id"] == many]
        got = self.c.ask(path, method="DELETE", query={"match[version]": versions[1]}).status
        self.check("X01", got == 200, got)
        left = self.c.ask(path, query={"match[version]": "all"}).objects
        self.check("X02", sorted(o["modified"] for o in left) == [versions[0], versions[2]])
        got = self.c.ask(path, method="DELETE", query={"match[version]": "all"}).status
        self.check("X03", got == 200, got)
        self.check("X04", self.c.ask(path).status == 404)
        query = {"match[id]": many, "match[version]": "all"}
        self.check("X05", not self.c.ask(f"{self.box}manifest/", query=query).objects)
        self.check("X06", not self.c.ask(f"{self.box}objects/", query=query).objects)
        got = self.c.ask(f"{self.box}objects/note--{uuid4()}/", method="DELETE").status
        self.check("X07", got == 404, got)
        again = next(o for o in self.sent.first if o["id"] == many)
        self.c.post(f"{self.box}objects/", {"objects": [again]})
        self.check("X08", self.c.ask(path).objects == [again])

    # -- what must not break it

    def bad_objects(self) -> None:
        for id_, one in (
            ("P37", {k: v for k, v in note().items() if k != "id"}), ("P38", "just words"),
            ("P39", {**note(), "type": "identity"}),
            ("P40", {**note(), "modified": "2024-02-31T00:00:00.000Z"}),
        ):  # fmt: skip
            reply = self.c.post(f"{self.box}objects/", {"objects": [one]})
            ok = 400 <= reply.status < 500 or (
                reply.status == 202 and reply.get("failure_count") == 1
            )
            self.check(id_, ok, f"{reply.status} {reply.body[:100]!r}")
        self.check("P46", self.objects().status == 200)
        good = self.sent.latest[1]["id"]
        self.check("P47", self.c.ask(f"{self.box}objects/{good}/").status == 200)

    def methods(self) -> None:
        for id_, method, path in (
            ("H01", "PUT", f"{self.box}objects/"), ("H02", "PATCH", f"{self.box}objects/"),
            ("H03", "DELETE", f"{self.box}objects/"), ("H04", "POST", f"{self.root}collections/"),
        ):  # fmt: skip
            body = b"{}" if method != "DELETE" else None
            got = self.c.ask(path, method=method, body=body).status
            self.check(id_, 400 <= got < 500, got)

    def all_of(self) -> None:
        replies = self.c.replies
        good = [r for r in replies if 200 <= r.status < 300]
        bad = [r for r in replies if r.status >= 400]
        kind = re.compile(r"application/taxii\+json\s*;\s*version=2\.1")
        self.check("Z01", all(kind.fullmatch(r.headers.get("content-type", "")) for r in good))
        self.check("Z02", all(kind.fullmatch(r.headers.get("content-type", "")) for r in bad))
        messages = [r for r in bad if isinstance(r.json, dict)]
        self.check("Z03", messages and all(isinstance(r.get("title"), str) for r in messages))
        told = [r for r in messages if "http_status" in r.json]
        self.check("Z04", all(r.get("http_status") == str(r.status) for r in told))
        broken = [f"{r.method} {r.path[:80]}: {r.status}" for r in replies
                  if r.status == 0 or r.status >= 500]  # fmt: skip
        self.check("Z05", not broken, broken)
        self.check("Z06", not any(b"Traceback" in r.body or b'File "' in r.body for r in bad))
        self.check("Z07", not any(_EMPTY.search(r.body) for r in good if not _has_objects(r)))


def _has_objects(reply: Reply) -> bool:
    """Objects are the sender's: an empty list inside one is no list of a TAXII resource."""
    return any(isinstance(o, dict) and "type" in o for o in reply.objects)


def _query(given: dict[str, str]) -> dict[str, str]:
    return {re.sub(r"^match_(\w+)$", r"match[\1]", k): v for k, v in given.items()}


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3] if "://" in url else url


def _rough(version: str) -> str:
    """An instant without the zeros at its end."""
    return version.rstrip("Z").rstrip("0").rstrip(".") if "." in version else version.rstrip("Z")
