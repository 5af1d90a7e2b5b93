"""A relation over time as an SVG drawing: cooperation above the line, conflict below, the mean score under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.report.dyads import Period, Series
from dragoman.report.words import MONTHS, day_label, month_label

WIDTH, LEFT, RIGHT = 720, 46, 14
TOP, HALF_MAX, SCORE_GAP, SCORE_HEIGHT, BOTTOM = 26, 96, 46, 84, 30
BAR_MOST = 34


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
    """A period's mean score."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the template draws, in user units."""

    width: int
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
    left: int
    right: int
    text: str
    rows: list[tuple[str, Period]]


def period_label(start: date, step: str) -> str:
    """``week of 2 December 2024``, ``December 2024``, ``Q4 2024``, ``2024``."""
    if step == "week":
        return f"week of {day_label(start.isoformat())}"
    if step == "month":
        return month_label(start.isoformat())
    return f"Q{(start.month + 2) // 3} {start.year}" if step == "quarter" else str(start.year)


def draw(series: Series) -> Chart | None:
    """The drawing of ``series``; None when it has no period."""
    periods = series.periods
    if not periods:
        return None
    up = max((one.quads[0] + one.quads[1] for one in periods), default=0)
    down = max((one.quads[2] + one.quads[3] for one in periods), default=0)
    unit = HALF_MAX / max(up, down, 1)
    zero = TOP + max(up * unit, 14)
    bars_end = zero + max(down * unit, 14)
    slot = (WIDTH - LEFT - RIGHT) / len(periods)
    middles = [LEFT + slot * (n + 0.5) for n in range(len(periods))]
    score_top = bars_end + SCORE_GAP
    score_zero = score_top + SCORE_HEIGHT / 2
    dots = [
        Dot(_r(x), _r(score_zero - one.score / 10 * SCORE_HEIGHT / 2), f"{period_label(one.start, series.step)}: mean score {one.score:+.1f}")
        for x, one in zip(middles, periods, strict=True)
        if one.score is not None
    ]  # fmt: skip
    return Chart(
        width=WIDTH, height=round(score_top + SCORE_HEIGHT + BOTTOM), zero=_r(zero),
        bars=[bar for x, one in zip(middles, periods, strict=True) for bar in _bars(one, x, slot, zero, unit, series.step)],
        grid=_grid(up, down, zero, unit), ticks=_ticks(periods, middles, series.step, score_top + SCORE_HEIGHT + 18),
        score_top=_r(score_top), score_zero=_r(score_zero), score_bottom=_r(score_top + SCORE_HEIGHT),
        score_lines=_lines(periods, dots, middles), dots=dots, left=LEFT, right=WIDTH - RIGHT,
        text=_in_words(series), rows=[(period_label(one.start, series.step), one) for one in periods],
    )  # fmt: skip


def _r(value: float) -> float:
    return round(value, 1)


_NAMES = {"q1": "verbal cooperation", "q2": "material cooperation", "q3": "verbal conflict", "q4": "material conflict"}


def _bars(one: Period, x: float, slot: float, zero: float, unit: float, step: str) -> list[Bar]:
    width = min(slot * 0.72, BAR_MOST)
    bars = []
    verbal_up, material_up, verbal_down, material_down = one.quads
    # material stands next to the line: it weighs more
    for kind, count, before, above in (
        ("q2", material_up, 0, True), ("q1", verbal_up, material_up, True),
        ("q4", material_down, 0, False), ("q3", verbal_down, material_down, False),
    ):  # fmt: skip
        if count:
            y = zero - (before + count) * unit if above else zero + before * unit
            title = f"{period_label(one.start, step)}: {count} {_NAMES[kind]}"
            bars.append(Bar(_r(x - width / 2), _r(y), _r(width), _r(count * unit), kind, title))
    return bars


def _grid(up: int, down: int, zero: float, unit: float) -> list[Label]:
    most = max(up, down, 1)
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10**9) if most / size <= 3.5)
    above = [Label(LEFT - 8, _r(zero - n * unit), f"{n:,}", "end") for n in range(step, up + 1, step)]
    below = [Label(LEFT - 8, _r(zero + n * unit), f"{n:,}", "end") for n in range(step, down + 1, step)]
    return above + below


def _ticks(periods: list[Period], middles: list[float], step: str, y: float) -> list[Label]:
    every = -(-len(periods) // 12)
    ticks = []
    year = 0
    for n, (one, x) in enumerate(zip(periods, middles, strict=True)):
        if n % every:
            continue
        ticks.append(Label(_r(x), _r(y), _tick(one.start, step, new_year=one.start.year != year)))
        year = one.start.year
    return ticks


def _tick(start: date, step: str, *, new_year: bool) -> str:
    if step == "year":
        return str(start.year)
    if step == "quarter":
        return f"Q{(start.month + 2) // 3} {start.year}" if new_year else f"Q{(start.month + 2) // 3}"
    month = MONTHS[start.month - 1][:3]
    name = f"{start.day} {month}" if step == "week" else month
    return f"{name} {start.year}" if new_year else name


def _lines(periods: list[Period], dots: list[Dot], middles: list[float]) -> list[str]:
    """Runs of neighbouring periods that all have a score; a period without events breaks the line."""
    by_x = {dot.x: dot for dot in dots}
    runs: list[list[Dot]] = [[]]
    for x in middles:
        dot = by_x.get(_r(x))
        if dot:
            runs[-1].append(dot)
        elif runs[-1]:
            runs.append([])
    return [" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1]


def _in_words(series: Series) -> str:
    """The text alternative: span, totals, and the periods that stand out."""
    periods = series.periods
    first, last = period_label(periods[0].start, series.step), period_label(periods[-1].start, series.step)
    cooperation = sum(one.quads[0] + one.quads[1] for one in periods)
    conflict = sum(one.quads[2] + one.quads[3] for one in periods)
    said = [f"From {first} to {last}: {cooperation:,} cooperative and {conflict:,} conflictual events."]
    scored = [one for one in periods if one.score is not None]
    if len(scored) > 1:
        low = min(scored, key=lambda one: one.score or 0)
        high = max(scored, key=lambda one: one.score or 0)
        said.append(
            f"The mean score was lowest in {period_label(low.start, series.step)} ({low.score:+.1f}) "
            f"and highest in {period_label(high.start, series.step)} ({high.score:+.1f})."
        )
    return " ".join(said)
