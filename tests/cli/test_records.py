"""The commands over a store, run as a user runs them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from store_pages import call, drill, many, told_of_call, told_of_drill

from kronika.cli import main
from kronika.model.readings import Refusal
from kronika.store import open_store


@pytest.fixture(scope="module")
def told(tmp_path_factory, empty_store) -> Path:
    """Two pages and one that could not be read, put into a store once."""
    file = shutil.copy(empty_store, tmp_path_factory.mktemp("told") / "kronika.db")
    with open_store(file) as store:
        store.put(drill(), told_of_drill(drill()))
        store.put(call(), told_of_call(call()))
        store.refuse("lost.html", [Refusal("intake", "the file is empty")])
    return file


@pytest.fixture
def folder(tmp_path: Path, told: Path) -> Path:
    shutil.copy(told, tmp_path)
    return tmp_path


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(capfdbinary, monkeypatch) -> Callable[..., Done]:
    """Runs the command line in this process, as `main` would be started in `folder`."""

    def start(folder: Path, *arguments: str) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys, "argv", ["kronika", *arguments])
        capfdbinary.readouterr()
        code = 0
        with open(os.devnull) as nothing:  # noqa: PTH123
            monkeypatch.setattr(sys, "stdin", nothing)
            try:
                main()
            except SystemExit as end:
                code = end.code or 0
        said = capfdbinary.readouterr()
        return Done(code, said.out.decode(), said.err.decode())

    return start


def _lines(done: Done) -> list[dict]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_show_lists_events_as_json_lines_through_a_pipe(run, folder):
    said = _lines(run(folder, "show"))
    assert [one["id"] for one in said] == ["ev_d_call", "ev_d_drill"]
    assert said[1]["outlets"] == ["El Diario del Sûr"]


def test_show_is_a_table_for_people(run, folder):
    done = run(folder, "show", "--format", "table")
    assert done.returncode == 0
    for words in ("2019-05-03", "joint exercise", "Quiet Harbour", "Valparaíso", "Chile, Peru",
                  "about 1,200 troops", "El Diario del Sûr, 2019-05-04", "ev_d_drill"):  # fmt: skip
        assert words in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("ev_d_d", ["event ev_d_drill", "Quiet Harbour", "“ start", "3 May 2019", "Claims"]),
        ("cl_d", ["claim cl_d_drill", "Mevlüt Altıntaş", "the ships would stay a week"]),
        ("en_MA", ["entity en_MA_d_drill", "person", "Claims"]),
        ("d_call", ["document d_call", "Presidents speak by telephone", "Events"]),
    ],
)
def test_a_record_is_shown_with_its_words(run, folder, record, words):
    done = run(folder, "show", record, "--format", "table")
    assert done.returncode == 0, done.stderr
    assert [one for one in words if one not in done.stdout] == []


def test_explain_gives_the_sentence_the_source_and_the_component(run, folder):
    said = _lines(run(folder, "explain", "ev_d_drill"))
    (start,) = [one for one in said if one["field"] == "start"]
    assert start["sentence"].startswith("Chile and Peru opened")
    assert (start["raw"], start["document_id"], start["outlet"], start["made_by"]) == (
        "3 May 2019", "d_drill", "El Diario del Sûr", "rules.test@1",
    )  # fmt: skip
    assert drill().text[start["start"] : start["end"]] == start["raw"]
    table = run(folder, "explain", "ev_d_drill", "--format", "table").stdout
    assert "rules.test@1" in table


def test_search_finds_words_and_filters(run, folder):
    (hit,) = _lines(run(folder, "search", "altintas"))
    assert hit["document_id"] == "d_drill"
    assert drill().text[hit["snippet"]["start"] : hit["snippet"]["end"]] == hit["snippet"]["text"]
    (hit,) = _lines(run(folder, "search", "--participant", "KE", "--since", "2020"))
    assert hit["events"] == ["ev_d_call"]
    nothing = run(folder, "search", "absent")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "nothing found" in nothing.stderr
    assert "Altıntaş" in run(folder, "search", "altintas", "--format", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["show", "xx"], 1, "nothing here has the id xx"),
        (["show", "--db", "none.db"], 1, "no store at none.db"),
        (["show", "--db", "page.txt"], 1, "no Kronika store"),
        (["search", "x", "--type", "atack"], 2, "did you mean attack?"),
        (["search", "x", "--since", "soon"], 2, "is no date"),
        (["search", "--since", "2019", "--until", "2018-05"], 2, "nothing lies between"),
        (["collection", "add", "ours", "--since", "soon"], 2, "is no date"),
        (["codebook", "diff", "."], 1, "no event type"),
        (["codebook", "validate", "."], 1, "no event type"),
        (["export", "csv", "--out", "-"], 2, "name a folder"),
        (["export", "csv", "one", "--out", "two"], 2, "two places"),
        (["export", "diff", "a", "b", "--out", "/proc/x"], 2, "cannot be written"),
        (["export", "jsonl", "--table", "events"], 2, "No such option: --table"),
        (["export", "csv", "--stamp", "noon"], 2, "write 2026-01-31T12:00:00Z"),
        (["export", "cvs"], 2, "did you mean csv?"),
        (["export", "csv", "--table", "people"], 2, "choose one of"),
        (["forget", "ev_d_drill", "--yes"], 2, "forget d_drill"),
        (["forget", "d_drill"], 2, "say --yes"),
        (["backup", "page.txt"], 1, "exists"),
        (["export", "nonsense"], 2, "nonsense"),
        (["explain"], 2, "ID"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(run, folder, arguments, code, says):
    (folder / "page.txt").write_text("A page that is no store, long enough to be looked at.")
    done = run(folder, *arguments)
    assert done.returncode == code
    assert says in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_codebook_of_ones_own_is_read_with_and_asked_for(run, folder):
    (folder / "book" / "events").mkdir(parents=True)
    (folder / "book" / "events" / "parade.yaml").write_text(
        "type: parade\nlabel: Parade\ndefinition: Troops march in public.\n"
        "roles: {marching: [force]}\nnoun: {slots: {of: marching}, strong: [military parade]}\n"
    )
    (folder / "p.txt").write_text(
        "Military parade in Lima\n\n4 May 2019\n\nA military parade was held in Lima on Friday, "
        "the ministry said. It lasted two hours and the streets were full of people.\n"
    )
    book = ("--codebook", "book")
    (page,) = _lines(run(folder, "read", "p.txt", "--reader", "rules", *book))
    assert {one["type"] for one in page["events"]} == {"parade"}
    said = run(folder, "export", "csv", "--table", "events", "--type", "parade", *book)
    assert "parade" in said.stdout


def test_a_defect_of_our_own_is_one_sentence_too(run, folder, monkeypatch):
    broken = typer.Typer(pretty_exceptions_enable=False)
    broken.command()(lambda: 1 // 0)
    monkeypatch.setattr("kronika.cli.app", broken)
    done = run(folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "ZeroDivisionError" in done.stderr
    monkeypatch.setenv("KRONIKA_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        run(folder)


@pytest.mark.parametrize("command", ["show", "explain", "search", "export csv", "forget", "backup"])
def test_help_has_an_example_and_every_switch(run, folder, command):
    said = run(folder, *command.split(), "--help").stdout
    assert f"Example: kronika {command}" in said
    assert "--db" in said
    assert "--quiet" in said


def test_export_writes_tables_and_lines(run, folder):
    done = run(folder, "export", "csv", "--type", "joint_exercise", "--out", "out")
    assert done.returncode == 0, done.stderr
    events = (folder / "out" / "events.csv").read_text(encoding="utf-8")
    assert "ev_d_drill" in events
    assert "ev_d_call" not in events
    assert run(folder, "export", "csv", "other").returncode == 0
    assert (folder / "other" / "values.csv").is_file()
    one = run(folder, "export", "csv", "--table", "participants", "--quiet")
    assert one.stderr == ""
    assert one.stdout.splitlines()[0].startswith("event_id,")
    said = _lines(run(folder, "export", "jsonl"))
    assert said[-1] == {
        "record": "unread", "path": "lost.html",
        "refused": [{"component": "intake", "reason": "the file is empty", "count": 1}],
    }  # fmt: skip
    assert run(folder, "export", "jsonl", "--out", "all.jsonl").returncode == 0
    assert len((folder / "all.jsonl").read_text(encoding="utf-8").splitlines()) == len(said)


def test_forget_and_backup_do_what_they_say(run, folder):
    assert run(folder, "backup", "copy.db", "--quiet").stderr == ""
    done = run(folder, "forget", "d_dr", "--yes")
    assert (done.returncode, "forgotten: d_drill" in done.stderr) == (0, True)
    assert [one["id"] for one in _lines(run(folder, "show"))] == ["ev_d_call"]
    assert len(_lines(run(folder, "show", "--db", "copy.db"))) == 2
    assert run(folder, "forget").returncode == 0


def test_a_pipe_that_closes_early_ends_quietly(folder):
    with open_store(folder / "kronika.db") as store:
        for document, assertions in many(150):
            store.put(document, assertions)
    with subprocess.Popen(
        [sys.executable, "-m", "kronika", "export", "jsonl"], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "Error" not in said


def test_words_of_a_page_cannot_steer_the_terminal(run, tmp_path):
    from store_pages import page, said

    text = "Evil \x1b[31mred\x07 [bold]words[/bold] \u202eturned drill"
    document = page("d_evil", text, path="e.txt")
    with open_store(tmp_path / "kronika.db") as store:
        told = [said(document, "ev_e", "type", "other", "drill"),
                said(document, "ev_e", "name", text, text)]  # fmt: skip
        store.put(document, told)
    for arguments in (["show"], ["show", "ev_e"], ["explain", "ev_e"], ["search", "red"]):
        shown = run(tmp_path, *arguments, "--format", "table").stdout
        assert not set("\x1b\x07\u202e") & set(shown)
    assert "[bold]words[/bold]" in run(tmp_path, "show", "ev_e", "--format", "table").stdout
