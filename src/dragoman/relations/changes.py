"""Where the level of a series shifts: the cut into stretches of constant mean that fits best at a price per shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


def shifts(means: Floats, weights: Floats, *, penalty: float, minimum: float) -> list[int]:
    """Indices at which a new stretch begins, the first one (0) left out.

    Minimises the weighted squared distance of ``means`` to the mean of their stretch plus ``penalty`` for each stretch,
    exactly, by dynamic programming (Jackson et al. 2005, "An algorithm for optimal partitioning of data on an
    interval"). Each stretch has a total weight of at least ``minimum``. Quadratic in the number of periods.
    """
    import numpy as np

    n = len(means)
    weight = np.concatenate([[0.0], np.cumsum(weights)])
    first = np.concatenate([[0.0], np.cumsum(weights * means)])
    second = np.concatenate([[0.0], np.cumsum(weights * means**2)])
    best = np.full(n + 1, np.inf)
    best[0] = -penalty
    previous = np.zeros(n + 1, dtype=np.intp)
    for end in range(1, n + 1):
        within = weight[end] - weight[:end]
        cost = second[end] - second[:end] - (first[end] - first[:end]) ** 2 / np.maximum(within, 1e-12)
        total = best[:end] + cost + penalty
        total[within < minimum] = np.inf
        previous[end] = int(np.argmin(total))
        best[end] = total[previous[end]]
    if not np.isfinite(best[n]):
        return []
    found: list[int] = []
    end = int(previous[n])
    while end:
        found.append(end)
        end = int(previous[end])
    return found[::-1]


def noise(values: Floats, groups: np.ndarray[tuple[int], np.dtype[np.intp]], means: Floats) -> float:
    """Variance of one of ``values`` (a document's mean score) when the level does not shift.

    The larger of two: the variance within groups (periods), and what the steps from one group to the next show, whose
    median a few shifts do not move (for normal noise the median squared step is 0.91 of the variance of a group's mean;
    compare von Neumann 1941). Never below 0.25, since a series of equal scores has no noise to measure.
    """
    import numpy as np

    spare = len(values) - len(means)
    within = float(np.sum((values - means[groups]) ** 2) / spare) if spare >= 3 else 0.0
    steps = float(np.median(np.diff(means) ** 2)) / 0.91 if len(means) > 1 else 0.0
    return max(within, steps * len(values) / len(means), 0.25)
