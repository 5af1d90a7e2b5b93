"""Where the parties of a network are drawn."""

from __future__ import annotations

from itertools import combinations

import pytest

from dragoman.report.layout import lay_out

WIDTH, HEIGHT = 660, 430
STATES = [
    *("Armenia", "Azerbaijan", "United Arab Emirates", "Iran", "Rapid Support Forces", "Sudan", "Venezuela", "China"),
    *("United States", "Philippines", "Myanmar", "United Nations", "European Union", "India", "Burkina Faso"),
]
NETWORKS = {
    "pairs": [(at, at + 1, 1.0) for at in range(0, 14, 2)],
    "one knot": [(one, other, 2.0) for one, other in combinations(range(15), 2)],
    "a star": [(0, other, 1.0) for other in range(1, 15)],
    "nobody joined": [],
    "a knot and pairs": [*[(a, b, 3.0) for a, b in combinations(range(6), 2)], (6, 7, 1.0), (8, 9, 1.0)],
}


@pytest.mark.parametrize("ties", NETWORKS.values(), ids=NETWORKS)
def test_names_stand_apart_and_inside(ties: list[tuple[int, int, float]]) -> None:
    spots = lay_out(STATES, ties, width=WIDTH, height=HEIGHT)
    for (x, y), name in zip(spots, STATES, strict=True):
        assert 3 * len(name) <= x <= WIDTH - 3 * len(name)
        assert 10 <= y <= HEIGHT - 10
    for one, other in combinations(range(len(STATES)), 2):
        beside = abs(spots[one][0] - spots[other][0]) * 2 >= 6.5 * (len(STATES[one]) + len(STATES[other]))
        assert beside or abs(spots[one][1] - spots[other][1]) >= 20, (STATES[one], STATES[other])


def test_the_same_network_is_drawn_alike() -> None:
    ties = NETWORKS["a knot and pairs"]
    assert lay_out(STATES, ties, width=WIDTH, height=HEIGHT) == lay_out(STATES, ties, width=WIDTH, height=HEIGHT)
