"""A reader that is not there is said so, and every run ends in one JSON object."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from _readers import NoReaderError, dated, open_heads, open_reader, options, page, run

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


def test_a_reader_that_is_not_installed_is_named():
    with pytest.raises(NoReaderError, match="'mine' is not installed"):
        open_reader("mine")


def test_the_rule_reader_has_no_heads():
    assert open_heads("rules") is None


def test_components_tell_their_versions():
    assert "names@" in open_reader("rules").version


@pytest.mark.parametrize(
    ("measure", "code", "key"),
    [
        (lambda _args: {"f1": 1.0}, 0, "f1"),
        (lambda args: open_reader(args.reader), 1, "not_measured"),
    ],
)
def test_the_last_line_is_one_json_object_even_when_nothing_was_measured(
    monkeypatch, capsys, tmp_path, measure, code, key
):
    monkeypatch.setattr("sys.argv", ["x", "--reader", "mine", "--json"])
    assert run(options("Doc.", data=tmp_path), measure) == code
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert key in figures
    assert figures["reader"] == "mine"


def test_missing_data_is_said(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.argv", ["x", "--data", str(tmp_path / "none")])
    assert run(options("Doc.", data=None), lambda _args: {}) == 1
    assert "no data at" in capsys.readouterr().out


@given(st.lists(st.tuples(st.sampled_from(["headline", "body"]), WORDS), max_size=5))
def test_blocks_hold_the_words_they_were_made_of(parts):
    made = page(parts, name="d", **dated(None))
    kept = [(kind, words) for kind, words in parts if words.strip()]
    assert [(b.kind, made.slice(b)) for b in made.blocks] == kept
