"""`kronika naming` counts words by user; `kronika show` of a group prints lists by authority."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kronika.cli import _register, app

PAGE = """Army says it retook two villages

4 July 2016, The Harbour Post

ALEPPO, July 4 - Nusra Front (outlawed in Russia) lost two villages, the army said on Monday.

Rebels of the Free Syrian Army came back.
"""


@pytest.fixture
def call(tmp_path, monkeypatch):
    if not app.registered_commands:
        _register()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")

    def run(*args, code=0):
        done = CliRunner().invoke(app, args)
        assert done.exit_code == code, (done.output, done.exception)
        return done.stdout

    run("read", "a.txt", "--quiet", "--format", "table")
    return run


def test_words_are_counted_for_an_entity_under_any_of_its_names(call):
    (line,) = map(json.loads, call("naming", "FSA", "--format", "jsonl").splitlines())
    assert (line["label"], line["uses"], line["by_speaker"]) == ("rebel", 1, False)
    assert "Rebels of the Free Syrian Army" in line["sentences"][0]["sentence"]


def test_a_group_is_shown_with_its_listings_and_the_aside_held_against_them(call):
    said = json.loads(call("show", "Jabhat al-Nusra", "--format", "jsonl"))
    assert {entry["authority"]["jurisdiction"] for entry in said["listings"]} >= {"UN", "US", "RU"}
    shown = call("show", "Jabhat al-Nusra", "--format", "table")
    assert "ledger agrees" in " ".join(shown.split())
    assert "2014-12-29" in shown


def test_without_any_word_the_register_says_so(call):
    assert call("naming", "Nusra Front", "--format", "jsonl") == ""


def test_an_export_carries_what_the_ledger_answers_to_an_aside(call, tmp_path):
    call("export", "csv", "out", "--quiet")
    (row,) = csv.DictReader(Path("out/designations.csv").read_text("utf-8").splitlines())
    assert (row["as_said"], row["ledger"]) == ("outlawed in Russia", "agrees")
    assert row["ledger_reason"].startswith("listed as ")
    told = [json.loads(line) for line in call("export", "jsonl", "--quiet").splitlines()]
    (said,) = (line for line in told if line["record"] == "designation")
    assert (said["ledger"], said["ledger_reason"]) == (row["ledger"], row["ledger_reason"])
