"""Stretches of constant level, the states they are in, and the turning points between them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from dragoman.events.event import Event
from dragoman.relations import changes, periods
from dragoman.relations.relation import State, Step, TurningPoint
from dragoman.relations.series import Dated
from dragoman.relations.settings import settings


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring periods between two turning points, with their events in order of time."""

    events: list[Dated]

    @property
    def first(self) -> date:
        """First day of the first period."""
        return self.events[0].period

    @property
    def last(self) -> date:
        """First day of the last period."""
        return self.events[-1].period

    @property
    def documents(self) -> int:
        """How many documents tell of it."""
        return len({event.document_id for event in self.events})

    @property
    def mean(self) -> float:
        """Mean score of the events."""
        return sum(event.score for event in self.events) / len(self.events)

    @property
    def material_conflict(self) -> float:
        """Share of events in quad 4."""
        return sum(1 for event in self.events if event.quad == 4) / len(self.events)


def stretches(events: Sequence[Dated]) -> list[Stretch]:
    """``events`` cut where the level shifts. A document counts once in a period, however many events it tells."""
    import numpy as np

    if not events:
        return []
    ordered = sorted(events, key=lambda event: (event.period, event.document_id, event.event_id))
    values: list[float] = []
    groups: list[int] = []
    starts: list[date] = []
    for start, own in groupby(ordered, key=lambda event: event.period):
        for _, told in groupby(own, key=lambda event: event.document_id):
            scores = [event.score for event in told]
            values.append(sum(scores) / len(scores))
            groups.append(len(starts))
        starts.append(start)
    value, group = np.array(values), np.array(groups, dtype=np.intp)
    weights = np.bincount(group).astype(float)
    means = np.bincount(group, weights=value) / weights
    rules = settings().turning_points
    penalty = rules.penalty * changes.noise(value, group, means) * math.log(max(len(starts), 2))
    cuts = [starts[at] for at in changes.shifts(means, weights, penalty=penalty, minimum=rules.documents)]
    edges = [date.min, *cuts, date.max]
    found = [Stretch([event for event in ordered if low <= event.period < high]) for low, high in pairwise(edges)]
    return _joined([stretch for stretch in found if stretch.events])


def _joined(parts: list[Stretch]) -> list[Stretch]:
    """``parts``, neighbours joined whose means differ by less than a turning point takes."""
    joined: list[Stretch] = []
    for part in parts:
        if joined and abs(part.mean - joined[-1].mean) < settings().turning_points.change:
            joined[-1] = Stretch([*joined[-1].events, *part.events])
        else:
            joined.append(part)
    return joined


def states(parts: Sequence[Stretch], by: Step) -> list[State]:
    """The state of each stretch; neighbours in the same state are one."""
    found: list[State] = []
    for name, own in groupby(parts, key=_state_name):
        whole = Stretch([event for part in own for event in part.events])
        found.append(
            State(
                name=name,
                start=whole.first.isoformat(),
                end=periods.end_of(whole.last, by).isoformat(),
                mean=whole.mean,
                events=len(whole.events),
                documents=whole.documents,
                reason=f"mean score {whole.mean:+.1f}, {whole.material_conflict:.0%} material conflict",
            )
        )
    return found


def _state_name(part: Stretch) -> str:
    return next(rule.name for rule in settings().states if rule.holds(part.mean, part.material_conflict))


def turning_points(
    parts: Sequence[Stretch], load: Callable[[Sequence[tuple[str, str]]], list[Event]]
) -> list[TurningPoint]:
    """Where one stretch gives way to the next; ``load`` gives the events of (document id, event id) pairs."""
    leading = [_leading(before, after) for before, after in pairwise(parts)]
    events = {(event.document_id, event.id): event for event in load([key for keys in leading for key in keys])}
    return [
        TurningPoint(
            date=after.first.isoformat(),
            before=before.mean,
            after=after.mean,
            events=[events[key] for key in keys if key in events],
            reason=f"{before.documents} documents at {before.mean:+.1f}, then {after.documents} at {after.mean:+.1f}",
        )
        for (before, after), keys in zip(pairwise(parts), leading, strict=True)
    ]


def _leading(before: Stretch, after: Stretch) -> list[tuple[str, str]]:
    """The events of the first period after the change that pull furthest its way, surest first among equals."""
    sign = 1 if after.mean > before.mean else -1
    early = [event for event in after.events if event.period == after.first]
    towards = [event for event in early if (event.score - before.mean) * sign > 0]
    towards.sort(key=lambda event: (-event.score * sign, -event.confidence, event.document_id, event.event_id))
    return [(event.document_id, event.event_id) for event in towards[: settings().turning_points.events]]
