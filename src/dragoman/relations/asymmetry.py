"""Whether the two parties deal with each other alike."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.relations.bootstrap import difference
from dragoman.relations.relation import Asymmetry, Direction
from dragoman.relations.series import Dated


def asymmetry(events: Sequence[Dated]) -> Asymmetry:
    """What a does to b against what b does to a; events that both do together tell nothing of it."""
    out = [event for event in events if event.a_to_b and not event.b_to_a]
    back = [event for event in events if event.b_to_a and not event.a_to_b]
    ahead, behind = _direction(out), _direction(back)
    if ahead.mean is None or behind.mean is None:
        return Asymmetry(ahead, behind, None, None, None)
    low, high = None, None
    if min(ahead.documents, behind.documents) > 1:
        low, high = difference(_scores(out), _scores(back))
    return Asymmetry(ahead, behind, ahead.mean - behind.mean, low, high)


def _direction(events: Sequence[Dated]) -> Direction:
    return Direction(
        events=len(events),
        documents=len({event.document_id for event in events}),
        counts={quad: sum(1 for event in events if event.quad == quad) for quad in (1, 2, 3, 4)},
        mean=_mean(events) if events else None,
    )


def _scores(events: Sequence[Dated]) -> list[tuple[str, float]]:
    return [(event.document_id, event.score) for event in events]


def _mean(events: Sequence[Dated]) -> float:
    return sum(event.score for event in events) / len(events)
