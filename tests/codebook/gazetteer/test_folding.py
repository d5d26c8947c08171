"""Spellings of one name meet under one key, and different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.codebook.gazetteer.folding import MAX_NAME, fold, loosen
from kronika.codebook.gazetteer.inflections import nominatives
from kronika.codebook.gazetteer.packing import pack, unpack
from kronika.codebook.gazetteer.phrases import readings


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("İDLİB", "Idlib"), ("Ar-Raqqah", "ar raqqah"), ("Bogotá", "BOGOTA"), ("Sana'a", "Sanaa"),
        ("St. Petersburg", "Saint Petersburg"), ("The Hague", "Hague"), ("Kyiv’s", "Kyivs"),
        ("Орёл", "Орел"), ("إدلب", "ادلب"), ("غزة", "غزه"), ("کابل", "كابل"), ("湛 江", "湛江"),
        ("Türkiye", "Turkiye"), ("Deir ez-Zor", "Deir ez Zor"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(left, right):
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mali", "Malé City"),
        ("Niger", "Nigeria"),
        ("Киев", "Киров"),
        ("广东", "广西"),
        ("Austria", "Australia"),
    ],
)
def test_different_names_keep_different_keys(left, right):
    assert fold(left) != fold(right)
    assert loosen(fold(left)) != loosen(fold(right))


@pytest.mark.parametrize(
    ("name", "loose"),
    [("Al-Raqqah", "raqqa"), ("Ash Shaykh", "shaykh"), ("El Paso", "paso"),
     ("An Giang", "an giang"),
     ("Al", "al"), ("الموصل", "موصل")],
)  # fmt: skip
def test_an_article_goes_only_before_its_own_letter(name, loose):
    assert loosen(fold(name)) == loose


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("northern Diyala Province", ("diyala", "admin", True)),
        ("the Smolensk region", ("smolensk", "admin", False)),
        ("the city of Mosul", ("mosul", None, False)),
        ("广东省", ("广东", "admin", False)),
        ("Mosul airport", ("mosul", "part", True)),
        ("Новгородская область", ("новгородская", "admin", False)),
    ],
)
def test_words_round_the_name_are_told_apart(name, last):
    phrase = list(readings(name))[-1]
    assert (phrase.key, phrase.kind, phrase.side) == last


def test_what_follows_a_comma_holds_the_place():
    assert list(readings("Paris, Texas"))[-1].within == ("Texas",)


@pytest.mark.parametrize(
    ("form", "nominative"),
    [("смоленской области", "смоленская область"), ("приморского края", "приморский край"),
     ("идлибе", "идлиб"), ("одессы", "одесса"), ("казани", "казань")],
)  # fmt: skip
def test_russian_case_forms_lead_to_the_dictionary_form(form, nominative):
    assert nominative in list(nominatives(form))


def test_forms_are_guessed_for_cyrillic_alone():
    assert list(nominatives("aleppo")) == list(nominatives("湛江")) == list(nominatives("")) == []


@given(st.text(max_size=300))
def test_folding_twice_is_folding_once_and_never_fails(text):
    key = fold(text)
    assert fold(key) == key or "saint" in fold(key) or "the" in text.casefold()
    assert len(key) <= MAX_NAME * 20
    list(readings(text))


@given(st.lists(st.tuples(st.integers(1, 2**29), st.integers(0, 3)), max_size=60))
def test_packing_loses_nothing(pairs):
    assert list(unpack(pack(pairs))) == pairs
