"""Which pairs of tellings are compared: those that share a party, a place or a rare word, and a stretch of time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dragoman.accounts.settings import settings
from dragoman.accounts.telling import NO_DAY, Told, numbered

if TYPE_CHECKING:
    import numpy as np

    Indices = np.ndarray[tuple[int], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]

_MOST = 40
"""Tellings of one block that one is compared with, the next in time; a busy dyad must not take quadratic time."""
_RARE = 12
"""Articles that use a word by which tellings are brought together."""
_FOREVER = 10_000_000

_Class = TypeVar("_Class", bound=Hashable)


class _Members(NamedTuple):
    """Numbers of blocks, and the event that is in each."""

    blocks: Indices
    events: Indices


class _Days(NamedTuple):
    """When each telling's event happened, whether its text gives the day or a longer time, and whether it denies."""

    first: Indices
    last: Indices
    exact: Flags
    vague: Flags
    negated: Flags

    @classmethod
    def of(cls, told: Told) -> _Days:
        """The days of all tellings."""
        import numpy as np

        numbers = range(len(told))
        exact, vague = [told.exact(number) for number in numbers], [told.vague(number) for number in numbers]
        return cls(*(np.array(column) for column in (told.first, told.last, exact, vague, told.negated)))


def candidates(told: Told) -> list[tuple[int, int]]:
    """Pairs of numbers, the smaller first, in order; types that are not near each other are left out."""
    import numpy as np

    if len(told) < 2:
        return []
    days = _Days.of(told)
    first, reach = _reach(days)
    found: list[Indices] = []
    one_sided = [len(told.parties.keys(side)) == 1 for side in range(len(told.parties.sides))]
    alone = np.array(one_sided)[told.everyone]
    ever = np.full_like(reach, _FOREVER)  # of two events of an article, one may have a day and the other none
    kinds = (
        (_parties(told, one_sided), reach),
        (_dyads(told), reach),
        (_places(told, one_sided), reach),
        (_rare_words(told), reach),
        (_articles(told), ever),
    )
    for members, until in kinds:
        pairs = _pairs(members, first, until)
        found.append(pairs if found else pairs[alone[pairs // len(told)] | alone[pairs % len(told)]])
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    left, right = pairs // len(told), pairs % len(told)
    kept = _of_near_types(told, left, right) & _near_in_time(told, days, left, right)
    return list(zip(left[kept].tolist(), right[kept].tolist(), strict=True))


def _reach(days: _Days) -> tuple[Indices, Indices]:
    """For each telling its first day, and the last first day of those it is compared with."""
    import numpy as np

    rules, first = settings().match, days.first
    reach = np.minimum(days.last, first + rules.widest) + np.where(days.exact, rules.days, rules.retold) + rules.lag
    reach = np.where(first == NO_DAY, _FOREVER, reach)
    return np.where(days.negated & (first != NO_DAY), first - rules.denied_within, first), reach


def _pairs(members: _Members, first: Indices, reach: Indices) -> Indices:
    """Pairs of one block within reach of each other, each as one number."""
    import numpy as np

    span = 2 * _FOREVER
    starts = members.blocks * span + first[members.events]
    order = np.argsort(starts, kind="stable")
    starts, keys, numbers = starts[order], members.blocks[order], members.events[order]
    ends = np.searchsorted(starts, keys * span + np.minimum(reach[numbers], _FOREVER), side="right")
    at = np.arange(len(keys))
    counts = np.clip(ends - at - 1, 0, _MOST)
    one = np.repeat(at, counts)
    other = one + 1 + (np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts))
    low, high = np.minimum(numbers[one], numbers[other]), np.maximum(numbers[one], numbers[other])
    pairs: Indices = (low * len(first) + high)[low != high]
    return pairs


def _members(classes: Iterable[_Class], keys: Callable[[_Class], Sequence[tuple[str, ...]]]) -> _Members:
    """The blocks of each event; ``keys`` gives those of a class of events, and is asked once for each class."""
    import numpy as np

    known: dict[_Class, int] = {}
    own = np.array([known.setdefault(one, len(known)) for one in classes])
    numbers: dict[tuple[str, ...], int] = {}
    blocks = [[numbers.setdefault(key, len(numbers)) for key in keys(one)] for one in known]
    counts = np.array([len(found) for found in blocks])
    ends, many = np.cumsum(counts), counts[own]
    listed = np.array([number for found in blocks for number in found], dtype=np.int64)
    events = np.repeat(np.arange(len(own)), many)
    places = np.arange(len(events)) + np.repeat((ends - counts)[own] - (np.cumsum(many) - many), many)
    return _Members(listed[places], events)


def _dyads(told: Told) -> _Members:
    families = ["cooperation" if quad < 3 else "conflict" for quad in told.quads]

    def keys(own: tuple[str, int]) -> list[tuple[str, ...]]:
        family, side = own
        return [(family, *pair) for pair in combinations(told.parties.keys(side), 2)]

    return _members(zip(families, told.everyone, strict=True), keys)


def _parties(told: Told, alone: Sequence[bool]) -> _Members:
    """Blocks for what names one party only: who did it, or whom, is left unsaid. It looks among near types, too."""
    near: dict[str, list[str]] = {}
    for one, other in sorted(settings().match.near_types):
        near.setdefault(one, []).append(other)

    def keys(own: tuple[str, int]) -> list[tuple[str, ...]]:
        kind, side = own
        kinds = [kind, *(near.get(kind, ()) if alone[side] else ())]
        return [(one, key) for key in told.parties.keys(side) for one in kinds]

    return _members(zip(told.types, told.everyone, strict=True), keys)


def _places(told: Told, alone: Sequence[bool]) -> _Members:
    """Blocks for what is told of one place: with another doer and the same sufferer, or with a side left unsaid."""
    who = settings().who_did_it

    def keys(own: tuple[str, str | None, int, int]) -> list[tuple[str, ...]]:
        kind, name, recipients, everyone = own
        if not name:
            return []
        sufferers = told.parties.keys(recipients) if kind in who else ()
        unsaid = [(kind, name, "place")] if alone[everyone] or not everyone else []
        return [*((kind, name, key, "sufferer") for key in sufferers), *unsaid]

    return _members(zip(told.types, told.place_names, told.recipients, told.everyone, strict=True), keys)


def _rare_words(told: Told) -> _Members:
    return _Members(*told.words.rare(_RARE))


def _articles(told: Told) -> _Members:
    """Blocks for what one article tells: "two guards were killed", after the attack."""
    return _members(zip(told.types, told.documents, strict=True), lambda own: [own])


def _near_in_time(told: Told, days: _Days, left: Indices, right: Indices) -> Flags:
    """Whether days alone leave a pair its chance: what ``Likeness`` excludes by date is left out at once."""
    import numpy as np

    rules = settings().match
    first, last, exact, vague, negated = days
    gap = np.maximum(first[left] - last[right], first[right] - last[left])
    most = np.where(exact[left] & exact[right] | vague[left] | vague[right], rules.days, rules.retold)
    near = gap <= most
    wide = (vague[left] | vague[right]) & (np.maximum((last - first)[left], (last - first)[right]) > rules.widest)
    near &= ~wide | ((first[left] == first[right]) & (last[left] == last[right]))
    late = np.where(negated[left], first[left] - last[right], first[right] - last[left])
    near = np.where((negated[left] != negated[right]) & (gap > 0), (late > 0) & (late <= rules.denied_within), near)
    undated = (first[left] == NO_DAY) | (first[right] == NO_DAY)
    documents = np.array(numbered(told.documents))
    given = exact | vague
    free = undated | ((documents[left] == documents[right]) & ~(given[left] & given[right]))
    kept: Flags = near | free
    return kept


def _of_near_types(told: Told, left: Indices, right: Indices) -> Flags:
    import numpy as np

    names = sorted(set(told.types))
    place = {name: number for number, name in enumerate(names)}
    types = np.array([place[name] for name in told.types], dtype=np.int64)
    near = np.eye(len(names), dtype=bool)
    for one, other in settings().match.near_types:
        if one in place and other in place:
            near[place[one], place[other]] = True
    kept: Flags = near[types[left], types[right]]
    return kept
