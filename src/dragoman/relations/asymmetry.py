"""Whether the two parties deal with each other alike."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.relations.relation import Asymmetry, Direction
from dragoman.relations.series import HIGHEST, Dated, bounds, indices, resampled, widened


def asymmetry(events: Sequence[Dated]) -> Asymmetry:
    """What a does to b against what b does to a; events that both do together tell nothing of it."""
    out = [event for event in events if event.a_to_b and not event.b_to_a]
    back = [event for event in events if event.b_to_a and not event.a_to_b]
    ahead, behind = _direction(out), _direction(back)
    if ahead.mean is None or behind.mean is None:
        return Asymmetry(ahead, behind, None, None, None)
    low, high = _interval(out, back) if min(ahead.documents, behind.documents) > 1 else (None, None)
    return Asymmetry(ahead, behind, ahead.mean - behind.mean, low, high)


def _direction(events: Sequence[Dated]) -> Direction:
    return Direction(
        events=len(events),
        documents=len({event.document_id for event in events}),
        counts={quad: sum(1 for event in events if event.quad == quad) for quad in (1, 2, 3, 4)},
        mean=_mean(events) if events else None,
    )


def _interval(out: Sequence[Dated], back: Sequence[Dated]) -> tuple[float, float]:
    """Of the difference of the means, documents that tell of both directions drawn as one."""
    import numpy as np

    events = sorted([*out, *back], key=lambda event: (event.document_id, event.event_id))
    documents = indices([event.document_id for event in events])
    groups = np.array([0 if event.a_to_b else 1 for event in events], dtype=np.intp)
    means = resampled(documents, groups, np.array([event.score for event in events]))
    low, high = bounds((means[:, 0] - means[:, 1]).reshape(-1, 1))
    difference = _mean(out) - _mean(back)
    fewest = min(len({event.document_id for event in side}) for side in (out, back))
    return widened(difference, float(low[0]), float(high[0]), fewest, limit=2 * HIGHEST)


def _mean(events: Sequence[Dated]) -> float:
    return sum(event.score for event in events) / len(events)
