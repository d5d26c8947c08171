"""docs/taxii.md says what works: its program runs, its numbers are those of the code."""

import json
import re
from pathlib import Path

import pytest

from _taxii_objects import note
from kronika.exchange.incoming import MAX_DEPTH, Marks, incoming
from kronika.model.sharing import OURS
from kronika.serve.taxii import ServerLimits

DOC = (Path(__file__).parents[2] / "docs" / "taxii.md").read_text(encoding="utf-8")


@pytest.mark.network
def test_the_program_of_the_document_pulls_everything(live):
    box = live.shelf.add_collection("exercises")
    sent = [note() for _ in range(5)]
    bodies = [json.dumps(one).encode() for one in sent]
    live.shelf.put(box, incoming(bodies, Marks(default=0)), poster=OURS)
    live.partner("desk", "GREEN", collections=[box], scopes=("read",))
    (program,) = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)
    names = {"url": live.url, "key": live.keys["desk"]}
    exec(program, names)
    assert names["objects"] == sent


def test_the_limits_are_those_that_it_names():
    limits = ServerLimits()
    for words in (
        f"{limits.requests_per_s:.0f} requests and {limits.bytes_per_s / 2**20:.0f} MiB a second",
        f"{limits.burst_s:.0f} seconds of it saved up",
        f"Body {limits.max_content_length / 2**20:.0f} MiB",
        f"{limits.body_s:.0f} s (408)",
        f"{limits.max_objects:,} objects a request",
        f"{MAX_DEPTH} levels of nesting",
        f"pages of {limits.page:,} objects or {limits.page_bytes / 2**20:.0f} MiB",
        f"{limits.failures_burst:.0f} at once from one address",
    ):
        assert words in DOC
    assert limits.posts_at_once == 4
