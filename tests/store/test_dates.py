import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.store.dates import first_day, last_day


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016-07-04", "2016-07-04", "2016-07-04"),
        ("2016-07-04T04:57+03:00", "2016-07-04", "2016-07-04"),
        ("0000", None, None),
        ("2016-13", None, None),
        ("2016-02-30", None, None),
        ("2016-7-4", None, None),
        ("", None, None),
        (None, None, None),
        ("2016-07-04 x", None, None),
    ],
)
def test_a_partial_date_means_from_its_first_to_its_last_day(date, first, last):
    assert (first_day(date), last_day(date)) == (first, last)


@given(st.text(max_size=20))
def test_what_is_no_date_has_no_days(text):
    assert (first_day(text) is None) == (last_day(text) is None)
