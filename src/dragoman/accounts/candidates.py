"""Which pairs of tellings are compared: those that share a party, a place or a rare word, and a stretch of time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from dragoman.accounts.settings import settings
from dragoman.accounts.telling import NO_DAY, Told

if TYPE_CHECKING:
    import numpy as np

    Indices = np.ndarray[tuple[int], np.dtype[np.int64]]

_MOST = 40
"""Tellings of one block that one is compared with, the next in time; a busy dyad must not take quadratic time."""
_RARE = 12
"""Articles that use a word by which tellings are brought together."""
_FOREVER = 10_000_000

_Class = TypeVar("_Class", bound=Hashable)
_Members = tuple[list[int], list[int]]
"""Numbers of blocks, and the event that is in each."""


def candidates(told: Told) -> list[tuple[int, int]]:
    """Pairs of numbers, the smaller first, in order; types that are not near each other are left out."""
    import numpy as np

    if len(told) < 2:
        return []
    first, reach = _reach(told)
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
    for (keys, numbers), until in kinds:
        pairs = _pairs(np.array(keys, dtype=np.int64), np.array(numbers, dtype=np.int64), first, until)
        found.append(pairs if found else pairs[alone[pairs // len(told)] | alone[pairs % len(told)]])
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    left, right = pairs // len(told), pairs % len(told)
    kept = _of_near_types(told, left, right) & _near_in_time(told, left, right)
    return list(zip(left[kept].tolist(), right[kept].tolist(), strict=True))


def _reach(told: Told) -> tuple[Indices, Indices]:
    """For each telling its first day, and the last first day of those it is compared with."""
    import numpy as np

    rules = settings().match
    first = np.array(told.first, dtype=np.int64)
    last = np.array(told.last, dtype=np.int64)
    exact = np.array([told.exact(number) for number in range(len(told))])
    reach = np.minimum(last, first + rules.widest) + np.where(exact, rules.days, rules.retold) + rules.lag
    reach = np.where(first == NO_DAY, _FOREVER, reach)
    negated = np.array(told.negated)
    return np.where(negated & (first != NO_DAY), first - rules.denied_within, first), reach


def _pairs(keys: Indices, numbers: Indices, first: Indices, reach: Indices) -> Indices:
    """Pairs of one block within reach of each other, each as one number."""
    import numpy as np

    if not len(keys):
        return np.empty(0, dtype=np.int64)
    order = np.lexsort((numbers, first[numbers], keys))
    keys, numbers = keys[order], numbers[order]
    span = 2 * _FOREVER
    starts = keys * span + first[numbers]
    ends = np.searchsorted(starts, keys * span + np.minimum(reach[numbers], _FOREVER), side="right")
    at = np.arange(len(keys))
    counts = np.clip(ends - at - 1, 0, _MOST)
    one = np.repeat(at, counts)
    other = one + 1 + (np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts))
    low, high = np.minimum(numbers[one], numbers[other]), np.maximum(numbers[one], numbers[other])
    pairs: Indices = (low * len(first) + high)[low != high]
    return pairs


def _members(classes: Sequence[_Class], keys: Callable[[_Class], Sequence[tuple[str, ...]]]) -> _Members:
    """The blocks of each event; ``keys`` gives those of a class of events, and is asked once for each class."""
    numbers: dict[tuple[str, ...], int] = {}
    of_class: dict[_Class, list[int]] = {}
    blocks: list[int] = []
    events: list[int] = []
    for event, own in enumerate(classes):
        found = of_class.get(own)
        if found is None:
            found = of_class[own] = [numbers.setdefault(key, len(numbers)) for key in keys(own)]
        blocks += found
        events += [event] * len(found)
    return blocks, events


def _dyads(told: Told) -> _Members:
    families = ["cooperation" if quad < 3 else "conflict" for quad in told.quads]

    def keys(own: tuple[str, int]) -> list[tuple[str, ...]]:
        family, side = own
        return [(family, *pair) for pair in combinations(told.parties.keys(side), 2)]

    return _members(list(zip(families, told.everyone, strict=True)), keys)


def _parties(told: Told, alone: Sequence[bool]) -> _Members:
    """Blocks for what names one party only: who did it, or whom, is left unsaid. It looks among near types, too."""
    near: dict[str, list[str]] = {}
    for one, other in sorted(settings().match.near_types):
        near.setdefault(one, []).append(other)

    def keys(own: tuple[str, int]) -> list[tuple[str, ...]]:
        kind, side = own
        kinds = [kind, *(near.get(kind, ()) if alone[side] else ())]
        return [(one, key) for key in told.parties.keys(side) for one in kinds]

    return _members(list(zip(told.types, told.everyone, strict=True)), keys)


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

    return _members(list(zip(told.types, told.place_names, told.recipients, told.everyone, strict=True)), keys)


def _rare_words(told: Told) -> _Members:
    rare = told.words.rare(_RARE)
    return [stem for stems in rare for stem in stems], [event for event, stems in enumerate(rare) for _ in stems]


def _articles(told: Told) -> _Members:
    """Blocks for what one article tells: "two guards were killed", after the attack."""
    return _members(list(zip(told.types, told.documents, strict=True)), lambda own: [(*own, "article")])


def _near_in_time(told: Told, left: Indices, right: Indices) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether days alone leave a pair its chance: what ``Likeness`` excludes by date is left out at once."""
    import numpy as np

    rules = settings().match
    first, last, negated = (np.array(column) for column in (told.first, told.last, told.negated))
    numbers = range(len(told))
    exact = np.array([told.exact(number) for number in numbers])
    vague = np.array([told.vague(number) for number in numbers])
    gap = np.maximum(first[left] - last[right], first[right] - last[left])
    most = np.where(exact[left] & exact[right] | vague[left] | vague[right], rules.days, rules.retold)
    near = gap <= most
    wide = (vague[left] | vague[right]) & (np.maximum((last - first)[left], (last - first)[right]) > rules.widest)
    near &= ~wide | ((first[left] == first[right]) & (last[left] == last[right]))
    late = np.where(negated[left], first[left] - last[right], first[right] - last[left])
    near = np.where((negated[left] != negated[right]) & (gap > 0), (late > 0) & (late <= rules.denied_within), near)
    undated = (first[left] == NO_DAY) | (first[right] == NO_DAY)
    places = {document: number for number, document in enumerate(dict.fromkeys(told.documents))}
    documents = np.array([places[document] for document in told.documents])
    given = exact | vague
    free = undated | ((documents[left] == documents[right]) & ~(given[left] & given[right]))
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]] = near | free
    return kept


def _of_near_types(told: Told, left: Indices, right: Indices) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    import numpy as np

    names = sorted(set(told.types))
    place = {name: number for number, name in enumerate(names)}
    types = np.array([place[name] for name in told.types], dtype=np.int64)
    near = np.eye(len(names), dtype=bool)
    for one, other in settings().match.near_types:
        if one in place and other in place:
            near[place[one], place[other]] = True
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]] = near[types[left], types[right]]
    return kept
