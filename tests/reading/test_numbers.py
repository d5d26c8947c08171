"""Numbers are read with what they count, and only where they count something."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.model.documents import Block, Document
from kronika.model.readings import Reading, Sentence
from kronika.reading.numbers import Numbers, find
from kronika.reading.times import Times


def said(text, language="en"):
    return [(n.value, n.what, n.low, n.high) for n in find(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 4,000 troops took part.", ("4000", "troops", None, None)),
        ("4 000 servicemen", ("4000", "servicemen", None, None)),
        ("more than 2,000 soldiers from both sides", ("2000", "soldiers", "2000", None)),
        ("up to 500 personnel", ("500", "personnel", None, "500")),
        ("between 40 and 60 militants", ("40", "militants", "40", "60")),
        ("12 to 15 vessels", ("12", "vessels", "12", "15")),
        ("2 to 3 million people", ("2000000", "people", "2000000", "3000000")),
        ("1.3 million refugees", ("1300000", "refugees", None, None)),
        ("two and a half thousand men", ("2500", "men", None, None)),
        ("two hundred and forty-five prisoners", ("245", "prisoners", None, None)),
        ("half a million people", ("500000", "people", None, None)),
        ("a dozen ships", ("12", "ships", None, None)),
        ("some 300 Polish and Danish marines", ("300", "marines", None, None)),
        ("20 special forces troops", ("20", "troops", None, None)),
        ("24 F-16 fighters", ("24", "fighters", None, None)),
        ("500+ fighters", ("500", "fighters", "500", None)),
        ("12 percent", ("12", "percent", None, None)),
        ("$5 million in aid", ("5000000", "dollars", None, None)),
        ("a 10-day exercise", ("10", "day", None, None)),
        ("It was the third time.", ("3", "ordinal", None, None)),
        ("the 12th edition of the drill", ("12", "ordinal", None, None)),
        ("its first joint exercise", ("1", "ordinal", None, None)),
        ("opened the 12th Silver Anchor exercise", ("12", "ordinal", None, None)),
        ("It is the ninth time that the drill has been held.", ("9", "ordinal", None, None)),
        ("About 40 of the guards came from Peru.", ("40", "guards", None, None)),
        ("more than 300 of these vessels", ("300", "vessels", "300", None)),
    ],
)
def test_a_number_and_what_it_counts(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six people were killed and 12 others wounded.", [("6", "killed"), ("12", "wounded")]),
        ("The blast killed 12 and injured 30.", [("12", "killed"), ("30", "wounded")]),
        ("leaving four dead and nine wounded", [("4", "killed"), ("9", "wounded")]),
        ("the death toll rose to 45", [("45", "killed")]),
        ("Police detained 15 suspects.", [("15", "detained")]),
        ("They made one strike.", [("1", "strike")]),
        ("one soldier was killed", [("1", "killed")]),
        ("six soldiers and two civilians were killed", [("6", "killed"), ("2", "killed")]),
        ("19 people, including two children, were killed", [("19", "killed"), ("2", "children")]),
        ("200,000 people were displaced", [("200000", "displaced")]),
        ("They sent 46 and 29 vehicles.", [("46", "vehicles"), ("29", "vehicles")]),
    ],
)
def test_what_befell_people_is_what_is_counted(text, expected):
    assert [(n.value, n.what) for n in find(text, language="en")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a Su-35 jet",
        "one of the ships",
        "the 2nd Infantry Division exercise area",
        "aged 23, he left",
        "a 23-year-old man",
        "Resolution 2231 of the council",
        "Flight 17 was lost",
        "call +44 20 7946 0018 now",
        "a 3-2 win",
        "the 58th Army",
        "at 10:30",
        "an old Proton 4 rockets fan",
        "version 2.0.1",
    ],
)
def test_what_counts_nothing_is_left_out(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "около 4 тысяч военнослужащих", ("4000", "военнослужащих", None, None)),
        ("ru", "более 2 000 военных", ("2000", "военных", "2000", None)),
        ("ru", "от 40 до 60 боевиков", ("40", "боевиков", "40", "60")),
        ("ru", "погибли двое полицейских", ("2", "killed", None, None)),
        ("ru", "ранены как минимум 7 человек", ("7", "wounded", "7", None)),
        ("ru", "1,5 млн человек", ("1500000", "человек", None, None)),
        ("ru", "третий раз", ("3", "ordinal", None, None)),
        ("zh", "约4000名官兵", ("4000", "官兵", None, None)),
        ("zh", "至少6人死亡", ("6", "killed", "6", None)),
        ("zh", "1.5万人", ("15000", "人", None, None)),
        ("zh", "三艘军舰", ("3", "军舰", None, None)),
        ("zh", "40至60架飞机", ("40", "飞机", "40", "60")),
        ("zh", "第三次", ("3", "ordinal", None, None)),
        ("fr", "environ 4 000 soldats", ("4000", "soldats", None, None)),
    ],
)
def test_numbers_in_other_languages(language, text, expected):
    assert said(text, language) == [expected]


def test_dates_are_not_counts():
    text = "On 3 May 2014 some 300 men met at 14:30; ten years later 12 came."
    sentence = Sentence(0, len(text), 0)
    document = Document("d1", text, (Block("body", 0, len(text)),), language="en")
    reading = Numbers()(document, Times()(document, Reading("d1", sentences=(sentence,))))
    assert [text[n.start : n.end] for n in reading.numbers] == ["some 300", "12"]


WORDS = st.sampled_from(
    "about at least up to between and 4,000 12 1.5 million two dozen a half hundred people killed "
    "were 3-5 % $ ships third the of , . -strong 300 forty five soldiers wounded or more".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_values_are_decimals_within_their_bounds_and_spans_slice(text):
    check(text, "en")


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "zh", "fr", None]))
def test_no_text_is_too_strange(text, language):
    check(text, language)


def check(text, language):
    for number in find(text, language=language):
        assert 0 <= number.start < number.end <= len(text)
        value = Decimal(number.value)
        assert number.value == format(value, "f")
        assert number.low is None or Decimal(number.low) <= value
        assert number.high is None or value <= Decimal(number.high)
        if number.what_start is not None:
            assert text[number.what_start : number.what_end]


@pytest.mark.parametrize(
    "text",
    ["1" * 20_000, "one " * 5_000, "1, " * 6_000, "about " * 3_000, "a hundred and " * 1_500],
)
def test_hostile_text_is_read_in_reasonable_time(text):
    find(text, language="en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 900 soldiers, more than 300 of them from Peru.", ["900 soldiers", "300 soldiers"]),
        ("It has 900 soldiers, 300 of them Peruvian.", ["900 soldiers", "300 soldiers"]),
        (
            "The drill has 900 soldiers.\nMost came by sea: 500 from Costa Rica and 40 from Peru.",
            ["900 soldiers", "500 soldiers", "40 soldiers"],
        ),
        ("Nobody counted them: 500 from Peru.", ["500 "]),
    ],
)
def test_people_from_somewhere_are_those_who_were_counted_last(text, expected):
    document = Document("d", text, (Block("body", 0, len(text)),), language="en")
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Sentence(at, at + len(line), 0))
        at += len(line) + 1
    found = Numbers()(document, Reading("d", None, sentences=tuple(lines)))
    assert [f"{n.value} {n.what}" for n in found.numbers] == expected


def test_only_what_is_held_again_has_editions():
    assert not [
        n
        for n in find("The first lorries left on the second day.", language="en")
        if n.what == "ordinal"
    ]
