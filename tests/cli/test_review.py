from __future__ import annotations

import contextlib
import json
import shutil

import pytest
from typer.testing import CliRunner

from kronika.cli import _register, app
from kronika.store import open_store

PAGES = {
    "a.txt": "Kenya and Ghana hold drill\n\nMarch 4, 2019\n\nKenya and Ghana opened the joint "
    "exercise Quiet Harbour 2019 in Mombasa on 3 March 2019 with about 4,000 troops.\n",
    "b.txt": "Quiet Harbour opens\n\nMarch 5, 2019\n\nThe joint exercise Quiet Harbour 2019 of "
    "Kenya and Ghana opened in Mombasa on 3 March 2019 with 6,500 troops.\n",
    "c.txt": "Presidents talk\n\nJune 9, 2020\n\nThe presidents of Kenya and Ghana spoke by "
    "telephone on 8 June 2020.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def pages_read(tmp_path_factory):
    """The pages and the store of their chronicle, read once for all tests."""
    folder = tmp_path_factory.mktemp("read")
    if not app.registered_commands:
        _register()
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    with contextlib.chdir(folder):
        done = CliRunner().invoke(app, ["read", *PAGES, "--format", "jsonl"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def run(tmp_path, monkeypatch, pages_read):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(pages_read, tmp_path, dirs_exist_ok=True)

    def call(*args, typed=None, code=0):
        done = CliRunner().invoke(app, args, input=typed)
        assert done.exit_code == code, (done.output, done.exception)
        return done.output

    return call


def exercises():
    with open_store("kronika.db") as store:
        return [e for page in store.chronicles() for e in page.events if e.type == "joint_exercise"]


def test_read_joins_the_reports_of_one_exercise(run):
    assert len({e.record_id for e in exercises()}) == 1 < len(exercises())


def test_a_run_that_keeps_nothing_joins_them_too(run):
    lines = run("read", *PAGES, "--no-store", "--format", "jsonl").splitlines()
    events = [e for line in lines if line[:1] == "{" for e in json.loads(line)["events"]]
    drills = {e["record_id"] for e in events if e["type"] == "joint_exercise"}
    assert len(drills) == 1
    assert drills == {e.record_id for e in exercises()}


def test_show_sets_the_figures_side_by_side_and_names_the_disagreement(run):
    said = run("show", exercises()[0].id, "--format", "table")
    assert "disagreement on number troops" in said
    assert "4,000" in said
    assert "6,500" in said


def test_show_as_json_carries_values_witnesses_and_disagreements(run):
    merged = json.loads(run("show", exercises()[0].id, "--format", "jsonl"))["merged"]
    assert merged["reports"] == 2
    assert [d["field"] for d in merged["disagreements"]] == ["number troops"]


def test_explain_says_why_they_are_one(run):
    assert "Both are on" in run("explain", exercises()[0].id, "--format", "table")


def _unsure():
    from kronika.model.judgements import Judgement

    with open_store("kronika.db") as store:
        left, right = sorted(e.id for e in exercises())[:2]
        for one in store.judgements():
            store.judge(Judgement(one.left, one.right, one.verdict, one.by, one.at,
                                  retracted_at="2026-01-01T00:00:00Z"))  # fmt: skip
        store.judge(Judgement(left, right, "unsure", "resolving.events@1", "2026-01-02T00:00:00Z",
                              0.4, ("Told in the same days",)))  # fmt: skip


@pytest.mark.parametrize(
    ("key", "records", "left"),
    [("a", 1, 0), ("r", 2, 0), ("u", 2, 0), ("s", 2, 1), ("q", 2, 1), ("", 2, 1)],
)
def test_a_key_decides_one_question(run, key, records, left):
    _unsure()
    said = run("review", "--by", "Ada", typed=f"x\n{key}\n" if key else "")
    assert "6,500 troops" in said
    assert len({e.record_id for e in exercises()}) == records
    with open_store("kronika.db") as store:
        assert len(store.questions()) == left


def test_undo_takes_the_latest_decision_back(run):
    _unsure()
    run("review", "--by", "Ada", typed="a\n")
    assert len({e.record_id for e in exercises()}) == 1
    assert "by Ada" in run("undo")
    assert len({e.record_id for e in exercises()}) == 2


def test_resolve_proposes_for_pages_that_were_only_read(run):
    run("read", *PAGES, "--no-resolve", "--db", "plain.db", "--format", "jsonl")
    with open_store("plain.db") as store:
        assert store.judgements() == ()
    assert "new judgements" in run("resolve", "--db", "plain.db")
    with open_store("plain.db") as store:
        assert any(j.verdict == "same" for j in store.judgements())
