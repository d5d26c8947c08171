"""Status on a day comes from acts alone, and a page's aside is held against it."""

import re

import pytest

from kronika.codebook.designations import ACTIONS, Act, Entry, Ledger
from kronika.codebook.names import ListingAuthority, NameBook
from kronika.codebook.states import States
from kronika.model.records import Designation, Entity, Witness
from kronika.resolving.ledger import by_authority, check, status_on

AUTHORITY = ListingAuthority("Court", "RU", "List", (), None, "x", "2026-01-01")
WORDS = Witness("name", 0, 1, "x")


def _entry(*acts):
    made = tuple(Act(action, on, "source", "official") for action, on in acts)
    return Entry("groups:X", AUTHORITY, "X", made)


@pytest.mark.parametrize(
    ("acts", "day", "status"),
    [
        ([("listed", "2003-02-14")], "2003-02-13", "not yet listed"),
        ([("listed", "2003-02-14")], "2003-02-14", "listed"),
        ([("listed", "2003-02-14"), ("suspended", "2025-04-17")], "2025-04-17", "suspended"),
        ([("listed", "2003-02-14"), ("suspended", "2025-04-17")], "2024-01-01", "listed"),
        ([("listed", "2021-01-19"), ("removed", "2021-02-16"), ("reinstated", "2025-03-04")],
         "2023-01-01", "removed"),
        ([("listed", "2021-01-19"), ("removed", "2021-02-16"), ("reinstated", "2025-03-04")],
         "2025-03-04", "listed"),
        ([("listed", "2010-01-01"), ("expired", "2012-01-01")], "2013-01-01", "removed"),
        ([("listed", "2010-01-01"), ("alias_added", "2012-01-01")], "2013-01-01", "listed"),
        ([("amended", "2012-01-01")], "2013-01-01", "listed"),
        ([("listed", "2002")], "2002-06-01", "unknown"),
        ([("listed", "2002")], "2003-06-01", "listed"),
        ([("listed", "2002-06-10")], "2002-06", "unknown"),
        ([("listed", "2002-06-10")], "2002-07", "listed"),
    ],
)  # fmt: skip
def test_the_status_follows_from_the_acts_before_the_day(acts, day, status):
    assert status_on(_entry(*acts), day) == status


def _aside(name, kind="group", authority="Russia"):
    bearer = Entity("en_1", "er_1", name, kind)
    said = Designation("de_1", "en_1", authority, "listed", name, "outlawed in Russia", None, WORDS)
    return said, bearer


@pytest.mark.parametrize(
    ("name", "authority", "on", "result"),
    [
        ("Nusra Front", "Russia", "2016-07-04", "agrees"),
        ("Jabhat Fatah al-Sham", "Russia", "2016-08-04", "agrees"),
        ("Nusra Front", "Russia", "2013-07-04", "disagrees"),
        ("Taliban", "Russia", "2025-06-01", "disagrees"),
        ("Taliban", "Russia", "2019-06-01", "agrees"),
        ("Taliban", "Russia", None, "unknown"),
        ("Free Syrian Army", "Russia", "2016-07-04", "unknown"),
        ("Kurdistan Workers' Party", "the European Union", "2016-07-04", "agrees"),
        ("Nusra Front", "Brazil", "2016-07-04", "unknown"),
    ],
)
def test_an_aside_agrees_disagrees_or_is_not_known(name, authority, on, result):
    said, bearer = _aside(name, authority=authority)
    found = check(said, bearer, on=on, ledger=Ledger.packaged(), states=States.load())
    assert found.result == result


def test_every_entry_names_a_row_an_authority_a_source_and_a_day():
    book = NameBook.load()
    for entry in Ledger.packaged():
        assert entry.entity.startswith("person:") or book.row(entry.entity), entry.entity
        assert entry.acts
        for act in entry.acts:
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", act.on)
            assert act.action in ACTIONS
            assert len(act.source) > 3


def test_the_ledger_is_wide_and_most_of_it_lies_outside_one_region():
    entries = list(Ledger.packaged())
    assert len({entry.entity for entry in entries}) >= 15
    assert len({entry.authority.jurisdiction for entry in entries}) >= 6
    outside = [e for e in entries if e.authority.jurisdiction not in {"RU", "CN", "SCO"}]
    assert len(outside) * 2 >= len(entries)


def test_a_near_name_is_another_entry():
    ledger = Ledger.packaged()
    russian = [e for e in ledger.of(["Eastern Turkistan Islamic Movement"], "group")
               if e.authority.jurisdiction == "RU"]  # fmt: skip
    assert russian == []
    assert ledger.of(["Islamic Movement of Uzbekistan"], "group")


def test_a_person_is_found_under_a_listed_name():
    (entry,) = Ledger.packaged().of(["Masud Azhar"], "person")
    assert entry.entry_ref == "QDi.422"


def test_authorities_stand_together():
    entries = Ledger.packaged().of(["Hezbollah"], "group")
    assert [e.authority.jurisdiction for e, _ in by_authority(entries, "2020-01-01")] == [
        "EU", "US"
    ]  # fmt: skip
