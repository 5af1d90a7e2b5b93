"""Events to series: counts, means and intervals by period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

from dragoman.relations import periods
from dragoman.relations.relation import Period, Step
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

_Sortable = TypeVar("_Sortable", str, date)


@dataclass(frozen=True, slots=True)
class Dated:
    """One event between the parties, as the series needs it. ``period`` is the first day of the period it falls in."""

    document_id: str
    event_id: str
    quad: int
    score: float
    confidence: float
    a_to_b: bool
    b_to_a: bool
    violent: bool
    period: date


def series(events: Sequence[Dated], by: Step, span: tuple[date, date] | None = None) -> list[Period]:
    """One Period after another over ``span`` (first days of the first and last), by default that of ``events``."""
    if span is None:
        if not events:
            return []
        span = min(event.period for event in events), max(event.period for event in events)
    starts = _starts(events, by, span)
    intervals = _intervals(events)
    by_period: dict[date, list[Dated]] = {}
    for event in events:
        by_period.setdefault(event.period, []).append(event)
    return [_period(start, by, by_period.get(start, []), intervals.get(start)) for start in starts]


def _starts(events: Sequence[Dated], by: Step, span: tuple[date, date]) -> list[date]:
    longest = settings().longest_series
    if (span[1] - span[0]).days // periods.STEPS[by] > longest:
        return sorted({event.period for event in events})
    listed = list(periods.between(*span, by))
    return listed if len(listed) <= longest else sorted({event.period for event in events})


def _period(start: date, by: Step, events: list[Dated], interval: tuple[float, float] | None) -> Period:
    total = sum(event.score for event in events)
    return Period(
        start=start.isoformat(),
        end=periods.end_of(start, by).isoformat(),
        events=len(events),
        documents=len({event.document_id for event in events}),
        counts={quad: sum(1 for event in events if event.quad == quad) for quad in (1, 2, 3, 4)},
        mean=total / len(events) if events else None,
        total=total,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
    )


def _intervals(events: Sequence[Dated]) -> dict[date, tuple[float, float]]:
    """The interval of each period's mean; none for a period that only one document tells of."""
    import numpy as np

    if not events:
        return {}
    documents, starts = indices([e.document_id for e in events]), indices([e.period for e in events])
    scores = np.array([event.score for event in events])
    low, high = bounds(resampled(documents, starts, scores))
    ordered = sorted({event.period for event in events})
    told = np.bincount(np.unique(np.stack([starts, documents]), axis=1)[0])
    means = np.bincount(starts, weights=scores) / np.bincount(starts)
    return {
        ordered[i]: widened(float(means[i]), float(low[i]), float(high[i]), int(told[i]))
        for i in np.flatnonzero(told > 1)
    }


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


def resampled(documents: Indices, groups: Indices, scores: Floats) -> Matrix:
    """Mean score of each group (column) in each resample (row) of whole documents, NaN where the group drew none.

    Documents are drawn with Poisson(1) weights (Chamandy et al. 2012, "Estimating uncertainty for massive data
    streams"), since events of one article stand or fall together. Seeded: the same events give the same numbers.
    """
    import numpy as np

    rule, rng = settings().interval, np.random.default_rng(0)
    n_documents, n_groups = int(documents.max()) + 1, int(groups.max()) + 1
    means = np.empty((rule.resamples, n_groups))
    for row in range(rule.resamples):
        weights = rng.poisson(1.0, n_documents)[documents].astype(float)
        drawn = np.bincount(groups, weights=weights, minlength=n_groups)
        sums = np.bincount(groups, weights=weights * scores, minlength=n_groups)
        means[row] = np.divide(sums, drawn, out=np.full(n_groups, np.nan), where=drawn > 0)
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
