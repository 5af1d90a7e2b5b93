from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.evaluation.relations import (
    ENOUGH,
    Scores,
    Setting,
    best_cut,
    draw,
    evaluate_relations,
    matched,
    relations_table,
    settings_in_turn,
)


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate_relations(36)


def test_turning_points_are_found_as_well_as_the_documents_allow(scores: Scores) -> None:
    every, enough = scores.changed["all"], scores.changed[ENOUGH]
    assert every.series == 36
    assert every.whole >= every.possible - 2
    assert every.whole / every.series >= 0.7
    assert enough.whole / enough.series >= 0.85


def test_series_without_a_change_rarely_have_a_turning_point(scores: Scores) -> None:
    assert scores.level["all"].false / scores.level["all"].series <= 0.06


def test_intervals_hold_the_true_level(scores: Scores) -> None:
    assert all(hits / total >= 0.88 for hits, total in scores.intervals.values())


def test_the_table_names_every_setting(scores: Scores) -> None:
    table = relations_table(scores)
    for name in ("number known", "24 months", "4 in bursts", "noise 4", "6 to 8 points", "two changes", "5 documents"):
        assert name in table


def test_the_same_seed_draws_the_same_series() -> None:
    setting = next(settings_in_turn(1, changed=True))
    assert draw(setting, 3) == draw(setting, 3)
    assert draw(setting, 3) != draw(setting, 4)


def test_changes_lie_apart_and_are_as_large_as_asked() -> None:
    drawn = draw(Setting(48, "4 a month", 2.0, "4 to 6 points", 2), 7)
    levels = list(drawn.levels.values())
    steps = [abs(after - before) for before, after in pairwise(levels) if after != before]
    assert len(drawn.truth) == len(steps) == 2
    assert all(4 <= step <= 6 for step in steps)
    assert best_cut(drawn.events, 2) == drawn.truth


@pytest.mark.parametrize(
    ("turns", "hits"),
    [
        ([date(2020, 5, 1)], 1),
        ([date(2020, 6, 1)], 1),
        ([date(2020, 7, 1)], 0),
        ([], 0),
        ([date(2020, 4, 1), date(2020, 5, 1), date(2021, 3, 1)], 2),
    ],
)
def test_a_turning_point_counts_within_one_month_and_once(turns: list[date], hits: int) -> None:
    assert matched([date(2020, 5, 1), date(2021, 3, 1)], turns) == hits
