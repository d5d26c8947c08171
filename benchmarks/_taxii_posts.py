"""Objects that are sent: kinds, bad bodies, bad objects (section 5.5)."""

import json
import re
from uuid import uuid4

from _taxii_objects import note
from _taxii_probe import Asking

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_MICRO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,}Z")
_WRONG = "application/vnd.unheard-of+xml"


class Posts(Asking):
    """Objects that are sent: kinds, bad bodies, bad objects (section 5.5)."""

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
