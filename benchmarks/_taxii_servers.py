"""What a server says of itself: discovery, API roots, collections (sections 4 and 5.1)."""

import re
from urllib.parse import quote
from uuid import uuid4

from _taxii_client import MEDIA
from _taxii_probe import Asking

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_WRONG = "application/vnd.unheard-of+xml"


class Servers(Asking):
    """What a server says of itself: discovery, API roots, collections (sections 4 and 5.1)."""

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


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3] if "://" in url else url
