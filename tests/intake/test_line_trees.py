import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.intake.line_trees import Forest

NUMBERS = st.floats(-4, 4).map(lambda number: round(number, 1))


def tree(depth):
    if depth == 0:
        return NUMBERS
    below = tree(depth - 1)
    return st.one_of(NUMBERS, st.tuples(st.integers(0, 3), NUMBERS, below, below).map(list))


def walk(node, row):
    while isinstance(node, list):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return node


@given(st.lists(tree(3), max_size=6), st.lists(NUMBERS, min_size=4, max_size=4))
def test_a_forest_answers_as_its_trees_walked_one_by_one(trees, row):
    expected = sum(walk(node, row) for node in trees)
    assert Forest.of(trees).total(row, 0.0) == pytest.approx(expected)


def test_a_tree_of_too_many_leaves_is_refused():
    node = 0.0
    for number in range(8):
        node = [0, float(number), 1.0, node]
    with pytest.raises(ValueError, match="9 leaves"):
        Forest.of([node])
