"""Names of states as news write them, and the ways in which they are not names of states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.codebook.states import States
from kronika.errors import CodebookError

STATES = States.load()

ONE_STATE = [
    ("US", "US"), ("U.S.", "US"), ("United States of America", "US"), ("the United States", "US"),
    ("UK", "GB"), ("Britain", "GB"), ("DPRK", "KP"), ("ROK", "KR"), ("Türkiye", "TR"),
    ("Turkey", "TR"), ("The Netherlands", "NL"), ("Holland", "NL"), ("Ivory Coast", "CI"),
    ("Côte d’Ivoire", "CI"), ("Burma", "MM"), ("Kosovo", "XK"), ("Western Sahara", "EH"),
    ("Holy See", "VA"), ("RUSSIA", "RU"), ("UAE", "AE"), ("Hong Kong", "HK"),
    ("Россия", "RU"), ("России", "RU"), ("США", "US"), ("Китаем", "CN"), ("Южной Кореей", "KR"),
    ("Саудовскую Аравию", "SA"), ("俄罗斯", "RU"), ("美国", "US"), ("美國", "US"), ("中国", "CN"),
    ("الصين", "CN"), ("روسيا", "RU"), ("ایران", "IR"), ("Rusya", "RU"), ("Allemagne", "DE"),
    ("Estados Unidos", "US"), ("Україна", "UA"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "iso"), ONE_STATE)
def test_a_name_in_any_of_the_languages_finds_its_state(words, iso):
    assert STATES.by_name(words).iso == iso


@pytest.mark.parametrize(
    ("words", "iso", "form"),
    [
        ("Russians", "RU", "demonym"),
        ("Frenchman", "FR", "demonym"),
        ("Turks", "TR", "demonym"),
        ("Kyrgyz", "KG", "demonym"),
        ("российскими", "RU", "demonym"),
        ("Американские", "US", "demonym"),
        ("Moscow", "RU", "metonym"),
        ("Kremlin", "RU", "metonym"),
        ("Élysée", "FR", "metonym"),
        ("Downing Street", "GB", "metonym"),
        ("Кремль", "RU", "metonym"),
        ("Москвой", "RU", "metonym"),
        ("俄方", "RU", "metonym"),
        ("中方", "CN", "metonym"),
        ("白宫", "US", "metonym"),
        ("PRC", "CN", "acronym"),
        ("КНДР", "KP", "acronym"),
    ],
)
def test_the_form_says_how_the_words_name_the_state(words, iso, form):
    found = STATES.by_name(words)
    assert (found.iso, found.form) == (iso, form)


@pytest.mark.parametrize(
    "words", ["us", "turkey", "chad", "polish", "Us", "", "x" * 500, "Moscows"]
)
def test_words_that_are_no_name_find_nothing(words):
    assert STATES.all_by_name(words) == ()


@pytest.mark.parametrize(
    ("words", "isos"),
    [
        ("Congolese", {"CD", "CG"}),
        ("Koreans", {"KP", "KR"}),
        ("Dominican", {"DM", "DO"}),
        ("伊", {"IR", "IQ"}),
    ],
)
def test_a_name_of_two_states_is_not_decided(words, isos):
    assert STATES.by_name(words) is None
    assert {found.iso for found in STATES.all_by_name(words)} == isos
    assert all(found.ambiguous for found in STATES.all_by_name(words))


@pytest.mark.parametrize(
    "words", ["Georgia", "Jordan", "Chad", "Washington", "Niger", "俄", "America"]
)
def test_names_that_often_mean_something_else_are_flagged(words):
    assert STATES.by_name(words).ambiguous


@pytest.mark.parametrize("words", ["Russia", "France", "Moscow", "American", "俄罗斯"])
def test_plain_names_are_not_flagged(words):
    assert not STATES.by_name(words).ambiguous


def test_every_member_of_the_united_nations_has_a_name_and_people():
    assert len(STATES) >= 193 + 2
    english = {e.iso for e in STATES.surfaces(languages=["en"]) if e.form == "demonym"}
    assert len(english & set(STATES.isos())) >= 190
    assert STATES.name("TR") == "Turkey"
    assert STATES.name("QQ") is None


def test_each_surface_of_a_single_state_finds_that_state():
    for entry in STATES.surfaces():
        assert entry.iso in {found.iso for found in STATES.all_by_name(entry.surface)} or (
            entry.language != "en"
        )


def test_an_empty_file_leaves_no_names_and_no_error(tmp_path):
    empty = tmp_path / "states.yaml"
    empty.write_text("")
    states = States.load(empty)
    assert len(states) == 0
    assert states.by_name("Russia") is None


def test_a_file_of_ones_own_replaces_the_list(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("states:\n  - {iso: NO, name: Norway}\n".replace("NO,", "'NO',"))
    states = States.load(own)
    assert states.by_name("Norwegen").iso == "NO"
    assert states.by_name("Russland") is None


@pytest.mark.parametrize(
    "text",
    ["states:\n  - {name: Nowhere}\n", "- a\n- b\n", "states: [", "metonyms:\n  - {name: X}\n"],
)
def test_a_file_that_is_not_a_state_list_is_named_in_the_error(tmp_path, text):
    bad = tmp_path / "states.yaml"
    bad.write_text(text)
    with pytest.raises(CodebookError, match=r"states\.yaml"):
        States.load(bad)


@given(st.text(max_size=200))
def test_no_text_makes_the_lookup_fail(text):
    STATES.all_by_name(text)
    STATES.by_name(text)
