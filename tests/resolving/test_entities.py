"""Records of entities are pure functions; what ties two records is stated or asked."""

import random

import pytest

from kronika.codebook.identity import NameIndex, entity_record
from kronika.model.records import Chronicle, Entity, Name, Witness
from kronika.resolving.entities import Bearer, bearers, propose
from kronika.resolving.names import Names

AT = "2026-01-01T00:00:00Z"
NAMES = Names(NameIndex.empty())
WORDS = Witness("name", 0, 1, "x")


def _record(name, *, kind="group", country=None, subject="en_1"):
    return entity_record([name], kind=kind, country=country, subject=subject)


@pytest.mark.parametrize(
    ("kind", "country", "a", "b", "same"),
    [
        ("group", None, "Daesh", "ISIS", True),
        ("group", None, "Nusra Front", "Hay'at Tahrir al-Sham", True),
        ("group", None, "The Harbour Wardens of Dell", "Harbour Wardens of Dell", True),
        ("person", None, "Anna Lind", "Anna  Lind", True),
        ("person", "SE", "Lind", "Lind", False),
        ("agency", None, "Foreign Ministry", "Foreign Ministry", False),
        ("agency", "SE", "Foreign Ministry", "Foreign Ministry", True),
        ("person", None, "Anna Lind", "Hanna Lind", False),
    ],
)
def test_two_documents_share_a_record_only_on_a_row_or_a_telling_name(kind, country, a, b, same):
    one = _record(a, kind=kind, country=country, subject="en_1")
    other = _record(b, kind=kind, country=country, subject="en_2")
    assert (one == other) is same


def test_the_same_words_in_two_countries_are_two_records():
    se = _record("Foreign Ministry", kind="agency", country="SE")
    no = _record("Foreign Ministry", kind="agency", country="NO")
    assert se != no


def _bearer(record, name, *, kind="group", country=None, also=()):
    return Bearer(record, kind, country, ((name, "name"), *also))


def test_a_stated_second_name_joins_and_says_why():
    whole = _bearer("er_1", "Harbour Wardens of Dell", also=(("HWD", "acronym"),))
    short = _bearer("er_2", "HWD")
    (said,) = propose([short, whole], NAMES, at=AT)
    assert (said.verdict, said.left, said.right) == ("same", "er_1", "er_2")
    assert "HWD" in said.reasons[0]


def test_a_second_name_of_two_bearers_joins_neither():
    one = _bearer("er_1", "Harbour Wardens of Dell", also=(("HWD", "acronym"),))
    two = _bearer("er_2", "Hill Watch Division", also=(("HWD", "acronym"),))
    short = _bearer("er_3", "HWD")
    assert all(said.verdict != "same" for said in propose([one, two, short], NAMES, at=AT))


def test_a_stated_name_of_another_country_joins_nothing():
    one = _bearer("er_1", "Harbour Wardens of Dell", country="SE", also=(("HWD", "acronym"),))
    assert propose([one, _bearer("er_2", "HWD", country="NO")], NAMES, at=AT) == []


def test_names_that_sound_alike_are_asked_never_joined():
    one = _bearer("er_1", "Сергей Иванов", kind="person")
    two = _bearer("er_2", "Sergei Ivanov", kind="person")
    (said,) = propose([one, two], NAMES, at=AT)
    assert said.verdict == "unsure"


def test_the_order_of_records_changes_nothing():
    found = [
        _bearer("er_1", "Harbour Wardens of Dell", also=(("HWD", "acronym"),)),
        _bearer("er_2", "HWD"),
        _bearer("er_3", "Sergei Ivanov", kind="person"),
        _bearer("er_4", "Sergey Ivanov", kind="person"),
    ]
    first = propose(found, NAMES, at=AT)
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert propose(found, NAMES, at=AT) == first
    assert len(first) == 2


def test_the_names_of_all_pages_come_together_in_one_record():
    def page(entity, name):
        said = Entity(entity, "er_1", name, "group", None, (Name(name, "name", WORDS),))
        return Chronicle(None, entities=(said,))

    (found,) = bearers([page("en_1", "Dell Wardens"), page("en_2", "Wardens")])
    assert found.name == "Dell Wardens"
    assert ("Wardens", "name") in found.names
