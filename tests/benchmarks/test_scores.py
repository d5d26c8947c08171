"""Scores count what they say: each once, both ends, and with honest intervals."""

import doctest
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import _answers
import _gum
import _muc
import _own
import _readers
import _scores
import _tagged
import attribution
import fivew1h
from _scores import Counts, flat, matched, overlap, pairs, resampled, same_name, strict, wilson

NAMES = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 5), st.sampled_from("ab")), max_size=8
)


@pytest.mark.parametrize(
    "module", [_scores, _readers, _tagged, _gum, _own, _muc, _answers, attribution, fivew1h]
)
def test_the_examples_in_docstrings_hold(module):
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert doctest.testmod(module, optionflags=flags).failed == 0


@pytest.mark.parametrize(
    ("gold", "said", "exact", "wide"),
    [
        ([(0, 4, "PER")], [(0, 4, "PER")], 1, 1),
        ([(0, 4, "PER")], [(0, 4, "ORG")], 0, 0),
        ([(0, 9, "PER")], [(0, 4, "PER")], 0, 1),
        ([(0, 9, "PER")], [(0, 4, "PER"), (5, 9, "PER")], 0, 1),
        ([(0, 4, "PER")], [(4, 9, "PER")], 0, 0),
        ([], [(4, 9, "PER")], 0, 0),
    ],
)
def test_a_span_is_right_once_and_touching_is_not_enough(gold, said, exact, wide):
    assert strict(gold, said) == Counts(exact, len(said), len(gold))
    assert overlap(gold, said) == Counts(wide, len(said), len(gold))


@given(NAMES, NAMES)
def test_strict_is_never_better_than_overlap(gold, said):
    gold, said = ([(s, s + n, x) for s, n, x in spans] for spans in (gold, said))
    assert strict(gold, said).right <= overlap(gold, said).right <= min(len(gold), len(said))


@given(NAMES)
def test_flat_spans_do_not_meet(spans):
    kept = flat((s, s + n, x) for s, n, x in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(kept))
    assert bool(kept) == bool(spans)


def test_matching_moves_an_earlier_pair_when_that_makes_room():
    fits = {(0, 0), (0, 1), (1, 0)}
    assert pairs(2, 2, lambda i, j: (i, j) in fits) == {0: 1, 1: 0}
    assert matched("aa", "a", str.__eq__) == Counts(1, 1, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Otieno", "Jane Otieno", True),
        ("the Ministry of Defence", "Ministry of Defence", True),
        ("Kenyan", "Kenyan Ministry of Defence", False),
        ("North Korea", "South Korea", False),
        ("the", "the", False),
        ("", "Kenya", False),
    ],
)
def test_names_are_one_when_one_holds_most_of_the_other(one, other, same):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_interval_of_a_share_holds_the_share(right, of):
    low, high = wilson(min(right, of), of)
    assert 0 <= low <= min(right, of) / of + 1e-9
    assert min(right, of) / of - 1e-9 <= high <= 1


def test_resampling_gives_the_same_interval_every_time_and_holds_f1():
    texts = [Counts(1, 2, 2), Counts(2, 2, 3), Counts(0, 1, 1)] * 5
    low, high = resampled(texts)
    assert (low, high) == resampled(texts)
    assert low < sum(texts, Counts()).f1 < high
