"""Tellings to groups that tell the same event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

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


def group_numbers(groups: Sequence[Group]) -> dict[int, int]:
    """For each telling the number of its group."""
    return {telling: number for number, one in enumerate(groups) for telling in one.tellings}


def group(told: Told, likeness: Likeness | None = None) -> list[Group]:
    """All of ``told`` in groups that tell the same event, in order of their first telling.

    The likest pair first; two groups become one while the mean over the better part of their pairs is enough, so that
    one telling read wrongly parts nobody. What keeps a chain of near misses from joining a week of strikes is what most
    of the tellings agree on: groups whose days or whose parties mostly exclude each other stay two.
    """
    likeness = likeness or Likeness(told)
    rules = settings().match
    pairs = []
    for one, other in candidates(told):
        points = likeness.points(one, other)
        if points >= rules.enough:
            pairs.append((points, one, other))
    groups = {number: Group([number]) for number in range(len(told))}
    of = list(range(len(told)))
    apart: dict[tuple[int, int], tuple[int, int]] = {}  # groups that did not join, and how many tellings each had
    pairs.sort(key=itemgetter(0), reverse=True)  # stable: of pairs as like, the first
    for _, one, other in pairs:
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
    pairs = [(one, other) for one in mine[:_COMPARED] for other in theirs[:_COMPARED]]
    if _mostly(pairs, likeness.other_days, rules.other_days) or _mostly(pairs, likeness.others, rules.others):
        return False
    if any(likeness.long_apart(*pair) for pair in pairs):
        return False
    points = sorted((max(likeness.points(*pair), rules.excluded) for pair in pairs), reverse=True)
    kept = points[: max(1, len(points) - int(len(points) * rules.left_out))]
    return sum(kept) / len(kept) >= rules.enough_on_average


def _mostly(pairs: Sequence[tuple[int, int]], differ: Callable[[int, int], bool | None], most: float) -> bool:
    """Whether of the pairs that can be compared more than the share ``most`` differ."""
    enough, compared, differing = most * len(pairs), 0, 0
    for pair in pairs:
        found = differ(*pair)
        if found is not None:
            compared += 1
            differing += found
            if differing > enough:
                return True
    return differing > most * compared
