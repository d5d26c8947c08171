"""A claim that two papers carry, as a user meets it: show, explain and export."""

import json
import sys
from contextlib import suppress
from typing import Any

from kronika.cli import main

PAGES = {
    "a.txt": """Quay Courier
Shots at a police post in Osh
By Ann Lee
May 3, 2019

OSH, Kyrgyzstan, May 3 (Quay Courier) - Gunmen attacked a police post in Osh on Friday.

The governor of the region, Ama Osei, said the attackers had come from the hills.
""",
    "b.txt": """Harbour Herald
Police post in Osh attacked
By Bo Rask
May 4, 2019

OSH, Kyrgyzstan, May 4 (Harbour Herald) - Gunmen attacked a police post in Osh on Friday.

Ama Osei, the head of the region, said that the attackers came from the hills by night.
""",
}


def test_a_claim_of_two_papers_is_shown_explained_and_exported_as_one(
    tmp_path, monkeypatch, capfdbinary
):
    monkeypatch.chdir(tmp_path)
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")

    def lines(*arguments: str) -> list[dict[str, Any]]:
        monkeypatch.setattr(sys, "argv", ["kronika", *arguments])
        capfdbinary.readouterr()
        with suppress(SystemExit):
            main()
        return [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]

    read = lines("read", *PAGES, "--format", "jsonl")
    claims = [c["id"] for page in read for c in page["claims"] if c["speaker"] == "Ama Osei"]
    assert len(claims) == 2
    for one in claims:
        (shown,) = lines("show", one, "--format", "jsonl")
        merged = shown["merged"]
        assert {s["claim_id"] for s in merged["said"]} == set(claims)
        assert (merged["reports"], merged["witnesses"]) == (2, 2)
        told = {row["id"] for row in lines("explain", one, "--format", "jsonl")}
        assert set(claims) <= told
    exported = [row for row in lines("export", "jsonl") if row["record"] == "merged_claim"]
    assert [row["id"] for row in exported] == [min(claims)]
