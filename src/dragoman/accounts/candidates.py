"""Which pairs of tellings are compared: those that share a party, a place or a rare word, and a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

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


def candidates(told: Told) -> list[tuple[int, int]]:
    """Pairs of numbers, the smaller first, in order; types that are not near each other are left out."""
    import numpy as np

    if len(told) < 2:
        return []
    first, reach = _reach(told)
    blocks: dict[tuple[str, ...], int] = {}
    found: list[Indices] = []
    one_sided = [len(told.parties.keys(side)) == 1 for side in told.everyone]
    alone = np.array(one_sided)
    for kind in (_parties(told, one_sided), _dyads(told), _places(told, one_sided), _rare_words(told), _articles(told)):
        keys: list[int] = []
        numbers: list[int] = []
        for key, number in kind:
            keys.append(blocks.setdefault(key, len(blocks)))
            numbers.append(number)
        pairs = _pairs(np.array(keys, dtype=np.int64), np.array(numbers, dtype=np.int64), first, reach)
        found.append(pairs if found else pairs[alone[pairs // len(told)] | alone[pairs % len(told)]])
    pairs = np.unique(np.concatenate(found))
    left, right = pairs // len(told), pairs % len(told)
    kept = _of_near_types(told, left, right)
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


def _dyads(told: Told) -> Iterator[tuple[tuple[str, ...], int]]:
    parties = told.parties
    keys: dict[int, list[tuple[str, str]]] = {}
    for number, side in enumerate(told.everyone):
        if side not in keys:
            keys[side] = list(combinations(parties.keys(side), 2))
        family = _family(told, number)
        for pair in keys[side]:
            yield (family, *pair), number


def _parties(told: Told, alone: Sequence[bool]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Blocks for what names one party only: who did it, or whom, is left unsaid. It looks among near types, too."""
    near: dict[str, list[str]] = {}
    for one, other in sorted(settings().match.near_types):
        near.setdefault(one, []).append(other)
    for number, side in enumerate(told.everyone):
        own = told.types[number]
        for key in told.parties.keys(side):
            yield (own, key), number
            for other in near.get(own, ()) if alone[number] else ():
                yield (other, key), number


def _places(told: Told, alone: Sequence[bool]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Blocks for what is told of one place: with another doer and the same sufferer, or with a side left unsaid."""
    who = settings().who_did_it
    for number, name in enumerate(told.place_names):
        if not name:
            continue
        own = told.types[number]
        if own in who:
            for key in told.parties.keys(told.recipients[number]):
                yield (own, name, key, "sufferer"), number
        if alone[number] or not told.everyone[number]:
            yield (own, name, "place"), number


def _rare_words(told: Told) -> Iterator[tuple[tuple[str, ...], int]]:
    for number, stems in enumerate(told.words.rare(_RARE)):
        for one in stems:
            yield ("word", str(one)), number


def _articles(told: Told) -> Iterator[tuple[tuple[str, ...], int]]:
    """Blocks for what one article tells: "two guards were killed", after the attack."""
    for number, document in enumerate(told.documents):
        yield (told.types[number], document, "article"), number


def _family(told: Told, number: int) -> str:
    return "cooperation" if told.quads[number] < 3 else "conflict"


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
