"""Pages in, chronicle out: the command line as a user types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "pages"
SHARED = ROOT.parent / "shared"
KRONIKA = [sys.executable, "-m", "kronika"]


def run(*args, cwd, stdin=None):
    env = dict(os.environ, NO_COLOR="1")
    return subprocess.run(
        [*KRONIKA, *map(str, args)], cwd=cwd, input=stdin, capture_output=True, env=env, check=False
    )


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory):
    """The examples, read once into a store."""
    folder = tmp_path_factory.mktemp("read")
    done = run("read", EXAMPLES, "--format", "jsonl", "--quiet", cwd=folder)
    return folder, done


def test_every_example_is_read(chronicle):
    _, done = chronicle
    assert done.returncode == 0, done.stderr.decode()
    assert all(line["document"] for line in lines(done))
    assert len(lines(done)) == len(list(EXAMPLES.iterdir()))


def test_every_line_keeps_the_published_schema(chronicle):
    schema = json.loads((ROOT / "docs" / "read-output.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    for line in lines(chronicle[1]):
        check.validate(line)


def test_every_quote_stands_in_its_page(chronicle, tmp_path):
    """For saved text the document is the file, so the offsets can be held against it."""
    checked = 0
    for line in lines(chronicle[1]):
        path = Path(line["document"]["path"])
        if path.suffix != ".txt":
            continue
        text = path.read_bytes().decode("utf-8")
        for record in (*line["events"], *line["claims"]):
            for words in record["evidence"]:
                assert text[words["start"] : words["end"]] == words["quote"]
                checked += 1
    assert checked > 300


def test_reading_the_same_pages_twice_changes_nothing(chronicle):
    folder, done = chronicle
    before = run("export", "jsonl", cwd=folder).stdout
    again = run("read", EXAMPLES, "--format", "jsonl", "--quiet", cwd=folder)
    assert again.stdout == done.stdout
    assert run("export", "jsonl", cwd=folder).stdout == before


def test_one_bad_page_stops_no_other(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_text(
        "Oman, Fiji open drill\n\nOman and Fiji opened a joint exercise."
    )
    done = run("read", "missing.html", tmp_path, "--no-store", "--format", "jsonl", cwd=tmp_path)
    found = lines(done)
    assert done.returncode == 1
    assert [bool(line["document"]) for line in found].count(True) == 1
    assert all(len(line["refused"]) == 1 for line in found if line["document"] is None)
    assert b"Traceback" not in done.stderr


def test_standard_input_is_a_page(tmp_path):
    page = (
        b"Oman, Fiji open drill\n\nOman and Fiji opened a joint exercise near Muscat on 3 May 2021."
    )
    done = run("read", "-", "--no-store", "--format", "jsonl", cwd=tmp_path, stdin=page)
    (line,) = lines(done)
    assert [e["start"] for e in line["events"]] == ["2021-05-03"]


def test_what_the_user_gives_is_kept_as_given(tmp_path):
    page = b"Oman, Fiji open drill\n\nOman and Fiji opened a joint exercise on Monday."
    done = run(
        "read", "-", "--no-store", "--format", "jsonl", "--published", "2021-05-05",
        "--outlet", "Harbour Post", cwd=tmp_path, stdin=page,
    )  # fmt: skip
    (line,) = lines(done)
    assert line["document"]["published_basis"] == "given"
    assert line["document"]["outlet"] == "Harbour Post"
    assert [e["start"] for e in line["events"]] == ["2021-05-03"]


@pytest.mark.parametrize(
    "args", [("read",), ("read", "x.html", "--published", "soon"), ("show", "nothing-like-this")]
)
def test_wrong_use_is_told_in_words(args, tmp_path):
    done = run(*args, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr


def floors(gold, pages, tmp_path, **wanted):
    scorer = SHARED / "tools" / "score_pages.py"
    if not scorer.exists() or not gold.exists():
        pytest.skip(f"the scorer or the gold is not here: {gold}")
    done = run("read", *pages, "--no-store", "--format", "jsonl", "--quiet", cwd=tmp_path)
    (tmp_path / "out.jsonl").write_bytes(done.stdout)
    report = tmp_path / "score.json"
    subprocess.run(
        [sys.executable, scorer, gold, tmp_path / "out.jsonl", "--json", report],
        check=True, capture_output=True,
    )  # fmt: skip
    score = json.loads(report.read_text())
    found = {name: score[name]["f1"] for name in wanted}
    assert all(found[name] >= floor for name, floor in wanted.items()), found


def test_the_two_saved_pages_are_read_as_they_read(tmp_path):
    pages = sorted((SHARED / "pages").glob("*.txt"))
    floors(SHARED / "pages" / "expected.json", pages, tmp_path,
           events=0.70, statement_speakers=0.70, names=0.80)  # fmt: skip


def test_real_pages_are_read_well_enough(tmp_path):
    folder = SHARED / "data" / "goldpages"
    floors(folder / "gold.jsonl", [folder / "pages"], tmp_path,
           events=0.45, statement_speakers=0.60, names=0.65)  # fmt: skip


def test_the_examples_are_read_well_enough(tmp_path):
    floors(ROOT / "examples" / "events.jsonl", [EXAMPLES], tmp_path,
           events=0.60, statement_speakers=0.55, names=0.70)  # fmt: skip
