"""Networks without persons, calendars that promise nothing unsaid, axes that begin at zero."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.codebook.names import NameBook, NameRow
from kronika.errors import CodebookError
from kronika.model.outlines import EventOutline
from kronika.model.records import Participant
from kronika.serve.drawing.bars import Count, bars_svg, columns_svg
from kronika.serve.drawing.calendar import calendar
from kronika.serve.drawing.calendar_svg import calendar_svg
from kronika.serve.drawing.circle import placed
from kronika.serve.drawing.network_svg import network_svg
from kronika.serve.drawing.pairs import network
from kronika.serve.drawing.spans import between
from kronika.serve.drawing.svg import node
from kronika.serve.drawing.windows import window_of

WHO = st.builds(
    Participant, name=st.sampled_from(["China", "Russia", "SCO", "<i>x</i>", "FARC", "Ann"]),
    kind=st.sampled_from(["state", "igo", "group", "person", "media"]), role=st.just("party"),
)  # fmt: skip
EVENTS = st.lists(
    st.builds(
        EventOutline, id=st.uuids().map(str), type=st.just("aid"),
        participants=st.lists(WHO, max_size=5).map(tuple),
    ),
    max_size=25, unique_by=lambda event: event.id,
)  # fmt: skip


def woven(events, **asked):
    return network(events, naming=lambda one: one.name, **asked)


def web(found):
    return network_svg(found, pair_url=lambda p: "/network?a=b", name_url=lambda n: "/network")


@given(EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_same_network_gives_the_same_picture(events, chance):
    mixed = list(events)
    chance.shuffle(mixed)
    assert str(web(woven(events))) == str(web(woven(mixed)))


@given(EVENTS)
@settings(max_examples=50, deadline=None)
def test_a_pair_weighs_as_many_events_as_name_both_and_persons_are_no_pair(events):
    found = woven(events)
    for pair in found.pairs:
        both = [
            e for e in events
            if {pair.left, pair.right} <= {p.name for p in e.participants
                                           if p.kind not in {"person", "media"}}
        ]  # fmt: skip
        assert pair.weight == len(both)
    tree = web(found)
    assert len(list(tree.every("tie"))) == len(found.pairs)
    assert "<i>" not in str(tree)


def test_persons_are_left_out_and_counted():
    who = (Participant("Ann", "person", "party"), Participant("Ben", "person", "party"))
    found = woven([EventOutline("e", "aid", participants=who)])
    assert (found.pairs, found.actors, found.people) == ((), (), 2)


def test_what_is_beyond_the_most_actors_is_counted():
    states = tuple(Participant(f"S{i:03}", "state", "party") for i in range(50))
    found = woven([EventOutline("e", "aid", participants=states)])
    assert (len(found.actors), found.hidden) == (32, 18)


@given(EVENTS)
@settings(max_examples=30, deadline=None)
def test_labels_of_a_side_stand_apart(events):
    found = woven(events)
    points = placed(found, width=500, height=900)
    for side in (-1, 1):
        ys = sorted(one.y for one in points.values() if one.side == side)
        assert all(b - a >= 18 for a, b in itertools.pairwise(ys))


def row(name, every=0, editions=()):
    rhythm = "stated" if every else ""
    return NameRow(name, name, "exercise", None, (), "body.org", "2026", {}, editions, (), every,
                   rhythm)  # fmt: skip


def held(year, name="Drill", **more):
    return EventOutline(f"{name}{year}", "joint_exercise", name, str(year), str(year), series=name,
                        **more)  # fmt: skip


def test_the_next_edition_is_computed_from_a_stated_rhythm_alone():
    found = calendar([held(2016), held(2018)], [row("Drill", 2)])
    assert found.series[0].expected == 2020
    assert "computed" in found.series[0].why
    assert [c.state for c in found.series[0].cells] == ["reported", "gap", "reported", "",
                                                        "expected"]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "events", "why"),
    [
        ([row("Drill")], [held(2016), held(2018)], "no stated rhythm"),
        ([], [held(2016), held(2018)], "no stated rhythm"),
        ([row("Drill", 2)], [held(2016, lifecycle="cancelled")], "not enough editions"),
    ],
)
def test_nothing_is_expected_without_a_rhythm_and_an_edition(rows, events, why):
    series = calendar(events, rows).series[0]
    assert (series.expected, series.why) == (None, why)


def test_editions_of_the_codebook_are_hollow_and_gaps_stay_gaps():
    cells = calendar([held(2018)], [row("Drill", editions=(2014, 2016))]).series[0].cells
    assert [(c.year, c.state) for c in cells] == [
        (2014, "known"), (2015, "gap"), (2016, "known"), (2017, "gap"), (2018, "reported"),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(1900, 2030) | st.none(), st.sampled_from(["A", "B", None])),
                max_size=30))  # fmt: skip
def test_every_exercise_stands_in_a_cell_or_is_counted_beside(pairs):
    events = [
        EventOutline(f"e{i}", "joint_exercise", start=year and str(year), series=series)
        for i, (year, series) in enumerate(pairs)
    ]
    found = calendar(events, [])
    beside = len(found.undated) + found.unnamed + len(found.earlier)
    assert found.drawn + beside == len(events)
    str(calendar_svg(found, year_url=lambda name, year: "/"))


def test_the_codebook_states_each_rhythm_in_words_with_a_source():
    rows = [one for one in NameBook.load() if one.every_years]
    assert len(rows) > 20
    assert all(one.rhythm and one.source for one in rows)


def test_a_rhythm_without_its_words_is_no_row(tmp_path):
    (tmp_path / "exercise_series.yaml").write_text(
        "rows:\n- {name: D, kind: exercise, every_years: 2, source: s, date: d}\n"
    )
    with pytest.raises(CodebookError, match="give both"):
        NameBook.load(tmp_path)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=12))
def test_bars_are_as_long_as_their_numbers(numbers):
    counts = [Count(str(i), f"v{i}", n) for i, n in enumerate(numbers)]
    tree = bars_svg(counts, id_="x", title="T", noun="event", width=540.0)
    wide = [float(dict(one.attributes)["width"]) for one in tree.every("column")]
    for number, width in zip(numbers, wide, strict=True):
        exact = max(wide) * number / max(numbers)
        assert width == pytest.approx(exact, abs=0.6)


@given(st.dictionaries(st.integers(2000, 2020).map(str), st.integers(1, 999), min_size=1))
def test_columns_stand_on_zero(counts):
    window = window_of([between("2000", "2020")])
    tree = columns_svg(counts.items(), window, id_="x", title="T", size=(600.0, 150.0), most=999)
    feet = set()
    for one in tree.every("column"):
        found = dict(one.attributes)
        feet.add(round(float(found["y"]) + float(found["height"])))
    assert len(feet) == 1


@pytest.mark.parametrize("bad", [{"style": "x"}, {"onload": "x"}, {"href": "//far"},
                                 {"href": "javascript:x"}, {"href": "https://far"}])  # fmt: skip
def test_an_element_takes_no_style_script_or_far_link(bad):
    with pytest.raises(ValueError, match=r"class|outside"):
        node("a", **bad)
