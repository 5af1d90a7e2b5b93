from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.trees import decode_tree, is_tree


def best_by_force(scores, root):
    size = len(scores)
    trees = (heads for heads in product(range(size + 1), repeat=size) if is_tree(list(heads)) and heads[root] == 0)
    return max(sum(scores[i, head] for i, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0], True),
        ([2, 0], True),
        ([0, 0], False),
        ([2, 1], False),
        ([2, 3, 1], False),
        ([0, 1, 2, 3], True),
        ([1], False),
        ([3, 0, 4, 3], False),
    ],
)
def test_is_tree_knows_roots_and_cycles(heads, tree):
    assert is_tree(heads) is tree


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_any_scores_give_a_tree(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    assert is_tree(decode_tree(scores))


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_under_its_root(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    for index in range(size):
        scores[index, index + 1] = -1e9
    heads = decode_tree(scores)
    assert sum(scores[i, head] for i, head in enumerate(heads)) == pytest.approx(
        best_by_force(scores, heads.index(0)), abs=1e-3
    )


def test_equal_scores_still_give_a_tree():
    assert is_tree(decode_tree(np.zeros((12, 13), dtype=np.float32)))
