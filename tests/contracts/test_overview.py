"""Outlines and counts by time of the list of merged events, on every kind of store."""

from dataclasses import replace

import pytest
from store_pages import call, drill, told_of_call, told_of_drill

from kronika.codebook.book import load_codebook
from kronika.errors import UsageError
from kronika.model.outlines import outline_of
from kronika.pipeline import settle
from kronika.store import Selection


@pytest.fixture
def filled(store):
    for name in ("d_one", "d_two"):
        store.put(drill(name), told_of_drill(drill(name)))
    store.put(call(), told_of_call(call()))
    settle(store, load_codebook())
    return store


@pytest.mark.parametrize(
    "asked", [Selection(), Selection(type="joint_exercise"), Selection(since="2100")]
)
def test_outlines_are_the_records_without_what_stands_behind_them(filled, asked):
    records = [outline_of(one) for one in filled.records(asked)]
    assert list(filled.outlines(asked)) == records
    assert list(filled.outlines(asked, limit=1)) == records[:1]


@pytest.mark.parametrize(("by", "length"), [("year", 4), ("month", 7), ("day", 10)])
def test_a_tally_counts_every_dated_event_by_its_first_day(filled, by, length):
    days = [one.first_day for one in filled.outlines() if one.first_day]
    units = sorted({day[:length] for day in days})
    assert filled.tally(by=by) == tuple(
        (unit, sum(day.startswith(unit) for day in days)) for unit in units
    )
    none = replace(Selection(), since="2100")
    assert filled.tally(none, by=by) == ()


def test_a_date_that_is_none_is_refused(filled):
    with pytest.raises(UsageError):
        filled.tally(Selection(since="soon"))
