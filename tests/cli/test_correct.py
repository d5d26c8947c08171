"""Corrections from a terminal: kept as in the workbench, and taken back as there."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.append(str(Path(__file__).parents[1] / "contracts"))
from store_pages import drill, told_of_drill

from kronika.cli import _register, app
from kronika.codebook.book import load_codebook
from kronika.pipeline import settle
from kronika.store import open_store

EVENT, PAGE = "ev_d_drill", drill()


@pytest.fixture
def call(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if not app.registered_commands:
        _register()
    with open_store("kronika.db") as store:
        store.put(PAGE, told_of_drill(PAGE))
        settle(store, load_codebook())

    def run(*words, code=0):
        from kronika.errors import KronikaError

        done = CliRunner().invoke(app, [*words])
        failed = isinstance(done.exception, KronikaError)
        assert (1 if failed else done.exit_code) == code, (done.output, done.exception)
        return str(done.exception) if failed else done.output

    return run


def headline(field):
    with open_store("kronika.db") as store:
        found = store.record(EVENT).merged.field(field)
        return (found.headline.value, found.headline.said[0].made_by) if found else None


def test_a_correction_with_its_words_heads_the_field_and_is_taken_back_by_its_number(call):
    at = PAGE.text.index("a week")
    before = headline("start")
    said = call("correct", EVENT, "date", "2019-05-05", "--evidence", f"d_drill:{at}-{at + 6}",
                "--by", "Ada")  # fmt: skip
    assert "kronika undo d1" in said
    assert headline("start") == ("2019-05-05", "Ada")
    call("undo", "d1", "--by", "Bo")
    assert headline("start") == before
    (one,) = map(json.loads, call("decisions").splitlines())
    assert (one["number"], one["by"], one["retracted_by"]) == ("d1", "Ada", "Bo")
    assert one["retracted_at"] > one["at"]


def test_a_value_is_rejected_and_accepted_by_its_name_and_undo_takes_the_latest(call):
    call("reject", EVENT, "participant", "peru", "--by", "Ada")
    assert headline("participant")[0] == "Chile"
    call("accept", EVENT, "name", "Quiet Harbour", "--by", "Ada")
    with open_store("kronika.db") as store:
        said = store.record(EVENT).merged.field("name").headline.said
    assert "Ada" in {one.made_by for one in said}
    assert "participant" in call("undo", "--depth", "2", "--by", "Bo")
    with open_store("kronika.db") as store:
        assert [p.name for p in store.record(EVENT).participants] == ["Chile", "Peru"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("correct", EVENT, "date", "soon", "--evidence", "d_drill:0-4"), "2007-08-09"),
        (("correct", EVENT, "date", "2019", "--evidence", "d_drill"), "--words"),
        (("correct", EVENT, "date", "2019", "--evidence", "d_drill", "--words", "no such"),
         "do not stand"),
        (("correct", EVENT, "date", "2019", "--evidence", "d_none:0-4"), "d_none"),
        (("correct", "d_drill", "date", "2019", "--evidence", "d_drill:0-4"), "is a page"),
        (("reject", EVENT, "participant", "Atlantis"), "no page gives"),
        (("undo", "x9"), "kronika decisions"), (("undo", "d9"), "no decision 9"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_said_in_one_sentence_and_nothing_is_kept(call, words, says):
    assert says in call(*words, code=1)
    assert call("decisions") == ""
