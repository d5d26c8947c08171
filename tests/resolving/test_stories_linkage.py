"""Groups follow the scores of pairs, and look-alikes are kept apart."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronika.resolving.linkage import Linkage, components, groups

RULE = Linkage()


def edges_of(scores, nodes=()):
    edges = {node: {} for node in nodes}
    for (a, b), score in scores.items():
        edges.setdefault(a, {})[b] = score
        edges.setdefault(b, {})[a] = score
    return edges


def two_blocks(size, *, inside, between):
    left, right = [f"a{i}" for i in range(size)], [f"b{i}" for i in range(size)]
    scores = dict.fromkeys([*combinations(left, 2), *combinations(right, 2)], inside)
    return left, right, edges_of(scores | dict.fromkeys(product(left, right), between))


@pytest.mark.parametrize(
    ("size", "inside", "between", "apart"),
    [
        (5, 950_000, 500_000, True),
        (5, 950_000, 900_000, False),
        (5, 600_000, 500_000, False),
        (4, 950_000, 500_000, False),
        (5, 950_000, 200_000, True),
    ],
)
def test_two_large_groups_that_only_look_alike_stay_apart(size, inside, between, apart):
    left, right, edges = two_blocks(size, inside=inside, between=between)
    expected = [left, right] if apart else [left + right]
    assert groups(left + right, edges, rule=RULE) == expected


CORE = dict.fromkeys(combinations(("a1", "a2", "a3", "a4"), 2), 900_000)


@pytest.mark.parametrize(
    ("weak", "joins"),
    [
        ({"a1": 100_000, "a2": 100_000, "a3": 100_000}, True),
        ({"a1": 30_000}, False),
        ({}, False),
    ],
)
def test_a_straggler_joins_the_group_it_clearly_belongs_to(weak, joins):
    scores = CORE | {(name, "z"): score for name, score in weak.items()}
    edges = edges_of(scores, nodes=("z",))
    core = ["a1", "a2", "a3", "a4"]
    assert groups([*core, "z"], edges, rule=RULE) == ([[*core, "z"]] if joins else [core, ["z"]])


def test_a_straggler_between_two_groups_stays_alone():
    other = dict.fromkeys(combinations(("b1", "b2", "b3", "b4"), 2), 900_000)
    weak = {(f"{side}{i}", "z"): 100_000 for side in "ab" for i in (1, 2, 3)}
    edges = edges_of(CORE | other | weak)
    assert ["z"] in groups(sorted(edges), edges, rule=RULE)


def test_components_hang_together():
    edges = edges_of({("a", "b"): 1, ("b", "c"): 1, ("d", "e"): 1}, nodes=("f",))
    assert components(edges) == [["a", "b", "c"], ["d", "e"], ["f"]]


PAIRS = list(combinations("abcdefgh", 2))


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(PAIRS), st.integers(20_000, 1_000_000)),
    st.randoms(use_true_random=False),
)
def test_the_order_of_nodes_and_edges_changes_nothing(scores, luck):
    def found(pairs, nodes):
        return groups(nodes, edges_of(dict(pairs), nodes), rule=RULE)

    nodes, pairs = list("abcdefgh"), list(scores.items())
    before = found(pairs, nodes)
    luck.shuffle(nodes)
    luck.shuffle(pairs)
    assert found(pairs, nodes) == before
    assert sorted(node for group in before for node in group) == sorted(nodes)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(PAIRS), st.integers(20_000, 1_000_000)))
def test_parts_that_do_not_hang_together_can_be_grouped_apart(scores):
    edges = edges_of(scores, "abcdefgh")
    parts = [g for part in components(edges) for g in groups(part, edges, rule=RULE)]
    assert sorted(parts) == groups(sorted(edges), edges, rule=RULE)
