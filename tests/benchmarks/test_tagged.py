"""Public sets of names are read as sentences in print with folded labels."""

import pytest

from _tagged import FOLDED, KINDS, SETS, Tagged, printed, runs, sentences
from kronika.model.readings import KINDS as OUR_KINDS


def test_each_of_our_kinds_is_folded():
    assert set(KINDS) == set(OUR_KINDS)
    assert set(KINDS.values()) | set(FOLDED.values()) == {"PER", "ORG", "LOC", "MISC"}


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["I-PER", "I-PER", "B-PER"], [(0, 2, "PER"), (2, 3, "PER")]),
        (["I-PER", "I-LOC"], [(0, 1, "PER"), (1, 2, "LOC")]),
        (["O", "O"], []),
    ],
)
def test_runs_are_read_in_both_schemes(tags, found):
    assert list(runs(tags)) == found


def test_spans_point_at_the_words_of_the_printed_sentence(tmp_path):
    rows = [
        "-DOCSTART- O",
        "",
        "Ada\tB-politician",
        "Nolan\tI-politician",
        "'s\tO",
        "Greens\tB-misc",
    ]
    (tmp_path / "set.txt").write_text("\n".join([*rows, ".\tO", ""]), encoding="utf-8")
    (one,) = sentences(tmp_path, Tagged("set.txt"))
    assert one.text == "Ada Nolan's Greens."
    assert [(one.text[s:e], x) for s, e, x in one.names] == [
        ("Ada Nolan", "PER"),
        ("Greens", "MISC"),
    ]


def test_every_word_keeps_its_place():
    words = ["He", "said", '"', "No", ",", "never", '"', "(", "twice", ")", "."]
    text, places = printed(words)
    assert [text[s:e] for s, e in places] == words
    assert text == 'He said "No, never" (twice).'


def test_the_set_without_misc_does_not_ask_for_it():
    assert "MISC" not in SETS["uner ewt test"].labels
    assert SETS["wikigold"].seen_by == ("learned",)
