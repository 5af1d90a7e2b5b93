from __future__ import annotations

import numpy as np
import pytest

from dragoman.relations import bootstrap
from dragoman.relations.bootstrap import difference, resampled


def _drawn() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    documents = np.concatenate([np.arange(12), rng.integers(0, 12, 40)])
    groups = np.concatenate([np.arange(12) % 5, rng.integers(0, 5, 40)])
    return documents, groups, rng.integers(-20, 21, 52) / 2


def test_a_group_has_the_mean_of_its_events_weighted_as_their_documents_are_drawn() -> None:
    documents, groups, scores = _drawn()
    rng = np.random.default_rng(0)
    means = resampled(documents, groups, scores, resamples=30)
    for row in means:
        weights = rng.poisson(1.0, 12)[documents]
        for group, mean in enumerate(row):
            inside = groups == group
            drawn = weights[inside].sum()
            wanted = (weights * scores)[inside].sum() / drawn if drawn else np.nan
            assert mean == pytest.approx(wanted, nan_ok=True)


def test_draws_in_parts_are_the_draws_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resampled(*_drawn())
    monkeypatch.setattr(bootstrap, "_AT_ONCE", 100)
    np.testing.assert_array_equal(resampled(*_drawn()), whole)


def test_a_difference_is_surer_the_more_documents_tell_of_it() -> None:
    few = difference([("a", 4.0), ("b", 6.0)], [("c", -4.0), ("d", -6.0)])
    many = difference([(f"a{n}", 4.0 + n % 3) for n in range(30)], [(f"b{n}", -4.0 - n % 3) for n in range(30)])
    assert few[0] < many[0] < 10.0 < many[1] < few[1]
