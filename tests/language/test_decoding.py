"""Trees from scores: asking the labels of few heads gives what asking those of all gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dragoman.language import decoding
from dragoman.language.decoding import read_windows
from dragoman.language.model import WindowScores

LABELS = ["root", "nsubj", "obj", "obl", "punct"]
TAGS = ["O", *(f"{mark}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for mark in "BI")]


class _Model:
    """Label scores that are a function of dependent and head; counts the pairs that it is asked for."""

    def __init__(self) -> None:
        self.vocabulary = {"labels": LABELS, "ner": TAGS}
        self.pairs = 0

    def label_scores(self, dependents: Any, heads: Any) -> Any:
        self.pairs += len(dependents)
        return np.sin(3 * dependents + heads)[:, : len(LABELS)] * 4


def _window(rng: np.random.Generator, words: int, sharpness: float) -> WindowScores:
    def scores(size: int) -> Any:
        return rng.normal(size=(words, size)).astype(np.float32)

    return WindowScores(
        scores(17), scores(40), scores(2), scores(len(TAGS)), scores(9), scores(words + 1) * np.float32(sharpness),
        scores(8), rng.normal(size=(words + 1, 8)).astype(np.float32), scores(6),
    )  # fmt: skip


def _read(windows: Sequence[WindowScores]) -> tuple[Any, Any, int]:
    model: Any = _Model()
    read = read_windows(model, windows, [[0] for _ in windows])
    return read.heads, read.labels, model.pairs


@pytest.mark.parametrize("sharpness", [0.5, 3.0, 30.0])
@pytest.mark.parametrize("sizes", [(1,), (2, 40), (25, 60, 9)])
def test_labels_asked_for_few_heads_choose_the_same_trees(
    sizes: tuple[int, ...], sharpness: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(len(sizes))
    windows = [_window(rng, words, sharpness) for words in sizes]
    heads, labels, asked = _read(windows)

    def every_word_is_unsure(self: Any, scores: Any, heads: Any) -> Any:
        found = best(self, scores, heads)
        return found - 1e6 if heads.shape[1] == 1 else found

    best = decoding._LabelScorer.best
    monkeypatch.setattr(decoding._LabelScorer, "best", every_word_is_unsure)
    all_heads, all_labels, all_asked = _read(windows)

    assert heads.tolist() == all_heads.tolist()
    assert labels.tolist() == all_labels.tolist()
    assert asked <= all_asked
    if sharpness == 30 and sum(sizes) > 2:
        assert asked < all_asked
