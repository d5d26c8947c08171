from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.store.folding import MAX_WORD_CHARS, fold, fold_word, words


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Altıntaş", "altintas"),
        ("Altıntas", "altintas"),
        ("İstanbul", "istanbul"),
        ("Øresund", "oresund"),
        ("Straße", "strasse"),
        ("Đà Nẵng", "da nang"),
        ("cafe\u0301", "cafe"),
        ("Цзиньпин", "цзиньпин"),
        ("Алёша", "алеша"),
        ("ЙОД", "йод"),
        ("莫斯科", "莫 斯 科"),
        ("中国China外交部", "中 国 china 外 交 部"),
        ("東京タワー", "東 京 タ ワ ー"),
        ("러시아는", "러 시 아 는"),
        ("مُحَمَّد", "محمد"),
        ("ＮＡＴＯ", "nato"),
        ("Su-34", "su 34"),
        ("snake_case", "snake case"),
        ("co\u00adoperation", "cooperation"),
        ("zero\u200bwidth", "zerowidth"),
        ("सेना", "सेना"),
        ("4,000", "4 000"),
        ("“”—!?", ""),
        ("\x00", ""),
    ],
)
def test_words_are_known_by_one_form(raw, folded):
    assert fold(raw) == folded


def test_marks_do_not_decide_whether_a_word_is_found():
    assert fold("Mevlüt Altıntaş") == fold("MEVLUT ALTINTAS")


def test_cyrillic_short_i_is_a_letter_of_its_own():
    assert fold("мой") != fold("мои")


def test_a_very_long_word_is_known_by_its_beginning():
    assert fold_word("a" * 100_000) == "a" * MAX_WORD_CHARS
    assert len(fold("é" * 100_000)) <= MAX_WORD_CHARS


@given(st.text(max_size=200))
def test_places_of_words_are_places_in_the_raw_text(text):
    found = list(words(text))
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert fold_word(text[word.start : word.end].replace("_", " ").strip()) == word.folded
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=200))
def test_a_folded_word_holds_nothing_that_a_database_could_read_as_a_sign(text):
    for word in words(text):
        assert not set(word.folded) & set(" '\"*:&|!()<>-+^%_\\\x00")


@given(st.text(max_size=100))
def test_folding_is_the_same_for_upper_and_lower_case_ascii(text):
    ascii_text = text.encode("ascii", "ignore").decode()
    assert fold(ascii_text.upper()) == fold(ascii_text.lower())
