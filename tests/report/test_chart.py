"""The drawing of a relation."""

from __future__ import annotations

import re

import pytest
from altair.utils import schemapi
from lxml import etree

from dragoman.events.event import Event
from dragoman.relations.relation import Asymmetry, Direction, Party, Period, Relation, Step, TurningPoint
from dragoman.report.chart import Chart, draw
from dragoman.report.drawing import unchecked
from dragoman.report.page import TEMPLATES

SVG = "{http://www.w3.org/2000/svg}"


def period(start: str, counts: tuple[int, int, int, int] = (0, 0, 0, 0), mean: float | None = None) -> Period:
    """A period with these counts by quad."""
    events = sum(counts)
    bounds = (mean - 1, mean + 1) if mean is not None and events > 1 else (None, None)
    return Period(start, start, events, events, dict(enumerate(counts, 1)), mean, 0.0, *bounds)


def relation(
    *periods: Period, by: Step = "month", turns: tuple[str, ...] = (), events: tuple[Event, ...] = ()
) -> Relation:
    """A relation with this series."""
    points = [TurningPoint(date, -1.0, 2.0, list(events), "test") for date in turns]
    nothing = Direction(0, 0, {}, None)
    alike = Asymmetry(nothing, nothing, None, None, None)
    return Relation(Party("A"), Party("B"), by, list(periods), [], [], [], points, [], alike, [], [])


def drawn(one: Relation, names: tuple[str, str] = ("A", "B")) -> tuple[Chart, etree._Element]:
    """The chart and its parsed drawing."""
    chart = draw(one, names, "r1")
    assert chart is not None
    return chart, etree.fromstring(str(chart.svg))


def texts(svg: etree._Element) -> list[str]:
    """What the drawing says, in order."""
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]


def boxes(svg: etree._Element) -> dict[str, tuple[float, float, float, float]]:
    """Tooltip of each bar -> left, top, width, height."""
    found = {}
    for path in svg.iter(f"{SVG}path"):
        title, shape = path.find(f"{SVG}title"), re.fullmatch(r"M(.+?),(.+?)h(.+?)v(.+?)h.+Z", path.get("d", ""))
        if title is not None and shape:
            found[title.text or ""] = tuple(map(float, shape.groups()))
    return found


def test_a_drawing_is_the_same_without_the_checks_of_altair() -> None:
    one = relation(period("2024-01-01", (1, 2, 0, 1), 1.0), period("2024-02-01", (0, 0, 3, 0), -2.0))
    checked = draw(one, ("A", "B"), "r1")
    with unchecked():
        assert not schemapi.DEBUG_MODE
        assert draw(one, ("A", "B"), "r1") == checked
    assert schemapi.DEBUG_MODE


def test_nothing_to_draw() -> None:
    assert draw(relation(), ("A", "B"), "r1") is None


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    _, svg = drawn(relation(period("2024-12-01", (2, 1, 1, 3), -1.0)))

    found = boxes(svg)
    said, done, accused, struck = (
        found[f"December 2024: {what}"]
        for what in ("2 verbal cooperation", "1 material cooperation", "1 verbal conflict", "3 material conflict")
    )
    assert said[1] + said[3] == pytest.approx(done[1])
    assert done[1] + done[3] == pytest.approx(struck[1])
    assert struck[1] + struck[3] == pytest.approx(accused[1])
    assert said[3] == pytest.approx(2 * done[3])


@pytest.mark.parametrize("count", [1, 7, 1_000_000])
@pytest.mark.parametrize("length", [1, 12, 300])
def test_drawing_stays_inside_its_frame(count: int, length: int) -> None:
    periods = [period(f"{1700 + n}-01-01", (count, 0, 0, count), 10.0 if n % 2 else -10.0) for n in range(length)]
    _, svg = drawn(relation(*periods, by="year"))

    width, height = map(float, svg.get("viewBox", "").split()[2:])
    assert len(boxes(svg)) == 2 * length
    for left, top, wide, high in boxes(svg).values():
        assert left >= 0
        assert left + wide <= width
        assert top >= 0
        assert top + high <= height
    years = [text for text in texts(svg) if re.fullmatch(r"[12][789]?\d\d+", text)]
    assert 1 <= len(years) <= 12


def test_periods_without_events_break_the_line() -> None:
    _, svg = drawn(relation(
        period("2024-10-01", (1, 0, 0, 0), 1.0), period("2024-11-01", (1, 0, 0, 0), 2.0), period("2024-12-01"),
        period("2025-01-01", (1, 0, 0, 0), 3.0),
    ))  # fmt: skip

    lines = [path.get("d", "") for path in svg.iter(f"{SVG}path") if path.get("stroke-width") == "1.6"]
    assert sorted(line.count("L") for line in lines) in ([0, 1], [1])
    assert sum("mean score" in (title.text or "") for title in svg.iter(f"{SVG}title")) == 3


def test_text_says_what_the_drawing_shows() -> None:
    chart, _ = drawn(relation(
        period("2024-11-01", (0, 0, 2, 1), -4.0), period("2024-12-01"), period("2025-01-01", (3, 0, 0, 0), 2.5),
    ))  # fmt: skip

    assert chart.text == (
        "From November 2024 to January 2025: 3 cooperative and 3 conflictual events. "
        "The mean score was lowest in November 2024 (−4.0) and highest in January 2025 (+2.5)."
    )
    assert [label for label, _ in chart.rows] == ["November 2024", "December 2024", "January 2025"]


def test_ticks_name_the_year_once() -> None:
    _, svg = drawn(relation(*(period(f"{2024 + n // 4}-{n % 4 * 3 + 1:02d}-01") for n in range(2, 7)), by="quarter"))

    assert [text for text in texts(svg) if text.startswith("Q")] == ["Q3 2024", "Q4", "Q1 2025", "Q2", "Q3"]


def test_every_count_of_a_small_drawing_is_named() -> None:
    _, svg = drawn(relation(period("2024-12-01", (0, 1, 1, 1), -1.0)))

    assert [text for text in texts(svg) if re.fullmatch(r"\d", text)][:4] == ["2", "1", "0", "1"]


def test_turning_points_are_named_and_link_to_the_list() -> None:
    _, svg = drawn(relation(period("2024-11-01"), period("2024-12-01"), turns=("2024-12-01", "1999-01-01")))

    links = {link.get("href"): "".join(link.itertext()) for link in svg.iter(f"{SVG}a")}
    assert links == {"#r1-turn-1": "1"}


@pytest.mark.parametrize("name", ["</svg><script>alert(1)</script>", '" onload="alert(1)', "{{ 7*7 }} &lt;b&gt;"])
def test_a_name_stays_a_name(name: str) -> None:
    chart, svg = drawn(relation(period("2024-12-01", (1, 0, 0, 0), 1.0)), names=(name, "B"))

    assert name in svg.get("aria-label", "")
    assert "<script" not in chart.svg
    known = {"svg", "g", "path", "text", "tspan", "line", "rect", "circle", "a", "title"}
    assert {str(one.tag).removeprefix(SVG) for one in svg.iter()} <= known
    assert not [attribute for one in svg.iter() for attribute in one.attrib if str(attribute).startswith("on")]


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
