"""Words of stories meet whatever their endings, marks and script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.resolving.story_words import SMALL_WORDS, folded, telling


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Exercises", "exercise"),
        ("navies", "Navy"),
        ("bombed", "bombing"),
        ("crashes", "crash"),
        ("Şırnak", "Sirnak"),
        ("1,500", "1500"),
        ("учения", "учений"),
        ("ёлки", "елки"),
        ("ＮＡＴＯ", "NATO"),
    ],
)
def test_forms_of_one_word_meet(left, right):
    assert list(folded(left)) == list(folded(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [("process", "proces"), ("bus", "bu"), ("1.5", "15"), ("Iran", "Iraq"), ("red", "r")],
)
def test_different_words_stay_apart(left, right):
    assert list(folded(left)) != list(folded(right))


def test_signs_without_spaces_go_in_pairs():
    assert list(folded("中俄 联合军演")) == ["中俄", "联合", "合军", "军演"]
    assert list(folded("俄")) == ["俄"]


def test_small_words_tell_nothing():
    assert list(telling("It was the fleet and not the army")) == ["fleet", "army"]
    assert not list(telling("и в на"))


@given(st.text(max_size=200))
def test_any_text_can_be_cut_into_words(text):
    assert all(word and word not in SMALL_WORDS for word in telling(text))
