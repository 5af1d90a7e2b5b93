"""A relation over time as an SVG drawing: cooperation above the line, conflict below, the mean score under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.relations.relation import Period, Relation
from dragoman.report.words import MONTHS, day_label, month_label, signed

WIDTH, LEFT, RIGHT = 720, 46, 14
TOP, HALF_MAX, SCORE_GAP, SCORE_HEIGHT, BOTTOM = 26, 96, 50, 84, 30
BAR_MOST = 34
TALLEST_ONE = 26
"""Height of one event at most: a single event must not look like many."""
TICKS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; ``kind`` is ``q1`` to ``q4``; ``title`` says it in words."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text at a point; ``anchor`` as in SVG."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Dot:
    """A period's mean score, and the ends of its interval where there is one."""

    x: float
    y: float
    low: float | None
    high: float | None
    title: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a turning point stands, and its number."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the template draws, in user units."""

    height: int
    zero: float
    bars: list[Bar]
    grid: list[Label]
    ticks: list[Label]
    score_top: float
    score_zero: float
    score_bottom: float
    score_lines: list[str]
    dots: list[Dot]
    turns: list[Turn]
    text: str
    rows: list[tuple[str, Period]]
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT


def period_label(start: str, step: str) -> str:
    """``week of 2 December 2024``, ``December 2024``, ``Q4 2024``, ``2024``."""
    if step == "week":
        return f"week of {day_label(start)}"
    if step == "month":
        return month_label(start)
    day = date.fromisoformat(start)
    return f"Q{(day.month + 2) // 3} {day.year}" if step == "quarter" else str(day.year)


def draw(relation: Relation) -> Chart | None:
    """The drawing of ``relation``; None when its series is empty."""
    periods, step = relation.series, relation.by
    if not periods:
        return None
    up = max(_cooperative(one) for one in periods)
    down = max(_conflictual(one) for one in periods)
    unit = min(HALF_MAX / max(up, down, 1), TALLEST_ONE)
    zero = TOP + max(up * unit, 14)
    score_top = zero + max(down * unit, 14) + SCORE_GAP
    slot = (WIDTH - LEFT - RIGHT) / len(periods)
    middles = [LEFT + slot * (n + 0.5) for n in range(len(periods))]
    dots = [
        _dot(one, x, score_top, step) if one.mean is not None else None for x, one in zip(middles, periods, strict=True)
    ]
    return Chart(
        height=round(score_top + SCORE_HEIGHT + BOTTOM),
        zero=_r(zero),
        bars=[bar for x, one in zip(middles, periods, strict=True) for bar in _bars(one, x, slot, zero, unit, step)],
        grid=_grid(up, down, zero, unit),
        ticks=_ticks(periods, middles, step, score_top + SCORE_HEIGHT + 18),
        score_top=_r(score_top),
        score_zero=_r(score_top + SCORE_HEIGHT / 2),
        score_bottom=_r(score_top + SCORE_HEIGHT),
        score_lines=_lines(dots),
        dots=[dot for dot in dots if dot],
        turns=_turns(relation, middles, slot),
        text=_in_words(relation),
        rows=[(period_label(one.start, step), one) for one in periods],
    )


def _r(value: float) -> float:
    return round(value, 1)


def _cooperative(one: Period) -> int:
    return one.counts.get(1, 0) + one.counts.get(2, 0)


def _conflictual(one: Period) -> int:
    return one.counts.get(3, 0) + one.counts.get(4, 0)


def _score_y(score: float, score_top: float) -> float:
    return _r(score_top + SCORE_HEIGHT / 2 - score / 10 * SCORE_HEIGHT / 2)


def _dot(one: Period, x: float, score_top: float, step: str) -> Dot:
    title = f"{period_label(one.start, step)}: mean score {signed(one.mean)}"
    if one.low is None or one.high is None:
        return Dot(_r(x), _score_y(one.mean or 0, score_top), None, None, title)
    title += f", between {signed(one.low)} and {signed(one.high)}"
    low, high = _score_y(one.low, score_top), _score_y(one.high, score_top)
    return Dot(_r(x), _score_y(one.mean or 0, score_top), low, high, title)


_NAMES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def _bars(one: Period, x: float, slot: float, zero: float, unit: float, step: str) -> list[Bar]:
    """Material events stand next to the line, verbal ones beyond them: what was done weighs more than what was said."""
    width = min(slot * 0.72, BAR_MOST)
    bars = []
    for quad, nearer in ((2, 0), (1, one.counts.get(2, 0)), (4, 0), (3, one.counts.get(4, 0))):
        if count := one.counts.get(quad, 0):
            y = zero - (nearer + count) * unit if quad < 3 else zero + nearer * unit
            title = f"{period_label(one.start, step)}: {count:,} {_NAMES[quad]}"
            bars.append(Bar(_r(x - width / 2), _r(y), _r(width), _r(count * unit), f"q{quad}", title))
    return bars


def _grid(up: int, down: int, zero: float, unit: float) -> list[Label]:
    most = max(up, down, 1)
    step = next(size * 10**power for power in range(12) for size in (1, 2, 5) if most / (size * 10**power) <= 3.5)
    above = [Label(LEFT - 8, _r(zero - n * unit), f"{n:,}", "end") for n in range(step, up + 1, step)]
    return above + [Label(LEFT - 8, _r(zero + n * unit), f"{n:,}", "end") for n in range(step, down + 1, step)]


def _ticks(periods: Sequence[Period], middles: Sequence[float], step: str, y: float) -> list[Label]:
    every = -(-len(periods) // TICKS)
    ticks = []
    year = 0
    for one, x in list(zip(periods, middles, strict=True))[::every]:
        start = date.fromisoformat(one.start)
        ticks.append(Label(_r(x), _r(y), _tick(start, step, new_year=start.year != year)))
        year = start.year
    return ticks


def _tick(start: date, step: str, *, new_year: bool) -> str:
    if step == "year":
        return str(start.year)
    name = MONTHS[start.month - 1][:3]
    if step == "quarter":
        name = f"Q{(start.month + 2) // 3}"
    elif step == "week":
        name = f"{start.day} {name}"
    return f"{name} {start.year}" if new_year else name


def _lines(dots: Sequence[Dot | None]) -> list[str]:
    """Runs of neighbouring periods that all have a score; a period without events breaks the line."""
    runs: list[list[Dot]] = [[]]
    for dot in dots:
        if dot:
            runs[-1].append(dot)
        elif runs[-1]:
            runs.append([])
    return [" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1]


def _turns(relation: Relation, middles: Sequence[float], slot: float) -> list[Turn]:
    places = {one.start: x - slot / 2 for one, x in zip(relation.series, middles, strict=True)}
    numbered = enumerate(relation.turning_points, 1)
    return [Turn(_r(places[point.date]), number) for number, point in numbered if point.date in places]


def _in_words(relation: Relation) -> str:
    """The text alternative: span, totals, and the periods that stand out."""
    periods, step = relation.series, relation.by
    the = "the " if step == "week" else ""
    first, last = the + period_label(periods[0].start, step), the + period_label(periods[-1].start, step)
    span = f"From {first} to {last}" if first != last else f"In {first}"
    cooperation, conflict = sum(map(_cooperative, periods)), sum(map(_conflictual, periods))
    said = [f"{span}: {cooperation:,} cooperative and {conflict:,} conflictual events."]
    scored = sorted((one.mean, one.start) for one in periods if one.mean is not None)
    if len(scored) > 1 and scored[0][0] < scored[-1][0]:
        (low, low_start), (high, high_start) = scored[0], scored[-1]
        said.append(
            f"The mean score was lowest in {the}{period_label(low_start, step)} ({signed(low)}) "
            f"and highest in {the}{period_label(high_start, step)} ({signed(high)})."
        )
    return " ".join(said)
