"""Events by the parties that they are told of, to be looked up by their days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from dragoman.accounts.telling import Told


class ByParty:
    """The events of some parties; ``keys`` are those that are asked for, ``sides`` the sides of an event that count.

    ``numbers`` come in the order of their first days.
    """

    def __init__(
        self, told: Told, keys: frozenset[str], numbers: Iterable[int], sides: Callable[[int], tuple[int, ...]]
    ) -> None:
        self._events: dict[str, tuple[list[int], list[int]]] = {}
        if not keys:
            return
        of_side = [
            [key for key in told.parties.keys(side) if key in keys] if side else []
            for side in range(len(told.parties.sides))
        ]
        for number in numbers:
            for key in {key for side in sides(number) for key in of_side[side]}:
                days, events = self._events.setdefault(key, ([], []))
                days.append(told.first[number])
                events.append(number)

    def within(self, keys: Iterable[str], first: int, last: int) -> set[int]:
        """The events of any of the parties that begin from one day to another, both included."""
        found: set[int] = set()
        for key in keys:
            days, events = self._events.get(key, ([], []))
            found.update(events[bisect_left(days, first) : bisect_right(days, last)])
        return found


def day_number(published: str) -> int:
    """The number of an ISO day, as in ``Told.first``."""
    return date.fromisoformat(published).toordinal()
