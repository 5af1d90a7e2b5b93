from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations import changes, periods
from dragoman.relations.settings import settings

_steps = st.sampled_from(sorted(periods.STEPS))


@given(st.dates(), _steps)
def test_a_day_lies_in_its_period_and_periods_follow_each_other(day: date, by: periods.Step) -> None:
    start = periods.start_of(day, by)
    end = periods.end_of(start, by)
    assert start <= day <= end
    assert (end - start).days < periods.STEPS[by]
    if end < date.max:
        assert periods.start_of(end + timedelta(days=1), by) == end + timedelta(days=1)


def test_an_interval_falls_where_its_middle_is() -> None:
    week = date(2024, 1, 29), date(2024, 2, 4)
    assert periods.placed(*week, "month") == date(2024, 2, 1)
    assert periods.placed(*week, "day") is None
    assert periods.placed(None, None, "year") is None
    assert periods.placed(date(2024, 2, 4), date(2024, 1, 29), "year") is None


def test_shifts_are_where_the_level_changes() -> None:
    import numpy as np

    means = np.array([1.0] * 6 + [5.0] * 7 + [-2.0] * 5)
    assert changes.shifts(means, np.ones(18), penalty=2.0, minimum=3) == [6, 13]
    assert changes.shifts(means, np.ones(18), penalty=1_000.0, minimum=3) == []
    assert changes.shifts(means[:2], np.ones(2), penalty=2.0, minimum=3) == []


@pytest.mark.parametrize("change", [{"states": []}, {"longest_series": 0}, {"colour": "red"}])
def test_settings_that_make_no_sense_are_refused(change: dict[str, object]) -> None:
    from pydantic import ValidationError

    from dragoman.relations.settings import Settings

    with pytest.raises(ValidationError):
        Settings.model_validate({**settings().model_dump(), **change})
