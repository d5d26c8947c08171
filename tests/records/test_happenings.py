"""Which tellings of one page are one event."""

import pytest
from tests.pages import page, records

STORY = (
    "Norway and Denmark opened the naval exercise Gull-2019 near Bergen on Monday with 2,000 "
    "sailors.\n\nThe first exercise of the two navies was Heron-2011 near Stavanger. "
    "Some 300 sailors took part."
)


@pytest.fixture(scope="module")
def told():
    """The words of each exercise and its figures, by the name that it is told with."""
    view = records(page(STORY, published="2019-05-07"))
    found = [
        {w.quote for w in e.evidence if w.field in ("type", "number")}
        for e in view.events
        if e.type == "joint_exercise"
    ]
    return {name: words for words in found for name in words if name[-1].isdigit()}


def test_an_exercise_that_its_sentence_names_is_that_of_the_name(told):
    assert "exercise" in told["Heron-2011"]


def test_who_took_part_belongs_to_the_exercise_of_the_sentence_before(told):
    assert "Some 300 sailors" in told["Heron-2011"]
    assert "Some 300 sailors" not in told["Gull-2019"]


def test_an_offensive_far_behind_campaigns_with_which_it_shares_nothing_is_another_event():
    filler = " ".join(f"Ministers spoke of item {n} at length." for n in range(6))
    view = records(page(
        "Kenyan troops waged military campaigns in Garissa for years.", filler,
        "The offensive cost the rebels most of their troops.",
    ))  # fmt: skip
    words = [{w.quote for w in e.evidence if w.field == "type"} for e in view.events]
    assert not any({"campaigns", "offensive"} <= told for told in words)
