"""How far a mean score may be off, when whole documents might have been others (Efron and Tibshirani 1993, ch. 13)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

from dragoman.relations.settings import settings

if TYPE_CHECKING:
    import numpy as np

    Indices = np.ndarray[tuple[int], np.dtype[np.intp]]
    Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]

LEAST = 0.5
"""Standard deviation of a document's mean score that is always reckoned with, in points (as in changes.noise)."""
HIGHEST = 10.0
"""The highest score; the lowest is as far below 0."""
_AT_ONCE = 2_000_000
"""Weights drawn at once, 8 bytes each, so that any number of documents takes the same memory."""

_Sortable = TypeVar("_Sortable", str, date)


def difference(
    one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]], *, resamples: int | None = None
) -> tuple[float, float]:
    """The interval of the mean score of ``one`` less that of ``other``: document ids with scores, neither empty.

    A document with scores on both sides is drawn as one. Both sides must have two documents or more. ``resamples`` is
    as in data/relations/relations.yaml when None.
    """
    import numpy as np

    scores = sorted(
        [(document, 0, score) for document, score in one] + [(document, 1, score) for document, score in other]
    )
    sides = np.array([side for _, side, _ in scores], dtype=np.intp)
    documents = indices([document for document, _, _ in scores])
    means = resampled(documents, sides, np.array([score for _, _, score in scores]), resamples=resamples)
    low, high = bounds((means[:, 0] - means[:, 1]).reshape(-1, 1))
    fewest = min(len({document for document, _ in side}) for side in (one, other))
    return widened(_mean(one) - _mean(other), float(low[0]), float(high[0]), fewest, limit=2 * HIGHEST)


def _mean(scores: Sequence[tuple[str, float]]) -> float:
    return sum(score for _, score in scores) / len(scores)


def widened(mean: float, low: float, high: float, documents: int, *, limit: float = HIGHEST) -> tuple[float, float]:
    """A percentile interval made as wide as so few documents deserve, within ``-limit`` to ``limit``.

    Resampling few documents understates how far their mean may be off; the factor of Student's t makes up for it
    (Hesterberg 2015, "What teachers should know about the bootstrap", section 3.3). Documents that agree by chance
    still leave the room of ``LEAST`` points each.
    """
    quantile = student(settings().interval.level, documents - 1)
    factor = quantile / student(settings().interval.level, 0) * math.sqrt(documents / (documents - 1))
    least = quantile * LEAST / math.sqrt(documents)
    low = min(mean - (mean - low) * factor, mean - least)
    high = max(mean + (high - mean) * factor, mean + least)
    return max(low, -limit), min(high, limit)


def student(level: float, freedom: int) -> float:
    """How many standard errors hold ``level`` of Student's t with so many degrees of freedom; 0 is the normal limit.

    Exact for 1 and 2; else the expansion of Abramowitz and Stegun, 26.7.5, right to 0.01 from 3 on at 95%.
    """
    p = (1 + level) / 2
    if freedom == 1:
        return math.tan(math.pi * (p - 0.5))
    if freedom == 2:
        return (2 * p - 1) / math.sqrt(2 * p * (1 - p))
    z = NormalDist().inv_cdf(p)
    if not freedom:
        return z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(z + sum(term / freedom**power for power, term in enumerate(terms, start=1)))


def resampled(documents: Indices, groups: Indices, scores: Floats, *, resamples: int | None = None) -> Matrix:
    """Mean score of each group (column) in each resample (row) of whole documents, NaN where the group drew none.

    Documents are drawn with Poisson(1) weights (Chamandy et al. 2012, "Estimating uncertainty for massive data
    streams"), since events of one article stand or fall together. Seeded: the same events give the same numbers.
    """
    import numpy as np

    rows, rng = resamples or settings().interval.resamples, np.random.default_rng(0)
    many = int(documents.max()) + 1
    cells, cell_of = np.unique(groups * many + documents, return_inverse=True)  # a document's events in a group
    events = np.bincount(cell_of).astype(float)
    totals = np.bincount(cell_of, weights=scores)
    firsts = np.searchsorted(cells, np.arange(int(groups.max()) + 1) * many)
    means = np.empty((rows, len(firsts)))
    step = max(1, _AT_ONCE // max(many, len(cells)))
    for first in range(0, rows, step):
        weights = np.take(rng.poisson(1.0, (min(step, rows - first), many)), cells % many, axis=1)
        drawn = np.add.reduceat(weights * events, firsts, axis=1)
        sums = np.add.reduceat(weights * totals, firsts, axis=1)
        means[first : first + step] = np.divide(sums, drawn, out=np.full_like(sums, np.nan), where=drawn > 0)
    return means


def bounds(means: Matrix) -> tuple[Floats, Floats]:
    """The percentile interval of each column."""
    level = settings().interval.level
    return _quantiles(means, (1 - level) / 2), _quantiles(means, (1 + level) / 2)


def _quantiles(means: Matrix, share: float) -> Floats:
    """The quantile of each column, NaN (a resample in which the period drew no document) left out."""
    import numpy as np

    ordered = np.sort(means, axis=0)  # NaN last
    valid = np.sum(~np.isnan(means), axis=0)
    at = share * np.maximum(valid - 1, 0)
    below, columns = at.astype(np.intp), np.arange(means.shape[1])
    above = np.minimum(below + 1, np.maximum(valid - 1, 0))
    lower = ordered[below, columns]
    found: Floats = lower + (at - below) * (ordered[above, columns] - lower)
    return found


def indices(values: Sequence[_Sortable]) -> Indices:
    """For each value its place among the sorted distinct values."""
    import numpy as np

    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.fromiter((places[value] for value in values), dtype=np.intp, count=len(values))
