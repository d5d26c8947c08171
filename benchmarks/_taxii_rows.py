"""Manifests, single objects, versions (sections 5.3, 5.6 and 5.8)."""

import re
from uuid import uuid4

from _taxii_probe import Asking

_MICRO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,}Z")


class Rows(Asking):
    """Manifests, single objects, versions (sections 5.3, 5.6 and 5.8)."""

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


def _rough(version: str) -> str:
    """An instant without the zeros at its end."""
    return version.rstrip("Z").rstrip("0").rstrip(".") if "." in version else version.rstrip("Z")
