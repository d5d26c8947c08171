"""Which mentions mean the same, and what the text says of names."""

import pytest

SAME = [
    ("Lt. Gen. Stephen J. Quill spoke. Townsend left, and Quill stayed.",
     "Stephen J. Quill", "Quill"),
    ("The Southern Democratic Forum (SDF) met. The SDF left.", "Southern Democratic Forum", "SDF"),
    ("ISIL fled. Da’esh denied it.", "ISIL", "Da’esh"),
    ("U.S. aid came. The United States agreed.", "U.S.", "United States"),
    ("The Omani National Guard came. The National Guard left.",
     "Omani National Guard", "National Guard"),
    ("Foreign Secretary Ada Quill came. The Foreign Secretary left.",
     "Ada Quill", "Foreign Secretary"),
    ("Ada Quill came. She left.", "Ada Quill", "She"),
    ("The Tortoise Front attacked. The group denied it.", "Tortoise Front", "group"),
    ("Aung San Suu Kyi came. Ms Suu Kyi left.", "Aung San Suu Kyi", "Suu Kyi"),
    ("The Tortoise Front, formerly known as the Hare Movement, fled.",
     "Tortoise Front", "Hare Movement"),
    ("The National Army of Sand said so; the NAS denied it. The NAS left.",
     "National Army of Sand", "NAS"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "left", "right"), SAME)
def test_evidence_joins_names_of_one_bearer(text, left, right, together):
    assert together(text, left, right)


DIFFERENT = [
    ("The Omani Navy met the Indian Navy.", "Omani Navy", "Indian Navy"),
    ("John Quill met Ada Quill.", "John Quill", "Ada Quill"),
    ("The 7th Division met the 9th Division.", "7th Division", "9th Division"),
    ("Mr Quill met Ada Quill and John Quill.", "Ada Quill", "John Quill"),
    ("Moscow has said so. He was in Moscow.", "Moscow", "in Moscow"),
    ("Kim Jong Un met Kim Jong Il.", "Kim Jong Un", "Kim Jong Il"),
    ("Mr Quill came. Ms Heron came. He left.", "Heron", "He"),
]


@pytest.mark.parametrize(("text", "left", "right"), DIFFERENT)
def test_country_number_and_given_name_keep_bearers_apart(text, left, right, together):
    assert not together(text, left, right)


def test_a_surname_of_two_persons_means_neither(chain_of):
    text = "Ada Quill came. John Quill came. Later, Quill said so."
    assert chain_of(text, "Quill", last=True) not in {
        chain_of(text, "Ada Quill"), chain_of(text, "John Quill"),
    }  # fmt: skip


LINKS = [
    ("The Tortoise Front (TF) fled.", "acronym", "TF"),
    ("The Tortoise Front, formerly known as the Hare Movement, fled.", "former", "Hare Movement"),
    ("The Tortoise Front, also known as the Hare Movement, fled.", "alias", "Hare Movement"),
    ("The Tortoise Front, an al Qaeda offshoot, fled.", "offshoot_of", "al Qaeda"),
    ("The Tortoise Front, linked to al Qaeda, fled.", "linked_to", "al Qaeda"),
    ("The al Qaeda-linked Tortoise Front fled.", "linked_to", "al Qaeda"),
    ("The Tortoise Front, outlawed in Russia, fled.", "outlawed_in", "Russia"),
    ("The Tortoise Front (banned in Oman) fled.", "outlawed_in", "Oman"),
    ("The Omani National Guard's Heron unit landed.", "unit_of", "Omani National Guard"),
]


@pytest.mark.parametrize(("text", "relation", "value"), LINKS)
def test_what_a_text_states_of_names_is_a_link(text, relation, value, read_names):
    links = read_names(text).links
    assert [(link.relation, link.value) for link in links] == [(relation, value)]


def test_what_is_outlawed_is_the_offshoot_and_not_its_parent(read_names, chain_of):
    text = "The Tortoise Front, an al Qaeda offshoot, is outlawed in Russia."
    link = next(one for one in read_names(text).links if one.relation == "outlawed_in")
    assert link.left == chain_of(text, "Tortoise Front")


def test_letters_that_do_not_fit_make_no_acronym_of_a_known_body(read_names):
    links = read_names("The Tortoise Front (NATO) fled.").links
    assert [link for link in links if link.relation == "acronym"] == []


def test_a_page_that_spells_an_acronym_out_overrules_the_codebook(read_names):
    text = "The Southern Democratic Forum (SDF) met in Syria. The SDF left."
    found = [m for m in read_names(text).mentions if text[m.start : m.end] == "SDF"]
    assert {m.kind for m in found} == {"organisation"}
    assert {m.country for m in found} == {None}


@pytest.mark.parametrize(
    ("text", "country"),
    [("Syria said the SDF left.", "SY"), ("Japan said the SDF left.", "JP")],
)
def test_a_shared_acronym_goes_to_the_bearer_whose_state_is_named(text, country, read_names):
    found = [m for m in read_names(text).mentions if text[m.start : m.end] == "SDF"]
    assert [m.country for m in found] == [country]
