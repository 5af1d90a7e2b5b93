"""Where the parties of a network stand in its drawing: near those they cooperate with, their names apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import ceil, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import Graph

_SPREAD = 4.5
"""How far nodes keep apart, over networkx's own measure: names need room."""
_LETTER, _LINE, _GAP = 7.2, 30.0, 6.0
"""Width of a letter of a name, height of a name with its dot, room between two names, in pixels of the drawing."""
_ROUNDS = 400

Place = tuple[float, float]


def lay_out(
    names: Sequence[str], ties: Sequence[tuple[int, int, float]], *, width: float, height: float
) -> list[Place]:
    """A place for every name, in pixels within ``width`` and ``height`` of the drawing, where its dot stands.

    ``ties``: numbers of two names and the weight of what draws them together. Parties that nothing joins stand in boxes
    of their own; within one they are placed by springs (Fruchterman and Reingold 1991). Then names that overlap are
    pushed apart. The same input gives the same drawing.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_weighted_edges_from(ties)
    places: dict[int, Place] = {}
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    for part, box in zip(parts, _boxes([len(part) for part in parts], width, height), strict=True):
        places |= _placed(graph.subgraph(part), box)
    spots = [list(places[number]) for number in range(len(names))]
    sizes = [(_LETTER * len(name) + _GAP, _LINE) for name in names]
    _push_apart(spots, sizes, width, height)
    return [(x, y) for x, y in spots]


def _boxes(counts: Sequence[int], width: float, height: float) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, width and height of a box for each part: in rows, the larger parts the wider."""
    rows = _rows(counts)
    weights = [sqrt(sum(row)) for row in rows]
    top = 0.0
    for row, weight in zip(rows, weights, strict=True):
        tall, left = height * weight / sum(weights), 0.0
        for count in row:
            wide = width * sqrt(count) / sum(map(sqrt, row))
            yield left, top, wide, tall
            left += wide
        top += tall


def _rows(counts: Sequence[int]) -> list[list[int]]:
    """The parts, largest first, in about as many rows as columns; a row is full with its share of the nodes."""
    share = sum(counts) / max(1, ceil(sqrt(len(counts)) / 1.3))
    rows: list[list[int]] = [[]]
    for count in counts:
        if rows[-1] and sum(rows[-1]) + count > share:
            rows.append([])
        rows[-1].append(count)
    return rows


def _placed(part: Graph, box: tuple[float, float, float, float]) -> Mapping[int, Place]:
    """Places of one part within the inner part of its box."""
    import networkx as nx

    left, top, wide, tall = box
    if len(part) == 1:
        return {next(iter(part)): (left + wide / 2, top + tall / 2)}
    found = nx.spring_layout(part, k=_SPREAD / len(part) ** 0.5, weight="weight", iterations=300, seed=7)
    lows = [min(place[axis] for place in found.values()) for axis in (0, 1)]
    sizes = [max(place[axis] for place in found.values()) - lows[axis] or 1.0 for axis in (0, 1)]
    return {
        number: (
            left + wide * (0.15 + 0.7 * float((place[0] - lows[0]) / sizes[0])),
            top + tall * (0.2 + 0.6 * float((place[1] - lows[1]) / sizes[1])),
        )
        for number, place in found.items()
    }


def _push_apart(spots: list[list[float]], sizes: Sequence[tuple[float, float]], width: float, height: float) -> None:
    """Move names that overlap away from each other, along the axis where less is needed, until none does."""
    for _ in range(_ROUNDS):
        moved = False
        for one, other in combinations(range(len(spots)), 2):
            over = [
                (sizes[one][axis] + sizes[other][axis]) / 2 - abs(spots[one][axis] - spots[other][axis])
                for axis in (0, 1)
            ]
            if min(over) <= 0:
                continue
            axis = 0 if over[0] < over[1] else 1
            first, second = (one, other) if spots[one][axis] <= spots[other][axis] else (other, one)
            spots[first][axis] -= over[axis] / 2 + 0.5
            spots[second][axis] += over[axis] / 2 + 0.5
            moved = True
        for spot, (wide, tall) in zip(spots, sizes, strict=True):
            spot[0] = min(max(spot[0], wide / 2), width - wide / 2)
            spot[1] = min(max(spot[1], tall), height - tall / 2)
        if not moved:
            return
