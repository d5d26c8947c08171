"""Pages of objects: order, filters, fidelity (sections 3.4 and 5.4)."""

import re

from _taxii_objects import note
from _taxii_probe import Asking

_MICRO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,}Z")
_EMPTY = re.compile(rb":\s*\[\s*\]")


class Pages(Asking):
    """Pages of objects: order, filters, fidelity (sections 3.4 and 5.4)."""

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


def _query(given: dict[str, str]) -> dict[str, str]:
    return {re.sub(r"^match_(\w+)$", r"match[\1]", k): v for k, v in given.items()}
