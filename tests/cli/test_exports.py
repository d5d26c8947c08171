"""`kronika export`: every format from a store, as a person types it."""

import json
import shutil
import sys

import pytest
from store_pages import call, drill, told_of_call, told_of_drill

from kronika.cli import main
from kronika.exchange.formats import OURS
from kronika.store import open_store

MORE = {"release": ("--version", "2026.1")}


@pytest.fixture(scope="module")
def told(tmp_path_factory, empty_store):
    """Two pages, put into a store once."""
    file = shutil.copy(empty_store, tmp_path_factory.mktemp("told") / "kronika.db")
    with open_store(file) as store:
        store.put(drill(), told_of_drill(drill()))
        store.put(call(), told_of_call(call()))
    return file


@pytest.fixture
def folder(tmp_path, monkeypatch, told):
    shutil.copy(told, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch, capfd):
    def start(*arguments):
        monkeypatch.setattr(sys, "argv", ["kronika", "export", *arguments])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        return code, *capfd.readouterr()

    return start


def written(path):
    if path.is_dir():
        return b"".join(p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file())
    return path.read_bytes()


@pytest.mark.parametrize("name", OURS)
def test_a_format_holds_what_the_filters_mean(name, folder, run):
    arguments = [name, "out", "--type", "joint_exercise", *MORE.get(name, ())]
    arguments += ["--all-types"] if name == "acled" else []
    code, _, said = run(*arguments)
    assert code == 0, said
    found = written(folder / "out")
    assert b"Quiet Harbour" in found
    if name != "annotations":  # those are of the pages
        assert b"ev_d_call" not in found


@pytest.mark.parametrize("name", OURS)
def test_the_same_store_gives_the_same_bytes(name, folder, run):
    for out in ("one", "two"):
        code, _, said = run(name, out, *MORE.get(name, ()))
        assert code == 0, said
    assert written(folder / "one") == written(folder / "two")


def test_the_help_lists_every_format(folder, run):
    _, said, _ = run("--help")
    for name in (*OURS, "diff"):
        assert f"\n  {name} " in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["release", "out", "--version", "../1"], "is no version"),
        (["release", "."], "Missing option '--version'"),
        (["release", ".", "--version", "1"], "is not empty"),
        (["parquet", "-"], "or one with --table"),
        (["geojson", "no/where.geojson"], "in a folder that is there"),
        (["geojson", "--stamp", "noon"], "write 2026-01-31T12:00:00Z"),
        (["diff", ".", "."], "name the folder of a release"),
        (["ical", "--type", "drill"], "choose one of"),
        (["ical", "--lifecycle", "planed"], "did you mean planned?"),
        (["jsn"], "did you mean jsonl?"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, says, folder, run):
    code, out, said = run(*arguments)
    assert code == 2
    assert says in " ".join(said.split())
    assert "Traceback" not in said
    assert out == ""


def test_two_releases_are_compared(folder, run):
    run("release", "one", "--version", "1")
    with open_store(folder / "kronika.db") as store:
        store.forget("d_call")
    run("release", "two", "--version", "2", "--previous", "one")
    code, said, _ = run("diff", "one", "two", "--out", "changes.csv")
    assert code == 0
    assert "events: 0 added, 1 removed, 0 changed" in said
    assert (folder / "changes.csv").read_bytes() == (
        folder / "two/changes/changes.csv"
    ).read_bytes()
    assert run("diff", "one", "one")[1] == "no row differs\n"


def test_the_stamp_is_the_only_clock(folder, run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    run("release", "one", "--version", "1")
    package = json.loads((folder / "one/datapackage.json").read_text("utf-8"))
    assert package["created"] == "1970-01-02T00:00:00Z"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--lifecycle", "planned"], 0),
        (["--lifecycle", "concluded"], 2),
        (["--participant", "PE"], 1),
        (["--since", "2020"], 1),
        (["--place", "Valparaíso", "--factuality", "reported"], 1),
        (["--disagreement", "any"], 0),
    ],
)
def test_the_filters_of_the_list_select_too(filters, found, folder, run):
    code, said, _ = run("jsonl", *filters)
    assert code == 0
    assert sum(json.loads(line)["record"] == "event" for line in said.splitlines()) == found
