"""Time expressions become inclusive dates, no more exact than they are said."""

import pytest

from kronika.model.readings import TimeExpression
from kronika.records.dates import dates_of, last_day, overlap


def time(first, last, grain, **more):
    return TimeExpression(0, 1, first, last, grain, **more)


DATES = [
    (time("2016-04-01", "2016-05-01", "month"), ("2016-04", "2016-04", "month")),
    (time("2016-07-03", "2016-07-04", "day"), ("2016-07-03", "2016-07-03", "day")),
    (time("2016-07-03", "2016-07-15", "range"), ("2016-07-03", "2016-07-14", "range")),
    (time("2010-01-01", "2015-01-01", "range"), ("2010", "2014", "range")),
    (time("2019-01-01", "2020-01-01", "year"), ("2019", "2019", "year")),
    (time("2014-03-01", None, "month", modifier="since"), ("2014-03", None, "month")),
]


@pytest.mark.parametrize(("said", "expected"), DATES)
def test_dates_are_as_precise_as_said(said, expected):
    found = dates_of(said)
    assert (found.start, found.end, found.precision) == expected


@pytest.mark.parametrize("modifier", ["before", "after", "until", "by"])
def test_a_time_outside_the_event_gives_it_no_date(modifier):
    assert dates_of(time("2016-07-03", "2016-07-04", "day", modifier=modifier)) is None


def test_an_unresolved_time_gives_no_date():
    assert dates_of(time(None, None, "year")) is None


def test_midnight_belongs_to_the_day_before():
    assert last_day("2016-07-15T00:00").isoformat() == "2016-07-14"
    assert last_day("2016-07-15T09:30").isoformat() == "2016-07-15"


def test_only_dates_that_share_a_day_may_be_the_same_time():
    may, third = dates_of(time("2016-05-01", "2016-06-01", "month")), dates_of(
        time("2016-05-03", "2016-05-04", "day"))  # fmt: skip
    fourth = dates_of(time("2016-05-04", "2016-05-05", "day"))
    assert overlap(may, third)
    assert not overlap(third, fourth)
