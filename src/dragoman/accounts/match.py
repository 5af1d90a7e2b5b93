"""Tellings to groups that tell the same event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from dragoman.accounts.candidates import candidates
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told

_COMPARED = 8
"""Tellings of each group that are compared when two groups are joined."""


@dataclass(slots=True)
class Group:
    """Numbers of tellings of one event, in order, and what made them one."""

    tellings: list[int]
    reasons: set[str] = field(default_factory=set)


def group(told: Told, likeness: Likeness | None = None) -> list[Group]:
    """All of ``told`` in groups that tell the same event, in order of their first telling.

    Average linkage: the likest pair first; two groups become one while the mean over their pairs is enough, in which a
    pair that something excludes weighs heavily, so that a chain of near misses cannot join a week of strikes into one.
    """
    likeness = likeness or Likeness(told)
    rules = settings().match
    pairs = []
    for one, other in candidates(told):
        points = likeness.points(one, other)
        if points >= rules.enough:
            pairs.append((-points, one, other))
    groups = {number: Group([number]) for number in range(len(told))}
    of = list(range(len(told)))
    apart: dict[tuple[int, int], tuple[int, int]] = {}  # groups that did not join, and how many tellings each had
    for _, one, other in sorted(pairs):
        kept, gone = sorted((of[one], of[other]))
        if kept == gone:
            continue
        mine, theirs = groups[kept].tellings, groups[gone].tellings
        sizes = len(mine), len(theirs)
        if apart.get((kept, gone)) == sizes:
            continue
        if not _joins(mine, theirs, likeness):
            apart[kept, gone] = sizes
            continue
        groups[kept].tellings = sorted(groups[kept].tellings + groups[gone].tellings)
        groups[kept].reasons |= {likeness.reason(one, other)} | groups[gone].reasons
        for number in groups.pop(gone).tellings:
            of[number] = kept
    return [groups[number] for number in sorted(groups, key=lambda one: groups[one].tellings[0])]


def _joins(mine: Sequence[int], theirs: Sequence[int], likeness: Likeness) -> bool:
    if len(mine) == len(theirs) == 1:
        return True
    rules = settings().match
    total, pairs = 0.0, 0
    for one in mine[:_COMPARED]:
        for other in theirs[:_COMPARED]:
            points = likeness.points(one, other)
            if points == -inf:
                points = rules.other_parties if likeness.of_others(one, other) else rules.excluded
            total += max(points, rules.other_parties)
            pairs += 1
    return total / pairs >= rules.enough_on_average
