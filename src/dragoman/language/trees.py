"""From arc scores to trees: every sentence gets exactly one root and no cycle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]
IMPOSSIBLE = np.float32(-1e9)


def decode_tree(scores: Scores) -> list[int]:
    """The best single-rooted tree for one sentence.

    ``scores`` is (words, 1 + words): row = dependent, column 0 = the root, column j = word j. Gives the head of every
    word, counted from 1, 0 for the root. Greedy choices that already form a tree are kept; otherwise Chu-Liu-Edmonds
    (Chu and Liu 1965, Edmonds 1967) under the likeliest root.
    """
    scores = np.array(scores, dtype=np.float32)
    np.fill_diagonal(scores[:, 1:], IMPOSSIBLE)
    heads: list[int] = scores.argmax(1).tolist()
    if is_tree(heads):
        return heads
    roots = [index for index, head in enumerate(heads) if head == 0] or range(len(heads))
    preference = scores[:, 0] - scores[:, 1:].max(1, initial=IMPOSSIBLE)
    root = max(roots, key=lambda index: preference[index])
    scores[:, 0] = IMPOSSIBLE
    scores[root] = IMPOSSIBLE
    scores[root, 0] = 0
    return _chu_liu_edmonds(scores)


def is_tree(heads: list[int]) -> bool:
    """Whether heads (from 1, 0 = root) have one root and no cycle."""
    if heads.count(0) != 1:
        return False
    state = [0] * len(heads)
    for start in range(len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            if heads[node] == 0:
                break
            node = heads[node] - 1
            if state[node] == 1:
                return False
        for visited in path:
            state[visited] = 2
    return True


def _chu_liu_edmonds(scores: Scores) -> list[int]:
    """The maximum spanning arborescence; same shapes as ``decode_tree``, the root already forced."""
    size = len(scores) + 1
    square = np.full((size, size), IMPOSSIBLE, dtype=np.float64)
    square[1:] = scores
    found: list[int] = _arborescence(square)[1:].tolist()
    return found


def _arborescence(scores: npt.NDArray[np.float64]) -> Heads:
    """Heads of every node; ``scores[dependent, head]``, node 0 the root. Contracts one cycle at a time."""
    np.fill_diagonal(scores, -np.inf)
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    rest = np.array([node for node in range(len(scores)) if node not in cycle])
    members = np.array(sorted(cycle))
    inside = scores[members, heads[members]]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    into = scores[np.ix_(members, rest)] - inside[:, None]
    out = scores[np.ix_(rest, members)]
    small[-1, :-1], small[:-1, -1] = into.max(0), out.max(1)
    contracted = _arborescence(small)
    result: Heads = heads.copy()
    entry_head = contracted[-1]
    entry = members[into[:, entry_head].argmax()]
    for index, node in enumerate(rest.tolist()):
        if node:
            head = contracted[index]
            result[node] = members[out[index].argmax()] if head == len(rest) else rest[head]
    result[entry] = rest[entry_head]
    return result


def _find_cycle(heads: Heads) -> set[int] | None:
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done:
            if node in path:
                return set(path[path.index(node) :])
            path.append(node)
            node = int(heads[node])
        done.update(path)
    return None
