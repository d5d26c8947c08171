"""What all checks of `taxii_conformance.py` ask with, and where results are written down."""

import re
from typing import Any

from _taxii_client import Client, Reply
from _taxii_objects import Sent, sent


class Asking:
    """One server that is asked, and what was found so far."""

    most: int

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


def _query(given: dict[str, str]) -> dict[str, str]:
    return {re.sub(r"^match_(\w+)$", r"match[\1]", k): v for k, v in given.items()}
