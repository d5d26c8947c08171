"""`kronika verify` on files as people have them."""

import io
import json
import subprocess
import sys

import pytest
from store_pages import call, drill, told_of_call, told_of_drill

from kronika.errors import UsageError
from kronika.exchange.stix import bundles
from kronika.exchange.stix.checks import problems
from kronika.exchange.stix.files import objects_in
from kronika.exchange.stix.objects import encoded
from kronika.model.views import chronicle


@pytest.fixture
def objects():
    pages = [chronicle(drill(), told_of_drill(drill())), chronicle(call(), told_of_call(call()))]
    return [json.loads(one) for one in encoded([], pages)]


def found(objects):
    return [
        (p.object_id, p.by, p.message) for p in problems(json.dumps(o).encode() for o in objects)
    ]


def test_what_we_write_has_no_errors(objects):
    assert found(objects) == []


def test_each_check_finds_what_is_its_own(objects):
    report = next(one for one in objects if one["type"] == "report")
    note = next(one for one in objects if one["type"] == "note")
    uuid = "11111111-1111-4111-8111-111111111111"
    bare = {name: value for name, value in note.items() if name != "content"}
    spoiled = [
        *objects,
        report | {"id": f"report--{uuid}", "object_marking_refs": [f"marking-definition--{uuid}"]},
        bare | {"modified": "2027-01-01T00:00:00.000Z"},
        report,
    ]  # fmt: skip
    said = found(spoiled)
    assert {by for _, by, _ in said} == {"kronika", "stix2-validator", "stix2"}
    messages = " ".join(message for _, _, message in said)
    assert "the content of this object gives the id report--" in messages
    assert f"no marking definition marking-definition--{uuid}" in messages
    assert "version stands twice" in messages
    assert "content" in messages


def run(*arguments, **more):
    command = [sys.executable, "-m", "kronika", "verify", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def test_the_command_prints_errors_and_its_code_says_so(tmp_path, objects):
    good, bad = tmp_path / "good.json", tmp_path / "bad.jsonl"
    good.write_bytes(b"".join(bundles.bundle(json.dumps(one).encode() for one in objects[:12])))
    done = run(str(good))
    assert (done.returncode, done.stdout) == (0, "")
    assert "12 objects, 0 errors" in done.stderr
    bad.write_text('{"type":"note","id":"note--1"}\n{"type":"note"}\n')
    done = run(str(bad))
    assert done.returncode == 1
    assert "note--1" in done.stdout
    assert "2 errors" in done.stderr


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[" * 5000, b'{"a":' * 5000])
def test_what_is_no_stix_is_one_line(raw):
    with pytest.raises(UsageError, match="is no STIX: expected a bundle"):
        list(objects_in(io.BytesIO(raw), "x.json"))


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "stix2validator", None)
    with pytest.raises(Exception, match=r"pip install 'kronika\[verify\]'"):
        list(problems([]))
