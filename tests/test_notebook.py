"""In a notebook the same chronicle is one call away."""

import pytest

import kronika
from kronika.errors import UsageError

PAGE = (
    "Oman, Fiji open drill\n\n"
    "Oman and Fiji opened a joint exercise near Muscat on 3 May 2021, Oman said."
)


@pytest.fixture
def chronicle(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return kronika.read([tmp_path / "page.txt", tmp_path / "missing.txt"], outlet="Harbour Post")


def test_records_of_all_pages_stand_in_one_sequence_each(chronicle):
    assert [e.start for e in chronicle.events] == ["2021-05-03"]
    assert [d.outlet for d in chronicle.documents] == ["Harbour Post"]
    assert {e.name for e in chronicle.entities} >= {"Oman", "Fiji"}
    assert [c.speaker for c in chronicle.claims] == ["Oman"]


def test_pages_that_could_not_be_read_are_listed(chronicle):
    assert len(chronicle.refused) == 1
    assert chronicle.refused[0].refused[0].reason


def test_a_table_that_does_not_exist_is_told_in_words(chronicle):
    with pytest.raises(UsageError, match="known: documents, events"):
        chronicle.rows("happenings")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_tables_go_into_the_usual_libraries(chronicle, library):
    pytest.importorskip(library, reason=f"{library} is an extra: pip install 'kronika[{library}]'")
    frame = getattr(chronicle, f"to_{library}")("claims")
    assert list(frame["speaker"]) == ["Oman"]


def test_what_was_read_can_be_kept(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    kronika.read(tmp_path / "page.txt", db=tmp_path / "k.db")
    assert (tmp_path / "k.db").exists()
