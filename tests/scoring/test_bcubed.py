"""B-cubed agrees with figures worked out by hand."""

import pytest

from kronika.scoring.bcubed import b_cubed

GOLD = {"a": "x", "b": "x", "c": "y", "d": "y"}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ({"a": 1, "b": 1, "c": 2, "d": 2}, 1.0, 1.0),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, 0.5, 1.0),
        ({"a": 1, "b": 2, "c": 3, "d": 4}, 1.0, 0.5),
        ({"a": 1, "b": 1, "c": 1, "d": 2}, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 0.75),
    ],
)
def test_items_are_scored_one_by_one(found, precision, recall):
    score = b_cubed(found, GOLD)
    assert score.precision == pytest.approx(precision)
    assert score.recall == pytest.approx(recall)
    assert score.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_a_part_is_scored_among_all():
    score = b_cubed({"a": 1, "b": 1, "c": 1, "d": 1}, GOLD, over=["a"])
    assert (score.precision, score.recall) == (0.5, 1.0)


@pytest.mark.parametrize(("found", "over"), [({"a": 1}, None), ({**GOLD}, [])])
def test_what_cannot_be_compared_is_refused(found, over):
    with pytest.raises(ValueError, match="same items"):
        b_cubed(found, GOLD, over=over)
