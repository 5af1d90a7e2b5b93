"""Denied events that no other telling was joined to: which event each denies, when it can be only one.

A denial is an answer: what it denies was told by somebody in the days before, and often in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.accounts.by_party import ByParty, day_number
from dragoman.accounts.match import Group, group_numbers
from dragoman.accounts.parties import LIKELY
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told


class Alone:
    """The events that denied ones may be the denials of, by the parties of either."""

    def __init__(self, told: Told, groups: Sequence[Group]) -> None:
        self._told = told
        self._group_of = group_numbers(groups)

    def denied(self, numbers: Sequence[int]) -> dict[int, int]:
        """For each of these denied events the one event of the days before that has its parties and its type; those are
        left out for which there is none, or more than one."""
        told = self._told
        asked = [number for number in numbers if told.attribution(number) and not told.never_done(number)]
        if not asked:
            return {}
        keys = frozenset(key for number in asked for key in self._keys(number))
        done = (number for number in range(len(told)) if not told.negated[number] and told.dated(number))
        in_order = sorted(done, key=told.first.__getitem__)
        known = ByParty(told, keys, in_order, lambda number: (told.everyone[number],))
        found = {}
        for number in asked:
            mine = [one for one in self._before(number, known) if self._may_be(number, one)]
            if len({self._group_of[one] for one in mine}) == 1:
                found[number] = mine[0]
        return found

    def _keys(self, number: int) -> list[str]:
        return self._told.parties.keys(self._told.everyone[number])

    def _before(self, number: int, known: ByParty) -> list[int]:
        if not self._told.published[number]:
            return []
        day = day_number(self._told.published[number])
        since = day - settings().denied_soon
        mine = known.within(self._keys(number), since - settings().match.widest, day)
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
