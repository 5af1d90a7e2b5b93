"""The drawing of a relation."""

from __future__ import annotations

import re

import pytest

from dragoman.relations.relation import Party, Period, Relation, Step, TurningPoint
from dragoman.report.chart import LEFT, RIGHT, WIDTH, draw
from dragoman.report.page import TEMPLATES


def period(start: str, counts: tuple[int, int, int, int] = (0, 0, 0, 0), mean: float | None = None) -> Period:
    """A period with these counts by quad."""
    events = sum(counts)
    bounds = (mean - 1, mean + 1) if mean is not None and events > 1 else (None, None)
    return Period(start, start, events, events, dict(enumerate(counts, 1)), mean, 0.0, *bounds)


def relation(*periods: Period, by: Step = "month", turns: tuple[str, ...] = ()) -> Relation:
    """A relation with this series."""
    points = [TurningPoint(date, -1.0, 2.0, [], "test") for date in turns]
    return Relation(Party("A"), Party("B"), by, list(periods), [], [], [], points, [])


def test_nothing_to_draw() -> None:
    assert draw(relation()) is None


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    chart = draw(relation(period("2024-12-01", (2, 1, 1, 3), -1.0)))

    assert chart is not None
    by_kind = {bar.kind: bar for bar in chart.bars}
    assert by_kind["q2"].y + by_kind["q2"].height == chart.zero
    assert by_kind["q1"].y + by_kind["q1"].height == pytest.approx(by_kind["q2"].y)
    assert by_kind["q4"].y == chart.zero
    assert by_kind["q3"].y == pytest.approx(by_kind["q4"].y + by_kind["q4"].height)
    assert by_kind["q1"].title == "December 2024: 2 verbal cooperation"


@pytest.mark.parametrize("count", [1, 7, 1_000_000])
@pytest.mark.parametrize("length", [1, 12, 300])
def test_drawing_stays_inside_its_frame(count: int, length: int) -> None:
    periods = [period(f"{1900 + n}-01-01", (count, 0, 0, count), 10.0 if n % 2 else -10.0) for n in range(length)]
    chart = draw(relation(*periods, by="year"))

    assert chart is not None
    for bar in chart.bars:
        assert bar.x >= LEFT
        assert bar.x + bar.width <= WIDTH - RIGHT
        assert bar.y > 0
        assert bar.y + bar.height < chart.score_top
    assert all(chart.score_top <= dot.y <= chart.score_bottom for dot in chart.dots)
    assert len(chart.ticks) <= 12
    assert len(chart.grid) <= 8


def test_periods_without_events_break_the_line() -> None:
    chart = draw(relation(
        period("2024-10-01", (1, 0, 0, 0), 1.0), period("2024-11-01", (1, 0, 0, 0), 2.0), period("2024-12-01"),
        period("2025-01-01", (1, 0, 0, 0), 3.0),
    ))  # fmt: skip

    assert chart is not None
    assert [line.count(",") for line in chart.score_lines] == [2]
    assert len(chart.dots) == 3


def test_text_says_what_the_drawing_shows() -> None:
    chart = draw(relation(
        period("2024-11-01", (0, 0, 2, 1), -4.0), period("2024-12-01"), period("2025-01-01", (3, 0, 0, 0), 2.5),
    ))  # fmt: skip

    assert chart is not None
    assert chart.text == (
        "From November 2024 to January 2025: 3 cooperative and 3 conflictual events. "
        "The mean score was lowest in November 2024 (−4.0) and highest in January 2025 (+2.5)."
    )
    assert [label for label, _ in chart.rows] == ["November 2024", "December 2024", "January 2025"]


def test_ticks_name_the_year_once() -> None:
    chart = draw(relation(*(period(f"{2024 + n // 4}-{n % 4 * 3 + 1:02d}-01") for n in range(2, 7)), by="quarter"))

    assert chart is not None
    assert [tick.text for tick in chart.ticks] == ["Q3 2024", "Q4", "Q1 2025", "Q2", "Q3"]


def test_turning_points_stand_at_the_beginning_of_their_period() -> None:
    chart = draw(relation(period("2024-11-01"), period("2024-12-01"), turns=("2024-12-01", "1999-01-01")))

    assert chart is not None
    assert [(turn.number, turn.x) for turn in chart.turns] == [(1, LEFT + (WIDTH - LEFT - RIGHT) / 2)]


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7.0),
        ("ink", "trigger", 4.5),
        ("ink", "target", 4.5),
        ("quiet", "paper", 4.5),
        ("quiet", "faint", 4.5),
        ("quiet", "card", 4.5),
        ("quiet", "target", 4.5),
        ("link", "paper", 4.5),
        ("link", "card", 4.5),
        ("link", "target", 4.5),
        ("paper", "coop", 4.5),
        ("paper", "conf", 4.5),
        ("coop", "paper", 3.0),
        ("conf", "paper", 3.0),
        ("actor", "paper", 3.0),
        ("recipient", "paper", 3.0),
        ("focus", "paper", 3.0),
    ],
)
def test_colours_contrast_enough(scheme: int, front: str, back: str, least: float) -> None:
    """WCAG 2.2: 4.5 for text, 3 for what is drawn."""
    style = (TEMPLATES / "dossier.css").read_text(encoding="utf-8")
    colours = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)
    ]

    assert _contrast(colours[scheme][front], colours[scheme][back]) >= least
