"""Events to series: counts, means and intervals by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dragoman.relations import periods
from dragoman.relations.relation import Period, Step
from dragoman.relations.settings import settings

if TYPE_CHECKING:
    import numpy as np

    Indices = np.ndarray[tuple[int], np.dtype[np.intp]]
    Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]

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
    bounds = _intervals(events)
    by_period: dict[date, list[Dated]] = {}
    for event in events:
        by_period.setdefault(event.period, []).append(event)
    return [_period(start, by, by_period.get(start, []), bounds.get(start)) for start in starts]


def _starts(events: Sequence[Dated], by: Step, span: tuple[date, date]) -> list[date]:
    longest = settings().longest_series
    if (span[1] - span[0]).days // periods.STEPS[by] > longest:
        return sorted({event.period for event in events})
    listed = list(periods.between(*span, by))
    return listed if len(listed) <= longest else sorted({event.period for event in events})


def _period(start: date, by: Step, events: list[Dated], bounds: tuple[float, float] | None) -> Period:
    total = sum(event.score for event in events)
    return Period(
        start=start.isoformat(),
        end=periods.end_of(start, by).isoformat(),
        events=len(events),
        documents=len({event.document_id for event in events}),
        counts={quad: sum(1 for event in events if event.quad == quad) for quad in (1, 2, 3, 4)},
        mean=total / len(events) if events else None,
        total=total,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
    )


def _intervals(events: Sequence[Dated]) -> dict[date, tuple[float, float]]:
    """Percentile intervals of each period's mean under resampling of whole documents.

    Documents are drawn with Poisson(1) weights (Chamandy et al. 2012, "Estimating uncertainty for massive data
    streams"), since events of one article stand or fall together. Seeded: the same events give the same interval.
    """
    import numpy as np

    if not events:
        return {}
    documents, starts = _index([e.document_id for e in events]), _index([e.period for e in events])
    scores = np.array([event.score for event in events])
    several = _several_documents(documents, starts)
    rule, rng = settings().interval, np.random.default_rng(0)
    n_documents, n_periods = int(documents.max()) + 1, int(starts.max()) + 1
    means = np.empty((rule.resamples, n_periods))
    for row in range(rule.resamples):
        weights = rng.poisson(1.0, n_documents)[documents].astype(float)
        drawn = np.bincount(starts, weights=weights, minlength=n_periods)
        sums = np.bincount(starts, weights=weights * scores, minlength=n_periods)
        means[row] = np.divide(sums, drawn, out=np.full(n_periods, np.nan), where=drawn > 0)
    ordered = sorted({event.period for event in events})
    low, high = (_quantiles(means, share) for share in ((1 - rule.level) / 2, (1 + rule.level) / 2))
    return {ordered[i]: (float(low[i]), float(high[i])) for i in np.flatnonzero(several)}


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


def _index(values: Sequence[_Sortable]) -> Indices:
    """For each value its place among the sorted distinct values."""
    import numpy as np

    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.fromiter((places[value] for value in values), dtype=np.intp, count=len(values))


def _several_documents(documents: Indices, starts: Indices) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each period whether more than one document tells of it."""
    import numpy as np

    pairs = np.unique(np.stack([starts, documents]), axis=1)
    return np.bincount(pairs[0], minlength=int(starts.max()) + 1) > 1
