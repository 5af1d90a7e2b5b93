"""How well turning points and intervals are found, on series whose true levels are known because they were drawn.

A series is told by documents: each period has a random number of them (Poisson, or in bursts: gamma-mixed Poisson),
each tells one to four events whose scores scatter around the level of the period and, together, around a deviation
of the document. Scores are kept within -10 and +10 and in steps of a half, as PLOVER's are. Nothing but the seed
decides, so the same numbers come out everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise, product
from typing import TYPE_CHECKING

from dragoman.evaluation.table import Table
from dragoman.relations import periods
from dragoman.relations.series import Dated, series
from dragoman.relations.states import stretches

if TYPE_CHECKING:
    import numpy as np

SERIES = 100
PERIODS = (24, 48, 96)
RATES = {"1.5 documents a month": (1.5, 0.0), "4 a month": (4.0, 0.0), "4 in bursts": (4.0, 1.0), "15": (15.0, 0.0)}
NOISES = (2.0, 4.0)
SIZES = {"2 to 4 points": (2.0, 4.0), "4 to 6 points": (4.0, 6.0), "6 to 8 points": (6.0, 8.0)}
ENOUGH = "4 documents a month or more, 4 points or more"
APART = 8
"""Periods on both sides of a change, at least."""
TOLERANCE = 1
"""Periods by which a turning point may miss the change."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a series is drawn: its months, documents a month (mean, burstiness), noise (standard deviation in points).

    ``sizes`` bounds the change in points; ``changes`` is how many there are.
    """

    length: int
    rate: str
    noise: float
    sizes: str
    changes: int


@dataclass(frozen=True, slots=True)
class Series:
    """A drawn series: its events, and the first days of the periods at which the level changes."""

    setting: Setting
    events: list[Dated]
    truth: list[date]
    levels: dict[date, float]


@dataclass(slots=True)
class Found:
    """What became of some series.

    ``whole``: all changes found; ``possible``: all found by the best cut there is when the number of changes is known,
    which no method can be expected to beat; ``false``: a turning point too many.
    """

    series: int = 0
    whole: int = 0
    possible: int = 0
    changes: int = 0
    located: int = 0
    false: int = 0

    def add(self, truth: Sequence[date], turns: Sequence[date], best: Sequence[date]) -> None:
        """Count one series: the true changes, the turning points, the best cut."""
        hits = matched(truth, turns)
        self.series += 1
        self.whole += hits == len(truth)
        self.possible += matched(truth, best) == len(truth)
        self.changes += len(truth)
        self.located += hits
        self.false += len(turns) > hits


@dataclass(slots=True)
class Scores:
    """The series with changes by setting and in all, those without a change, and the intervals."""

    changed: dict[str, Found] = field(default_factory=dict)
    level: dict[str, Found] = field(default_factory=dict)
    intervals: dict[str, tuple[int, int]] = field(default_factory=dict)


def evaluate_relations(count: int = SERIES) -> Scores:
    """Draw ``count`` series with one or two changes and as many with none, over all settings in turn."""
    scores = Scores()
    for number, setting in enumerate(settings_in_turn(count, changed=True)):
        _count(scores.changed, draw(setting, number))
    for number, setting in enumerate(settings_in_turn(count, changed=False)):
        _count(scores.level, draw(setting, number))
    for documents in (2, 3, 5, 10, 30):
        scores.intervals[f"{documents} documents"] = _coverage(documents, 2 * count)
    return scores


def settings_in_turn(count: int, *, changed: bool) -> Iterator[Setting]:
    """``count`` settings, every value of every one about equally often."""
    import numpy as np

    grid = list(product(PERIODS, RATES, NOISES, SIZES, (1, 2) if changed else (0,)))
    order = np.random.default_rng(0).permutation(len(grid))
    return (Setting(*grid[order[number % len(grid)]]) for number in range(count))


def draw(setting: Setting, seed: int) -> Series:
    """One series."""
    import numpy as np

    rng = np.random.default_rng([seed, setting.changes])
    starts = list(periods.between(date(2015, 1, 1), date(2015 + setting.length // 12, 1, 1), "month"))[: setting.length]
    places = _places(setting, rng)
    levels = _levels(setting, places, rng)
    events: list[Dated] = []
    rate, burst = RATES[setting.rate]
    for at, start in enumerate(starts):
        mean = rate * (rng.gamma(1 / burst, burst) if burst else 1.0)
        for number in range(int(rng.poisson(mean))):
            events += _document(f"{at:03d}-{number:03d}", start, levels[at], setting.noise, rng)
    return Series(setting, events, [starts[at] for at in places], dict(zip(starts, levels, strict=True)))


def matched(truth: Sequence[date], turns: Sequence[date]) -> int:
    """How many changes have a turning point of their own at most one month off."""
    left = [_months(turn) for turn in turns]
    hits = 0
    for change in map(_months, truth):
        near = min(left, key=lambda turn: abs(turn - change), default=None)
        if near is not None and abs(near - change) <= TOLERANCE:
            left.remove(near)
            hits += 1
    return hits


def best_cut(events: Sequence[Dated], number: int) -> list[date]:
    """Where ``number`` changes (0 to 2) fit best: least squares over documents, cuts between periods."""
    import numpy as np

    if not number:
        return []
    told = [(start, [one.score for one in own]) for (start, _), own in _by_document(events)]
    starts = sorted({start for start, _ in told})
    place = {start: at for at, start in enumerate(starts)}
    weight, total = np.zeros(len(starts) + 1), np.zeros(len(starts) + 1)
    for start, scores in told:
        weight[place[start] + 1] += 1
        total[place[start] + 1] += sum(scores) / len(scores)
    weight, total = np.cumsum(weight), np.cumsum(total)
    first, last = np.arange(1, len(starts)), len(starts)
    head, tail = total[first] ** 2 / weight[first], (total[last] - total[first]) ** 2 / (weight[last] - weight[first])
    if number == 1:
        return [starts[first[int(np.argmax(head + tail))]]]
    between = np.full((len(first), len(first)), -np.inf)
    upper = np.triu_indices(len(first), 1)
    low, high = first[upper[0]], first[upper[1]]
    between[upper] = (total[high] - total[low]) ** 2 / (weight[high] - weight[low])
    best = np.unravel_index(int(np.argmax(head[:, None] + between + tail[None, :])), between.shape)
    return [starts[first[at]] for at in best]


def _by_document(events: Sequence[Dated]) -> Iterator[tuple[tuple[date, str], Iterator[Dated]]]:
    return groupby(events, key=lambda event: (event.period, event.document_id))


def relations_table(scores: Scores) -> str:
    """Three tables: series with changes by setting, series without, coverage of the intervals."""
    columns = ("series with changes", "series", "all found", "number known", "changes found", "with a false one")
    changed = [
        [
            name,
            f"{one.series}",
            *(_of(part, one.series) for part in (one.whole, one.possible)),
            _of(one.located, one.changes),
            _of(one.false, one.series),
        ]
        for name, one in _ordered(scores.changed)
    ]
    level = [[name, f"{one.series}", _of(one.false, one.series)] for name, one in _ordered(scores.level)]
    covered = [[name, f"{total}", _of(hits, total)] for name, (hits, total) in scores.intervals.items()]
    tables = (
        Table(columns, changed),
        Table(("series without a change", "series", "with a false one"), level),
        Table(("intervals of a mean (95%)", "periods", "hold the true level"), covered),
    )
    return "\n\n".join(map(str, tables))


def _of(part: int, whole: int) -> str:
    return f"{part / whole:.0%}"


def _ordered(found: Mapping[str, Found]) -> list[tuple[str, Found]]:
    """All settings in the order in which they are declared."""
    names = [
        "all",
        ENOUGH,
        *(f"{length} months" for length in PERIODS),
        *RATES,
        *(f"noise {noise:g}" for noise in NOISES),
        *SIZES,
        "one change",
        "two changes",
    ]
    return [(name, found[name]) for name in names if name in found]


def _count(into: dict[str, Found], drawn: Series) -> None:
    parts = stretches(drawn.events)
    turns = [after.first for _, after in pairwise(parts)]
    setting = drawn.setting
    names = [f"{setting.length} months", setting.rate, f"noise {setting.noise:g}"]
    if setting.changes:
        names += [setting.sizes, "one change" if setting.changes == 1 else "two changes"]
    if setting.changes and setting.rate != next(iter(RATES)) and setting.sizes != next(iter(SIZES)):
        names.append(ENOUGH)
    best = best_cut(drawn.events, setting.changes)
    for name in ("all", *names):
        into.setdefault(name, Found()).add(drawn.truth, turns, best)


def _places(setting: Setting, rng: np.random.Generator) -> list[int]:
    if not setting.changes:
        return []
    room = setting.length - APART * (setting.changes + 1)
    shifts = sorted(int(rng.integers(0, room + 1)) for _ in range(setting.changes))
    return [APART * (number + 1) + shift for number, shift in enumerate(shifts)]


def _levels(setting: Setting, places: Sequence[int], rng: np.random.Generator) -> list[float]:
    low, high = SIZES[setting.sizes]
    level = float(rng.uniform(-3, 3))
    levels: list[float] = []
    for at in range(setting.length):
        if at in places:
            size = float(rng.uniform(low, high))
            level += -size if level > 0 else size
        levels.append(level)
    return levels


def _document(name: str, start: date, level: float, noise: float, rng: np.random.Generator) -> list[Dated]:
    """One to four events; a third of the variance is the document's."""
    shared = rng.normal(0, noise / 3**0.5)
    found = []
    for number in range(int(rng.integers(1, 5))):
        score = round(2 * float(level + shared + rng.normal(0, noise * (2 / 3) ** 0.5))) / 2
        score = min(max(score, -10.0), 10.0)
        quad = 2 if score > 5 else 1 if score > 0 else 3 if score > -5 else 4
        found.append(Dated(name, f"{name}-{number}", quad, score, 0.8, True, False, score < -7, start))
    return found


def _coverage(documents: int, times: int) -> tuple[int, int]:
    """In how many of ``times`` periods told by so many documents the interval holds the true level."""
    import numpy as np

    start, hits = date(2020, 1, 1), 0
    for seed in range(times):
        rng = np.random.default_rng([seed, documents])
        level = float(rng.uniform(-3, 3))
        told = [one for n in range(documents) for one in _document(f"{n:03d}", start, level, 2.0, rng)]
        (period,) = series(told, "month")
        hits += period.low is not None and period.high is not None and period.low <= level <= period.high
    return hits, times


def _months(day: date) -> int:
    return 12 * day.year + day.month
