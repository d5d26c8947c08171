"""Partners, collections and the audit log from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from kronika import cli
from kronika.store import open_store


@pytest.fixture
def run(tmp_path, monkeypatch, capfd, empty_store):
    monkeypatch.chdir(tmp_path)
    shutil.copy(empty_store, "kronika.db")

    def run(*args, code=0):
        monkeypatch.setattr("sys.argv", ["kronika", *args])
        with pytest.raises(SystemExit) as done:
            cli.main()
        out, err = capfd.readouterr()
        assert done.value.code == code, err
        return out.strip(), err.strip()

    return run


def test_a_key_is_printed_once_and_never_again(run):
    id_, _ = run("collection", "add", "exercises", "--type", "joint_exercise")
    key, said = run("partner", "add", "desk", "--ceiling", "amber", "--collection", "exercises")
    assert key.startswith("krn_")
    assert "not shown again" in said
    listed, _ = run("partner", "list")
    (partner,) = map(json.loads, listed.splitlines())
    assert partner["grants"] == {id_: "read"}
    assert partner["ceiling"] == 2
    kept = b"".join(file.read_bytes() for file in Path.cwd().glob("kronika.db*"))
    assert key.split("_")[1].encode() in kept
    assert key.split("_", 2)[2].encode() not in kept
    another, _ = run("partner", "add", "desk", "--scope", "read", "--expires", "2999-01-01")
    assert another != key
    assert run("partner", "revoke", "desk", "--key", key.split("_")[1])[1] == "1 key of desk ended"
    assert run("partner", "revoke", "desk")[1] == "1 key of desk ended"


def test_a_collection_keeps_its_filters_as_a_view(run):
    run("collection", "add", "asia", "--place", "KG", "--since", "2016", "--title", "Central Asia")
    run("collection", "add", "in", "--inbox")
    listed, _ = run("collection", "list")
    first, second = map(json.loads, listed.splitlines())
    assert (first["view"], first["can_write"], first["profile"]) == (
        "since=2016&place=KG", False, "portable"
    )  # fmt: skip
    assert (second["view"], second["can_write"], second["profile"]) == (None, True, None)


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("partner", "add", "desk"), 2, "desk is new here: say with --ceiling"),
        (("partner", "add", "desk", "--ceiling", "SECRET"), 2, "no label of TLP 2.0"),
        (("partner", "add", "a\nb", "--ceiling", "RED"), 2, "cannot be called"),
        (("partner", "add", "x", "--ceiling", "RED", "--collection", "no"), 1, "no collection"),
        (("partner", "add", "x", "--ceiling", "RED", "--networks", "home"), 2, "no network"),
        (("partner", "add", "x", "--ceiling", "RED", "--expires", "soon"), 2, "no day"),
        (("partner", "add", "x", "--ceiling", "RED", "--scope", "rule"), 2, "read, write"),
        (("partner", "revoke", "nobody"), 1, "there is no partner"),
        (("collection", "add", "a b"), 2, "cannot be called"),
        (("collection", "add", "x", "--profile", "tiny"), 2, "no profile"),
        (("collection", "add", "x", "--inbox", "--place", "KG"), 2, "takes no filters"),
        (("audit", "verify", "--head", "ab" * 32), 1, "made anew"),
        (("exchange", "serve", "--host", "0.0.0.0"), 2, "unencrypted"),
        (("exchange", "serve", "--tls-cert", "x"), 2, "both"),
        (("exchange", "mark", "d_nowhere", "AMBER"), 1, "nothing here has the id"),
        (("exchange", "mark", "d_nowhere", "--rights", "x"), 2, "beside a label"),
    ],
)
def test_errors_are_one_line_that_says_what_to_do(run, args, code, words):
    out, said = run(*args, code=code)
    assert out == ""
    assert said.count("\n") == 0
    assert said.startswith("kronika: ")
    assert words in said
    with open_store("kronika.db") as store:
        assert store.shelf().partners() == []


def test_the_audit_log_is_checked_and_printed(run):
    assert run("audit", "verify")[1] == "the log holds: 0 rows, none changed or missing"
    assert run("audit", "export")[0] == ""


def test_publishing_fills_the_collections_and_twice_changes_nothing(run):
    assert "nothing to fill" in run("exchange", "publish", code=2)[1]
    run("collection", "add", "all")
    run("collection", "add", "in", "--inbox")
    first = run("exchange", "publish")[1]
    assert first.startswith("all: ")
    assert " 0 new" not in first
    assert "all: 0 new, 0 changed" in run("exchange", "publish", "all")[1]
    assert "nothing to fill" in run("exchange", "publish", "in", code=2)[1]
    assert "no TLP 2.0 label" in run("exchange", "publish", "--marking", "SECRET", code=2)[1]
