"""A relation over time as a drawing: cooperation above the line, conflict below, the mean score under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dragoman.relations.relation import Period, Relation
from dragoman.report.drawing import inline_svg
from dragoman.report.words import MONTHS, day_label, month_label, quad_label, signed, type_label

if TYPE_CHECKING:
    import altair

WIDTH, COUNTS_HEIGHT, SHORTEST, SCORE_HEIGHT = 660, 190, 78, 96
BAR_MOST = 34
TALLEST_ONE = 26
"""Height of one event at most: a single event must not look like many."""
TICKS = 12
NAMED_TURNS = 6
"""With more turning points than this, the drawing holds their numbers alone."""
_NEAREST_FIRST = ((2, 1, 1), (1, 1, 2), (4, -1, 1), (3, -1, 2))
"""Quad, side of the line, place from it: what was done stands next to the line, what was said beyond it."""
_PAINT = {
    1: ("var(--coop-soft)", "var(--coop)"),
    2: ("var(--coop)", "var(--coop)"),
    3: ("var(--card)", "var(--conf)"),
    4: ("var(--conf)", "var(--conf)"),
}
"""Fill and outline by quad: without colour, what was done is dark and what was said is light."""
_ON_TOP: dict[str, Any] = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -24}


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing, what it shows in words, and the numbers behind it."""

    svg: Markup
    text: str
    rows: list[tuple[str, Period]]


def period_label(start: str, step: str) -> str:
    """``week of 2 December 2024``, ``December 2024``, ``Q4 2024``, ``2024``."""
    if step == "week":
        return f"week of {day_label(start)}"
    if step == "month":
        return month_label(start)
    day = date.fromisoformat(start)
    return f"Q{(day.month + 2) // 3} {day.year}" if step == "quarter" else str(day.year)


def draw(relation: Relation, names: tuple[str, str], anchor: str) -> Chart | None:
    """The drawing of ``relation`` between ``names``; None when its series is empty.

    The n-th turning point links to ``#{anchor}-turn-{n}``.
    """
    import altair

    if not relation.series:
        return None
    panels = [_counts(relation, anchor), _scores(relation)]
    text = _in_words(relation)
    title = f"Events between {names[0]} and {names[1]} over time"
    svg = inline_svg(altair.vconcat(*panels, spacing=34), title=title, description=text)
    return Chart(svg, text, [(period_label(one.start, relation.by), one) for one in relation.series])


def _counts(relation: Relation, anchor: str) -> altair.LayerChart | altair.FacetChart:
    """Bars by quad, with a rule and a name where each turning point stands."""
    import altair

    most = max(max(map(_cooperative, relation.series)), 1), max(max(map(_conflictual, relation.series)), 1)
    scale = altair.Scale(domain=[-most[1], most[0]], nice=False)
    count = altair.Y(
        "low:Q",
        scale=scale,
        title="Events: cooperation above the line, conflict below",
        axis=altair.Axis(tickCount=5, tickMinStep=1, labelExpr="format(abs(datum.value), ',d')", **_ON_TOP),
    )
    layers = [
        altair.Chart(altair.Data(values=_bars(relation, quad, side, place)))
        .mark_bar(fill=_PAINT[quad][0], stroke=_PAINT[quad][1], width=_bar_width(relation))
        .encode(x=_time(relation, labels=False), y=count, y2="high:Q", description="title:N")
        for quad, side, place in _NEAREST_FIRST
    ]
    zero = (
        altair.Chart(altair.Data(values=[{"zero": 0}])).mark_rule(color="var(--quiet)", aria=False).encode(y="zero:Q")
    )
    height = max(min(COUNTS_HEIGHT, TALLEST_ONE * sum(most)), SHORTEST)
    return altair.layer(*layers, zero, *_turns(relation, anchor)).properties(width=WIDTH, height=height)


def _bars(relation: Relation, quad: int, side: int, place: int) -> list[dict[str, Any]]:
    """One bar for every period with events of ``quad``; ``low`` is the end nearer to the line."""
    inner = {1: 2, 3: 4}
    bars = []
    for one in relation.series:
        if count := one.counts.get(quad, 0):
            begin = one.counts.get(inner[quad], 0) if place == 2 else 0
            title = f"{period_label(one.start, relation.by)}: {count:,} {quad_label(quad).lower()}"
            bars.append({"start": one.start, "low": side * begin, "high": side * (begin + count), "title": title})
    return bars


def _bar_width(relation: Relation) -> float:
    return min(WIDTH / len(relation.series) * 0.72, BAR_MOST)


def _time(relation: Relation, *, labels: bool) -> altair.X:
    """One place for every period; about a dozen are named."""
    import altair

    ticks = _ticks(relation.series, relation.by)
    axis = (
        altair.Axis(values=list(ticks), labelExpr=f"({ticks!r})[datum.value]", labelAngle=0, labelOverlap=False)
        if labels
        else None
    )
    starts = [one.start for one in relation.series]
    return altair.X("start:O", scale=altair.Scale(domain=starts, padding=0), axis=axis, title=None)


def _ticks(periods: Sequence[Period], step: str) -> dict[str, str]:
    """Names of some periods by their first day, the year where it changes."""
    every = -(-len(periods) // TICKS)
    ticks = {}
    year = 0
    for one in periods[::every]:
        start = date.fromisoformat(one.start)
        ticks[one.start] = _tick(start, step, new_year=start.year != year)
        year = start.year
    return ticks


def _turns(relation: Relation, anchor: str) -> list[altair.Chart]:
    import altair

    starts = {one.start for one in relation.series}
    numbered = [(n, point) for n, point in enumerate(relation.turning_points, 1) if point.date in starts]
    if not numbered:
        return []
    values = [
        {"start": point.date, "name": _turn_name(n, relation), "link": f"#{anchor}-turn-{n}", "title": point.reason}
        for n, point in numbered
    ]
    place = altair.X("start:O", bandPosition=0)
    data = altair.Chart(altair.Data(values=values))
    rule = data.mark_rule(color="var(--ink)", strokeDash=[5, 3]).encode(x=place, description="title:N")
    name = data.mark_text(align="left", dx=4, dy=-6, color="var(--ink)", fontWeight=600, aria=False).encode(
        x=place, y=altair.value(0), text="name:N", href="link:N"
    )
    return [rule, name]


def _turn_name(number: int, relation: Relation) -> str:
    """``2 Aid``: its number in the list below, and the type of the event that pulls furthest."""
    events = relation.turning_points[number - 1].events
    if not events or len(relation.turning_points) > NAMED_TURNS:
        return str(number)
    return f"{number} {type_label(events[0].event_type)}"


def _scores(relation: Relation) -> altair.LayerChart | altair.FacetChart:
    """Mean scores with their intervals; a period without events breaks the line."""
    import altair

    rows = [
        {
            "start": one.start,
            "mean": one.mean,
            "low": one.low,
            "high": one.high,
            "run": run,
            "title": _score(one, relation),
        }
        for run, own in enumerate(_runs(relation.series))
        for one in own
    ]
    x = _time(relation, labels=True)
    y = altair.Y(
        "mean:Q",
        scale=altair.Scale(domain=[-10, 10]),
        title="Mean score, −10 to +10",
        axis=altair.Axis(
            values=[-10, 0, 10], labelExpr="datum.value > 0 ? '+10' : datum.value < 0 ? '−10' : '0'", **_ON_TOP
        ),
    )
    data = altair.Chart(altair.Data(values=rows))
    bounded = altair.Chart(altair.Data(values=[row for row in rows if row["low"] is not None]))
    layers = [
        altair.Chart(altair.Data(values=[{"zero": 0}])).mark_rule(color="var(--quiet)", aria=False).encode(y="zero:Q"),
        bounded.mark_rule(color="var(--quiet)", strokeWidth=1.5, aria=False).encode(x=x, y="low:Q", y2="high:Q"),
        data.mark_line(color="var(--ink)", strokeWidth=1.6, aria=False).encode(x=x, y=y, detail="run:N"),
        data.mark_point(fill="var(--paper)", stroke="var(--ink)", size=42, opacity=1).encode(
            x=x, y=y, description="title:N"
        ),
    ]
    return altair.layer(*layers).properties(width=WIDTH, height=SCORE_HEIGHT)


def _score(one: Period, relation: Relation) -> str:
    said = f"{period_label(one.start, relation.by)}: mean score {signed(one.mean)}"
    if one.low is None or one.high is None:
        return said
    return f"{said}, between {signed(one.low)} and {signed(one.high)}"


def _runs(periods: Sequence[Period]) -> list[list[Period]]:
    """Neighbouring periods that all have a score."""
    return [list(own) for scored, own in groupby(periods, key=lambda one: one.mean is not None) if scored]


def _cooperative(one: Period) -> int:
    return one.counts.get(1, 0) + one.counts.get(2, 0)


def _conflictual(one: Period) -> int:
    return one.counts.get(3, 0) + one.counts.get(4, 0)


def _tick(start: date, step: str, *, new_year: bool) -> str:
    if step == "year":
        return str(start.year)
    name = MONTHS[start.month - 1][:3]
    if step == "quarter":
        name = f"Q{(start.month + 2) // 3}"
    elif step == "week":
        name = f"{start.day} {name}"
    return f"{name} {start.year}" if new_year else name


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
