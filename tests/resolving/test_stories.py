"""Documents are grouped by what they mainly report, in whatever order they arrive."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.model.documents import Block, Document
from kronika.model.readings import Mention, Reading, TimeExpression
from kronika.resolving.stories import StoryIndex, stories
from kronika.resolving.story_profiles import profile
from kronika.resolving.story_vectors import vocabulary

CLASH = (
    (
        "c1",
        "Ruritania shells Strelsau",
        "Guns of Ruritania shelled the port of Strelsau overnight.",
    ),
    ("c2", "Strelsau port shelled", "The port of Strelsau was shelled by guns from Ruritania."),
    ("c3", "Shelling of Strelsau", "Strelsau port came under shelling, Ruritania's guns firing."),
)
DRILL = (
    ("d1", "Illyria and Elbonia drill at sea", "Frigates of Illyria and Elbonia drill off Orsino."),
    ("d2", "Frigates drill off Orsino", "Elbonia and Illyria sent frigates to a drill off Orsino."),
)
ALONE = ("a1", "Grain harvest breaks records", "Farmers in the valley brought in record wheat.")


def page(row, published=None):
    name, headline, body = row
    text = f"{headline}\n{body}"
    blocks = (
        Block("headline", 0, len(headline)),
        Block("body", len(headline) + 1, len(text)),
    )
    return Document(name, text, blocks, headline=headline, published=published)


def ids(found):
    return [story.document_ids for story in found]


def pages(*rows):
    return [(page(row), None) for row in rows]


def test_reports_of_one_event_are_one_story():
    found = stories(pages(*CLASH, *DRILL, ALONE))
    assert ids(found) == [("a1",), ("c1", "c2", "c3"), ("d1", "d2")]


def test_no_document_is_lost_and_none_is_in_two_stories():
    assert sorted(sum(ids(stories(pages(*CLASH, *DRILL, ALONE))), ())) == [
        "a1", "c1", "c2", "c3", "d1", "d2",
    ]  # fmt: skip


def test_no_documents_give_no_stories():
    assert stories([]) == ()


def test_pages_without_words_stand_alone():
    empty = Document("e1", "", ())
    assert ids(stories([(empty, None), (Document("e2", "", ()), None)])) == [("e1",), ("e2",)]


@settings(max_examples=20)
@given(st.permutations([*CLASH, *DRILL, ALONE]))
def test_the_order_of_arrival_changes_nothing(rows):
    assert stories(pages(*rows)) == stories(pages(*CLASH, *DRILL, ALONE))


@settings(max_examples=10)
@given(st.permutations([*CLASH, *DRILL, ALONE]))
def test_an_index_gives_what_the_whole_gives(rows):
    profiles = [profile(page(row)) for row in rows]
    index = StoryIndex(vocabulary(profiles))
    for one in profiles:
        index.add(one)
        index.add(one)
    assert index.stories() == stories(pages(*rows))
    assert len(index) == len(rows)


def test_a_new_document_changes_only_its_neighbourhood():
    profiles = [profile(page(row)) for row in (*CLASH, *DRILL, ALONE)]
    index = StoryIndex(vocabulary(profiles))
    for one in profiles:
        index.add(one)
    assert ids(index.around("d2")) == [("d1", "d2")]
    assert all(other.startswith("d") for other in index.edges()["d1"])


def test_a_document_that_was_not_added_has_no_neighbourhood():
    with pytest.raises(KeyError):
        StoryIndex(vocabulary([])).around("nobody")


YEARS = (
    ("y1", "Navies of Illyria open sea drill", "The navies opened their yearly drill off Orsino."),
    ("y2", "Navies open yearly drill", "Off Orsino the navies of Illyria opened a drill."),
)


@pytest.mark.parametrize(
    ("first", "second", "closer"),
    [
        ("2016-05-01", "2016-05-01", True),
        ("2016-05-01", "2018-05-01", False),
        (None, "2018-05-01", True),
        ("unknown", "2018-05-01", True),
    ],
)
def test_days_apart_count_against_one_story_only_when_both_are_known(first, second, closer):
    profiles = [profile(page(YEARS[0], first)), profile(page(YEARS[1], second))]
    undated = [profile(page(row)) for row in YEARS]
    scores = []
    for two in (profiles, undated):
        index = StoryIndex(vocabulary(undated))
        for one in two:
            index.add(one)
        scores.append(index.edges()["y1"].get("y2", 0))
    assert (scores[0] == scores[1]) is closer


def test_names_of_one_state_are_one_word():
    def read(name, text, state, country="KP"):
        at = text.index(state)
        document = Document(name, text, (Block("headline", 0, len(text)),))
        mention = Mention(at, at + len(state), "state", 0, country=country)
        return profile(document, Reading(name, mentions=(mention,)))

    left = read("a", "DPRK fires rocket", "DPRK")
    right = read("b", "North Korea fires rocket", "North Korea")
    assert left.fields == right.fields
    assert left.fields != read("c", "South Korea fires rocket", "South Korea", "KR").fields


def test_persons_count_by_their_last_name_and_descriptions_do_not_count():
    text = "Rudolf Rassendyll met a general"
    mentions = (
        Mention(0, 17, "person", 0),
        Mention(22, 31, "person", 1, form="description", named=False),
    )
    document = Document("a", text, (Block("body", 0, len(text)),))
    persons = profile(document, Reading("a", mentions=mentions)).fields[3]
    assert dict(persons) == {"rassendyll": 2}


def test_only_days_that_are_days_count():
    times = (
        TimeExpression(0, 6, "2019-05-03", "2019-05-04", "day"),
        TimeExpression(7, 15, "2019-05-01", "2019-06-01", "month"),
        TimeExpression(7, 15, None, None, "day"),
    )
    document = Document("a", "Friday next month", (Block("body", 0, 17),))
    assert dict(profile(document, Reading("a", times=times)).fields[6]) == {"2019-05-03": 1}
