"""The rows of names: whole, sourced, broad, and not needed to go on."""

from collections import Counter

import pytest

from kronika.codebook.name_words import fold, load_words
from kronika.codebook.names import NameBook
from kronika.errors import CodebookError

_NEIGHBOURS = frozenset({"CN", "RU", "KZ", "KG", "TJ", "UZ", "BY", "HK"})


def test_every_row_has_a_source_and_a_date():
    book = NameBook.load()
    rows = (*book, *book.authorities)
    assert rows
    assert all(row.source and len(row.date) == len("2026-01-01") for row in rows)


def test_at_least_half_of_the_rows_of_states_lie_outside_china_russia_and_the_sco():
    countries = Counter(row.country in _NEIGHBOURS for row in NameBook.load() if row.country)
    assert countries[False] > countries[True]


@pytest.mark.parametrize(
    ("kind", "least"), [("igo", 60), ("group", 60), ("media", 80), ("exercise", 40), ("force", 40)]
)
def test_each_kind_has_its_starter_set(kind, least):
    assert sum(row.kind == kind for row in NameBook.load()) >= least


def test_no_row_stands_twice():
    ids = [row.id for row in NameBook.load()]
    assert len(ids) == len(set(ids))


def test_a_name_is_written_once_in_its_row():
    for row in NameBook.load():
        surfaces = [surface for surface, _ in row.surfaces]
        assert len(surfaces) == len(set(surfaces)), row.id


def test_former_names_say_when():
    for row in NameBook.load():
        for surface, form in row.surfaces:
            assert form != "former" or row.when[surface]


def test_kronika_itself_calls_no_row_a_terrorist():
    names = (row.name.casefold() for row in NameBook.load() if row.kind == "group")
    assert not any("terror" in name for name in names)


def test_an_empty_book_keeps_the_words():
    assert len(NameBook.empty()) == 0
    assert NameBook.empty().words.heads["ministry"] == "agency"


def test_a_folder_without_files_gives_no_rows(tmp_path):
    assert len(NameBook.load(tmp_path)) == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("rows:\n  - {name: X, kind: igo}", "row 1 lacks source, date"),
        ("rows:\n  - {name: X, kind: pub, source: s, date: d}", "not a known kind"),
        ("- a", "mapping"),
        ("a: [", "cannot be read"),
    ],
)
def test_a_row_that_lacks_something_is_refused_by_name(tmp_path, content, says):
    (tmp_path / "igos.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        NameBook.load(tmp_path)


@pytest.mark.parametrize(
    ("word", "folded"), [("Da’esh", "daesh"), ("U.S.", "us"), ("Öcalan", "ocalan"), ("РФ", "рф")]
)
def test_folding_takes_marks_and_accents_away_and_keeps_scripts(word, folded):
    assert fold(word) == folded


def test_months_and_function_words_are_strings_in_the_vocabulary():
    words = load_words()
    assert {"off", "on"} & (words["locatives"] | words["function"]) <= {"off", "on"}
    assert "march" in words["months"]
