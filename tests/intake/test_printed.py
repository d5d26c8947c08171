import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.intake.printed import printed_instant

READ = [
    ("March 5, 2019, 7:42 pm", "2019-03-05T19:42"),
    ("Published: 5 March 2019 at 19:42 GMT", "2019-03-05T19:42+00:00"),
    ("19:42 GMT +512 March 2019", "2019-03-12T19:42+05:00"),
    ("Tuesday, March 5, 2019", "2019-03-05"),
    ("5. März 2019, 19:42 Uhr", "2019-03-05T19:42"),
    ("le 5 mars 2019 à 19h42", "2019-03-05T19:42"),
    ("5 de marzo de 2019 - 19:42", "2019-03-05T19:42"),
    ("5 марта 2019, 19:42", "2019-03-05T19:42"),
    ("19:42, 5 березня 2019", "2019-03-05T19:42"),
    ("5 Mart 2019 Salı 19:42", "2019-03-05T19:42"),
    ("5 مارس 2019", "2019-03-05"),
    ("2019年3月5日 19:42", "2019-03-05T19:42"),
    ("2019.03.05 19:42", "2019-03-05T19:42"),
    ("05.03.2019 19:42", "2019-03-05T19:42"),
    ("25/3/2019", "2019-03-25"),
    ("12:05 am, March 5, 2019", "2019-03-05T00:05"),
    ("March 5, 201919:42", "2019-03-05T19:42"),
    ("2019-03-05T19:42:00+03:00", "2019-03-05T19:42+03:00"),
    ("March 5, 2019 7:42 pm EST", "2019-03-05T19:42-05:00"),
]


@pytest.mark.parametrize(("words", "iso"), READ)
def test_a_printed_date_is_read_with_the_precision_it_has(words, iso):
    assert printed_instant(words).iso == iso


@pytest.mark.parametrize("words", ["troops in 2019", "March 2019", "31 February 2019", "noon", ""])
def test_what_is_no_full_date_is_not_read(words):
    assert printed_instant(words) is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("10:00 GMT +323 May 2019", "2019-05-23T10:00+03:00"),
        ("10:00 GMT +1423 May 2019", "2019-05-23T10:00+14:00"),
        ("10:00 GMT +112 May 2019", None),
        ("10:00 GMT +3232 May 2019", None),
    ],
)
def test_a_glued_offset_is_split_only_when_one_split_is_legal(words, iso):
    assert printed_instant(words).iso == iso


def test_a_zone_with_several_meanings_is_not_read():
    assert printed_instant("5 March 2019 19:42 IST").iso == "2019-03-05T19:42"


def test_a_date_in_figures_with_two_readings_stays_unread_unless_the_order_is_known():
    assert printed_instant("3/4/2019").iso is None
    assert printed_instant("3/4/2019", day_first=True).iso == "2019-04-03"
    assert printed_instant("3/4/2019", day_first=False).iso == "2019-03-04"


@given(st.text(max_size=200))
def test_any_text_is_read_or_left_alone(words):
    found = printed_instant(words)
    assert found is None or 0 <= found.start < found.end <= len(words)
