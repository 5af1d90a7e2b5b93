"""Events to series: counts, means and intervals by period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dragoman.relations import periods
from dragoman.relations.bootstrap import bounds, indices, resampled, widened
from dragoman.relations.relation import Period, Step
from dragoman.relations.settings import settings


class Dated(NamedTuple):
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
    total = sum([event.score for event in events])
    quads = [event.quad for event in events]
    return Period(
        start=start.isoformat(),
        end=periods.end_of(start, by).isoformat(),
        events=len(events),
        documents=len({event.document_id for event in events}),
        counts={quad: quads.count(quad) for quad in (1, 2, 3, 4)},
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
