"""Dates of events are as precise as the words, never more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.model.readings import TimeExpression
from kronika.records.dates import dates_of


def expression(first, last, grain, modifier=None):
    return TimeExpression(0, 1, first, last, grain, modifier=modifier)


@pytest.mark.parametrize(
    ("first", "last", "grain", "expected"),
    [
        ("2016-07-03", "2016-07-04", "day", ("2016-07-03", "2016-07-03", "day")),
        ("2016-07-03", "2016-07-15", "range", ("2016-07-03", "2016-07-14", "range")),
        ("2016-04-01", "2016-05-01", "month", ("2016-04", "2016-04", "month")),
        ("2016-01-01", "2017-01-01", "year", ("2016", "2016", "year")),
        ("2016-06-27", "2016-07-04", "week", ("2016-06-27", "2016-07-03", "week")),
        ("2016-07-03T10:00", "2016-07-03T11:00", "hour", ("2016-07-03", "2016-07-03", "day")),
        ("2016-07-03T22:00", "2016-07-04T00:00", "hour", ("2016-07-03", "2016-07-03", "day")),
        ("2010-01-01", "2015-01-01", "range", ("2010", "2014", "range")),
        ("2016-05-01", None, "range", ("2016-05-01", None, "range")),
    ],
)
def test_an_interval_becomes_inclusive_partial_dates(first, last, grain, expected):
    found = dates_of(expression(first, last, grain))
    assert (found.start, found.end, found.precision) == expected


@pytest.mark.parametrize("modifier", ["before", "after", "until"])
def test_when_it_was_not_is_no_date(modifier):
    assert dates_of(expression("2016-07-03", "2016-07-04", "day", modifier)) is None


def test_what_is_not_resolved_stays_empty():
    assert dates_of(expression(None, None, "year")) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_a_date_never_ends_before_it_starts(first, days):
    last = first + timedelta(days=days)
    grain = "day" if days == 1 else "range"
    found = dates_of(expression(first.isoformat(), last.isoformat(), grain))
    assert found.first <= found.last
    assert found.start[:7] <= (found.end or "9999")[:7] or len(found.start) == 4
