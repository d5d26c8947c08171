"""A timeline shows every dated event once, as exactly as its dates say, whatever the order."""

import itertools
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.errors import UsageError
from kronika.model.outlines import EventOutline
from kronika.serve.drawing.lanes import packed
from kronika.serve.drawing.spans import between, ordinal, span_of
from kronika.serve.drawing.timeline import GAP, WIDTH, tallied, timeline
from kronika.serve.drawing.timeline_svg import timeline_svg
from kronika.serve.drawing.windows import GRAINS, MOST_BINS, window_of

HOSTILE = "<script>alert(1)</script>\"'>\u202e onload=x"
DAYS = st.builds(
    lambda y, m, d, n: f"{y:04}-{m:02}-{d:02}"[:n],
    st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10]),
)  # fmt: skip
EVENTS = st.lists(
    st.builds(
        EventOutline, id=st.uuids().map(str), type=st.sampled_from(["attack", "aid", "odd"]),
        name=st.sampled_from(["Drill", "演习 北方", HOSTILE, ""]), start=st.none() | DAYS,
        end=st.none() | DAYS, lifecycle=st.sampled_from(["concluded", "planned"]),
    ),
    max_size=60, unique_by=lambda event: event.id,
)  # fmt: skip


def laid_out(events, **asked):
    window = window_of([s for e in events if (s := span_of(e))], **asked)
    return window and timeline(events, window, titled=named)


def named(event):
    return event.name or event.type


def drawn(found):
    return timeline_svg(found, titled=named, bin_url=lambda one: f"/timeline?from={one.value}")


def crowd(count, day="2016-07-03"):
    return [EventOutline(f"e{i}", "attack", "Raid", day, day) for i in range(count)]


@given(EVENTS)
@settings(max_examples=60, deadline=None)
def test_every_event_is_drawn_once_or_counted_or_listed_as_undated(events):
    found = laid_out(events)
    if found is None:
        assert all(span_of(event) is None for event in events)
        return
    ids = [bar.event.id for bar in found.bars]
    assert len(ids) == len(set(ids))
    assert len(ids) + found.counted + len(found.undated) + found.outside == len(events)
    assert {e.id for e in found.undated} == {e.id for e in events if span_of(e) is None}


@given(EVENTS)
@settings(max_examples=60, deadline=None)
def test_bars_and_their_labels_never_overlap_in_a_lane(events):
    found = laid_out(events)
    lanes = {}
    for bar in found.bars if found else ():
        assert 0 <= bar.left < bar.right <= bar.until <= WIDTH + GAP + 1
        lanes.setdefault(bar.lane, []).append((bar.left, bar.until))
    for some in lanes.values():
        some.sort()
        assert all(a[1] + GAP <= b[0] + 1e-6 for a, b in itertools.pairwise(some))


@given(EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_same_events_in_any_order_give_the_same_drawing(events, chance):
    mixed = list(events)
    chance.shuffle(mixed)
    one, other = laid_out(events), laid_out(mixed)
    assert (one and str(drawn(one))) == (other and str(drawn(other)))


@given(EVENTS)
@settings(max_examples=40, deadline=None)
def test_no_name_of_a_page_becomes_markup(events):
    found = laid_out(events)
    words = str(drawn(found)) if found else ""
    assert "<script" not in words
    assert "\u202e" not in words
    assert not re.search(r"<[^>]*\s(style|on\w+)=", re.sub(r'"[^"]*"', '""', words))


@given(EVENTS)
@settings(max_examples=40, deadline=None)
def test_there_are_as_many_marks_as_rows_of_the_table(events):
    found = laid_out(events)
    if found:
        tree = drawn(found)
        assert len(list(tree.every("event"))) == len(found.bars)
        assert sum(one.tag == "a" for one in tree.every("tally")) == len(found.tallies)


@given(st.lists(st.tuples(st.floats(0, 99), st.floats(0, 20)), max_size=50))
def test_packing_needs_no_more_lanes_than_overlap_at_once(pairs):
    stretches = sorted((a, a + length) for a, length in pairs)
    lanes = packed(stretches)
    for at, (start, _) in enumerate(stretches):
        over = sum(s <= start < e for s, e in stretches) + sum(
            s == start == e for s, e in stretches
        )
        assert lanes[at] < max(1, over + sum(s == start for s, _ in stretches))


@pytest.mark.parametrize(
    ("start", "end", "days", "sure", "exact"),
    [
        ("2016-07-03", "2016-07-03", 1, 1, True),
        ("2016-07-03", "2016-07-14", 12, 12, True),
        ("2016-07", "2016-07", 31, 0, False),
        ("2016", None, 366, 0, False),
        ("2016-07-30", "2016-08", 33, 3, False),
        (None, "2016-07-03", 1, 1, True),
        ("2016-07-14", "2016-07-03", 12, 0, True),
    ],
)
def test_a_span_is_as_exact_as_its_dates(start, end, days, sure, exact):
    span = between(start, end)
    assert (span.days, span.sure_last - span.sure_first, span.exact) == (days, sure, exact)


def test_a_year_is_a_bracket_over_the_whole_year_and_never_a_point_in_january():
    events = [EventOutline("a", "aid", "Year", "2016", "2016")]
    found = laid_out(events, since="2015", until="2017")
    bar = found.bars[0]
    assert bar.right - bar.left == pytest.approx(WIDTH * 366 / found.window.days)
    tree = drawn(found)
    assert list(tree.every("bracket"))
    assert not list(tree.every("day"))
    assert not list(tree.every("sure"))


def test_an_unstated_end_points_on():
    day = "2016-07-03"
    open_, closed = EventOutline("a", "aid", "A", day), EventOutline("b", "aid", "B", day, day)
    found = laid_out([open_, closed], since="2010", until="2020")
    paths = {p.attributes[0][1].count("L") for p in drawn(found).every("day")}
    assert paths == {2, 3}  # a triangle and a diamond


def test_a_crowd_is_counted_and_leads_into_its_unit():
    alone = EventOutline("x", "aid", "Alone", "2010-02-03", "2010-02-03")
    found = laid_out([*crowd(500), alone], since="2010", until="2016")
    assert [(one.bin.label, one.count) for one in found.tallies] == [("2016", 500)]
    assert [bar.event.id for bar in found.bars] == ["x"]
    hrefs = [dict(a.attributes).get("href") for a in drawn(found).every("tally")]
    assert "/timeline?from=2016" in hrefs


def test_counts_alone_keep_every_event():
    window = window_of([between("2010", "2012")])
    found = tallied([(ordinal("2010-05-01"), 7), (ordinal("2012-01-01"), 2), (1, 3)], window)
    assert (found.counted, found.outside) == (9, 3)


def test_one_far_year_does_not_press_the_rest_together():
    far = EventOutline("far", "aid", "Far", "1776", "1776")
    years = [EventOutline(f"e{y}", "aid", "Now", str(y)) for y in range(2010, 2020)]
    months = [EventOutline(f"n{i}", "aid", "Now", "2015-03") for i in range(40)]
    found = laid_out([far, *years, *months])
    assert found.window.bins()[0].label == "2010"
    assert found.outside == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "soon"}, {"until": "2016-13"}, {"grain": "hour"},
        {"since": "2016", "until": "2015"}, {"since": "1900", "until": "2020", "grain": "day"},
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_with_what_to_ask_instead(asked):
    with pytest.raises(UsageError, match=r"give|choose|take"):
        window_of([between("2016", "2017")], **asked)


@given(DAYS, DAYS, st.sampled_from([None, *GRAINS]))
def test_a_window_is_whole_units_and_never_too_many(one, other, grain):
    try:
        window = window_of([between(one, None), between(other, None)], grain=grain)
    except UsageError:
        return
    bins = window.bins()
    assert len(bins) <= MOST_BINS
    assert (bins[0].first, bins[-1].last) == (window.first, window.last)
    assert all(a.last == b.first for a, b in itertools.pairwise(bins))


def test_the_calendar_ends_without_an_error():
    for day in ("9999-12-31", "0001-01-01", "9999", "0001"):
        found = laid_out([EventOutline("a", "aid", "Edge", day, day)])
        assert len(found.bars) == 1
    random.seed(1)
