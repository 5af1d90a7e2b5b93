"""Denied events that no other telling was joined to: which event each denies, when it can be only one.

A denial is an answer: what it denies was told by somebody in the days before, and often in other words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from dragoman.accounts.match import Group
from dragoman.accounts.parties import LIKELY
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import NO_DAY, Told


class Alone:
    """The events that denied ones may be the denials of, by the parties of either."""

    def __init__(self, told: Told, groups: Sequence[Group]) -> None:
        self._told = told
        self._group_of = {event: number for number, one in enumerate(groups) for event in one.tellings}
        self._by_party: dict[str, tuple[list[int], list[int]]] = {}

    def denied(self, numbers: Sequence[int]) -> dict[int, int]:
        """For each of these denied events the one event of the days before that has its parties and its type; those are
        left out for which there is none, or more than one."""
        told = self._told
        asked = [number for number in numbers if told.attribution(number) and not told.never_done(number)]
        self._by_party = self._by_key(frozenset(key for number in asked for key in self._keys(number)))
        found = {}
        for number in asked:
            mine = [one for one in self._before(number) if self._may_be(number, one)]
            if len({self._group_of[one] for one in mine}) == 1:
                found[number] = mine[0]
        return found

    def _keys(self, number: int) -> list[str]:
        return self._told.parties.keys(self._told.everyone[number])

    def _by_key(self, keys: frozenset[str]) -> dict[str, tuple[list[int], list[int]]]:
        """For each party the first days and the numbers of the events told of it, in order of the days."""
        told = self._told
        found: dict[str, tuple[list[int], list[int]]] = {key: ([], []) for key in keys}
        if keys:
            for number in sorted(range(len(told)), key=told.first.__getitem__):
                if not told.negated[number] and told.first[number] != NO_DAY:
                    for key in keys.intersection(self._keys(number)):
                        found[key][0].append(told.first[number])
                        found[key][1].append(number)
        return found

    def _before(self, number: int) -> list[int]:
        if not self._told.published[number]:
            return []
        day = date.fromisoformat(self._told.published[number]).toordinal()
        since = day - settings().denied_soon
        mine: set[int] = set()
        for key in self._keys(number):
            days, numbers = self._by_party[key]
            mine.update(numbers[bisect_left(days, since - settings().match.widest) : bisect_right(days, day)])
        return sorted(one for one in mine if self._told.last[one] >= since)

    def _may_be(self, denied: int, number: int) -> bool:
        told, types = self._told, (self._told.types[denied], self._told.types[number])
        if told.documents[denied] == told.documents[number]:
            return False
        if types[0] != types[1] and types not in settings().denied_either:
            return False
        if set(types) & settings().mutual_types:
            return self._alike(told.everyone[denied], told.everyone[number])
        sides = (told.actors, told.recipients)
        return all(self._alike(side[denied], side[number]) for side in sides)

    def _alike(self, one: int, other: int) -> bool:
        return bool(one and other) and self._told.parties.likeness(one, other) >= LIKELY
