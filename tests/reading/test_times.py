"""Time expressions mean what docs/times.md says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.model.documents import Block, Document
from kronika.model.readings import GRAINS, Reading, Sentence
from kronika.reading.times import Times, anchor_of, resolve

FRIDAY = "2016-10-28"


def only(text, anchor=FRIDAY, **more):
    found = resolve(text, anchor=anchor, **{"language": "en", **more})
    assert len(found) == 1, found
    return found[0]


def ends(text, anchor=FRIDAY, **more):
    one = only(text, anchor, **more)
    return one.first, one.last


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("Friday, May 8, 2009", "2009-05-08", "2009-05-09", "day"),
        ("the 3rd of May, 2015", "2015-05-03", "2015-05-04", "day"),
        ("19 December 2016", "2016-12-19", "2016-12-20", "day"),
        ("December 2016", "2016-12-01", "2017-01-01", "month"),
        ("2016-12-19", "2016-12-19", "2016-12-20", "day"),
        ("2016-12-19T19:15", "2016-12-19T19:15", "2016-12-19T19:16", "minute"),
        ("Sept. 12, 2014", "2014-09-12", "2014-09-13", "day"),
        ("13/06/2016", "2016-06-13", "2016-06-14", "day"),
        ("06.12.2016", "2016-12-06", "2016-12-07", "day"),
        ("in 2014", "2014-01-01", "2015-01-01", "year"),
        ("the 1990s", "1990-01-01", "2000-01-01", "decade"),
        ("the 20th century", "1900-01-01", "2000-01-01", "range"),
        ("the nineteenth century", "1800-01-01", "1900-01-01", "range"),
        ("the first quarter of 2016", "2016-01-01", "2016-04-01", "quarter"),
        ("the second half of 2015", "2015-07-01", "2016-01-01", "range"),
        ("Q3 2016", "2016-07-01", "2016-10-01", "quarter"),
        ("the week of October 5, 2016", "2016-10-03", "2016-10-10", "week"),
        ("summer of 2012", "2012-06-01", "2012-09-01", "quarter"),
        ("winter 2015-16", "2015-12-01", "2016-03-01", "quarter"),
        ("9/11", "2001-09-11", "2001-09-12", "day"),
    ],
)
def test_a_date_with_a_year_needs_no_anchor(text, first, last, grain):
    one = only(text, anchor=None)
    assert (one.first, one.last, one.grain, one.anchor) == (first, last, grain, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from July 3 to July 14", "2016-07-03", "2016-07-15"),
        ("July 3-14", "2016-07-03", "2016-07-15"),
        ("15-20 September 2016", "2016-09-15", "2016-09-21"),
        ("Sept. 12-19", "2016-09-12", "2016-09-20"),
        ("between July 3 and 9", "2016-07-03", "2016-07-10"),
        ("Aug. 30 - Sept. 2", "2016-08-30", "2016-09-03"),
        ("Dec. 28 to Jan. 3", "2016-12-28", "2017-01-04"),
        ("28 December to 3 January 2017", "2016-12-28", "2017-01-04"),
        ("January to April 2014", "2014-01-01", "2014-05-01"),
        ("between 2010 and 2014", "2010-01-01", "2015-01-01"),
        ("2010-14", "2010-01-01", "2015-01-01"),
        ("1998-99", "1998-01-01", "2000-01-01"),
        ("July 15 and 16", "2016-07-15", "2016-07-17"),
        ("June and July 2014", "2014-06-01", "2014-08-01"),
        ("Monday to Wednesday", "2016-10-24", "2016-10-27"),
    ],
)
def test_a_range_holds_both_of_its_ends(text, first, last):
    assert ends(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Monday", "2016-10-24", "2016-10-25"),
        ("on Friday", "2016-10-28", "2016-10-29"),
        ("Monday night", "2016-10-24", "2016-10-25"),
        ("last Friday", "2016-10-21", "2016-10-22"),
        ("next Friday", "2016-11-04", "2016-11-05"),
        ("Monday of last week", "2016-10-17", "2016-10-18"),
        ("yesterday", "2016-10-27", "2016-10-28"),
        ("the day before yesterday", "2016-10-26", "2016-10-27"),
        ("last night", "2016-10-27", "2016-10-28"),
        ("last week", "2016-10-17", "2016-10-24"),
        ("this month", "2016-10-01", "2016-11-01"),
        ("next year", "2017-01-01", "2018-01-01"),
        ("earlier this month", "2016-10-01", "2016-11-01"),
        ("this weekend", "2016-10-29", "2016-10-31"),
        ("two days ago", "2016-10-26", "2016-10-27"),
        ("three months ago", "2016-07-01", "2016-08-01"),
        ("a decade ago", "2006-01-01", "2007-01-01"),
        ("in April this year", "2016-04-01", "2016-05-01"),
        ("last November", "2015-11-01", "2015-12-01"),
        ("last summer", "2016-06-01", "2016-09-01"),
        ("at 3 p.m. on Monday", "2016-10-24T15:00", "2016-10-24T16:00"),
        ("Monday at 14:30 local time", "2016-10-24T14:30", "2016-10-24T14:31"),
        ("December 6", "2016-12-06", "2016-12-07"),
        ("the end of the year", "2016-01-01", "2017-01-01"),
    ],
)
def test_relative_words_count_from_the_anchor(text, first, last):
    one = only(text)
    assert (one.first, one.last, one.anchor) == (first, last, FRIDAY)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("The two fleets will meet on Monday.", "2016-10-31"),
        ("On Monday the ministers are to sign a pact.", "2016-10-31"),
        ("The ministry said on Monday that it will send ships.", "2016-10-24"),
        ("The drills began on Monday and will go on for a week.", "2016-10-24"),
        ("Talks are scheduled for Monday, the minister said.", "2016-10-31"),
    ],
)
def test_the_nearest_cue_decides_which_monday(sentence, first):
    assert resolve("Monday", anchor=FRIDAY, language="en", sentence=sentence)[0].first == first


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("The attack took place on December 6.", "2015-12-06"),
        ("The summit will open on December 6.", "2016-12-06"),
        ("The lowest level since December 6.", "2015-12-06"),
        ("In 2011 the group struck on March 3.", "2011-03-03"),
    ],
)
def test_a_day_without_a_year_takes_it_from_the_words_or_the_anchor(sentence, first):
    assert resolve(sentence, anchor=FRIDAY, language="en")[-1].first == first


def test_a_date_more_than_nine_months_ahead_is_last_years():
    assert ends("December 6", anchor="2016-01-10") == ("2015-12-06", "2015-12-07")


def test_the_weekday_beside_a_date_decides_its_year():
    assert ends("Sunday, December 6") == ("2015-12-06", "2015-12-07")


@pytest.mark.parametrize(
    "text",
    [
        "ten years later",
        "the same day",
        "the next day",
        "the day before the summit",
        "several years ago",
        "the past 30 days",
        "recent months",
        "12/06/2016",
        "at 14:30",
        "24 hours ago",
    ],
)
def test_what_does_not_say_when_is_kept_and_left_empty(text):
    one = only(text)
    assert (one.first, one.last, one.anchor) == (None, None, None)
    assert one.rule


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "December 6", "last week", "in May"])
def test_without_an_anchor_relative_words_stay_empty(text):
    assert ends(text, anchor=None) == (None, None)


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        ("2016-10", "yesterday", (None, None)),
        ("2016-10", "on Monday", (None, None)),
        ("2016-10", "today", ("2016-10-01", "2016-11-01")),
        ("2016-10", "this month", ("2016-10-01", "2016-11-01")),
        ("2016", "last year", ("2015-01-01", "2016-01-01")),
        ("2016", "this month", (None, None)),
    ],
)
def test_a_coarse_anchor_gives_no_finer_answer(anchor, text, expected):
    assert ends(text, anchor=anchor) == expected


@pytest.mark.parametrize(
    ("text", "first", "last", "modifier"),
    [
        ("since 2014", "2014-01-01", None, "since"),
        ("until March 2017", None, "2017-04-01", "until"),
        ("by the end of March 2017", None, "2017-04-01", "until"),
        ("before 2014", None, "2014-01-01", "before"),
        ("after May 3, 2014", "2014-05-04", None, "after"),
        ("early July 2016", "2016-07-01", "2016-08-01", "early"),
        ("mid-March 2016", "2016-03-01", "2016-04-01", "mid"),
        ("the end of 2016", "2016-01-01", "2017-01-01", "late"),
        ("late last month", "2016-09-01", "2016-10-01", "late"),
    ],
)
def test_modifiers_open_a_side_or_are_kept(text, first, last, modifier):
    one = only(text)
    assert (one.first, one.last, one.modifier) == (first, last, modifier)


@pytest.mark.parametrize(
    "text",
    [
        "Su-35 jets and 12 men",
        "2000 soldiers",
        "some 1500 tanks",
        "$2000",
        "You may go.",
        "They march on.",
        "1,200 troops",
        "31 June 2016",
        "in her 20s",
        "Highway 61",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text):
    assert resolve(text, anchor=FRIDAY, language="en") == ()


def test_a_year_that_is_part_of_a_name_says_so():
    assert only("the drill Sea Shield 2015 ended").rule == "year_in_name"
    assert only("at the start of the 2014 Winter Games").first is None


def test_a_year_that_belongs_to_a_noun_is_not_opened():
    assert ends("before the 2014 talks in Minsk") == ("2014-01-01", "2015-01-01")


def test_days_that_do_not_follow_each_other_are_no_range():
    found = resolve("On July 15 and 20 men were hurt.", anchor=FRIDAY, language="en")
    assert [(t.first, t.last) for t in found] == [("2016-07-15", "2016-07-16")]


def test_the_last_week_of_a_month_is_not_last_week():
    assert ends("the last week of July") == ("2016-07-01", "2016-08-01")


def test_the_same_day_counts_from_the_date_told_before():
    found = resolve("On May 3, 2014 it began. The same day it ended.", language="en")
    assert (found[1].first, found[1].anchor) == ("2014-05-03", "2014-05-03")


STORY = "On Monday 12 ships left. In May 2011 a post was hit. On Tuesday two died."


def document(**more):
    return Document("d1", STORY, (Block("body", 0, len(STORY)),), language="en", **more)


def reading():
    stops = [0, *(i + 2 for i, c in enumerate(STORY) if c == ".")]
    return Reading("d1", sentences=tuple(Sentence(a, b - 1, 0) for a, b in pairwise(stops)))


def test_the_component_assigns_times_and_anchor_with_document_offsets():
    read = Times()(document(published="2016-10-28T10:00+03:00"), reading())
    assert (read.anchor.date, read.anchor.basis) == (FRIDAY, "published")
    words = [STORY[t.start : t.end] for t in read.times]
    assert words == ["Monday", "May 2011", "Tuesday"]
    assert [t.first for t in read.times] == ["2016-10-24", "2011-05-01", None]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A post was hit on September 17. Report of Nov. 29, 2016.", "2016-09-17"),
        ("Report of January 9, 2017. A post was hit on December 17.", "2016-12-17"),
        ("On May 3, 2011 and on June 4, 2014 it rained. A post was hit on September 17.", None),
        ("A post was hit on September 17.", None),
    ],
)
def test_a_page_without_an_anchor_may_date_itself(text, first):
    page = Document("d1", text, (Block("body", 0, len(text)),), language="en")
    stops = [0, *(i + 2 for i, c in enumerate(text) if c == "." and text[i - 3 : i] != "Nov")]
    spans = [s for s in pairwise(stops) if s[1] - s[0] > 8]
    read = Times()(page, Reading("d1", sentences=tuple(Sentence(a, b - 1, 0) for a, b in spans)))
    days = [t.first for t in read.times if text[t.start :].startswith(("September", "December"))]
    assert days == [first]


@pytest.mark.parametrize(
    ("more", "date", "basis"),
    [
        ({"published": "2016-10-28", "published_basis": "given"}, "2016-10-28", "given"),
        ({"published": "2016-10-28", "page_clock": "2016-12-23"}, "2016-10-28", "published"),
        ({"not_before": "2016-10-01", "not_after": "2016-10-20"}, "2016-10", "published"),
        ({"not_before": "2016-02-01", "not_after": "2016-10-20"}, "2016", "published"),
        ({"page_clock": "2016-12-23T10:02"}, "2016-12-23", "page_clock"),
        ({"not_before": "2015-02-01", "not_after": "2016-10-20"}, None, None),
        ({}, None, None),
        ({"published": "gibberish"}, None, None),
    ],
)
def test_the_anchor_says_what_it_rests_on(more, date, basis):
    anchor = anchor_of(document(**more))
    assert (anchor.date, anchor.basis) == (date, basis)


WORDS = st.sampled_from(
    "on from to between and since until early late the last next this Monday May December 3 14 31 "
    "2014 2016 99 - , . week month year weekend ago two later of first half quarter 1990s 20th "
    "century yesterday 14:30 2016-02-30 12/13/2016 31.02.2015 '14 summer before".split()
)


@given(
    st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from([None, "2016", "2016-10", FRIDAY])
)
def test_spans_slice_in_order_and_intervals_are_not_empty(text, anchor):
    position = 0
    for one in resolve(text, anchor=anchor, language="en"):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.grain in GRAINS
        assert one.first is None or one.last is None or one.first < one.last
        position = one.end


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "zh", "de", "ar", "pl", None]))
def test_no_text_is_too_strange(text, language):
    for one in resolve(text, anchor=FRIDAY, language=language):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["1" * 30_000, "May " * 8_000, "12:" * 9_000, "2016-" * 6_000, "one " * 8_000, "-" * 30_000],
)
def test_hostile_text_is_read_in_reasonable_time(text):
    resolve(text, anchor=FRIDAY, language="en")


def test_months_of_this_year_are_those_of_the_anchor():
    assert ends("between May-June this year") == ("2016-05-01", "2016-07-01")
    assert ends("from May to June last year") == ("2015-05-01", "2015-07-01")
