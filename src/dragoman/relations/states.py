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
from dragoman.relations.settings import Kinds, settings

TOO_LITTLE = "too little evidence"


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
    def kinds(self) -> Kinds:
        """What the events are like."""
        return Kinds(
            self.mean,
            material_cooperation=self._share(lambda event: event.quad == 2),
            material_conflict=self._share(lambda event: event.quad == 4),
            violence=self._share(lambda event: event.violent),
        )

    def _share(self, holds: Callable[[Dated], bool]) -> float:
        return sum(1 for event in self.events if holds(event)) / len(self.events)


def state_name(kinds: Kinds, *, events: int, documents: int) -> str:
    """The state that so many events of these kinds show, or that it is too little evidence for one."""
    if not is_enough(events, documents):
        return TOO_LITTLE
    return next(rule.name for rule in settings().states if rule.holds(kinds))


def is_enough(events: int, documents: int) -> bool:
    """Whether a state can rest on so many events, told by so many documents."""
    needed = settings().evidence
    return events >= needed.events and documents >= needed.documents


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
                reason=_reason(whole),
            )
        )
    return found


def _state_name(part: Stretch) -> str:
    return state_name(part.kinds, events=len(part.events), documents=part.documents)


def _reason(whole: Stretch) -> str:
    kinds, needed = whole.kinds, settings().evidence
    said = f"{_counted(len(whole.events), 'event')} in {_counted(whole.documents, 'document')}"
    if not is_enough(len(whole.events), whole.documents):
        return f"{said}; a state takes {needed.events} events in {needed.documents} documents"
    shares = (
        f"{kinds.material_cooperation:.0%} material cooperation, {kinds.material_conflict:.0%} material conflict, "
        f"{kinds.violence:.0%} violence"
    )
    return f"{said}, mean score {kinds.mean:+.1f}, {shares}"


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}" + ("" if number == 1 else "s")


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
