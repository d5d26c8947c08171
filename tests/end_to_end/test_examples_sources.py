"""The example pages keep what examples/SOURCES.md promises of them."""

from __future__ import annotations

import html
import json
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted((EXAMPLES / "pages").iterdir())
SHARED_AGENCY_TEXT = {
    "meridian-wire-2007-08-09-sco-armies-open-exercise.html",
    "harbour-post-2007-08-10-six-armies-one-exercise.html",
    "corridor-digest-2007-08-10-brief-peace-mission-opens.txt",
}
CHINA_RUSSIA_SCO = {"pm2007", "ni2023"}
EVENT_KEYS = {"type", "name", "start", "end", "places", "participants", "numbers", "cluster"}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def visible(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".html":
        text = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", text, flags=re.S)
        text = re.sub(r"<(title|meta)[^>]*>(.*?</title>)?", " ", text, flags=re.S)
        text = html.unescape(re.sub(r"</?[a-z][^>]*>", "\n", text, flags=re.I))
    return text


LINES = {page.name: visible(page).splitlines() for page in PAGES}
TEXT = {name: " ".join(" ".join(lines).split()) for name, lines in LINES.items()}
GOLD = {row["file"]: row for row in rows("events.jsonl")}
DISAGREEMENTS = rows("disagreements.jsonl")


def test_there_are_pages_of_both_kinds_from_five_outlets() -> None:
    kinds = Counter(page.suffix for page in PAGES)
    assert len(PAGES) >= 26
    assert min(kinds[".html"], kinds[".txt"]) >= len(PAGES) // 2 - 1
    assert len({row["outlet"] for row in GOLD.values()}) == 5
    assert sum(page.stat().st_size for page in EXAMPLES.rglob("*") if page.is_file()) < 400_000


def test_every_page_has_its_gold_line() -> None:
    assert set(GOLD) == set(TEXT)
    for row in GOLD.values():
        assert all(event.keys() >= EVENT_KEYS for event in row["events"])


def test_nine_reports_of_the_five_outlets_tell_one_exercise() -> None:
    telling = [row for row in GOLD.values() if any(e["cluster"] == "pm2007" for e in row["events"])]
    assert len(telling) == 9
    assert len({row["outlet"] for row in telling}) == 5
    assert {e["lifecycle"] for r in telling for e in r["events"] if e["cluster"] == "pm2007"} == {
        "planned",
        "ongoing",
        "concluded",
    }


def test_most_events_told_by_several_outlets_lie_outside_china_russia_and_the_sco() -> None:
    outlets = defaultdict(set)
    for row in GOLD.values():
        for event in row["events"]:
            outlets[event["cluster"]].add(row["outlet"])
    several = {cluster for cluster, names in outlets.items() if len(names) > 1}
    assert len(several) >= 8
    assert len(several - CHINA_RUSSIA_SCO) >= len(several) / 2


def test_two_languages_beside_english_and_two_pages_without_an_event() -> None:
    languages = Counter(row["lang"] for row in GOLD.values())
    assert set(languages) == {"en", "ru", "zh"}
    empty = [row for row in GOLD.values() if not row["events"]]
    assert len(empty) == 2
    assert any(len(row["claims"]) >= 4 for row in empty), "one of them is opinion"


def spellings(event: dict[str, Any]) -> list[str]:
    names = [part["name"] for part in event["participants"]] + event["places"]
    return [name for name in names if name]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_gold_name_and_place_stands_in_its_page(name: str) -> None:
    wanted = [text for event in GOLD[name]["events"] for text in spellings(event)]
    wanted += [entry["name"] for entry in GOLD[name]["names"]]
    folded = TEXT[name].casefold()
    missing = [text for text in wanted if not any(w.casefold() in folded for w in text.split("|"))]
    assert not missing


def test_there_are_ten_disagreements_and_traps_beside_them() -> None:
    kinds = {row["kind"] for row in DISAGREEMENTS if row["is_disagreement"]}
    assert sum(row["is_disagreement"] for row in DISAGREEMENTS) >= 10
    assert sum(not row["is_disagreement"] for row in DISAGREEMENTS) >= 10
    assert kinds == {"number", "date", "name", "ordinal"}
    assert all(row["why"] for row in DISAGREEMENTS)


@pytest.mark.parametrize("row", DISAGREEMENTS, ids=lambda row: f"{row['event']}-{row['field']}")
def test_every_planted_value_stands_verbatim_in_its_pages(row: dict[str, Any]) -> None:
    for value in row["values"]:
        assert len(value["pages"]) == len(value["as_said"]) > 0
        for page, words in zip(value["pages"], value["as_said"], strict=True):
            assert words in TEXT[page], (page, words)


def test_a_disagreement_has_two_values_of_different_outlets() -> None:
    for row in DISAGREEMENTS:
        if row["is_disagreement"]:
            pages = [{GOLD[p]["outlet"] for p in value["pages"]} for value in row["values"]]
            assert len(pages) > 1, row
            assert len(set().union(*pages)) > 1, row


def sentences(name: str) -> set[str]:
    found = [s.strip() for line in LINES[name] for s in re.split(r"(?<=[.!?。])\s+", line)]
    return {sentence for sentence in found if len(sentence.split()) > 8}


def test_no_sentence_is_printed_by_two_outlets_except_the_shared_agency_text() -> None:
    shared = set()
    for one, two in combinations(sorted(TEXT), 2):
        if GOLD[one]["outlet"] != GOLD[two]["outlet"]:
            common = sentences(one) & sentences(two)
            shared |= {one, two} if common else set()
    assert shared == SHARED_AGENCY_TEXT


def test_no_outlet_repeats_a_sentence_of_a_story_on_another_event() -> None:
    for one, two in combinations(sorted(TEXT), 2):
        if GOLD[one]["outlet"] == GOLD[two]["outlet"]:
            common = sentences(one) & sentences(two)
            furniture = [s for s in common if sum(s in TEXT[p] for p in TEXT) < 3]
            assert not furniture, (one, two, furniture)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_sources_list_every_page(name: str) -> None:
    assert name in (EXAMPLES / "SOURCES.md").read_text(encoding="utf-8")


def test_sources_name_every_disagreement() -> None:
    text = (EXAMPLES / "SOURCES.md").read_text(encoding="utf-8")
    assert all(f"`{row['event']}`" in text for row in DISAGREEMENTS)
