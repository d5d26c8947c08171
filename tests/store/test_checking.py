"""The bytes of pages in the store, and what `kronika verify` says of them."""

import sqlite3
import zlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kronika.cli import _register, app
from kronika.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
PAGES = sorted(EXAMPLES.iterdir())[:3]


@pytest.fixture
def call(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if not app.registered_commands:
        _register()

    def run(*words, code=0):
        done = CliRunner().invoke(app, [*words, "--db", "k.db"])
        assert done.exit_code == code, done.output
        return done.output

    return run


@pytest.fixture
def read(call):
    def run(*more):
        return call("read", *map(str, PAGES), "--reader", "rules", "--format", "jsonl", *more)

    return run


def test_the_bytes_of_each_page_are_kept_as_received_and_hold_against_their_hash(call, read):
    read()
    with open_store("k.db") as store:
        kept = {store.capture(one.id).body for one in store.documents()}
    assert kept == {path.read_bytes() for path in PAGES}
    assert "the bytes of 3 " in call("verify")
    before = Path("k.db").read_bytes()
    read()
    assert Path("k.db").read_bytes() == before, "read once more, nothing changes"


@pytest.mark.parametrize(
    ("body", "says"), [(zlib.compress(b"other"), "have the hash"), (b"\x00", "be unpacked")]
)
def test_a_page_whose_bytes_were_changed_is_named(call, read, body, says):
    read()
    with sqlite3.connect("k.db") as raw:
        raw.execute("UPDATE captures SET body = ? WHERE rowid = 1", (body,))
        raw.execute("UPDATE assertions SET quote = 'x' || quote WHERE rowid = 9")
    raw.close()
    said = call("verify", code=1)
    assert says in said
    assert "2 errors" in said


@pytest.mark.parametrize("kept", ["no-raw", "limit"])
def test_where_bytes_are_left_out_or_too_large_the_hash_stays(call, read, monkeypatch, kept):
    monkeypatch.setenv("KRONIKA_MAX_KEPT_BYTES", "10" if kept == "limit" else "1000000")
    read(*(["--no-raw"] if kept == "no-raw" else []))
    with open_store("k.db") as store:
        assert all(one.capture_id and store.capture(one.id) is None for one in store.documents())
        assert all(store.raw(one.id) is None for one in store.documents())
    assert "the bytes of 0 " in call("verify")
