from __future__ import annotations

from collections.abc import Iterable
from math import inf

import pytest

from dragoman.accounts import match


class _Likeness:
    """Points as given, 4 for any other pair; ``days`` and ``others`` are the pairs that differ in them."""

    def __init__(
        self,
        points: dict[tuple[int, int], float],
        days: Iterable[tuple[int, int]] = (),
        others: Iterable[tuple[int, int]] = (),
        long: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._points, self._days, self._others, self._long = points, set(days), set(others), set(long)

    def points(self, one: int, other: int) -> float:
        return self._points.get((min(one, other), max(one, other)), 4.0)

    def other_days(self, one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in self._days

    def others(self, one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in self._others

    def long_apart(self, one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in self._long

    def reason(self, one: int, other: int) -> str:
        return "same mode"


_TWO = [(0, 1), (2, 3), (0, 2)]
"""Two pairs of tellings, the first of each like each other."""
_ACROSS = [(0, 2), (0, 3), (1, 2), (1, 3)]


def _groups(likeness: _Likeness, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    monkeypatch.setattr(match, "candidates", lambda told: _TWO)
    return [one.tellings for one in match.group(range(4), likeness)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("likeness", "accounts"),
    [
        pytest.param(_Likeness({(0, 2): 3.0}), 1, id="all alike"),
        pytest.param(_Likeness({(0, 2): 3.0, (1, 2): -inf, (1, 3): -inf}), 1, id="one telling read wrongly"),
        pytest.param(_Likeness({pair: 3.0 if pair == (0, 2) else -inf for pair in _ACROSS}), 2, id="one like pair"),
        pytest.param(_Likeness({(0, 2): 3.0}, days=_ACROSS[1:]), 2, id="other days"),
        pytest.param(_Likeness({(0, 2): 3.0}, days=_ACROSS[2:]), 1, id="half of the days"),
        pytest.param(_Likeness({(0, 2): 3.0}, others=_ACROSS[1:]), 2, id="other parties"),
        pytest.param(_Likeness({(0, 2): 3.0}, long=_ACROSS[3:]), 2, id="years between two of them"),
    ],
)
def test_groups_join_by_what_most_of_their_tellings_agree_on(
    likeness: _Likeness, accounts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(_groups(likeness, monkeypatch)) == accounts
