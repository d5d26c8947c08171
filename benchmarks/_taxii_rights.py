"""Strangers, rights of collections, deleting, methods, and what all answers share."""

import json
import re
from uuid import uuid4

from _taxii_client import Reply
from _taxii_objects import note
from _taxii_probe import Asking

_EMPTY = re.compile(rb":\s*\[\s*\]")


class Rights(Asking):
    """Strangers, rights of collections, deleting, methods, and what all answers share."""

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
